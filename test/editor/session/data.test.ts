import { copyFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { Session, samples, temporaryFolder, uriOf } from './client.ts'

const text = readFileSync(join(samples, 'star', 'star.study'), 'utf8')
const csv = readFileSync(join(samples, 'star', 'star.csv'), 'utf8')

let folder: string
let session: Session
let uri: string
let data: string

beforeEach(async () => {
  folder = temporaryFolder()
  data = join(folder, 'star.csv')
  writeFileSync(data, csv)
  uri = uriOf(join(folder, 'star.study'))
  session = await Session.start({ folders: [folder] })
  await session.open(uri, text)
  await session.resultsOf(uri, 1)
})
afterEach(async () => {
  expect(session.errors).toEqual([])
  await session.stop()
  rmSync(folder, { recursive: true, force: true })
})

const rowsOf = async (after: number) => (await session.resultsOf(uri, 1, after)).results.data[0]
const codes = (of: { diagnostics: readonly { code?: number | string | undefined }[] }) =>
  of.diagnostics.map(({ code }) => code)

test('replaced: read again, without an edit', async () => {
  const after = session.results.length
  writeFileSync(data, csv.split('\n').slice(0, 101).join('\n'))
  await session.fileChanged(data)
  expect((await rowsOf(after))?.rows).toBe(100)
  // The older results were marked before.
  expect(session.results.slice(after).map(({ state }) => state)).toEqual(['stale', 'fresh'])
})

test('deleted: said at the data declaration; back again: gone', async () => {
  let after = session.results.length
  rmSync(data)
  await session.fileChanged(data, 3)
  expect((await rowsOf(after))?.rows).toBeNull()
  await session.until('file-not-found', () => codes(session.diagnostics.at(-1)!).includes('file-not-found'))
  after = session.results.length
  writeFileSync(data, csv)
  await session.fileChanged(data, 1)
  expect((await rowsOf(after))?.rows).toBe(184)
  await session.until('no file-not-found', () => !codes(session.diagnostics.at(-1)!).includes('file-not-found'))
})

test('a hundred times as many rows', async () => {
  const after = session.results.length
  const [heading, ...rows] = csv.trimEnd().split('\n')
  writeFileSync(data, [heading, ...Array.from({ length: 100 }, () => rows).flat()].join('\n'))
  await session.fileChanged(data)
  const { results } = await session.resultsOf(uri, 1, after)
  expect(results.data[0]?.rows).toBe(18_400)
  expect(results.results.find(({ name }) => name === 'overall')?.failed).toBeUndefined()
})

test('a folder in its place, then a file that is no text', async () => {
  let after = session.results.length
  writeFileSync(data, new Uint8Array([0, 1, 2, 3, 0, 0]))
  await session.fileChanged(data)
  expect((await rowsOf(after))?.rows).toBeNull()
  after = session.results.length
  copyFileSync(join(samples, 'star', 'star-hr.csv'), data)
  await session.fileChanged(data)
  expect((await rowsOf(after))?.rows).toBe(184)
})

test('a change of a file that no study reads is of no consequence', async () => {
  const after = session.results.length
  writeFileSync(join(folder, 'other.csv'), 'x\n1\n')
  await session.fileChanged(join(folder, 'other.csv'), 1)
  await session.connection.sendRequest('workspace/executeCommand', {}).catch(() => null)
  expect(session.results.slice(after)).toEqual([])
})
