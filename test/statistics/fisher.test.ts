import { describe, expect, it } from 'vitest'
import { fisher2x2 } from '../../server/statistics/fisher.ts'
import { fisherExact } from '../../server/statistics/fisher-exact.ts'
import { fisherMonteCarlo } from '../../server/statistics/fisher-monte-carlo.ts'
import { fromSample, isNotComputed, type NotComputed } from '../../server/statistics/frequencies.ts'
import { hodgesLehmann } from '../../server/statistics/hodges-lehmann.ts'
import { kruskalWallis } from '../../server/statistics/kruskal-wallis.ts'
import { mannWhitney } from '../../server/statistics/mann-whitney.ts'
import { seeded } from '../../server/statistics/random.ts'
import { rankBiserial } from '../../server/statistics/rank-biserial.ts'
import { expectClose } from '../oracle/compare.ts'

function computed<T extends object>(result: T | NotComputed): T {
  if (isNotComputed(result)) expect.fail(result.why)
  return result as T
}

const factorials = [1n]
for (let k = 1n; k <= 1000n; k++) factorials.push(factorials[Number(k) - 1]! * k)
const sum = (counts: readonly number[]) => counts.reduce((all, count) => all + count, 0)

/** A quotient of two whole numbers of any size as a double. */
function quotient(a: bigint, b: bigint): number {
  const scale = BigInt(Math.max(0, b.toString(2).length - a.toString(2).length + 120))
  return Number((a << scale) / b) / 2 ** Number(scale)
}

/** p by writing out every table in whole numbers: weights are N! over the product of the cells' factorials. */
function byEveryTable(table: readonly (readonly number[])[]): number {
  const rows = table.map(sum)
  const columns = table[0]!.map((_, j) => sum(table.map((row) => row[j]!)))
  const all = factorials[sum(rows)]!
  const observed = table.flat().reduce((product, x) => product * factorials[x]!, 1n)
  let hits = 0n
  let total = 0n
  const fill = (j: number, rest: readonly number[], product: bigint): void => {
    if (j === columns.length) {
      const weight = all ** 3n / product
      total += weight
      if (product >= observed) hits += weight
      return
    }
    const choose = (i: number, left: number, next: number[], sofar: bigint): void => {
      if (i === rest.length) {
        if (left === 0) fill(j + 1, next, sofar)
        return
      }
      for (let x = 0; x <= Math.min(left, rest[i]!); x++)
        choose(i + 1, left - x, [...next, rest[i]! - x], sofar * factorials[x]!)
    }
    choose(0, columns[j]!, [], product)
  }
  fill(0, rows, 1n)
  return quotient(hits, total)
}

describe('Fisher–Freeman–Halton', () => {
  it('equals writing every table out in whole numbers', () => {
    const random = seeded(3)
    for (let round = 0; round < 120; round++) {
      const rows = 2 + Math.floor(random() * 2.5)
      const columns = 2 + Math.floor(random() * 3.5)
      const most = rows * columns > 9 ? 2 : 4
      const table = Array.from({ length: rows }, () =>
        Array.from({ length: columns }, () => Math.floor(random() * (most + 1))),
      )
      const result = fisherExact(table)
      if (isNotComputed(result)) continue
      expectClose(result.p, byEveryTable(table), JSON.stringify(table), 1e-12)
    }
  })

  it('answers the tables on which a fixed workspace fails', () => {
    // R 4.2.2, fisher.test with workspace 2e6, 2e7 and 2e8.
    const three = [
      [8, 12, 20, 15, 9],
      [6, 14, 18, 22, 11],
      [10, 9, 25, 13, 15],
    ]
    const four = [
      [5, 3, 8, 6, 3],
      [4, 7, 2, 5, 7],
      [6, 6, 5, 4, 4],
      [2, 9, 4, 5, 5],
    ]
    const five = [
      [5, 1, 2, 3, 4],
      [2, 6, 1, 2, 3],
      [3, 2, 7, 1, 2],
      [1, 3, 2, 8, 1],
      [2, 1, 3, 2, 9],
    ]
    expectClose(computed(fisherExact(three)).p, 0.5553509276587213, '3×5, N 207')
    expectClose(computed(fisherExact(four)).p, 0.5204972798656777, '4×5, N 100')
    expect(sum(five.flat())).toBe(76)
    expectClose(computed(fisherExact(five)).p, 0.00849767974907, '5×5, N 76')
  })

  it('does not mind the order of rows and columns, nor empty ones', () => {
    const p = computed(
      fisherExact([
        [4, 1, 0, 3],
        [2, 6, 5, 1],
        [0, 2, 7, 7],
      ]),
    ).p
    expectClose(
      computed(
        fisherExact([
          [0, 2, 7, 7],
          [4, 1, 0, 3],
          [2, 6, 5, 1],
        ]),
      ).p,
      p,
      'rows turned',
      1e-13,
    )
    expectClose(
      computed(
        fisherExact([
          [4, 2, 0, 0],
          [1, 6, 0, 2],
          [0, 5, 0, 7],
          [3, 1, 0, 7],
        ]),
      ).p,
      p,
      'transposed',
      1e-13,
    )
  })

  it('says why there is no answer', () => {
    expect(
      fisherExact([
        [1, 2],
        [0, 0],
      ]),
    ).toHaveProperty('why')
    expect(
      fisherExact([
        [1.5, 2],
        [2, 3],
      ]),
    ).toHaveProperty('why')
    expect(fisherExact([[1, 2], [2]])).toHaveProperty('why')
    expect(fisherExact([])).toHaveProperty('why')
    expect(
      fisherExact(
        [
          [9, 3, 5],
          [2, 8, 9],
          [5, 9, 2],
        ],
        { shouldStop: () => true },
      ),
    ).toHaveProperty('why')
  })

  it('is bracketed by its Monte Carlo estimate, which a seed repeats', () => {
    const random = seeded(21)
    let missed = 0
    for (let round = 0; round < 60; round++) {
      const table = Array.from({ length: 3 }, () => Array.from({ length: 4 }, () => Math.floor(random() * 8)))
      const { p } = computed(fisherExact(table))
      const options = { replicates: 2000, seed: round, confidence: 0.99 }
      const estimate = computed(fisherMonteCarlo(table, options))
      expect(fisherMonteCarlo(table, options)).toEqual(estimate)
      if (p < estimate.low || p > estimate.high) missed++
    }
    // 0.6 are expected; 5 or more have a probability below 1 in 2,000.
    expect(missed).toBeLessThan(5)
  })
})

/** Σ weight · odds^k over k from → to in whole numbers, the odds ratio being numerator/denominator. */
function tailShare([a, b, c, d]: readonly number[], odds: number, side: 'upper' | 'lower'): number {
  const denominator = 2n ** 60n
  const numerator = BigInt(Math.round(odds * 2 ** 40)) * 2n ** 20n
  const [row, other, column] = [a! + b!, c! + d!, a! + c!]
  const least = Math.max(0, column - other)
  const most = Math.min(row, column)
  let inside = 0n
  let all = 0n
  for (let k = least; k <= most; k++) {
    const cells = [k, row - k, column - k, other - column + k]
    const ways = (factorials[row]! * factorials[other]!) / cells.reduce((product, x) => product * factorials[x]!, 1n)
    const weight = ways * numerator ** BigInt(k - least) * denominator ** BigInt(most - k)
    all += weight
    if (side === 'upper' ? k >= a! : k <= a!) inside += weight
  }
  return quotient(inside, all)
}

describe("Fisher's test of a 2×2 table", () => {
  const options = { alternative: 'two-sided', confidence: 0.95 } as const

  it('has limits at which each tail is exactly 0.025, in whole-number arithmetic', () => {
    for (const table of [
      [200, 7, 8, 300],
      [3, 1, 1, 3],
      [12, 30, 40, 9],
      [1, 40, 60, 2],
      [90, 85, 70, 95],
    ]) {
      const [a, b, c, d] = table as [number, number, number, number]
      const { low, high, value } = computed(
        fisher2x2(
          [
            [a, b],
            [c, d],
          ],
          options,
        ),
      ).oddsRatio
      // A limit is good to 1e-10 if the tail crosses 0.025 within 1e-10 of it; the whole numbers carry the odds to 2^-40.
      const slack = (odds: number) => Math.max(1e-10, 2 ** -40 / odds)
      expect(tailShare(table, low * (1 - slack(low)), 'upper')).toBeLessThan(0.025)
      expect(tailShare(table, low * (1 + slack(low)), 'upper')).toBeGreaterThan(0.025)
      expect(tailShare(table, high * (1 - slack(high)), 'lower')).toBeGreaterThan(0.025)
      expect(tailShare(table, high * (1 + slack(high)), 'lower')).toBeLessThan(0.025)
      expect(value).toBeGreaterThan(low)
      expect(value).toBeLessThan(high)
    }
  })

  it('finds the odds ratio that R misses by 2.7 %', () => {
    const { value, high } = computed(
      fisher2x2(
        [
          [200, 7],
          [8, 300],
        ],
        options,
      ),
    ).oddsRatio
    expect(value.toFixed(2)).toBe('1004.39')
    expect(high.toFixed(0)).toBe('3450')
  })

  it('has limits of 0 and infinity where a cell is empty', () => {
    expect(
      computed(
        fisher2x2(
          [
            [0, 5],
            [5, 3],
          ],
          options,
        ),
      ).oddsRatio,
    ).toMatchObject({ value: 0, low: 0 })
    const { oddsRatio } = computed(
      fisher2x2(
        [
          [13, 2],
          [0, 4],
        ],
        options,
      ),
    )
    expect(oddsRatio).toMatchObject({ value: Number.POSITIVE_INFINITY, high: Number.POSITIVE_INFINITY })
  })

  it('halves the observed table for the mid-p', () => {
    const table = [
      [3, 1],
      [1, 3],
    ]
    // Choosing 4 of 8: 1, 16, 36, 16, 1 of 70.
    expectClose(computed(fisher2x2(table, options)).p, 34 / 70, 'p', 1e-13)
    expectClose(computed(fisher2x2(table, { ...options, midP: true })).p, 26 / 70, 'mid-p', 1e-13)
    expectClose(computed(fisher2x2(table, { ...options, alternative: 'greater' })).p, 17 / 70, 'one-sided', 1e-13)
  })

  it('says why there is no answer', () => {
    expect(
      fisher2x2(
        [
          [0, 0],
          [3, 4],
        ],
        options,
      ),
    ).toEqual({ why: 'a row or a column is empty' })
    expect(
      fisher2x2(
        [
          [1, 2, 3],
          [3, 4, 5],
        ],
        options,
      ),
    ).toHaveProperty('why')
    expect(
      fisher2x2(
        [
          [1, -2],
          [3, 4],
        ],
        options,
      ),
    ).toHaveProperty('why')
  })
})

describe('rank tests at the edges', () => {
  const one = fromSample([3])
  const options = { method: 'asymptotic', continuity: false, alternative: 'two-sided' } as const

  it('say why they have no answer', () => {
    const none = { values: [], counts: [] }
    expect(mannWhitney(none, one, options)).toEqual({ why: 'a group has no observations' })
    expect(mannWhitney(one, one, options)).toEqual({ why: 'all values are equal' })
    expect(kruskalWallis([one, one, one])).toEqual({ why: 'all values are equal' })
    expect(kruskalWallis([one])).toHaveProperty('why')
    expect(
      hodgesLehmann({ values: [1, 2], counts: [0.5, 2] }, one, { confidence: 0.95, method: 'exact' }),
    ).toHaveProperty('why')
  })

  it('answer two observations, without limits', () => {
    const test = computed(mannWhitney(one, fromSample([5]), { ...options, method: 'exact' }))
    expect(test).toMatchObject({ u1: 0, u2: 1, p: 1, probabilityFirstHigher: 0 })
    for (const method of ['exact', 'asymptotic'] as const) {
      const shift = computed(hodgesLehmann(one, fromSample([5]), { confidence: 0.95, method }))
      expect(shift).toMatchObject({ estimate: -2, low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY })
    }
  })

  it('count 10^12 pairs exactly', () => {
    const x = { values: [1, 2, 3], counts: [333_333, 333_333, 333_335] }
    const y = { values: [1, 2, 4], counts: [250_001, 499_999, 250_001] }
    let doubled = 0n
    x.values.forEach((a, i) => {
      y.values.forEach((b, j) => {
        doubled += BigInt(x.counts[i]!) * BigInt(y.counts[j]!) * (a > b ? 2n : a === b ? 1n : 0n)
      })
    })
    expect(BigInt(2 * computed(mannWhitney(x, y, options)).u1)).toBe(doubled)
  })

  it('take 0.3 − 0.1 and 0.2 − 0 for one difference', () => {
    const shift = computed(
      hodgesLehmann(fromSample([0.3, 0.2]), fromSample([0.1, 0]), { confidence: 0.5, method: 'asymptotic' }),
    )
    expect(shift.estimate).toBe(0.2)
  })

  it('keep the rank-biserial correlation and its interval within −1 and 1', () => {
    // Two people who are both higher than three others are no proof that everybody is: there is no interval.
    expect(rankBiserial(6, 2, 3, 0.95)).toEqual({ value: 1, low: Number.NaN, high: Number.NaN, confidence: 0.95 })
    // tanh(atanh 0.5 ± 1.959964 √(21/300)), by hand.
    const { value, low, high } = rankBiserial(75, 10, 10, 0.95)
    expect(value).toBe(0.5)
    expect(low).toBeCloseTo(Math.tanh(Math.atanh(0.5) - 1.959963984540054 * Math.sqrt(0.07)), 12)
    expect(high).toBeCloseTo(Math.tanh(Math.atanh(0.5) + 1.959963984540054 * Math.sqrt(0.07)), 12)
  })
})
