import { deviance, lnGamma, stirlingError } from './accurate.ts'
import { normalQuantile } from './normal.ts'
import { solveTail } from './solve.ts'

const LN_SQRT_2PI = 0.9189385332046728

/** ln Γ(x). @param x positive; NaN otherwise */
export function gammaLn(x: number): number {
  if (!(x > 0)) return Number.NaN
  return x === Number.POSITIVE_INFINITY ? x : lnGamma(x)
}

/** ln n!. @param n whole, at least 0 */
export function lnFactorial(n: number): number {
  if (n > 18) return (n + 0.5) * Math.log(n) - n + LN_SQRT_2PI + stirlingError(n)
  let product = 1
  for (let k = 2; k <= n; k++) product *= k
  return Math.log(product)
}

/**
 * ln of the number of ways to choose k of n, without the cancellation of three ln factorials (Loader 2000).
 *
 * @param n whole, at least 0
 * @param k whole; −Infinity outside 0…n
 */
export function lnChoose(n: number, k: number): number {
  if (k < 0 || k > n) return Number.NEGATIVE_INFINITY
  const small = Math.min(k, n - k)
  if (small === 0) return 0
  if (n <= 60) {
    let ways = 1
    for (let i = 1; i <= small; i++) ways = (ways * (n - small + i)) / i
    return Math.log(ways)
  }
  const rest = n - small
  const entropy = small * Math.log(n / small) - rest * Math.log1p(-small / n)
  const errors = stirlingError(n) - stirlingError(small) - stirlingError(rest)
  return entropy + errors - LN_SQRT_2PI - 0.5 * Math.log((small * rest) / n)
}

/** x^a e^(−x) / Γ(a + 1), the Poisson probability of a when the mean is x (Loader 2000). */
export function poissonTerm(a: number, x: number): number {
  if (x === 0) return a === 0 ? 1 : 0
  if (a === 0) return Math.exp(-x)
  if (a < 1e-300) return Math.exp(-x)
  return Math.exp(-stirlingError(a) - deviance(a, x)) / Math.sqrt(2 * Math.PI * a)
}

/**
 * Regularised incomplete gamma function: P(a, x), or Q(a, x) = 1 − P(a, x) for the upper tail. Series below a + 1, Legendre's
 * continued fraction above (Abramowitz and Stegun 1964, 6.5.29 and 6.5.31), evaluated by Lentz's method (1976).
 *
 * @param a positive
 * @param x at least 0
 */
export function incompleteGamma(a: number, x: number, upper = false): number {
  if (!(a > 0) || Number.isNaN(x)) return Number.NaN
  if (x <= 0) return upper ? 1 : 0
  if (x === Number.POSITIVE_INFINITY) return upper ? 0 : 1
  if (x < a + 1) {
    const lower = Math.min(1, poissonTerm(a, x) * lowerSeries(a, x))
    return upper ? 1 - lower : lower
  }
  const above = Math.min(1, poissonTerm(a, x) * a * upperFraction(a, x))
  return upper ? above : 1 - above
}

/** Σ xᵏ / ((a + 1)…(a + k)) */
function lowerSeries(a: number, x: number): number {
  let term = 1
  let sum = 1
  for (let k = 1; term > 1e-17 * sum; k++) {
    term *= x / (a + k)
    sum += term
  }
  return sum
}

/** e^x x^(−a) Γ(a, x) */
function upperFraction(a: number, x: number): number {
  const tiny = 1e-300
  let b = x + 1 - a
  let c = 1 / tiny
  let d = 1 / (b || tiny)
  let h = d
  for (let k = 1; k < 1e8; k++) {
    const numerator = -k * (k - a)
    b += 2
    d = 1 / (numerator * d + b || tiny)
    c = b + numerator / c || tiny
    const factor = c * d
    h *= factor
    if (Math.abs(factor - 1) < 3e-16) break
  }
  return h
}

/**
 * Chi-square distribution function.
 *
 * @param df degrees of freedom, positive, need not be whole
 * @param upper P(X > x) instead of P(X ≤ x)
 */
export function chiSquareCdf(x: number, df: number, upper = false): number {
  return incompleteGamma(df / 2, x / 2, upper)
}

/** Density of chi-square. @param x positive */
export function chiSquareDensity(x: number, df: number): number {
  return (poissonTerm(df / 2, x / 2) * df) / 2 / x
}

/**
 * Chi-square quantile, from the start of Wilson and Hilferty (1931).
 *
 * @param p probability, 0 to 1
 * @param upper p is P(X > x) instead of P(X ≤ x)
 */
export function chiSquareQuantile(p: number, df: number, upper = false): number {
  if (!(p >= 0 && p <= 1) || !(df > 0)) return Number.NaN
  if (p === (upper ? 1 : 0)) return 0
  if (p === (upper ? 0 : 1)) return Number.POSITIVE_INFINITY
  const flip = p > 0.5
  const side = flip ? !upper : upper
  const probability = flip ? 1 - p : p
  const spread = 2 / (9 * df)
  const cube = 1 - spread + normalQuantile(probability, side) * Math.sqrt(spread)
  const a = df / 2
  const nearZero = 2 * Math.exp((Math.log(side ? 1 - probability : probability) + lnGamma(a + 1)) / a)
  const start = cube > 0.1 ? df * cube ** 3 : nearZero
  const tail = (x: number) => ({ probability: chiSquareCdf(x, df, side), density: chiSquareDensity(x, df) })
  return solveTail(probability, tail, !side, 0, Number.POSITIVE_INFINITY, Math.max(start, 1e-300))
}
