import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDataset } from '../../server/data/open.ts'
import { isFileFailure } from '../../server/host/host.ts'
import { nodeHost } from '../../server/host/node.ts'
import { instrument, scale, study } from '../data/studies.ts'

let top = ''
let folder = ''

beforeAll(async () => {
  top = await mkdtemp(join(tmpdir(), 'studyspec-'))
  folder = join(top, 'study')
  await mkdir(join(folder, 'sub'), { recursive: true })
  await mkdir(join(top, 'study-secret'))
  await writeFile(join(top, 'outside.csv'), 'q1\n1\n')
  await writeFile(join(top, 'study-secret', 'data.csv'), 'q1\n1\n')
  await writeFile(join(folder, 'data.csv'), 'q1\n1\n')
  await writeFile(join(folder, 'empty.csv'), '')
  await symlink(join(top, 'outside.csv'), join(folder, 'link-out.csv'))
  await symlink(join(folder, 'data.csv'), join(folder, 'link-in.csv'))
  await symlink(top, join(folder, 'link-folder'))
})

afterAll(() => rm(top, { recursive: true }))

const made = study({
  instruments: [
    instrument(
      'A',
      ['q1'],
      scale('S', {
        codes: [
          [0, 'No'],
          [1, 'Yes'],
        ],
      }),
    ),
  ],
})
const codesOf = async (path: string): Promise<string[]> => {
  const { problems, source } = await openDataset(made.study, { ...made.dataset, path }, nodeHost, {
    roots: [folder],
    baseDir: folder,
  })
  source?.close()
  return problems.map(({ code }) => code)
}

test.each([
  ['data.csv', []],
  ['./sub/../data.csv', []],
  ['link-in.csv', []],
  ['empty.csv', ['file-empty']],
  ['none.csv', ['file-not-found']],
  ['data.csv/x', ['file-not-found']],
  ['sub', ['file-is-a-directory']],
  ['../outside.csv', ['file-outside-workspace']],
  ['../study-secret/data.csv', ['file-outside-workspace']],
  ['link-out.csv', ['file-outside-workspace']],
  ['link-folder/outside.csv', ['file-outside-workspace']],
  ['../../../../../../../../etc/passwd', ['file-outside-workspace']],
  ['/etc/passwd', ['file-outside-workspace']],
  ['/dev/zero', ['file-outside-workspace']],
  ['../no-such-file-outside.csv', ['file-outside-workspace']],
  ['nul\0byte.csv', ['file-unreadable']],
])('%j: %j', async (path, expected) => {
  expect(await codesOf(path)).toEqual(expected)
})

test('a file larger than the limit is not read', async () => {
  expect(await nodeHost.readBytes(join(folder, 'data.csv'), { roots: [folder] }, 3)).toMatchObject({
    failure: 'too-large',
  })
  const bytes = await nodeHost.readBytes(join(folder, 'data.csv'), { roots: [folder] }, 5)
  expect(new TextDecoder().decode(isFileFailure(bytes) ? new Uint8Array(0) : bytes)).toBe('q1\n1\n')
})

test('the fingerprint changes with the content', async () => {
  const path = join(folder, 'print.csv')
  await writeFile(path, 'q1\n1\n')
  const before = await nodeHost.fingerprint(path, { roots: [folder] })
  await writeFile(path, 'q1\n0\n')
  const after = await nodeHost.fingerprint(path, { roots: [folder] })
  expect(isFileFailure(before) || isFileFailure(after)).toBe(false)
  expect(after).not.toEqual(before)
})
