import { describe, expect, it } from 'vitest'
import { type Anova, anova, type FTest, welchAnova } from '../../server/statistics/anova.ts'
import { type Frequencies, fromSample, isNotComputed, type NotComputed } from '../../server/statistics/frequencies.ts'
import { hedgesG } from '../../server/statistics/hedges-g.ts'
import type { Estimate } from '../../server/statistics/interval.ts'
import { brownForsythe, levene } from '../../server/statistics/levene.ts'
import { studentT, welchT } from '../../server/statistics/t-tests.ts'
import { expectClose } from '../oracle/compare.ts'
import { double, hasR, liveCases, storedCases } from '../oracle/rscript.ts'

type Printed<T> = { readonly [key in keyof T]: number | string | null }

interface TCase extends Printed<{ t: number; df: number; p: number; low: number; high: number }> {
  readonly equal: boolean
  readonly alternative: 'two.sided' | 'less' | 'greater'
  readonly confidence: number
}

interface Case {
  readonly groups: Frequencies[]
  readonly t: TCase[]
  readonly hedges: Estimate | null
  readonly hedgesApart: Estimate | null
  readonly levene: Printed<FTest>
  readonly brownForsythe: Printed<FTest>
  readonly anova: Printed<FTest> & { readonly etaSquared: number; readonly omegaSquared: number }
  readonly welchAnova: Printed<FTest>
}

function compareF(ours: FTest | NotComputed, printed: Printed<FTest>, what: string): void {
  // R prints NaN, Inf or rounding noise where nothing varies within the groups.
  if (isNotComputed(ours)) {
    expect(Number.isFinite(double(printed.f)) && double(printed.f) < 1e20, what).toBe(false)
    return
  }
  expectClose(ours.f, printed.f, `${what} F`, 1e-10, 1e-14)
  expectClose(ours.df1, printed.df1, `${what} df1`)
  expectClose(ours.df2, printed.df2, `${what} df2`)
  expectClose(ours.p, printed.p, `${what} p`, 1e-10)
}

function compare(one: Case, index: number): void {
  const [x, y] = one.groups as [Frequencies, Frequencies]
  for (const expected of one.t) {
    const alternative = expected.alternative === 'two.sided' ? 'two-sided' : expected.alternative
    const ours = (expected.equal ? studentT : welchT)(x, y, { alternative, confidence: expected.confidence })
    expect(isNotComputed(ours)).toBe(false)
    for (const key of ['t', 'df', 'p', 'low', 'high'] as const)
      expectClose(
        (ours as unknown as Record<string, number>)[key]!,
        expected[key],
        `case ${index}: t test ${key}`,
        1e-10,
        1e-13,
      )
  }
  for (const [pooled, expected] of [
    [true, one.hedges],
    [false, one.hedgesApart],
  ] as const) {
    if (!expected) continue
    const ours = hedgesG(x, y, { confidence: expected.confidence, pooled }) as Estimate
    for (const key of ['value', 'low', 'high'] as const)
      expectClose(ours[key], expected[key], `case ${index}: g ${key}`, 1e-10, 1e-10)
  }
  compareF(levene(one.groups), one.levene, `case ${index}: Levene`)
  compareF(brownForsythe(one.groups), one.brownForsythe, `case ${index}: Brown–Forsythe`)
  compareF(anova(one.groups), one.anova, `case ${index}: ANOVA`)
  compareF(welchAnova(one.groups), one.welchAnova, `case ${index}: Welch ANOVA`)
  const { etaSquared, omegaSquared } = anova(one.groups) as Anova
  expectClose(etaSquared, one.anova.etaSquared, 'η²', 1e-10, 1e-14)
  expectClose(omegaSquared, one.anova.omegaSquared, 'ω²', 1e-10, 1e-14)
}

describe('tests of means and variances agree with R', () => {
  it('on the stored groups', () => storedCases<Case>('groups').forEach(compare))
  it.runIf(hasR)('on fresh groups', () => liveCases<Case>('groups').forEach(compare))
})

describe('tests of means say why they cannot be computed', () => {
  const one = fromSample([1])
  const equal = fromSample([3, 3, 3])
  const usual = fromSample([1, 2, 4])
  it.each([
    ['Welch, one observation', welchT(one, usual), '2 observations'],
    ['Welch, equal values', welchT(equal, fromSample([4, 4])), 'equal'],
    ['Student, empty', studentT(fromSample([]), usual), 'no observations'],
    ['Student, two observations', studentT(one, fromSample([2])), '3 observations'],
    ['Hedges, one observation', hedgesG(usual, one), '2 observations'],
    ['Hedges, equal values', hedgesG(equal, equal), 'equal'],
    ['Levene, one group', levene([usual]), '2 groups'],
    ['Brown–Forsythe, pairs', brownForsythe([fromSample([1, 2]), fromSample([3, 5])]), 'far from the centre'],
    ['ANOVA, one each', anova([one, fromSample([2])]), 'no more observations'],
    ['ANOVA, all equal', anova([equal, equal]), 'all values are equal'],
    ['Welch ANOVA, equal in a group', welchAnova([equal, usual]), 'within a group'],
  ])('%s', (_, result, why) => {
    expect((result as NotComputed).why).toContain(why)
  })
})

describe('equal values that are no binary fraction', () => {
  it.each([3, 7, 1e12])('%d times 0.1 vary by exactly nothing', (n) => {
    const x = { values: [0.1], counts: [n] }
    const y = { values: [0.7], counts: [n + 3] }
    expect(welchT(x, y)).toHaveProperty('why')
    expect(hedgesG(x, y)).toHaveProperty('why')
    expect(anova([x, y])).toHaveProperty('why')
    expect(brownForsythe([x, y])).toHaveProperty('why')
  })
})

describe('large groups', () => {
  it('a million observations give the same t as the formula in exact arithmetic', () => {
    const x = { values: [0, 1], counts: [500_000, 500_000] }
    const y = { values: [0, 1], counts: [499_000, 501_000] }
    const ours = welchT(x, y) as { t: number; df: number }
    const square = (0.25 + 0.499 * 0.501) / 999_999
    expectClose(ours.t, -0.001 / Math.sqrt(square), 't', 1e-13)
  })
  it('g and its limits stay finite and in order to 1e12 observations', () => {
    for (const n of [1e3, 1e6, 1e9, 1e12]) {
      const x = { values: [1, 2, 3], counts: [n, 2 * n, n] }
      const y = { values: [2, 3, 4], counts: [n, 2 * n, n] }
      const g = hedgesG(x, y) as Estimate
      expect(g.low).toBeLessThan(g.value)
      expect(g.value).toBeLessThan(g.high)
      // The large-sample standard error (Hedges 1981): √(2/m + g²/4m) with m observations in each group.
      const error = Math.sqrt((2 + g.value ** 2 / 4) / (4 * n))
      expectClose((g.high - g.low) / (2 * 1.959963984540054), error, `width at ${n}`, 0.01)
    }
  })
})
