import { tCdf, tQuantile } from './distributions/student-t.ts'
import { minus, moments, narrow } from './exact-sums.ts'
import { type Frequencies, type NotComputed, TOO_LARGE } from './frequencies.ts'
import type { Alternative, Interval } from './interval.ts'

export interface TTest extends Interval {
  readonly t: number
  readonly df: number
  readonly p: number
  /** Mean of x − mean of y, which the interval is of. */
  readonly estimate: number
}

export interface TTestOptions {
  readonly alternative?: Alternative
  /** 0.95 unless given. */
  readonly confidence?: number
}

/**
 * Two-sample t test without equal variances (Welch 1947, Biometrika 34; degrees of freedom by Satterthwaite 1946).
 *
 * @param x first group, at least 2 observations
 * @param y second group, at least 2 observations
 */
export function welchT(x: Frequencies, y: Frequencies, options: TTestOptions = {}): TTest | NotComputed {
  const [a, b] = [moments(x), moments(y)]
  if (a.n < 2 || b.n < 2) return { why: 'each group needs at least 2 observations' }
  const partA = narrow(a.squares) / (a.n - 1) / a.n
  const partB = narrow(b.squares) / (b.n - 1) / b.n
  const square = partA + partB
  if (!Number.isFinite(square)) return TOO_LARGE
  if (!(square > 0)) return { why: 'all values within each group are equal' }
  const df = square ** 2 / (partA ** 2 / (a.n - 1) + partB ** 2 / (b.n - 1))
  return conclude(narrow(minus(a.mean, b.mean)), Math.sqrt(square), df, options)
}

/**
 * Two-sample t test with equal variances (Student 1908).
 *
 * @param x first group
 * @param y second group; at least 3 observations in all, and one in each group
 */
export function studentT(x: Frequencies, y: Frequencies, options: TTestOptions = {}): TTest | NotComputed {
  const [a, b] = [moments(x), moments(y)]
  if (!(a.n > 0 && b.n > 0)) return { why: 'a group has no observations' }
  const df = a.n + b.n - 2
  if (!(df > 0)) return { why: 'the two groups together need at least 3 observations' }
  const variance = (narrow(a.squares) + narrow(b.squares)) / df
  if (!Number.isFinite(variance)) return TOO_LARGE
  if (!(variance > 0)) return { why: 'all values within each group are equal' }
  return conclude(narrow(minus(a.mean, b.mean)), Math.sqrt(variance * (1 / a.n + 1 / b.n)), df, options)
}

function conclude(estimate: number, error: number, df: number, options: TTestOptions): TTest {
  const { alternative = 'two-sided', confidence = 0.95 } = options
  const t = estimate / error
  const twoSided = alternative === 'two-sided'
  const reach = tQuantile(twoSided ? (1 - confidence) / 2 : 1 - confidence, df, true) * error
  return {
    t,
    df,
    p: twoSided ? Math.min(1, 2 * tCdf(Math.abs(t), df, true)) : tCdf(t, df, alternative === 'greater'),
    estimate,
    low: alternative === 'less' ? Number.NEGATIVE_INFINITY : estimate - reach,
    high: alternative === 'greater' ? Number.POSITIVE_INFINITY : estimate + reach,
    confidence,
  }
}
