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

async function offered(source: string, more: Partial<FeatureContext> = {}, typed?: string): Promise<string[]> {
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
  const params = { textDocument: { uri: snapshot.uri }, position }
  const trigger = typed === undefined ? {} : { context: { triggerKind: 2 as const, triggerCharacter: typed } }
  const { items } = await completion(snapshot, { ...params, ...trigger }, context)
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

describe('a blank opens the list', () => {
  const STUDY = 'scale S { 0 "No" 1 "Yes" }\ninstrument A {\n  items a1..a4 on S\n  '
  test.each([
    ['where something has to follow', `${STUDY}score t = sum(a1, $0`, 'a2..a4'],
    ['behind on', `${STUDY}item b on $0`, 'S'],
    ['behind using', 'comparison c {\n  using $0', 'mann-whitney'],
  ])('%s', async (_, source, expected) => expect(await offered(source, {}, ' ')).toContain(expected))

  test.each([
    ['behind a finished item', `${STUDY}item b on S $0`],
    ['behind a finished score', `${STUDY}score t = sum(a1..a4) $0`],
    ['behind a test', 'comparison c {\n  using mann-whitney $0'],
    ['in an indentation', `${STUDY}  $0`],
  ])('but not %s', async (_, source) => {
    expect(await offered(source, {}, ' ')).toEqual([])
    expect((await offered(source)).length).toBeGreaterThan(0)
  })
})
