import type { RankSum } from './rank-sum.ts'
import { type Tilt, tilt } from './tilt.ts'

/** The grid and the parts of it on which the tilted characteristic function is not negligible. */
export interface Inversion {
  readonly tilt: Tilt
  /** Points of the grid over the angle of the sum, and over the angle of the number drawn. */
  readonly sumPoints: number
  readonly drawPoints: number
  /** Triples: index of the sum's angle, first and last index of the draw's angle. */
  readonly arcs: Float64Array
  /** Pruned points are below e^−depth each. */
  readonly depth: number
  /** Evaluations of one factor of the product. */
  readonly cost: number
}

/**
 * Plans P(X ≥ w) as a double Fourier inversion along the tilted contour. The trapezoid rule over a whole period is exact
 * but for aliases, kept below e^−depth by Bernstein's inequality; a point is left out only where
 * ½ ln|q + p e^(iα)|² ≤ ½(−c(1 − cos α) − c²(1 − cos α)²/2), c = 2pq, summed over the observations, proves it below e^−depth.
 *
 * @param depth in nats
 * @param limit cost at which to give up
 * @returns undefined beyond the limit
 */
export function plan(problem: RankSum, w: number, depth: number, limit: number): Inversion | undefined {
  const { scores, ties, m, n } = problem
  const count = ties.length
  const tilted = tilt(problem, w)
  const { s, p, q, drawVariance, sumVariance, widest } = tilted
  const bernstein = (variance: number, width: number) => {
    const third = (depth * width) / 3
    return third + Math.sqrt(third * third + 2 * depth * variance)
  }
  let top = 0
  let left = m
  for (let v = count - 1; left > 0; v--) {
    const take = Math.min(left, ties[v]!)
    top += take * scores[v]!
    left -= take
  }
  const above = bernstein(sumVariance, widest) + Math.abs(tilted.excessSum)
  const below = (depth + Math.max(0, -tilted.lnScale)) / s
  const sumPoints = Math.ceil(Math.max(below, Math.min(above, top - w + 1))) + 1
  const drawPoints = Math.ceil(Math.min(n + 1, bernstein(drawVariance, 1) + Math.abs(tilted.excessDraws) + 1))

  const first = new Float64Array(count)
  const second = new Float64Array(count)
  let whole = 0
  let slope = 0
  for (let v = 0; v < count; v++) {
    const c = 2 * p[v]! * q[v]!
    first[v] = ties[v]! * (c + c * c)
    second[v] = ties[v]! * c * c
    whole += ties[v]! * (c + 0.75 * c * c)
    slope += (0.5 * first[v]! + 0.25 * second[v]!) * Math.abs(scores[v]! - tilted.centre)
  }
  const arcs: number[] = []
  let cost = 0
  const turn = (2 * Math.PI) / drawPoints
  for (let j = 0; j <= sumPoints / 2; ) {
    const theta = (2 * Math.PI * j) / sumPoints
    let re = 0
    let im = 0
    let re2 = 0
    let im2 = 0
    for (let v = 0; v < count; v++) {
      const cos = Math.cos(theta * scores[v]!)
      const sin = Math.sin(theta * scores[v]!)
      re += first[v]! * cos
      im += first[v]! * sin
      re2 += second[v]! * (cos * cos - sin * sin)
      im2 += second[v]! * 2 * sin * cos
    }
    const size = Math.hypot(re, im)
    const rest = whole - 0.25 * Math.hypot(re2, im2)
    const depthHere = 0.5 * (rest - size)
    cost += count
    if (depthHere >= depth) {
      j += Math.max(1, Math.floor(((depthHere - depth) / slope / (2 * Math.PI)) * sumPoints))
    } else {
      const least = (rest - 2 * depth) / size
      const half = least <= -1 ? Math.PI : Math.acos(Math.min(1, least))
      const middle = -Math.atan2(im, re)
      let from = Math.ceil((middle - half) / turn)
      let to = Math.floor((middle + half) / turn)
      if (to - from >= drawPoints - 1) {
        from = 0
        to = drawPoints - 1
      }
      if (to >= from) arcs.push(j, from, to)
      cost += (to - from + 1) * count * 4
      j++
    }
    if (cost > limit) return undefined
  }
  return { tilt: tilted, sumPoints, drawPoints, arcs: Float64Array.from(arcs), depth, cost }
}

/**
 * Carries a plan out.
 *
 * @returns P(X ≥ w) and a bound on its relative error from what was pruned; undefined when `shouldStop` says so
 */
export function invert(
  { scores, ties }: RankSum,
  { tilt: tilted, sumPoints, drawPoints, arcs, depth }: Inversion,
  shouldStop?: () => boolean,
): { p: number; pruned: number } | undefined {
  const count = ties.length
  const { s, p, q } = tilted
  const decay = Math.exp(-s)
  const sines = new Float64Array(count)
  const cosines = new Float64Array(count)
  const halves = new Float64Array(count)
  let total = 0
  for (let at = 0; at < arcs.length; at += 3) {
    if (shouldStop?.()) return undefined
    const j = arcs[at]!
    const theta = (2 * Math.PI * j) / sumPoints
    const denominatorRe = -Math.expm1(-s) + decay * 2 * Math.sin(theta / 2) ** 2
    const denominatorIm = decay * Math.sin(theta)
    for (let v = 0; v < count; v++) {
      sines[v] = Math.sin((theta * scores[v]!) / 2)
      cosines[v] = Math.cos((theta * scores[v]!) / 2)
    }
    let re = 0
    let im = 0
    for (let k = arcs[at + 1]!; k <= arcs[at + 2]!; k++) {
      const psi = (2 * Math.PI * k) / drawPoints
      const sinPsi = Math.sin(psi / 2)
      const cosPsi = Math.cos(psi / 2)
      let lnSize = 0
      for (let v = 0; v < count; v++) {
        const sin = sinPsi * cosines[v]! + cosPsi * sines[v]!
        halves[v] = sin
        lnSize += ties[v]! * Math.log1p(-4 * p[v]! * q[v]! * sin * sin)
      }
      lnSize /= 2
      if (lnSize < -depth) continue
      let phase = psi * tilted.excessDraws + theta * tilted.excessSum
      for (let v = 0; v < count; v++) {
        const sin = halves[v]!
        const cos = cosPsi * cosines[v]! - sinPsi * sines[v]!
        const turn = Math.atan2(2 * p[v]! * sin * cos, 1 - 2 * p[v]! * sin * sin)
        phase += ties[v]! * (turn - p[v]! * (psi + theta * scores[v]!))
      }
      const size = Math.exp(lnSize)
      re += size * Math.cos(phase)
      im += size * Math.sin(phase)
    }
    const part = (re * denominatorRe + im * denominatorIm) / (denominatorRe ** 2 + denominatorIm ** 2)
    total += j === 0 || 2 * j === sumPoints ? part : 2 * part
  }
  const mean = total / sumPoints / drawPoints
  return { p: mean * Math.exp(tilted.lnScale), pruned: (4 * Math.exp(-depth)) / -Math.expm1(-s) / mean }
}
