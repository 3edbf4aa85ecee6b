import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { CodeLens, Hover, InlayHint, Location, WorkspaceEdit } from 'vscode-languageserver'
import type { InlineTable } from '../../../server/editor/protocol.ts'
import { Session, samples, uriOf } from './client.ts'

const path = join(samples, 'star', 'star.study')
const text = readFileSync(path, 'utf8')
const uri = uriOf(path)
const textDocument = { uri }

let session: Session
beforeEach(async () => {
  session = await Session.start({ folders: [samples] })
  await session.open(uri, text)
  await session.resultsOf(uri, 1)
})
afterEach(async () => {
  expect(session.errors).toEqual([])
  await session.stop()
})

const positionOf = (words: string, within = 0) => {
  const before = text.slice(0, text.indexOf(words) + within).split('\n')
  return { line: before.length - 1, character: before.at(-1)!.length }
}
const ask = <R>(method: string, params: object): Promise<R> => session.connection.sendRequest(method, params)

const hints = (): Promise<InlayHint[]> =>
  ask('textDocument/inlayHint', {
    textDocument,
    range: { start: { line: 0, character: 0 }, end: { line: 999, character: 0 } },
  })
const labelAt = (all: readonly InlayHint[], line: number) => all.find(({ position }) => position.line === line)?.label

test('hover, hints, lenses and tables of the sample, over the wire', async () => {
  const hover = await ask<Hover>('textDocument/hover', { textDocument, position: positionOf('total "Total', 1) })
  expect(JSON.stringify(hover.contents)).toContain('37 (34–39)')
  const labels = (await hints()).map(({ label }) => label)
  expect(labels).toContain('58 (43.9 %)')
  const lenses = await ask<CodeLens[]>('textDocument/codeLens', { textDocument })
  const argument = lenses.map(({ command }) => command?.arguments?.[0]).find(({ name }) => name === 'overall')
  const table = await ask<InlineTable>('studyspec/inlineTable', {
    textDocument: { uri: argument.uri },
    name: argument.name,
  })
  expect(table.plain).toContain('| Patients | 132 | 35 (31–40) |')
})

test('a cut-off that is typed: the count behind it follows, no hint goes away meanwhile', async () => {
  const { line } = positionOf('excellent "Excellent" 37..48')
  const before = await hints()
  expect(labelAt(before, line)).toBe('28 (53.8 %)')
  const at = positionOf('excellent "Excellent" 37..48', 'excellent "Excellent" '.length)
  const range = { start: at, end: { line, character: at.character + 2 } }
  const version = await session.change(uri, { range, text: '40' })
  const meanwhile = await hints()
  expect(meanwhile.length).toBe(before.length)
  await session.resultsOf(uri, version)
  const scores = (await session.resultsOf(uri, version)).results.scores
  const total = scores.find(({ instrument, name }) => instrument === 'STAR_C' && name === 'total')!
  const above = total.distribution.reduce((sum, [value, count]) => sum + (value >= 40 ? count : 0), 0)
  expect(String(labelAt(await hints(), line))).toMatch(new RegExp(`^${above} \\(`))
})

test('a column leads to its heading in the file', async () => {
  const [place] = await ask<Location[]>('textDocument/definition', {
    textDocument,
    position: positionOf('"marital_status"', 3),
  })
  expect(place?.uri).toBe(uriOf(join(samples, 'star', 'star.csv')))
  expect(place?.range.start).toEqual({ line: 0, character: 'id,role,age,sex,'.length })
})

test('a renaming, and the reason why another is refused', async () => {
  const position = positionOf('Frequency "How', 2)
  const edit = await ask<WorkspaceEdit>('textDocument/rename', { textDocument, position, newName: 'HowOften' })
  expect(edit.changes?.[uri]).toHaveLength(3)
  const refused = ask('textDocument/rename', { textDocument, position: positionOf('p4, p7', 1), newName: 'mood' })
  await expect(refused).rejects.toThrow('`p4` is one of p1..p12, so its number stays')
})
