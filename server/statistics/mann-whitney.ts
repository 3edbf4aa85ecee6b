import { normalCdf } from './distributions/normal.ts'
import type { Frequencies, NotComputed } from './frequencies.ts'
import type { Alternative } from './interval.ts'
import { exactP } from './mann-whitney-exact.ts'
import { doubledRankSum, type Pooled, pool, unrankable } from './midranks.ts'

export interface MannWhitneyOptions {
  readonly method: 'exact' | 'asymptotic'
  /** Move U half a unit towards its mean: asymptotic only. */
  readonly continuity: boolean
  /** 'greater': x tends to be higher than y. */
  readonly alternative: Alternative
  /**
   * What is as extreme on the other side, exact only: 'doubled' is twice the smaller tail, at most 1 (R 4.6); 'distance'
   * is every U at least as far from its mean (coin).
   */
  readonly twoSided?: 'doubled' | 'distance'
  /** Asked now and then during an exact test; true ends it with a `why`. */
  readonly shouldStop?: () => boolean
}

export interface MannWhitney {
  /** U of x: the pairs in which x is higher, ties half (R's W); and U of y. */
  readonly u1: number
  readonly u2: number
  readonly rankSum1: number
  readonly rankSum2: number
  /** U1 − mn/2 over its standard deviation given the ties, with the continuity correction if asked: asymptotic only. */
  readonly z?: number
  readonly p: number
  /** Whether a value of x equals a value of y or a value occurs twice. */
  readonly ties: boolean
  readonly method: 'exact' | 'asymptotic'
  readonly continuity: boolean
  /** P(X > Y) + ½ P(X = Y) = U1/mn. */
  readonly probabilityFirstHigher: number
}

/**
 * Mann–Whitney U test (Wilcoxon rank-sum test) of two independent groups, ties by midranks.
 *
 * Exact: the distribution of the rank sum given the ties. Asymptotic: normal, with the variance given the ties
 * mn/12·[(N + 1) − Σ(t³ − t)/(N(N − 1))] (Lehmann 1975, Nonparametrics, 1.35).
 *
 * @param x frequencies of the first group, whole counts
 * @param y frequencies of the second group, whole counts
 */
export function mannWhitney(x: Frequencies, y: Frequencies, options: MannWhitneyOptions): MannWhitney | NotComputed {
  const problem = unrankable([x, y])
  if (problem) return problem
  const pooled = pool([x, y])
  if (pooled.values.length === 1) return { why: 'all values are equal' }
  const statistic = rankSums(pooled)
  const { method, continuity, alternative } = options
  const exact = method === 'exact'
  const common = { ...statistic, ties: pooled.values.length < pooled.n }
  if (exact) {
    const p = exactP(pooled, alternative, options.twoSided ?? 'doubled', options.shouldStop)
    return p === undefined
      ? { why: 'the exact distribution was stopped before it was finished' }
      : { ...common, p, method, continuity: false }
  }
  const z = standardised(pooled, statistic.u1, continuity, alternative)
  const p =
    alternative === 'two-sided'
      ? Math.min(1, 2 * normalCdf(-Math.abs(z)))
      : alternative === 'greater'
        ? normalCdf(z, true)
        : normalCdf(z)
  return { ...common, z, p, method, continuity }
}

function rankSums(pooled: Pooled) {
  const [m, n] = pooled.sizes as [number, number]
  const rankSum1 = doubledRankSum(pooled.counts[0]!, pooled.doubledRanks) / 2
  const rankSum2 = doubledRankSum(pooled.counts[1]!, pooled.doubledRanks) / 2
  const u1 = rankSum1 - (m * (m + 1)) / 2
  const u2 = rankSum2 - (n * (n + 1)) / 2
  return { u1, u2, rankSum1, rankSum2, probabilityFirstHigher: u1 / (m * n) }
}

function standardised(pooled: Pooled, u1: number, continuity: boolean, alternative: Alternative): number {
  const [m, n] = pooled.sizes as [number, number]
  const deviation = u1 - (m * n) / 2
  const towards = alternative === 'two-sided' ? Math.sign(deviation) : alternative === 'greater' ? 1 : -1
  const variance = (m * n * pooled.spread) / (pooled.n * (pooled.n - 1))
  return (deviation - (continuity ? towards / 2 : 0)) / Math.sqrt(variance)
}
