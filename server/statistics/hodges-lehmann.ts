import { type Differences, differences } from './differences.ts'
import { normalCdf, normalQuantile } from './distributions/normal.ts'
import type { Frequencies, NotComputed } from './frequencies.ts'
import { exactLimit } from './hodges-lehmann-exact.ts'
import type { Alternative } from './interval.ts'
import { unrankable } from './midranks.ts'

export interface HodgesLehmannOptions {
  readonly confidence: number
  readonly method: 'exact' | 'asymptotic'
  /** 'greater' gives a lower limit only, 'less' an upper one. */
  readonly alternative?: Alternative
  /** Asked now and then during an exact interval; true ends it with a `why`. */
  readonly shouldStop?: () => boolean
}

export interface HodgesLehmann {
  /** Median of all differences x − y. */
  readonly estimate: number
  /** ∓Infinity where the samples are too small for a limit at this confidence. */
  readonly low: number
  readonly high: number
  /** As asked. */
  readonly confidence: number
  /**
   * Exact: 1 less the tails, given the ties, of the differences next outside the limits. Asymptotic: by the same normal
   * approximation that gave k. At least `confidence`.
   */
  readonly achievedConfidence: number
  readonly method: 'exact' | 'asymptotic'
  /** Asymptotic: the limits are the k-th least and the k-th greatest of the mn differences; 0 if there is no limit. */
  readonly k?: number
  /** mn. */
  readonly pairs: number
}

/**
 * Hodges–Lehmann estimate of the shift between two independent groups, the median of all mn differences x − y (Hodges &
 * Lehmann 1963), with limits that are differences themselves, so that the estimate lies between them.
 *
 * Asymptotic: D(k) and D(mn + 1 − k), k = ⌊mn/2 − z √(mn(m + n + 1)/12)⌋ (Conover 1999, 5.4). Exact: the differences that
 * the exact test given the ties does not reject as shifts, each tail at (1 − confidence)/2 (Bauer 1972).
 *
 * @param x frequencies of the first group, whole counts
 * @param y frequencies of the second group, whole counts
 */
export function hodgesLehmann(
  x: Frequencies,
  y: Frequencies,
  options: HodgesLehmannOptions,
): HodgesLehmann | NotComputed {
  const problem = unrankable([x, y])
  if (problem) return problem
  if (!(options.confidence > 0 && options.confidence < 1)) return { why: 'the confidence is not between 0 and 1' }
  const all = differences(x, y)
  if (all.pairs > Number.MAX_SAFE_INTEGER) return { why: 'there are more than 2^53 pairs' }
  const { pairs } = all
  const upperMiddle = all.ranked(Math.floor(pairs / 2) + 1)
  const lowerMiddle = pairs % 2 === 1 ? upperMiddle : middleBelow(all, upperMiddle)
  const estimate = (lowerMiddle + upperMiddle) / 2 / all.unit
  const common = { estimate, confidence: options.confidence, method: options.method, pairs }
  if (options.method === 'asymptotic') return { ...common, ...approximate(all, options) }
  const limits = exact(all, options)
  return limits ? { ...common, ...limits } : { why: 'the exact interval was stopped before it was finished' }
}

/** D(mn/2) from D(mn/2 + 1), mn even. */
function middleBelow(all: Differences, upperMiddle: number): number {
  const { below, previous } = all.place(upperMiddle)
  return below >= all.pairs / 2 ? previous : upperMiddle
}

function approximate(all: Differences, { confidence, alternative = 'two-sided' }: HodgesLehmannOptions) {
  const sided = alternative === 'two-sided' ? 2 : 1
  const { m, n } = sizes(all)
  const sd = Math.sqrt((all.pairs / 12) * (m + n + 1))
  const k = Math.max(0, Math.floor(all.pairs / 2 - normalQuantile(1 - (1 - confidence) / sided) * sd))
  const low = k > 0 && alternative !== 'less' ? all.ranked(k) / all.unit : Number.NEGATIVE_INFINITY
  const high = k > 0 && alternative !== 'greater' ? all.ranked(all.pairs + 1 - k) / all.unit : Number.POSITIVE_INFINITY
  const achievedConfidence = k > 0 ? 1 - sided * normalCdf((k - all.pairs / 2) / sd) : 1
  return { low, high, achievedConfidence, k }
}

function exact(all: Differences, { confidence, alternative = 'two-sided', shouldStop }: HodgesLehmannOptions) {
  const tail = (1 - confidence) / (alternative === 'two-sided' ? 2 : 1)
  const lower = alternative === 'less' ? none('lower') : exactLimit(all, 'lower', tail, shouldStop)
  const upper = alternative === 'greater' ? none('upper') : lower && exactLimit(all, 'upper', tail, shouldStop)
  if (!lower || !upper) return undefined
  return {
    low: lower.limit / all.unit,
    high: upper.limit / all.unit,
    achievedConfidence: 1 - lower.outside - upper.outside,
  }
}

function none(side: 'lower' | 'upper') {
  return { limit: side === 'lower' ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY, outside: 0 }
}

function sizes({ x, y }: Differences): { m: number; n: number } {
  let m = 0
  let n = 0
  for (let i = 0; i < x.counts.length; i++) m += x.counts[i]!
  for (let i = 0; i < y.counts.length; i++) n += y.counts[i]!
  return { m, n }
}
