import { expect, describe as group, it } from 'vitest'
import { describe, kurtosis, skewness } from '../../server/statistics/descriptives.ts'
import { type Frequencies, fromSample } from '../../server/statistics/frequencies.ts'
import { median, type QuantileType, quantile, quartiles } from '../../server/statistics/quantiles.ts'
import { shapiroWilk } from '../../server/statistics/shapiro-wilk.ts'
import { expectClose } from '../oracle/compare.ts'
import { hasR, hasRPackage, liveCases, storedCases } from '../oracle/rscript.ts'

interface Case extends Frequencies {
  readonly sum: number
  readonly mean: number
  readonly variance: number
  readonly sd: number
  readonly skewness: number
  readonly kurtosis: number
  readonly p: number[]
  readonly quantiles: number[][]
  readonly w: number | null
  readonly shapiroP: number | null
}

function compare(one: Case, index: number): void {
  const what = (name: string) => `case ${index}: ${name}`
  const ours = describe(one)
  for (const key of ['sum', 'mean', 'variance', 'sd'] as const) expectClose(ours[key], one[key], what(key), 1e-12)
  // R sums these in one pass of 64 bits, so numbers near 1e7 cost it digits.
  expectClose(skewness(one), one.skewness, what('skewness'), 1e-10, 1e-10)
  expectClose(kurtosis(one), one.kurtosis, what('kurtosis'), 1e-10, 1e-10)
  one.quantiles.forEach((row, type) => {
    row.forEach((value, i) => {
      expectClose(quantile(one, one.p[i]!, (type + 1) as QuantileType), value, what(`type ${type + 1}`), 1e-14)
    })
  })
  if (one.w === null) return
  expect(shapiroWilk(one)).toHaveProperty('w')
  const { w, p } = shapiroWilk(one) as { w: number; p: number }
  expectClose(w, one.w, what('W'), 1e-12)
  // R divides the values by their range first; near 1000 that rounding shows in the tenth digit of p (ours is the exact one).
  expectClose(p, one.shapiroP, what('p of W'), 1e-9, 1e-14)
}

group('descriptives, quantiles and Shapiro–Wilk agree with R', () => {
  it('on the stored samples', () => storedCases<Case>('descriptives').forEach(compare))
  it.runIf(hasR && hasRPackage('psych'))('on fresh samples', () => liveCases<Case>('descriptives').forEach(compare))
})

group('descriptives at the ends', () => {
  it('one observation has a mean and no spread', () => {
    const one = fromSample([7])
    expect(describe(one)).toEqual({ n: 1, sum: 7, mean: 7, variance: Number.NaN, sd: Number.NaN, min: 7, max: 7 })
    for (let type = 1; type <= 9; type++) expect(quantile(one, 0.3, type as QuantileType)).toBe(7)
  })
  it('no observations have nothing', () => {
    const none = fromSample([])
    expect(describe(none)).toMatchObject({ n: 0, sum: 0, mean: Number.NaN, min: Number.NaN })
    expect([median(none), skewness(none), kurtosis(none)]).toEqual([Number.NaN, Number.NaN, Number.NaN])
  })
  it('equal values have no spread, skewness or kurtosis', () => {
    const equal = { values: [0.1], counts: [1e12] }
    expect(describe(equal)).toMatchObject({ mean: 0.1, variance: 0, sd: 0 })
    expect([skewness(equal), kurtosis(equal)]).toEqual([Number.NaN, Number.NaN])
  })
  it('values that do not occur change nothing', () => {
    const padded = { values: [0, 1, 2, 5, 9], counts: [0, 3, 4, 2, 0] }
    const bare = { values: [1, 2, 5], counts: [3, 4, 2] }
    expect(describe(padded)).toEqual(describe(bare))
    expect(shapiroWilk(padded)).toEqual(shapiroWilk(bare))
    for (const p of [0, 0.2, 0.5, 1]) expect(quantile(padded, p, 6)).toBe(quantile(bare, p, 6))
    expect(describe({ values: [0.1, 0.2], counts: [3, 0] })).toMatchObject({ sd: 0, min: 0.1, max: 0.1 })
  })
  it('counts of 1e12 are summed exactly', () => {
    const f = { values: [1, 2, 3, 4, 5], counts: [1e12 + 1, 3e12 + 7, 5e12 + 3, 2e12 + 9, 1e12 + 5] }
    const n = f.counts.reduce((sum, count) => sum + BigInt(count), 0n)
    const sum = f.counts.reduce((total, count, i) => total + BigInt(count) * BigInt(f.values[i]!), 0n)
    const squares = f.counts.reduce((total, count, i) => total + BigInt(count) * BigInt(f.values[i]!) ** 2n, 0n)
    const ours = describe(f)
    expect(ours.n).toBe(Number(n))
    expect(ours.sum).toBe(Number(sum))
    expectClose(ours.variance, Number(n * squares - sum * sum) / Number(n * (n - 1n)), 'variance', 4e-16)
  })
  it('positions that are whole but for rounding are whole', () => {
    const hundred = { values: Array.from({ length: 100 }, (_, i) => i + 1), counts: new Array<number>(100).fill(1) }
    expect(quantile(hundred, 0.07, 1)).toBe(7)
    expect(quantile(hundred, 0.07, 2)).toBe(7.5)
    expect(quantile(hundred, 0.29, 1)).toBe(29)
  })
  it('quartiles of frequencies are those of the sample written out', () => {
    const f = { values: [6, 8, 9, 10], counts: [1_000_000, 2_000_000, 3_000_000, 1_000_001] }
    expect(quartiles(f)).toEqual({ q1: 8, median: 9, q3: 9 })
  })
})

group('Shapiro–Wilk says why it cannot be computed', () => {
  it.each([
    [fromSample([1, 2]), 'at least 3'],
    [fromSample([2, 2, 2]), 'equal'],
    [{ values: [1, 2], counts: [5000, 1] }, '5000'],
    [{ values: [1, 2, 3], counts: [1.5, 2, 2.5] }, 'weighted'],
  ])('%j', (f, why) => {
    expect((shapiroWilk(f) as { why: string }).why).toContain(why)
  })
})
