import { fCdf } from './distributions/f.ts'
import { type Moments, minus, moments, narrow, over, plus, times, type Wide, wide, ZERO } from './exact-sums.ts'
import { type Frequencies, type NotComputed, TOO_LARGE } from './frequencies.ts'

export interface FTest {
  readonly f: number
  readonly df1: number
  readonly df2: number
  readonly p: number
}

export interface Anova extends FTest {
  readonly sumBetween: number
  readonly sumWithin: number
  /** η² = SS between / SS total. */
  readonly etaSquared: number
  /** ω² (Hays 1963), not below 0. */
  readonly omegaSquared: number
}

/** Σ n (mean − grand mean)² and Σ (x − its mean)², in double width. */
function sums(groups: readonly Moments[]): { readonly between: Wide; readonly within: Wide; readonly n: number } {
  let n = 0
  let sum = ZERO
  for (const group of groups) {
    n += group.n
    sum = plus(sum, group.sum)
  }
  const grand = over(sum, n)
  let between = ZERO
  let within = ZERO
  for (const group of groups) {
    const deviation = minus(group.mean, grand)
    between = plus(between, times(times(deviation, deviation), wide(group.n)))
    within = plus(within, group.squares)
  }
  return { between, within, n }
}

/**
 * One-way analysis of variance (Fisher 1925). Groups without observations take no part.
 *
 * @param groups at least 2 with observations
 */
export function anova(groups: readonly Frequencies[]): Anova | NotComputed {
  const filled = groups.map(moments).filter((group) => group.n > 0)
  if (filled.length < 2) return { why: 'fewer than 2 groups have observations' }
  const { between, within, n } = sums(filled)
  const df1 = filled.length - 1
  const df2 = n - filled.length
  if (!(df2 > 0)) return { why: 'there are no more observations than groups' }
  const sumBetween = narrow(between)
  const sumWithin = narrow(within)
  if (!Number.isFinite(sumWithin)) return TOO_LARGE
  if (!(sumWithin > 0)) {
    const same = filled.every(({ mean }) => narrow(mean) === narrow(filled[0]!.mean))
    return { why: same ? 'all values are equal' : 'all values within each group are equal' }
  }
  const error = sumWithin / df2
  const f = sumBetween / df1 / error
  const etaSquared = sumBetween / (sumBetween + sumWithin)
  const omegaSquared = Math.max(0, (sumBetween - df1 * error) / (sumBetween + sumWithin + error))
  return { f, df1, df2, p: fCdf(f, df1, df2, true), sumBetween, sumWithin, etaSquared, omegaSquared }
}

/**
 * One-way comparison of means without equal variances (Welch 1951, Biometrika 38).
 *
 * @param groups at least 2, each with at least 2 observations that are not all equal
 */
export function welchAnova(groups: readonly Frequencies[]): FTest | NotComputed {
  const filled = groups.map(moments).filter((group) => group.n > 0)
  const k = filled.length
  if (k < 2) return { why: 'fewer than 2 groups have observations' }
  if (filled.some((group) => group.n < 2)) return { why: 'a group has fewer than 2 observations' }
  if (filled.some((group) => !Number.isFinite(narrow(group.squares)))) return TOO_LARGE
  if (filled.some((group) => !(narrow(group.squares) > 0))) return { why: 'all values within a group are equal' }
  const weights = filled.map((group) => group.n / (narrow(group.squares) / (group.n - 1)))
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const origin = filled[0]!.mean
  const means = filled.map((group) => narrow(minus(group.mean, origin)))
  const centre = means.reduce((sum, mean, i) => sum + weights[i]! * mean, 0) / total
  const spread = means.reduce((sum, mean, i) => sum + weights[i]! * (mean - centre) ** 2, 0)
  const lack = filled.reduce((sum, group, i) => sum + (1 - weights[i]! / total) ** 2 / (group.n - 1), 0)
  const f = spread / (k - 1) / (1 + (2 * (k - 2) * lack) / (k * k - 1))
  const df2 = (k * k - 1) / (3 * lack)
  return { f, df1: k - 1, df2, p: fCdf(f, k - 1, df2, true) }
}
