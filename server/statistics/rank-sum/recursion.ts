import { binomialDensity } from '../distributions/binomial.ts'
import type { RankSum } from './rank-sum.ts'

/** What the recursion may still reach after the first v values, with `a` of the m observations placed. */
interface Reach {
  /** Lowest and highest sum of `a` among the first v values. */
  readonly from: (v: number, a: number) => number
  readonly to: (v: number, a: number) => number
  /** Lowest and highest sum of `a` among the values from v on. */
  readonly least: (v: number, a: number) => number
  readonly most: (v: number, a: number) => number
}

/**
 * P(X ≥ w) for a rank sum by the recursion over distinct values (Streitberg & Röhmel 1986, run over tied blocks instead
 * of observations): states are (observations placed, sum so far), restricted to sums from which w is neither certain nor
 * out of reach. Every step adds positive numbers, so the result is exact to about 1e-14 relative.
 *
 * @returns undefined when `shouldStop` says so
 */
export function tailByRecursion(problem: RankSum, w: number, shouldStop?: () => boolean): number | undefined {
  const { scores, ties, m, n } = problem
  const p = m / n
  const reach = reaches(problem)
  const window = (v: number, a: number): [number, number] => [
    Math.max(reach.from(v, a), w - reach.most(v, m - a)),
    Math.min(reach.to(v, a), w - reach.least(v, m - a) - 1),
  ]
  let certain = 0
  let states = new Map<number, { from: number; mass: Float64Array }>([[0, { from: 0, mass: Float64Array.of(1) }]])
  let placed = 0
  for (let v = 0; v < ties.length; v++) {
    if (shouldStop?.()) return undefined
    const t = ties[v]!
    const score = scores[v]!
    placed += t
    const next = new Map<number, { from: number; mass: Float64Array }>()
    const steps = Float64Array.from({ length: Math.min(t, m) + 1 }, (_, j) => binomialDensity(j, t, p))
    for (const [a, { from, mass }] of states) {
      const above = new Float64Array(mass.length + 1)
      for (let i = mass.length - 1; i >= 0; i--) above[i] = above[i + 1]! + mass[i]!
      for (let j = Math.max(0, m - a - (n - placed)); j <= Math.min(t, m - a); j++) {
        const b = a + j
        const step = steps[j]!
        const [low, high] = window(v + 1, b)
        const shift = from + j * score
        const sure = Math.max(0, w - reach.least(v + 1, m - b) - shift)
        if (sure < mass.length) certain += above[sure]! * step * binomialDensity(m - b, n - placed, p)
        if (high < low) continue
        let target = next.get(b)
        if (!target) next.set(b, (target = { from: low, mass: new Float64Array(high - low + 1) }))
        const into = target.mass
        const end = Math.min(mass.length, high - shift + 1)
        const offset = shift - low
        for (let i = Math.max(0, low - shift); i < end; i++) into[i + offset]! += mass[i]! * step
      }
    }
    states = next
  }
  return certain / binomialDensity(m, n, p)
}

/** @returns how many additions `tailByRecursion` would take, or Infinity as soon as that passes `limit` */
export function recursionCost(problem: RankSum, w: number, limit: number): number {
  const { ties, m, n } = problem
  if (ties.length * m > limit) return Number.POSITIVE_INFINITY
  const reach = reaches(problem)
  let cost = 0
  let placed = 0
  for (let v = 0; v < ties.length; v++) {
    for (let a = Math.max(0, m - (n - placed)); a <= Math.min(m, placed); a++) {
      const low = Math.max(reach.from(v, a), w - reach.most(v, m - a))
      const high = Math.min(reach.to(v, a), w - reach.least(v, m - a) - 1)
      if (high >= low) cost += (high - low + 1) * (Math.min(ties[v]!, m - a) + 1)
    }
    if (cost > limit) return Number.POSITIVE_INFINITY
    placed += ties[v]!
  }
  return cost
}

/** Sums of the lowest or highest `a` among the first or last values; the last column asked for is kept. */
function reaches({ scores, ties, m }: RankSum): Reach {
  const count = ties.length
  const extreme = (first: number, last: number, step: number): Float64Array => {
    const sums = new Float64Array(m + 1).fill(Number.NaN)
    sums[0] = 0
    let a = 0
    for (let v = first; v !== last && a < m; v += step)
      for (let j = 0; j < ties[v]! && a < m; j++) sums[++a] = sums[a - 1]! + scores[v]!
    return sums
  }
  const keep = (make: (v: number) => Float64Array) => {
    const made = new Map<number, Float64Array>()
    return (v: number, a: number): number => {
      let column = made.get(v)
      if (!column) {
        if (made.size > 2) made.clear()
        made.set(v, (column = make(v)))
      }
      return column[a]!
    }
  }
  return {
    from: keep((v) => extreme(0, v, 1)),
    to: keep((v) => extreme(v - 1, -1, -1)),
    least: keep((v) => extreme(v, count, 1)),
    most: keep((v) => extreme(count - 1, v - 1, -1)),
  }
}
