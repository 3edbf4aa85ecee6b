import { deviance, stirlingError } from './distributions/accurate.ts'
import { noncentralTParameter } from './distributions/noncentral-t.ts'
import { minus, moments, narrow } from './exact-sums.ts'
import { type Frequencies, type NotComputed, TOO_LARGE } from './frequencies.ts'
import type { Estimate } from './interval.ts'

export interface HedgesOptions {
  /** 0.95 unless given. */
  readonly confidence?: number
  /** Standardise by the pooled standard deviation (default), or by the root mean of the two variances. */
  readonly pooled?: boolean
}

/**
 * Exact correction of the bias of d: Γ(ν/2) / (√(ν/2) Γ((ν − 1)/2)) (Hedges 1981, J. Educ. Stat. 6).
 *
 * @param df ν, above 1
 */
export function hedgesCorrection(df: number): number {
  const a = (df - 1) / 2
  const ratio = stirlingError(a + 0.5) - stirlingError(a) - deviance(a, a + 0.5)
  return Math.exp(ratio) * Math.sqrt(a / (a + 0.5))
}

/**
 * Hedges' g, the standardised difference of two means, first minus second, with its interval from noncentral t (Cumming
 * and Finch 2001, Educ. Psychol. Meas. 61; both limits carry the correction). Not pooled: g*ₛ of Delacre, Lakens, Ley, Liu
 * and Leys (2021), with their degrees of freedom.
 *
 * @param x first group, at least 2 observations
 * @param y second group, at least 2 observations
 */
export function hedgesG(x: Frequencies, y: Frequencies, options: HedgesOptions = {}): Estimate | NotComputed {
  const { confidence = 0.95, pooled = true } = options
  const [a, b] = [moments(x), moments(y)]
  if (a.n < 2 || b.n < 2) return { why: 'each group needs at least 2 observations' }
  const varianceA = narrow(a.squares) / (a.n - 1)
  const varianceB = narrow(b.squares) / (b.n - 1)
  const both = varianceA + varianceB
  if (!Number.isFinite(both)) return TOO_LARGE
  if (!(both > 0)) return { why: 'all values within each group are equal' }
  const df = pooled
    ? a.n + b.n - 2
    : ((a.n - 1) * (b.n - 1) * both ** 2) / ((b.n - 1) * varianceA ** 2 + (a.n - 1) * varianceB ** 2)
  if (!(df > 1)) return { why: 'there are too few observations to correct the bias of the effect size' }
  const variance = pooled ? (narrow(a.squares) + narrow(b.squares)) / df : both / 2
  const d = narrow(minus(a.mean, b.mean)) / Math.sqrt(variance)
  const scale = pooled ? Math.sqrt(1 / a.n + 1 / b.n) : Math.sqrt((2 * (varianceA / a.n + varianceB / b.n)) / both)
  const correction = hedgesCorrection(df)
  const limit = (p: number) => noncentralTParameter(d / scale, df, p) * scale * correction
  const tail = (1 - confidence) / 2
  return { value: d * correction, low: limit(1 - tail), high: limit(tail), confidence }
}
