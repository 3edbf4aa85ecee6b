import { binomialDensity } from '../distributions/binomial.ts'
import type { RankSum } from './rank-sum.ts'

/**
 * Independent draws, one per observation, with probabilities tilted so that m draws with sum w are about what is
 * expected: logit p_v = const + s · score_v (Esscher 1932; Robinson 1982 for two samples).
 */
export interface Tilt {
  /** Tilt per unit of the sum, > 0. */
  readonly s: number
  /** Probability of being drawn, and of not, per distinct value. */
  readonly p: Float64Array
  readonly q: Float64Array
  /** Expected draws − m, expected sum − w. */
  readonly excessDraws: number
  readonly excessSum: number
  /** ln of Π(1 + e^(a + s·score))^t e^(−am − sw) / C(n, m). */
  readonly lnScale: number
  /** Σ t p q; Σ t p q (score − c)²; the mean score c under weights t p q; the largest |score − c|. */
  readonly drawVariance: number
  readonly sumVariance: number
  readonly centre: number
  readonly widest: number
}

/** ln(q + p eˣ) − p x without cancellation. */
function excess(p: number, x: number): number {
  if (x > 30) return x * (1 - p) + Math.log(p + (1 - p) * Math.exp(-x))
  return Math.log1p(p * Math.expm1(x)) - p * x
}

/**
 * The tilt at the saddle point of (m, w), or the least tilt worth having when the saddle point is nearer to none.
 *
 * @param w above the expected sum and below the greatest
 */
export function tilt({ scores, ties, m, n }: RankSum, w: number): Tilt {
  const count = ties.length
  const p0 = m / n
  const base = Math.log(p0 / (1 - p0))
  let mean = 0
  for (let v = 0; v < count; v++) mean += (ties[v]! * scores[v]!) / n
  let spread = 0
  for (let v = 0; v < count; v++) spread += ties[v]! * (scores[v]! - mean) ** 2
  const unit = Math.sqrt(spread / n)
  const target = (w - m * mean) / unit
  const least = (2.2 / Math.sqrt(((m / n) * (n - m) * spread) / (n - 1))) * unit
  const p = new Float64Array(count)
  const q = new Float64Array(count)

  const moments = (a: number, b: number) => {
    const sums = { value: 0, draws: 0, sum: 0, v0: 0, v1: 0, v2: 0 }
    for (let v = 0; v < count; v++) {
      const z = (scores[v]! - mean) / unit
      const y = a + b * z
      p[v] = 1 / (1 + Math.exp(-base - y))
      q[v] = 1 / (1 + Math.exp(base + y))
      const t = ties[v]!
      const weight = t * p[v]! * q[v]!
      sums.value += t * excess(p0, y)
      sums.draws += t * p[v]!
      sums.sum += t * p[v]! * z
      sums.v0 += weight
      sums.v1 += weight * z
      sums.v2 += weight * z * z
    }
    return { ...sums, value: sums.value - b * target, draws: sums.draws - m, sum: sums.sum - target }
  }

  let a = 0
  let b = Math.max(least, (target / (m * (1 - p0))) * 0.9)
  const minimise = (free: boolean) => {
    let now = moments(a, b)
    for (let round = 0; round < 100; round++) {
      const det = free ? now.v0 * now.v2 - now.v1 * now.v1 : now.v0
      const da = free ? (now.v2 * now.draws - now.v1 * now.sum) / det : now.draws / det
      const db = free ? (now.v0 * now.sum - now.v1 * now.draws) / det : 0
      if (!Number.isFinite(da) || !Number.isFinite(db)) break
      let length = 1
      let then = moments(a - da, b - db)
      while (!(then.value <= now.value + 1e-12 * Math.abs(now.value)) && length > 1e-6) {
        length /= 2
        then = moments(a - length * da, b - length * db)
      }
      a -= length * da
      b -= length * db
      now = then
      if (Math.abs(da) + Math.abs(db) < 1e-9) break
    }
    return now
  }
  let end = minimise(true)
  if (!(b >= least)) {
    b = least
    a = 0
    end = minimise(false)
  }

  let weights = 0
  let centre = 0
  for (let v = 0; v < count; v++) {
    const weight = ties[v]! * p[v]! * q[v]!
    weights += weight
    centre += weight * scores[v]!
  }
  centre /= weights
  let sumVariance = 0
  for (let v = 0; v < count; v++) sumVariance += ties[v]! * p[v]! * q[v]! * (scores[v]! - centre) ** 2
  return {
    s: b / unit,
    p,
    q,
    excessDraws: end.draws,
    excessSum: end.sum * unit + mean * end.draws,
    lnScale: end.value - Math.log(binomialDensity(m, n, p0)),
    drawVariance: weights,
    sumVariance,
    centre,
    widest: Math.max(scores[count - 1]! - centre, centre - scores[0]!),
  }
}
