import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fisherExact } from '../../server/statistics/fisher-exact.ts'

/** Every table of the margins, counted in whole numbers: the slow, obvious answer. */
function byListing(table: readonly (readonly number[])[]): number {
  const margins = table.map(([a = 0, b = 0]) => a + b)
  const drawn = table.reduce((sum, [a = 0]) => sum + a, 0)
  const ways = (x: readonly number[]): bigint => x.reduce((product, k, i) => product * choose(margins[i]!, k), 1n)
  const observed = ways(table.map(([a = 0]) => a))
  let counted = 0n
  let all = 0n
  for (let x = 0; x <= margins[0]!; x++)
    for (let y = 0; y <= margins[1]!; y++) {
      const z = drawn - x - y
      if (z < 0 || z > margins[2]!) continue
      const one = ways([x, y, z])
      all += one
      if (one * 10_000_000n <= observed * 10_000_001n) counted += one
    }
  return Number((counted * 10n ** 30n) / all) / 1e30
}

function choose(n: number, k: number): bigint {
  let ways = 1n
  for (let i = 1n; i <= BigInt(k); i++) ways = (ways * (BigInt(n) - BigInt(k) + i)) / i
  return ways
}

test('3×2 tables are what listing every table in whole numbers gives', () => {
  const count = fc.integer({ min: 0, max: 40 })
  fc.assert(
    fc.property(fc.tuple(count, count, count, count, count, count), ([a, b, c, d, e, f]) => {
      const table = [
        [a, b],
        [c, d],
        [e, f],
      ]
      const result = fisherExact(table)
      if ('why' in result) return
      const expected = byListing(table)
      expect(Math.abs(result.p - expected)).toBeLessThanOrEqual(1e-12 * expected + 1e-29)
      const transposed = fisherExact([0, 1].map((j) => table.map((row) => row[j]!)))
      expect('p' in transposed && Math.abs(transposed.p - result.p) <= 1e-12 * expected + 1e-29).toBe(true)
    }),
    { numRuns: 300, examples: [[[0, 2, 0, 22, 1, 20]]] },
  )
})

test('the tables of the paper, to more digits than R has', () => {
  // Exact fractions, printed by Python's fractions module.
  expect(
    fisherExact([
      [0, 2],
      [39, 72],
      [13, 58],
    ]),
  ).toEqual({ p: expect.closeTo(0.023853536931277487, 15) })
  expect(
    fisherExact([
      [0, 9],
      [24, 65],
      [28, 58],
    ]),
  ).toEqual({ p: expect.closeTo(0.098781244846958494, 15) })
})

test('millions of persons are answered, tiny p included: listing their tables would take hours', () => {
  const large = fisherExact([
    [103_000, 102_000],
    [390_000, 389_000],
    [130_000, 128_000],
  ])
  // R cannot do this one: the χ² of the same table has p 0.01238 (chisq.test).
  expect('p' in large && Math.abs(large.p - 0.01238) < 1e-4).toBe(true)
  const tiny = fisherExact([
    [300, 200],
    [3900, 7200],
    [1300, 5800],
  ])
  // fisher.test in R 4.2.2, workspace 2e8.
  expect('p' in tiny && Math.abs(tiny.p / 1.52376623718769e-181 - 1) < 1e-7).toBe(true)
})
