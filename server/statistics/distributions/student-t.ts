import { deviance, lnGamma, stirlingError } from './accurate.ts'
import { incompleteBeta } from './beta.ts'
import { normalQuantile } from './normal.ts'
import { solveTail } from './solve.ts'

/**
 * Distribution function of Student's t, with full relative precision in both tails.
 *
 * @param df degrees of freedom, positive, need not be whole
 * @param upper P(T > t) instead of P(T ≤ t)
 */
export function tCdf(t: number, df: number, upper = false): number {
  if (Number.isNaN(t) || !(df > 0)) return Number.NaN
  if (t === 0) return 0.5
  const square = t * t
  const tail =
    square < 1e300
      ? incompleteBeta(df / (df + square), square / (df + square), df / 2, 0.5) / 2
      : Math.exp((df / 2) * (Math.log(df) - 2 * Math.log(Math.abs(t))) - lnTailConstant(df / 2))
  return t > 0 === upper ? tail : 1 - tail
}

/** ln of 2a B(a, ½): far out, where x = df/t², the tail is x^a over this. */
function lnTailConstant(a: number): number {
  return Math.log(2 * a) + lnGamma(a) + lnGamma(0.5) - lnGamma(a + 0.5)
}

/** Density of Student's t. */
export function tDensity(t: number, df: number): number {
  const n = df / 2
  const lnKernel = Math.abs(t) > 1e150 ? 2 * Math.log(Math.abs(t)) - Math.log(df) : Math.log1p((t * t) / df)
  const lnConstant = stirlingError(n + 0.5) - stirlingError(n) - deviance(n, n + 0.5)
  return Math.exp(lnConstant - (n + 0.5) * lnKernel) / Math.sqrt(2 * Math.PI)
}

/**
 * Quantile of Student's t.
 *
 * @param p probability, 0 to 1
 * @param df degrees of freedom, positive
 * @param upper p is P(T > t) instead of P(T ≤ t)
 */
export function tQuantile(p: number, df: number, upper = false): number {
  if (!(p >= 0 && p <= 1) || !(df > 0)) return Number.NaN
  if (p === 0.5) return 0
  if (p > 0.5) return upper ? -upperQuantile(1 - p, df) : upperQuantile(1 - p, df)
  return upper ? upperQuantile(p, df) : -upperQuantile(p, df)
}

/** t above 0 with P(T > t) = p, p below ½. */
function upperQuantile(p: number, df: number): number {
  if (p === 0) return Number.POSITIVE_INFINITY
  const start = df < 3 ? Math.tan(Math.PI * (0.5 - Math.max(p, 1e-15))) : normalQuantile(p, true)
  const tail = (t: number) => ({ probability: tCdf(t, df, true), density: tDensity(t, df) })
  return solveTail(p, tail, false, 0, Number.POSITIVE_INFINITY, start)
}
