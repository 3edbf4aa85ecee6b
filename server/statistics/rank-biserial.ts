import { normalQuantile } from './distributions/normal.ts'

/**
 * Rank-biserial correlation of two independent groups, r = 2U/mn − 1 = P(X > Y) − P(X < Y) (Cureton 1956), with the
 * interval tanh(atanh r ± z √((m + n + 1)/(3mn))), which has no term for ties (Kerby 2014; as JASP and effectsize have it).
 *
 * @param u1 U of the first group
 * @param m observations in the first group, at least 1
 * @param n observations in the second group, at least 1
 * @param confidence 0 to 1
 * @returns −1 to 1, positive when the first group is higher; at −1 and 1 the interval has no width, whatever m and n, and
 *   its ends are NaN
 */
export function rankBiserial(
  u1: number,
  m: number,
  n: number,
  confidence: number,
): { value: number; low: number; high: number; confidence: number } {
  const value = (2 * u1 - m * n) / (m * n)
  if (Math.abs(value) === 1) return { value, low: Number.NaN, high: Number.NaN, confidence }
  const half = normalQuantile((1 + confidence) / 2) * Math.sqrt((m + n + 1) / (3 * m * n))
  const middle = Math.atanh(value)
  return { value, low: Math.tanh(middle - half), high: Math.tanh(middle + half), confidence }
}
