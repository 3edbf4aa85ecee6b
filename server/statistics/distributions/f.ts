import { betaDensity, betaQuantile, incompleteBeta } from './beta.ts'
import { solveTail } from './solve.ts'

/**
 * Distribution function of F, with full relative precision in both tails.
 *
 * @param df1 degrees of freedom of the numerator, positive
 * @param df2 degrees of freedom of the denominator, positive
 * @param upper P(F > f) instead of P(F ≤ f)
 */
export function fCdf(f: number, df1: number, df2: number, upper = false): number {
  if (Number.isNaN(f) || !(df1 > 0 && df2 > 0)) return Number.NaN
  if (f <= 0) return upper ? 1 : 0
  if (f === Number.POSITIVE_INFINITY) return upper ? 0 : 1
  const ratio = (df1 / df2) * f
  if (ratio === Number.POSITIVE_INFINITY) return upper ? 0 : 1
  return incompleteBeta(ratio / (1 + ratio), 1 / (1 + ratio), df1 / 2, df2 / 2, upper)
}

/**
 * Quantile of F.
 *
 * @param p probability, 0 to 1
 * @param upper p is P(F > f) instead of P(F ≤ f)
 */
export function fQuantile(p: number, df1: number, df2: number, upper = false): number {
  if (!(p >= 0 && p <= 1) || !(df1 > 0 && df2 > 0)) return Number.NaN
  if (p === (upper ? 1 : 0)) return 0
  if (p === (upper ? 0 : 1)) return Number.POSITIVE_INFINITY
  const x = betaQuantile(p, df1 / 2, df2 / 2, upper)
  const y = betaQuantile(p, df2 / 2, df1 / 2, !upper)
  const start = (x / y) * (df2 / df1)
  const tail = (f: number) => {
    const ratio = (df1 / df2) * f
    const slope = df1 / df2 / (1 + ratio) / (1 + ratio)
    return {
      probability: fCdf(f, df1, df2, upper),
      density: betaDensity(ratio / (1 + ratio), df1 / 2, df2 / 2) * slope,
    }
  }
  if (x > 1e-3 && y > 1e-3) return start
  return start > 0 && start < Number.POSITIVE_INFINITY
    ? solveTail(p, tail, !upper, 0, Number.POSITIVE_INFINITY, start)
    : start
}
