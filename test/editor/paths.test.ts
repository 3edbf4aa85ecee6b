import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { completion } from '../../server/editor/completion.ts'
import type { FeatureContext } from '../../server/editor/feature.ts'
import { relativePath, resolvedUri } from '../../server/editor/paths.ts'
import { toPosition } from '../../server/editor/positions.ts'
import { defaultSettings } from '../../server/editor/settings.ts'
import { nodeHost } from '../../server/host/node.ts'
import { snapshotOf } from '../support/snapshot.ts'

const folder = mkdtempSync(join(tmpdir(), 'studyspec-paths-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('paths between documents', () => {
  test.each([
    ['file:///w/a.study', 'file:///w/b.study', 'b.study'],
    ['file:///w/x/a.study', 'file:///w/b.study', '../b.study'],
    ['file:///w/a.study', 'file:///w/x/b%20c.study', 'x/b c.study'],
    ['vscode-vfs://github/o/r/a.study', 'vscode-vfs://github/o/r/b.study', 'b.study'],
    ['file:///w/a.study', 'vscode-vfs://github/b.study', undefined],
    ['untitled:Untitled-1', 'file:///b.study', undefined],
  ])('from %s to %s', (from, to, path) => expect(relativePath(from, to)).toBe(path))

  test.each([
    ['file:///w/a.study', 'b c.csv', 'file:///w/b%20c.csv'],
    ['file:///w/x/a.study', '../b.study', 'file:///w/b.study'],
    ['vscode-vfs://github/o/r/a.study', 'b.study', 'vscode-vfs://github/o/r/b.study'],
    ['untitled:Untitled-1', 'b.study', undefined],
    ['file:///w/a.study', '', undefined],
  ])('of %s, %s', (document, path, uri) => expect(resolvedUri(document, path)).toBe(uri))
})

async function offered(source: string, more: Partial<FeatureContext> = {}): Promise<string[]> {
  const { snapshot, cursor, host } = await snapshotOf(source, { results: false })
  const context: FeatureContext = {
    settings: defaultSettings,
    client: {},
    token: { isCancellationRequested: false, onCancellationRequested: () => ({ dispose: () => undefined }) },
    snapshots: [snapshot],
    host,
    folderOf: () => ({ baseDir: '/', roots: ['/'] }),
    uriOf: (path) => `file://${path}`,
    ...more,
  }
  const position = toPosition(snapshot, cursor)
  const { items } = await completion(snapshot, { textDocument: { uri: snapshot.uri }, position }, context)
  return items.map(({ label }) => label)
}

const BESIDE = `
//- /other.study
scale S 0..4
//- /people.csv
id
//- /data/wave2.sav
x
//- /notes.md
x
`

describe('files beside the study', () => {
  test('are offered as data', async () => {
    expect(await offered(`data d from "$0"\n${BESIDE}`)).toEqual(['people.csv', 'data/'])
    expect(await offered(`data d from $0\n${BESIDE}`)).toEqual(['people.csv', 'data/', 'postgres'])
    expect(await offered(`data d from "data/$0"\n${BESIDE}`)).toEqual(['data/wave2.sav'])
  })

  test('are offered as studies, not the study itself', async () => {
    expect(await offered(`use "$0"\n${BESIDE}`)).toEqual(['other.study'])
  })

  test('are not looked for without a folder', async () => {
    expect(await offered(`use "$0"\n${BESIDE}`, { folderOf: () => undefined })).toEqual([])
  })

  test('are those of the disk, within its roots', async () => {
    mkdirSync(join(folder, 'waves'))
    writeFileSync(join(folder, 'people.csv'), 'id\n')
    const here = { baseDir: folder, roots: [folder] }
    const disk = { host: nodeHost, folderOf: () => here }
    expect((await offered('data d from "$0"', disk)).sort()).toEqual(['people.csv', 'waves/'])
    expect(await offered('data d from "../$0"', disk)).toEqual([])
    expect(await offered('data d from "nowhere/$0"', disk)).toEqual([])
  })
})
