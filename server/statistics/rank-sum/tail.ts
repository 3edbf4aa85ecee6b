import { invert, plan } from './inversion.ts'
import type { RankSum } from './rank-sum.ts'
import { recursionCost, tailByRecursion } from './recursion.ts'

/** One addition of the recursion against one factor of the inversion, in time. */
const FACTOR = 25

/**
 * P(X ≥ w), exact to about 1e-12 relative, by whichever of the recursion and the Fourier inversion costs less.
 *
 * @param w in units of the scores
 * @param shouldStop asked now and then; true ends the work
 * @returns undefined when it was stopped
 */
export function rankSumTail(problem: RankSum, w: number, shouldStop?: () => boolean): number | undefined {
  const plain = reduce(problem)
  const target = Math.ceil((w - plain.origin) / plain.step - 1e-9)
  const { scores, ties, m, n } = plain
  let mean = 0
  for (let v = 0; v < ties.length; v++) mean += ties[v]! * scores[v]!
  mean *= m / n
  if (target <= mean) {
    const mirrored = mirror(plain)
    const below = upper(mirrored.problem, mirrored.whole - (target - 1), shouldStop)
    return below === undefined ? undefined : 1 - below
  }
  return upper(plain, target, shouldStop)
}

/** Scores from 0 without a common divisor: X = origin + step · X′. */
function reduce({ scores, ties, m, n }: RankSum): RankSum & { origin: number; step: number } {
  const lowest = scores[0]!
  let step = 0
  for (let v = 1; v < scores.length && step !== 1; v++) step = divisor(scores[v]! - lowest, step)
  step ||= 1
  return { scores: scores.map((score) => (score - lowest) / step), ties, m, n, origin: m * lowest, step }
}

function divisor(a: number, b: number): number {
  while (b > 0) [a, b] = [b, a % b]
  return a
}

/** Turned round: Y = whole − X for the same draw. */
export function mirror({ scores, ties, m, n }: RankSum): { problem: RankSum; whole: number } {
  const top = scores[scores.length - 1]!
  return {
    problem: { scores: scores.map((score) => top - score).reverse(), ties: ties.slice().reverse(), m, n },
    whole: m * top,
  }
}

/** P(X ≥ w) for w above the mean. */
function upper(problem: RankSum, w: number, shouldStop?: () => boolean): number | undefined {
  const small = problem.m * 2 <= problem.n ? { ...problem, origin: 0 } : complement(problem)
  const target = w - small.origin
  const { scores, ties, m, n } = small
  let top = 0
  let left = m
  for (let v = scores.length - 1; left > 0; v--) {
    const take = Math.min(left, ties[v]!)
    top += take * scores[v]!
    left -= take
  }
  if (target > top) return 0
  const cheap = recursionCost(small, target, 2e6)
  if (cheap <= 2e6) return tailByRecursion(small, target, shouldStop)
  let depth = 36 + Math.log(n) * 1.5 + Math.log(scores[scores.length - 1]! + 1)
  const other = recursionCost(small, target, 1e10)
  for (;;) {
    const planned = plan(small, target, depth, other / FACTOR)
    if (!planned) return tailByRecursion(small, target, shouldStop)
    const result = invert(small, planned, shouldStop)
    if (!result) return undefined
    if (result.pruned >= 0 && result.pruned < 1e-13) return Math.min(1, result.p)
    depth += result.pruned > 0 ? Math.log(result.pruned / 1e-14) : 20
  }
}

/** The observations not drawn have the low scores when the drawn have the high: X = all − Y, Y mirrored is X − origin. */
function complement(problem: RankSum): RankSum & { origin: number } {
  const { scores, ties, m, n } = problem
  let all = 0
  for (let v = 0; v < scores.length; v++) all += ties[v]! * scores[v]!
  const turned = mirror({ scores, ties, m: n - m, n })
  return { ...turned.problem, origin: all - turned.whole }
}
