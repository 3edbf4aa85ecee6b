import { describe, expect, it } from 'vitest'
import { adjust } from '../../server/statistics/adjust.ts'
import { dunn } from '../../server/statistics/dunn.ts'
import { fisher2x2 } from '../../server/statistics/fisher.ts'
import { fisherExact } from '../../server/statistics/fisher-exact.ts'
import { fromSample, isNotComputed, type NotComputed } from '../../server/statistics/frequencies.ts'
import { hodgesLehmann } from '../../server/statistics/hodges-lehmann.ts'
import type { Alternative } from '../../server/statistics/interval.ts'
import { kruskalWallis } from '../../server/statistics/kruskal-wallis.ts'
import { mannWhitney } from '../../server/statistics/mann-whitney.ts'
import { expectClose } from '../oracle/compare.ts'
import { double, hasR, liveCases, storedCases } from '../oracle/rscript.ts'

type Printed = number | string | null
type Case =
  | ({ kind: 'two groups'; x: number[]; y: number[]; alternative: string; exact: Printed } & Record<
      'w' | 'corrected' | 'uncorrected' | 'estimate' | 'k' | 'low' | 'high',
      Printed
    >)
  | {
      kind: 'groups'
      groups: number[][]
      h: Printed
      p: Printed
      z: Printed[]
      pairs: Printed[]
      holm: Printed[]
      epsilon: Printed
    }
  | { kind: '2x2'; table: number[][]; alternative: string; p: Printed }
  | { kind: 'r x c'; table: number[][]; p: Printed }

function computed<T extends object>(result: T | NotComputed): T {
  if (isNotComputed(result)) expect.fail(result.why)
  return result as T
}

function compare(one: Case, index: number): void {
  const what = `case ${index} (${one.kind})`
  if (one.kind === 'two groups') {
    const [x, y] = [fromSample(one.x), fromSample(one.y)]
    const alternative = one.alternative.replace('.', '-') as Alternative
    const test = (method: 'exact' | 'asymptotic', continuity: boolean) =>
      computed(mannWhitney(x, y, { method, continuity, alternative }))
    const corrected = test('asymptotic', true)
    expect(corrected.u1).toBe(one.w)
    expect(corrected.u1 + corrected.u2).toBe(one.x.length * one.y.length)
    expectClose(corrected.p, one.corrected, `${what}: p, corrected`, 1e-12)
    expectClose(test('asymptotic', false).p, one.uncorrected, `${what}: p`, 1e-12)
    if (one.exact !== null) expectClose(test('exact', false).p, one.exact, `${what}: exact p`, 1e-12)
    const shift = computed(hodgesLehmann(x, y, { confidence: 0.95, method: 'asymptotic' }))
    expect(shift.k).toBe(Math.max(0, double(one.k)))
    expectClose(shift.estimate, one.estimate, `${what}: estimate`, 1e-12, 1e-15)
    expectClose(shift.low, one.low, `${what}: lower limit`, 1e-12, 1e-15)
    expectClose(shift.high, one.high, `${what}: upper limit`, 1e-12, 1e-15)
    return
  }
  if (one.kind === 'groups') {
    const groups = one.groups.map(fromSample)
    const { h, p, epsilonSquared } = computed(kruskalWallis(groups))
    expectClose(h, one.h, `${what}: H`, 1e-10, 1e-11)
    expectClose(p, one.p, `${what}: p`)
    expectClose(epsilonSquared, one.epsilon, `${what}: ε²`, 1e-10, 1e-11)
    const { pairs } = computed(dunn(groups, (all) => adjust(all, 'holm')))
    pairs.forEach((pair, i) => {
      expectClose(pair.z, one.z[i]!, `${what}: z ${i}`, 1e-11, 1e-13)
      expectClose(pair.p, one.pairs[i]!, `${what}: p ${i}`, 1e-11)
      expectClose(pair.adjustedP, one.holm[i]!, `${what}: adjusted p ${i}`, 1e-11)
    })
    return
  }
  if (one.kind === '2x2') {
    const alternative = one.alternative.replace('.', '-') as Alternative
    const test = computed(fisher2x2(one.table, { alternative, confidence: 0.95 }))
    expectClose(test.p, one.p, `${what}: p`)
    expect(test.oddsRatio.low).toBeLessThanOrEqual(test.oddsRatio.value)
    expect(test.oddsRatio.high).toBeGreaterThanOrEqual(test.oddsRatio.value)
    if (alternative === 'two-sided')
      expectClose(computed(fisherExact(one.table)).p, one.p, `${what}: p as an r×c table`)
    return
  }
  expectClose(computed(fisherExact(one.table)).p, one.p, `${what}: p`)
}

describe('rank tests, Hodges–Lehmann and Fisher agree with R', () => {
  it('on the stored cases', () => storedCases<Case>('ranks').forEach(compare))
  it.runIf(hasR)('on fresh cases', () => liveCases<Case>('ranks', 77).forEach(compare))
})
