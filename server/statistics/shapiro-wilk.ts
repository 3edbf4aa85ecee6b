import { normalCdf, normalQuantile } from './distributions/normal.ts'
import { moments, narrow } from './exact-sums.ts'
import { type Frequencies, type NotComputed, total } from './frequencies.ts'

export interface ShapiroWilk {
  readonly w: number
  readonly p: number
}

/** Polynomials of Royston (1995), algorithm AS R94, Appl. Statist. 44, 547–551; lowest power first. */
const LARGEST = [0, 0.221157, -0.147981, -2.07119, 4.434685, -2.706056]
const SECOND = [0, 0.042981, -0.293762, -1.752461, 5.682633, -3.582633]
const SMALL_MEAN = [0.544, -0.39978, 0.025054, -6.714e-4]
const SMALL_SD = [1.3822, -0.77857, 0.062767, -0.0020322]
const LARGE_MEAN = [-1.5861, -0.31082, -0.083751, 0.0038915]
const LARGE_SD = [-0.4803, -0.082676, 0.0030302]

function polynomial(coefficients: readonly number[], x: number): number {
  return coefficients.reduceRight((sum, coefficient) => sum * x + coefficient, 0)
}

/**
 * Shapiro and Wilk's test of normality, by Royston (1995).
 *
 * @param f 3 to 5000 observations, whole counts
 */
export function shapiroWilk(f: Frequencies): ShapiroWilk | NotComputed {
  const n = total(f)
  if (n < 3) return { why: 'the Shapiro–Wilk test needs at least 3 observations' }
  if (n > 5000) return { why: 'the approximation of the Shapiro–Wilk test holds for at most 5000 observations' }
  if (!Number.isInteger(n) || !Array.from(f.counts).every(Number.isInteger))
    return { why: 'the Shapiro–Wilk test is not defined for weighted data' }
  const { min, max } = moments(f)
  if (min === max) return { why: 'all values are equal' }
  const complement = oneMinusW(f, weights(n))
  return { w: 1 - complement, p: pValue(complement, n) }
}

/** The upper half of the antisymmetric weights, largest first. Their squares sum to ½. */
function weights(n: number): number[] {
  if (n === 3) return [Math.SQRT1_2]
  const half = Math.floor(n / 2)
  const scores = Array.from({ length: half }, (_, i) => -normalQuantile((i + 1 - 0.375) / (n + 0.25)))
  const squares = 2 * scores.reduce((sum, score) => sum + score * score, 0)
  const [first = 0, second = 0] = scores
  const root = 1 / Math.sqrt(n)
  const largest = polynomial(LARGEST, root) + first / Math.sqrt(squares)
  const fixed = n > 5 ? [largest, polynomial(SECOND, root) + second / Math.sqrt(squares)] : [largest]
  const left = fixed.reduce((sum, _, i) => sum - 2 * scores[i]! ** 2, squares)
  const share = fixed.reduce((sum, weight) => sum - 2 * weight ** 2, 1)
  const scale = Math.sqrt(share / left)
  return scores.map((score, i) => fixed[i] ?? score * scale)
}

/** 1 − W, with W = r² of weights and ordered values: 1 − r is half the squared distance of the two unit vectors. */
function oneMinusW(f: Frequencies, upper: readonly number[]): number {
  const { n, mean, squares } = moments(f)
  const centre = narrow(mean)
  const spread = Math.sqrt(narrow(squares))
  const weightAt = (i: number) => (i < upper.length ? -upper[i]! : i >= n - upper.length ? upper[n - 1 - i]! : 0)
  const length = Math.sqrt(2 * upper.reduce((sum, weight) => sum + weight * weight, 0))
  let gap = 0
  let position = 0
  for (let v = 0; v < f.values.length; v++) {
    const score = (f.values[v]! - centre) / spread
    for (let last = position + f.counts[v]!; position < last; position++)
      gap += (weightAt(position) / length - score) ** 2
  }
  return (gap / 2) * (2 - gap / 2)
}

function pValue(complement: number, n: number): number {
  if (n === 3) {
    const w = Math.max(0.75, 1 - complement)
    return Math.min(1, Math.max(0, (6 / Math.PI) * (Math.asin(Math.sqrt(w)) - Math.PI / 3)))
  }
  const y = Math.log(complement)
  if (n <= 11) {
    const limit = 0.459 * n - 2.273
    if (y >= limit) return 0
    const z = (-Math.log(limit - y) - polynomial(SMALL_MEAN, n)) / Math.exp(polynomial(SMALL_SD, n))
    return normalCdf(z, true)
  }
  const x = Math.log(n)
  return normalCdf((y - polynomial(LARGE_MEAN, x)) / Math.exp(polynomial(LARGE_SD, x)), true)
}
