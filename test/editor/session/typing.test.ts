import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { seeded } from '../../../server/statistics/random.ts'
import { Session, samples, uriOf } from './client.ts'

const path = join(samples, 'star', 'star.study')
const text = readFileSync(path, 'utf8')
const uri = uriOf(path)

let session: Session
afterEach(() => session.stop())

/** Nothing that was sent for an older version came after what was sent for a newer one. */
function expectInOrder(): void {
  const diagnostics = session.diagnostics.filter((one) => one.uri === uri).map(({ version }) => version ?? 0)
  expect(diagnostics).toEqual([...diagnostics].sort((a, b) => a - b))
  const results = session.results.filter((one) => one.uri === uri).map(({ version }) => version)
  expect(results).toEqual([...results].sort((a, b) => a - b))
  expect(session.errors).toEqual([])
}

test('the whole of star.study, typed character by character', async () => {
  session = await Session.start({ folders: [samples] })
  await session.open(uri, '')
  let line = 0
  let character = 0
  let version = 1
  for (const [i, typed] of [...text].entries()) {
    const at = { line, character }
    version = await session.change(uri, { range: { start: at, end: at }, text: typed })
    if (typed === '\n') {
      line++
      character = 0
    } else character += typed.length
    // Somebody types, and does not send a file: the server gets its word in.
    if (i % 4 === 0) await session.diagnosticsOf(uri, version)
  }
  const { results } = await session.resultsOf(uri, version)
  expect(results.results.find(({ name }) => name === 'overall')?.statistics.p).toBeCloseTo(0.2304, 4)
  expectInOrder()
}, 240_000)

test('ten thousand random edits', async () => {
  session = await Session.start({ folders: [samples] })
  await session.open(uri, text)
  const random = seeded(20261123)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!
  const words = text.split(/(\W)/)
  let now = text
  let version = 1
  for (let i = 0; i < 10_000; i++) {
    const start = Math.floor(random() * (now.length + 1))
    const length = random() < 0.5 ? 0 : Math.floor(random() * 12)
    const inserted = random() < 0.3 ? '' : pick([pick(words), '{', '}', '"', '..', '\r\n', '#', '(', 'é', '😀', '0'])
    // The text neither grows nor shrinks away.
    const end = Math.min(now.length, start + (now.length > text.length * 1.2 ? 40 : length))
    const range = { start: positionOf(now, start), end: positionOf(now, end) }
    now = now.slice(0, start) + inserted + now.slice(end)
    version = await session.change(uri, { range, text: inserted })
    if (i % 10 === 0) await session.diagnosticsOf(uri, version)
    // Now and then all is undone, so that most edits are made to a study and not to its ruins.
    if (i % 200 === 199) {
      now = text
      version = await session.change(uri, { text })
      await session.resultsOf(uri, version)
    }
  }
  await session.diagnosticsOf(uri, version)
  expectInOrder()
  // After all that it still has the text that the editor has.
  version = await session.change(uri, { text })
  const { results } = await session.resultsOf(uri, version)
  expect(results.results.find(({ name }) => name === 'overall')?.statistics.p).toBeCloseTo(0.2304, 4)
  expectInOrder()
}, 240_000)

/** As editors count: LF, CRLF and CR end a line; a position never lies between CR and LF. */
function positionOf(within: string, offset: number): { line: number; character: number } {
  const before = within.slice(0, offset)
  const lines = before.split(/\r\n|\r(?!$)|\n|\r$/)
  return { line: lines.length - 1, character: lines.at(-1)!.length }
}
