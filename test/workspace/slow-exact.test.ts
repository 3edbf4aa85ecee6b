import { readFileSync } from 'node:fs'
import { afterEach, expect, test } from 'vitest'
import type { StudyResults } from '../../server/results/types.ts'
import { Desk, type Event } from './desk.ts'

/** Fisher's exact test of this table takes more than a second. */
const slow = `counts c {
  columns k1, k2, k3, k4
  r1: 22, 11, 10, 14
  r2: 10, 22, 11, 9
  r3: 11, 9, 20, 10
  r4: 9, 11, 10, 20
}
comparison f {
  compare c
  using fisher
}
`
const uri = 'untitled:slow'
const star = new URL('../../samples/star/star.study', import.meta.url)

let desk: Desk
afterEach(() => desk.end())

const fisher = ({ results }: StudyResults) => results.find(({ name }) => name === 'f')
const isEstimate = (event: Extract<Event, { kind: 'results' }>): boolean =>
  fisher(event.results)?.method.startsWith('Monte Carlo') ?? false

test('an estimate that says what it is comes first, the exact answer after it', async () => {
  desk = new Desk()
  desk.workspace.open(uri, 1, slow)
  const first = fisher((await desk.until('results')).results)
  expect(first?.method).toBe('Monte Carlo, 10000 tables, seed 1; the exact test is still running')
  const { p } = first!.statistics
  expect(p).toBeGreaterThan(0)
  await desk.until('running')
  const exact = fisher((await desk.until('results', (event) => !isEstimate(event))).results)
  expect(exact?.method).toBe('exact (Freeman–Halton)')
  // The limits are those of 95 %; this seed is one of the nineteen in twenty.
  expect(exact?.statistics.p).toBeGreaterThan(Number(first?.statistics['pLow']))
  expect(exact?.statistics.p).toBeLessThan(Number(first?.statistics['pHigh']))
  expect(desk.events.at(-1)?.kind).toBe('diagnosed')
  expect(desk.events.some(({ kind }) => kind === 'idle')).toBe(true)
  expect(desk.workers).toHaveLength(1)
})

test('an edit ends the exact test, and nothing of the older text comes any more', async () => {
  desk = new Desk()
  desk.workspace.open(uri, 1, slow)
  await desk.until('results')
  desk.workspace.change(uri, 2, slow.replace('22, 11, 10, 14', '22, 11, 10, 15'))
  const second = await desk.until('results', ({ version }) => version === 2)
  expect(isEstimate(second)).toBe(true)
  await desk.until('results', (event) => event.version === 2 && !isEstimate(event))
  const versions = desk.events.flatMap((event) => (event.kind === 'results' ? [event.version] : []))
  expect(versions).toEqual([1, 2, 2])
  expect(desk.workers).toHaveLength(1)
})

test('another study does not wait for it, and it is taken up again', async () => {
  desk = new Desk()
  desk.workspace.open(uri, 1, slow)
  await desk.until('results')
  desk.workspace.open(star.href, 1, readFileSync(star, 'utf8'))
  await desk.until('results', (event) => event.uri === star.href)
  await desk.until('results', (event) => event.uri === uri && !isEstimate(event))
  const order = desk.events.flatMap((event) => (event.kind === 'results' ? [event.uri] : []))
  expect(order).toEqual([uri, star.href, uri])
})
