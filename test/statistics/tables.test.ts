import { describe, expect, it } from 'vitest'
import { type ChiSquare, chiSquare } from '../../server/statistics/chi-square.ts'
import { cramersV } from '../../server/statistics/cramers-v.ts'
import type { Estimate } from '../../server/statistics/interval.ts'
import { newcombe, oddsRatio, riskDifference, riskRatio, wilson } from '../../server/statistics/proportions.ts'
import { expectClose } from '../oracle/compare.ts'
import { hasR, liveCases, storedCases } from '../oracle/rscript.ts'

interface TableCase {
  readonly table: number[][]
  readonly chiSquare: number
  readonly df: number
  readonly p: number
  readonly yates: number
  readonly yatesP: number
  readonly expected: number[][]
  readonly residuals: number[][]
  readonly v: number
  readonly low: number
  readonly high: number
}

function compareTable(one: TableCase, index: number): void {
  const pearson = chiSquare(one.table) as ChiSquare
  const yates = chiSquare(one.table, 'yates') as ChiSquare
  expectClose(pearson.chiSquare, one.chiSquare, `case ${index}: χ²`, 1e-11, 1e-13)
  expect(pearson.df).toBe(one.df)
  expectClose(pearson.p, one.p, `case ${index}: p`, 1e-11)
  expectClose(yates.chiSquare, one.yates, `case ${index}: Yates`, 1e-11, 1e-13)
  expectClose(yates.p, one.yatesP, `case ${index}: p of Yates`, 1e-11)
  one.expected.forEach((row, i) => {
    row.forEach((value, j) => {
      expectClose(pearson.expected[i]![j]!, value, `case ${index}: expected`, 1e-13)
      expectClose(pearson.residuals[i]![j]!, one.residuals[i]![j]!, `case ${index}: residual`, 1e-11, 1e-12)
    })
  })
  const v = cramersV(one.table) as Estimate
  expectClose(v.value, one.v, `case ${index}: V`, 1e-11, 1e-13)
  expectClose(v.low, one.low, `case ${index}: V low`, 1e-9, 1e-9)
  expectClose(v.high, one.high, `case ${index}: V high`, 1e-9)
}

describe('tables agree with R', () => {
  it('on the stored tables', () => storedCases<TableCase>('tables').forEach(compareTable))
  it.runIf(hasR)('on fresh tables', () => liveCases<TableCase>('tables').forEach(compareTable))
})

describe('chi-square at the ends', () => {
  it('names the empty rows and columns it drops', () => {
    const test = chiSquare([
      [3, 0, 5],
      [0, 0, 0],
      [4, 0, 1],
    ]) as ChiSquare
    expect(test).toMatchObject({ df: 1, emptyRows: [1], emptyColumns: [1], cells: 4 })
    expectClose(
      test.chiSquare,
      (
        chiSquare([
          [3, 5],
          [4, 1],
        ]) as ChiSquare
      ).chiSquare,
      'χ²',
      1e-15,
    )
    expect(
      cramersV([
        [3, 0, 5],
        [0, 0, 0],
        [4, 0, 1],
      ]),
    ).toEqual(
      cramersV([
        [3, 5],
        [4, 1],
      ]),
    )
  })
  it('N − 1 is Pearson’s times (N − 1)/N, and corrections are for 2 × 2 only', () => {
    const table = [
      [3, 5],
      [4, 1],
    ]
    const pearson = chiSquare(table) as ChiSquare
    expectClose((chiSquare(table, 'n-1') as ChiSquare).chiSquare, (pearson.chiSquare * 12) / 13, 'N − 1', 1e-15)
    expect(
      chiSquare(
        [
          [1, 2],
          [3, 4],
          [5, 6],
        ],
        'yates',
      ),
    ).toMatchObject({ variant: 'pearson' })
  })
  it('does not lose a difference of one in 1e12', () => {
    const n = 1e12
    const test = chiSquare([
      [n + 1, n],
      [n, n],
    ]) as ChiSquare
    // χ² = N (ad − bc)² / (r₁ r₂ c₁ c₂), with ad − bc = n
    expectClose(test.chiSquare, ((4 * n + 1) * n * n) / ((2 * n + 1) * 2 * n * (2 * n + 1) * 2 * n), 'χ²', 1e-12)
  })
  it('says why it cannot be computed', () => {
    expect(
      chiSquare([
        [0, 0],
        [0, 0],
      ]),
    ).toEqual({ why: 'the table has no observations' })
    expect(
      chiSquare([
        [1, 2],
        [0, 0],
      ]),
    ).toEqual({ why: expect.stringContaining('rows') })
    expect(
      chiSquare([
        [1, 0],
        [2, 0],
      ]),
    ).toEqual({ why: expect.stringContaining('columns') })
  })
})

interface ProportionCase {
  readonly x: [number, number]
  readonly n: [number, number]
  readonly confidence: number
  readonly wilson: [number, number]
  readonly difference: number[]
  readonly odds: number[] | null
  readonly risk: number[] | null
}

function compareProportions(one: ProportionCase, index: number): void {
  const [[x1, x2], [n1, n2]] = [one.x, one.n]
  const table = [
    [x1, n1 - x1],
    [x2, n2 - x2],
  ] as const
  const check = (ours: unknown, expected: readonly number[], what: string, tolerance: number) =>
    (['value', 'low', 'high'] as const).forEach((key, i) => {
      expectClose((ours as Estimate)[key], expected[i]!, `case ${index}: ${what} ${key}`, tolerance, 1e-14)
    })
  check(wilson(x1, n1, one.confidence), [x1 / n1, ...one.wilson], 'Wilson', 1e-11)
  check(newcombe(x1, n1, x2, n2, one.confidence), one.difference, 'Newcombe', 1e-11)
  check(riskDifference(table, one.confidence), one.difference, 'risk difference', 1e-11)
  if (one.risk) check(riskRatio(table, one.confidence), one.risk, 'risk ratio', 1e-11)
  // The regression iterates; its standard error is that of the last step but one.
  if (one.odds) check(oddsRatio(table, one.confidence), one.odds, 'odds ratio', 1e-8)
}

describe('proportions agree with R', () => {
  it('on the stored proportions', () => storedCases<ProportionCase>('proportions').forEach(compareProportions))
  it.runIf(hasR)('on fresh proportions', () => liveCases<ProportionCase>('proportions').forEach(compareProportions))
})

describe('proportions agree with the published examples of Newcombe (1998)', () => {
  // Stat. Med. 17, 873–890, table II, method 10: printed to 4 decimals.
  it.each([
    [
      [56, 70, 48, 80],
      [0.0524, 0.3339],
    ],
    [
      [9, 10, 3, 10],
      [0.1705, 0.809],
    ],
    [
      [5, 56, 0, 29],
      [-0.0381, 0.1926],
    ],
    [
      [0, 10, 0, 20],
      [-0.1611, 0.2775],
    ],
    [
      [10, 10, 0, 10],
      [0.6075, 1],
    ],
  ] as [[number, number, number, number], [number, number]][])('%j', ([x1, n1, x2, n2], [low, high]) => {
    const ours = newcombe(x1, n1, x2, n2) as Estimate
    expect(ours.low).toBeCloseTo(low, 4)
    expect(ours.high).toBeCloseTo(high, 4)
  })
})

describe('proportions at the ends', () => {
  it('limits of no events and of nothing but events are 0 and 1', () => {
    expect(wilson(0, 20)).toMatchObject({ value: 0, low: 0 })
    expect(wilson(20, 20)).toMatchObject({ value: 1, high: 1 })
  })
  it('says why it cannot be computed', () => {
    expect(wilson(0, 0)).toEqual({ why: 'there are no observations' })
    expect(newcombe(0, 0, 1, 2)).toEqual({ why: 'a group has no observations' })
    expect(
      riskRatio([
        [0, 5],
        [3, 4],
      ]),
    ).toEqual({ why: 'a group has no events' })
    expect(
      oddsRatio([
        [1, 5],
        [3, 0],
      ]),
    ).toEqual({ why: 'a cell of the table is empty' })
  })
})
