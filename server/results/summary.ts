import { describe } from '../statistics/descriptives.ts'
import { type Frequencies, total } from '../statistics/frequencies.ts'
import { quartiles } from '../statistics/quantiles.ts'
import { shapiroWilk } from '../statistics/shapiro-wilk.ts'
import { because, figure, figures } from './computed.ts'
import type { Rules } from './rules.ts'
import type { Distribution, Normality, Summary, Why } from './types.ts'

/** Mean, quartiles and normality of one group. */
export function summarise(f: Frequencies, missing: number, rules: Pick<Rules, 'quantiles'>): Summary {
  const n = total(f)
  if (n === 0) {
    const why = 'nobody has a value'
    const nothing = { mean: null, sd: null, median: null, q1: null, q3: null, min: null, max: null }
    return { n, missing, ...nothing, why: Object.fromEntries(Object.keys(nothing).map((key) => [key, why])) }
  }
  const { mean, sd, min, max } = describe(f)
  const { q1, median, q3 } = quartiles(f, rules.quantiles)
  const why: Why = Number.isFinite(sd) ? {} : { sd: 'one value has no standard deviation' }
  return {
    n,
    missing,
    mean: figure(mean),
    sd: figure(sd),
    median: figure(median),
    q1: figure(q1),
    q3: figure(q3),
    min: figure(min),
    max: figure(max),
    normality: normality(f),
    ...because(why),
  }
}

/** Value and count; a count under `smallCells` is not told. */
export const distributionOf = ({ values, counts }: Frequencies, smallCells: number): Distribution =>
  [...values].map((value, i) => [value, counts[i] ?? 0] as const).filter(([, count]) => count >= smallCells)

/** Summary of categories: how many, nothing else. */
export function countOnly(n: number, missing: number): Summary {
  const nothing = { mean: null, sd: null, median: null, q1: null, q3: null, min: null, max: null }
  const why = 'categories have no mean and no quartiles'
  return { n, missing, ...nothing, why: Object.fromEntries(Object.keys(nothing).map((key) => [key, why])) }
}

export function normality(f: Frequencies): Normality {
  const { values, why } = figures(shapiroWilk(f), 'w', 'p')
  return { test: 'shapiro-wilk', ...values, ...because(why) }
}

/** Normal enough for `if normal`: Shapiro–Wilk p ≥ alpha; never where it cannot be computed. */
export const isNormal = (tested: Normality | undefined, alpha: number): boolean =>
  tested?.p !== null && tested?.p !== undefined && tested.p >= alpha
