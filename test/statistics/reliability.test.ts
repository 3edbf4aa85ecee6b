import { describe, expect, it } from 'vitest'
import { type CronbachAlpha, cronbachAlpha } from '../../server/statistics/alpha.ts'
import { isNotComputed } from '../../server/statistics/frequencies.ts'
import { expectClose } from '../oracle/compare.ts'
import { hasR, hasRPackage, liveCases, storedCases } from '../oracle/rscript.ts'

interface Case {
  readonly n: number
  readonly sums: number[]
  readonly cross: number[]
  readonly alpha: number
  readonly standardised: number
  readonly averageR: number
  readonly low: number
  readonly high: number
  readonly itemRest: number[]
  readonly sd: number[]
  readonly mean: number[]
  readonly dropped: number[] | null
}

function compare(one: Case, index: number): void {
  const ours = cronbachAlpha(one)
  if (isNotComputed(ours)) throw new Error(ours.why)
  for (const key of ['alpha', 'standardised', 'averageR', 'low', 'high'] as const)
    expectClose(ours[key], one[key], `case ${index}: ${key}`, 1e-10, 1e-13)
  ours.items.forEach((item, i) => {
    expectClose(item.mean, one.mean[i]!, `case ${index}: mean ${i}`, 1e-12)
    expectClose(item.sd, one.sd[i]!, `case ${index}: sd ${i}`, 1e-12)
    expectClose(item.itemRest, one.itemRest[i]!, `case ${index}: item–rest ${i}`, 1e-10, 1e-13)
    if (one.dropped) expectClose(item.alphaIfDropped, one.dropped[i]!, `case ${index}: dropped ${i}`, 1e-10, 1e-13)
  })
}

describe('alpha agrees with psych and Feldt’s interval with R', () => {
  it('on the stored items', () => storedCases<Case>('reliability').forEach(compare))
  it.runIf(hasR && hasRPackage('psych'))('on fresh items', () => liveCases<Case>('reliability').forEach(compare))
})

describe('alpha', () => {
  it('says why it cannot be computed', () => {
    expect(cronbachAlpha({ n: 5, sums: [5], cross: [9] })).toEqual({ why: expect.stringContaining('2 items') })
    expect(cronbachAlpha({ n: 1, sums: [1, 2], cross: [1, 2, 2, 4] })).toEqual({
      why: expect.stringContaining('2 persons'),
    })
    expect(cronbachAlpha({ n: 2, sums: [4, 6], cross: [8, 12, 12, 18] })).toEqual({
      why: expect.stringContaining('same'),
    })
  })
  it('does not depend on the number of persons when all sums grow with it, but for n − 1', () => {
    const cross = [18, 15, 14, 15, 20, 16, 14, 16, 22]
    const at = (n: number) => cronbachAlpha({ n: 5 * n, sums: [8 * n, 8 * n, 9 * n], cross: cross.map((x) => x * n) })
    const small = at(1) as { alpha: number }
    const large = at(1e12) as { alpha: number; low: number; high: number }
    expectClose(large.alpha, small.alpha, 'α', 1e-14)
    expect(large.low).toBeLessThan(large.alpha)
    expect(large.high).toBeGreaterThan(large.alpha)
  })
  it('takes a constant item of fractions as constant', () => {
    const rows = [
      [0.3, 0.1, 0.4],
      [0.3, 0.7, 0.9],
      [0.3, 0.2, 0.6],
      [0.3, 0.8, 0.3],
    ]
    const sum = (of: (row: number[]) => number) => rows.reduce((total, row) => total + of(row), 0)
    const sums = [0, 1, 2].map((i) => sum((row) => row[i]!))
    const cross = [0, 1, 2].flatMap((i) => [0, 1, 2].map((j) => sum((row) => row[i]! * row[j]!)))
    const ours = cronbachAlpha({ n: 4, sums, cross }) as CronbachAlpha
    expect(ours.items[0]).toMatchObject({ sd: 0, itemRest: Number.NaN })
    expect(ours.standardised).toBeNaN()
  })
})
