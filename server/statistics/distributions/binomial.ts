import { deviance, stirlingError } from './accurate.ts'
import { betaCdf, incompleteBeta } from './beta.ts'

/**
 * Probability of k successes in n trials (Loader 2000).
 *
 * @param k whole, 0 to n
 * @param n whole
 * @param p probability of success
 * @param q 1 − p, when it is known better than by subtraction
 */
export function binomialDensity(k: number, n: number, p: number, q = 1 - p): number {
  if (k < 0 || k > n) return 0
  if (p <= 0) return k === 0 ? 1 : 0
  if (q <= 0) return k === n ? 1 : 0
  if (k === 0) return Math.exp(n * Math.log1p(-p))
  if (k === n) return Math.exp(n * (p < 0.5 ? Math.log(p) : Math.log1p(-q)))
  const errors = stirlingError(n) - stirlingError(k) - stirlingError(n - k)
  return Math.exp(errors - deviance(k, n * p) - deviance(n - k, n * q)) / Math.sqrt(2 * Math.PI * k * (1 - k / n))
}

/**
 * Binomial distribution function.
 *
 * @param k successes
 * @param n trials, whole
 * @param p probability of success, 0 to 1
 * @param upper P(X > k) instead of P(X ≤ k)
 */
export function binomialCdf(k: number, n: number, p: number, upper = false): number {
  const whole = Math.floor(k)
  if (whole < 0) return upper ? 1 : 0
  if (whole >= n) return upper ? 0 : 1
  return upper ? betaCdf(p, whole + 1, n - whole) : incompleteBeta(1 - p, p, n - whole, whole + 1)
}

/**
 * Probability of k marked balls in a draw of `drawn` from `marked` + `unmarked`, as a ratio of three binomials (Loader
 * 2000), without the cancellation of ln factorials.
 *
 * @param k whole
 * @param marked whole, at least 0
 * @param unmarked whole, at least 0
 * @param drawn whole, at most marked + unmarked
 */
export function hypergeometricDensity(k: number, marked: number, unmarked: number, drawn: number): number {
  if (k < Math.max(0, drawn - unmarked) || k > Math.min(drawn, marked)) return 0
  const all = marked + unmarked
  if (drawn === 0 || drawn === all) return 1
  const p = drawn / all
  const q = (all - drawn) / all
  return (
    (binomialDensity(k, marked, p, q) * binomialDensity(drawn - k, unmarked, p, q)) / binomialDensity(drawn, all, p, q)
  )
}

/**
 * Hypergeometric distribution function: sum of the densities outward from k, until they no longer count.
 *
 * @param upper P(X > k) instead of P(X ≤ k)
 */
export function hypergeometricCdf(k: number, marked: number, unmarked: number, drawn: number, upper = false): number {
  const low = Math.max(0, drawn - unmarked)
  const high = Math.min(drawn, marked)
  const whole = Math.floor(k)
  if (whole < low) return upper ? 1 : 0
  if (whole >= high) return upper ? 0 : 1
  const mean = (drawn * marked) / (marked + unmarked)
  const direct = whole >= mean
  const sum = Math.min(1, direct ? sumUp(whole + 1, marked, unmarked, drawn) : sumDown(whole, marked, unmarked, drawn))
  return direct === upper ? sum : 1 - sum
}

function sumUp(from: number, marked: number, unmarked: number, drawn: number): number {
  const first = hypergeometricDensity(from, marked, unmarked, drawn)
  let term = 1
  let sum = 1
  for (let k = from; k < Math.min(drawn, marked) && term > 1e-18 * sum; k++) {
    term *= ((marked - k) / (k + 1)) * ((drawn - k) / (unmarked - drawn + k + 1))
    sum += term
  }
  return first * sum
}

function sumDown(from: number, marked: number, unmarked: number, drawn: number): number {
  const first = hypergeometricDensity(from, marked, unmarked, drawn)
  let term = 1
  let sum = 1
  for (let k = from; k > Math.max(0, drawn - unmarked) && term > 1e-18 * sum; k--) {
    term *= (k / (marked - k + 1)) * ((unmarked - drawn + k) / (drawn - k + 1))
    sum += term
  }
  return first * sum
}
