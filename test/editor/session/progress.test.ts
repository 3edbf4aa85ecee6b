import { expect, test } from 'vitest'
import { Session } from './client.ts'

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

interface Reported {
  readonly token: string | number
  readonly value: { readonly kind: 'begin' | 'report' | 'end' }
}

test('a run that takes long is shown while it lasts; its estimate is there at once', async () => {
  const session = await Session.start({ capabilities: { window: { workDoneProgress: true } } })
  await session.open(uri, slow)
  const estimate = (await session.resultsOf(uri, 1)).results.results[0]
  expect(estimate?.method).toContain('Monte Carlo')
  const after = session.results.length
  const exact = (await session.resultsOf(uri, 1, after)).results.results[0]
  expect(exact?.method).toBe('exact (Freeman–Halton)')
  expect(session.results.slice(after).map(({ state }) => state)).toEqual(['running', 'fresh'])
  const kinds = () => (session.progress as Reported[]).map(({ value }) => value.kind)
  await session.until('the end of the progress', () => kinds().at(-1) === 'end')
  // One progress begins and ends before the next.
  expect(kinds().filter((kind) => kind !== 'report')).toEqual(
    kinds()
      .filter((kind) => kind === 'end')
      .flatMap(() => ['begin', 'end']),
  )
  expect(session.requests).toContain('window/workDoneProgress/create')
  expect(session.errors).toEqual([])
  await session.stop()
})
