import { chiSquareCdf, incompleteGamma, poissonTerm } from './gamma.ts'

/** Below this, terms lose digits to underflow and are computed anew instead of from their neighbour. */
const LOST = 1e-280

/**
 * Distribution function of noncentral chi-square: Poisson weights outward from the largest (Benton and Krishnamoorthy
 * 2003, Comput. Statist. Data Anal. 43), each tail by the recurrence that only adds.
 *
 * @param x at least 0
 * @param df degrees of freedom, positive
 * @param ncp λ, at least 0
 * @param upper P(X > x) instead of P(X ≤ x)
 */
export function noncentralChiSquareCdf(x: number, df: number, ncp: number, upper = false): number {
  if (!(df > 0 && ncp >= 0) || Number.isNaN(x)) return Number.NaN
  if (ncp === 0 || x <= 0) return chiSquareCdf(x, df, upper)
  const mean = ncp / 2
  const reach = Math.ceil(9 * Math.sqrt(mean) + 60)
  const middle = Math.floor(mean)
  const from = Math.max(0, middle - reach)
  const to = middle + reach
  return Math.min(1, upper ? upperSum(from, to, x / 2, df / 2, mean) : lowerSum(from, to, x / 2, df / 2, mean))
}

/** P(a + j, h) grows as j falls by the term of a + j: from the far end down. */
function lowerSum(from: number, to: number, h: number, a: number, mean: number): number {
  let tail = incompleteGamma(a + to, h)
  let term = poissonTerm(a + to, h)
  let weight = poissonTerm(to, mean)
  let sum = 0
  for (let j = to; j >= from; j--) {
    sum += weight * tail
    if (term < LOST) {
      tail = incompleteGamma(a + j - 1, h)
      term = poissonTerm(a + j - 1, h)
    } else {
      term *= (a + j) / h
      tail += term
    }
    weight = weight < LOST ? poissonTerm(j - 1, mean) : (weight * j) / mean
  }
  return sum
}

/** Q(a + j, h) grows with j: from the near end up. */
function upperSum(from: number, to: number, h: number, a: number, mean: number): number {
  let tail = incompleteGamma(a + from, h, true)
  let term = poissonTerm(a + from, h)
  let weight = poissonTerm(from, mean)
  let sum = 0
  for (let j = from; j <= to; j++) {
    sum += weight * tail
    if (term < LOST) {
      tail = incompleteGamma(a + j + 1, h, true)
      term = poissonTerm(a + j + 1, h)
    } else {
      tail += term
      term *= h / (a + j + 1)
    }
    weight = weight < LOST ? poissonTerm(j + 1, mean) : (weight * mean) / (j + 1)
  }
  return sum
}

/**
 * The λ for which P(X ≤ x) = p, or 0 when even the central distribution is below p: the limit of a confidence interval for
 * a noncentrality parameter (Steiger 2004). P falls as λ grows. By false position (Illinois rule; Dowell and Jarratt 1971).
 *
 * @param p above 0, below 1
 */
export function noncentralChiSquareParameter(x: number, df: number, p: number): number {
  const height = (ncp: number) =>
    p < 0.5
      ? Math.log(noncentralChiSquareCdf(x, df, ncp) / p)
      : -Math.log(noncentralChiSquareCdf(x, df, ncp, true) / (1 - p))
  let a = 0
  let fa = height(0)
  if (!(fa > 0)) return 0
  let b = Math.max(x, 1)
  let fb = height(b)
  for (let round = 0; round < 60 && fb > 0; round++) {
    ;[a, fa] = [b, fb]
    b += 4 * Math.sqrt(b + df) + 4
    fb = height(b)
  }
  for (let round = 0; round < 200 && fb !== 0; round++) {
    const secant = b - (fb * (b - a)) / (fb - fa)
    const next = Number.isFinite(secant) && secant > Math.min(a, b) && secant < Math.max(a, b) ? secant : (a + b) / 2
    if (Math.abs(next - b) <= 2e-15 * Math.abs(next) || next === a) return next
    const fNext = height(next)
    if (fNext > 0 !== fb > 0) [a, fa] = [b, fb]
    else fa /= 2
    ;[b, fb] = [next, fNext]
  }
  return b
}
