import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import type { StudyResults } from '../../../server/results/types.ts'
import { Session, samples, uriOf } from './client.ts'

const path = join(samples, 'star', 'star.study')
const text = readFileSync(path, 'utf8')
const uri = uriOf(path)

let session: Session
afterEach(() => session.stop())

/** The range of the first of some words in a text. */
function rangeOf(words: string, within = text) {
  const at = within.indexOf(words)
  const position = (offset: number) => {
    const before = within.slice(0, offset).split('\n')
    return { line: before.length - 1, character: before.at(-1)!.length }
  }
  return { start: position(at), end: position(at + words.length) }
}

const counts = (results: StudyResults, instrument: string, score: string) =>
  results.scores.find((one) => one.instrument === instrument && one.name === score)?.bands.map(({ count }) => count)

test('an edited cut-off: new counts, and the data are not touched', async () => {
  session = await Session.start({ folders: [samples] })
  await session.open(uri, text)
  const { results } = await session.resultsOf(uri, 1)
  const score = results.scores.find((one) => one.instrument === 'STAR_C' && one.name === 'total')!
  const between = (low: number, high: number) =>
    score.distribution.reduce((sum, [value, count]) => sum + (value >= low && value <= high ? count : 0), 0)
  expect(counts(results, 'STAR_C', 'total')).toEqual([between(0, 24), between(25, 36), between(37, 48)])

  await session.change(uri, { range: rangeOf('25..36'), text: '25..30' })
  const version = await session.change(uri, { range: rangeOf('37..48'), text: '31..48' })
  const edited = (await session.resultsOf(uri, version)).results
  expect(counts(edited, 'STAR_C', 'total')).toEqual([between(0, 24), between(25, 30), between(31, 48)])
  expect(edited.timing.scans).toBe(0)
  expect(session.errors).toEqual([])
})

test('a broken declaration takes no other one with it', async () => {
  session = await Session.start({ folders: [samples] })
  await session.open(uri, text)
  const before = (await session.resultsOf(uri, 1)).results
  const version = await session.change(uri, { range: rangeOf('using chi-square'), text: 'using (' })
  const after = (await session.resultsOf(uri, version)).results
  const others = (results: StudyResults) =>
    results.results.filter(({ name }) => name !== 'overallBands').map(({ name, statistics }) => ({ name, statistics }))
  expect(others(after)).toEqual(others(before))
  const { diagnostics } = await session.diagnosticsOf(uri, version)
  expect(diagnostics.some(({ code }) => String(code).startsWith('syntax-'))).toBe(true)
})

test('an unknown document is answered with nothing, a document that was closed has no diagnostics', async () => {
  session = await Session.start()
  const params = { textDocument: { uri: 'file:///nowhere.study' }, position: { line: 0, character: 0 } }
  await session.change('file:///nowhere.study', { text: 'x' })
  // A request that no row of the register answers is refused as unknown, which is an answer too.
  for (const method of ['textDocument/hover', 'textDocument/completion', 'textDocument/definition'])
    expect(await session.connection.sendRequest(method, params).catch(() => null)).toBeNull()
  await session.open('untitled:Untitled-1', 'scale {')
  const { diagnostics } = await session.diagnosticsOf('untitled:Untitled-1', 1)
  expect(diagnostics.length).toBeGreaterThan(0)
  await session.close('untitled:Untitled-1')
  const cleared = await session.until('empty diagnostics', () => {
    const last = session.diagnostics.at(-1)
    return last?.diagnostics.length === 0 ? last : undefined
  })
  expect(cleared.uri).toBe('untitled:Untitled-1')
  expect(session.errors).toEqual([])
})
