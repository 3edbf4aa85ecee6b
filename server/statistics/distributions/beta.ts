import { deviance, lnGamma, stirlingError } from './accurate.ts'
import { solveTail } from './solve.ts'

/** x^a y^b / B(a, b) with y = 1 − x given for its own precision (Loader 2000, by Stirling errors and deviances). */
function betaTerm(a: number, b: number, x: number, y: number): number {
  const n = a + b
  const exponent = stirlingError(n) - stirlingError(a) - stirlingError(b) - deviance(a, n * x) - deviance(b, n * y)
  return Math.sqrt((a / (2 * Math.PI)) * (b / n)) * Math.exp(exponent)
}

/**
 * The continued fraction that times x^a y^b / B(a, b) is I_x(a, b), by Lentz's method, for x below (a + 1)/(a + b + 2)
 * (DiDonato and Morris 1992, ACM TOMS 18, eq. 9). It takes 1 − x = y into account where x is almost 1.
 */
function fraction(a: number, b: number, x: number, y: number): number {
  const tiny = 1e-300
  const gap = a * y - b * x
  let value = (a / (a + 1)) * (gap + 1)
  let c = value
  let d = 0
  for (let n = 1; n < 1e8; n++) {
    const middle = a + 2 * n - 1
    const scaled = ((b - n) * x) / middle
    const numerator = ((a + n - 1) / middle) * (a + b + n - 1) * n * x * scaled
    const denominator = n + n * scaled + ((a + n) / (a + 2 * n + 1)) * (gap + 1 + n * (1 + y))
    d = 1 / (denominator + numerator * d || tiny)
    c = denominator + numerator / c || tiny
    const factor = c * d
    value *= factor
    if (Math.abs(factor - 1) < 3e-16) break
  }
  return 1 / value
}

/**
 * Regularised incomplete beta function I_x(a, b), for callers who know 1 − x better than by subtraction.
 *
 * @param x 0 to 1
 * @param y 1 − x
 * @param a positive
 * @param b positive
 * @param upper 1 − I_x(a, b)
 */
export function incompleteBeta(x: number, y: number, a: number, b: number, upper = false): number {
  if (!(a > 0 && b > 0) || Number.isNaN(x)) return Number.NaN
  if (x <= 0) return upper ? 1 : 0
  if (y <= 0) return upper ? 0 : 1
  const below = x * (a + b + 2) < a + 1
  const term = betaTerm(a, b, x, y)
  const direct = Math.min(1, term * (below ? fraction(a, b, x, y) : fraction(b, a, y, x)))
  return below === upper ? 1 - direct : direct
}

/**
 * Beta distribution function.
 *
 * @param x 0 to 1
 * @param a positive
 * @param b positive
 * @param upper P(X > x) instead of P(X ≤ x)
 */
export function betaCdf(x: number, a: number, b: number, upper = false): number {
  return incompleteBeta(x, 1 - x, a, b, upper)
}

/** Density of the beta distribution. @param x above 0, below 1 */
export function betaDensity(x: number, a: number, b: number): number {
  return betaTerm(a, b, x, 1 - x) / x / (1 - x)
}

/**
 * Beta quantile. Solved from the nearer end, so that a result close to 0 has full relative precision.
 *
 * @param p probability, 0 to 1
 * @param a positive
 * @param b positive
 * @param upper p is P(X > x) instead of P(X ≤ x)
 */
export function betaQuantile(p: number, a: number, b: number, upper = false): number {
  if (!(p >= 0 && p <= 1) || !(a > 0 && b > 0)) return Number.NaN
  if (p === (upper ? 1 : 0)) return 0
  if (p === (upper ? 0 : 1)) return 1
  const mean = a / (a + b)
  const meanIsAbove = incompleteBeta(mean, b / (a + b), a, b, upper) > p !== upper
  return meanIsAbove ? fromZero(p, a, b, upper) : 1 - fromZero(p, b, a, !upper)
}

function fromZero(p: number, a: number, b: number, upper: boolean): number {
  const flip = p > 0.5
  const side = flip ? !upper : upper
  const probability = flip ? 1 - p : p
  const lower = side ? 1 - probability : probability
  const mean = a / (a + b)
  const power = Math.exp((Math.log(lower * a) + lnGamma(a) + lnGamma(b) - lnGamma(a + b)) / a)
  const tail = (x: number) => ({ probability: betaCdf(x, a, b, side), density: betaDensity(x, a, b) })
  const start = Math.min(Math.max(power, 1e-300), mean)
  return solveTail(probability, tail, !side, 0, 1, start)
}
