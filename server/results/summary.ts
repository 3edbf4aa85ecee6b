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

/**
 * Values and counts of groups that are shown beside each other, and beside all of them together. A value that fewer than
 * `smallCells` have in one is told of none, and there are two such values or none: else the sizes would give the count away.
 *
 * @param all everybody, where that is shown too; with several groups their sum counts as shown
 * @returns one distribution a group, then that of `all` where it is given
 */
export function distributionsOf(
  groups: readonly Frequencies[],
  smallCells: number,
  all?: Frequencies,
): readonly Distribution[] {
  const listed = (f: Frequencies): Distribution => [...f.values].map((value, i) => [value, f.counts[i] ?? 0] as const)
  const shown = [...groups, ...(all === undefined ? [] : [all])].map(listed)
  if (smallCells === 0) return shown
  const sums = new Map<number, number>()
  for (const [value, count] of shown.flat()) sums.set(value, (sums.get(value) ?? 0) + count)
  const small = (count: number) => count > 0 && count < smallCells
  const hidden = new Set(shown.flatMap((one) => one.filter(([, count]) => small(count)).map(([value]) => value)))
  const [least] = [...sums].filter(([value, count]) => count > 0 && !hidden.has(value)).sort(([, a], [, b]) => a - b)
  if (hidden.size === 1 && least !== undefined) hidden.add(least[0])
  return shown.map((one) => one.filter(([value, count]) => count > 0 && !hidden.has(value)))
}

/** The one of everybody. */
export const distributionOf = (f: Frequencies, smallCells: number): Distribution =>
  distributionsOf([f], smallCells)[0] ?? []

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
