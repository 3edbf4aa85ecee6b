import type { Alternative } from './interval.ts'
import { doubledRankSum, type Pooled } from './midranks.ts'
import type { RankSum } from './rank-sum/rank-sum.ts'
import { mirror, rankSumTail } from './rank-sum/tail.ts'

type Ranked = Omit<Pooled, 'values'>

/**
 * Exact p of the rank sum of the first group given the ties.
 *
 * @returns undefined when `shouldStop` ended the work
 */
export function exactP(
  pooled: Ranked,
  alternative: Alternative,
  twoSided: 'doubled' | 'distance',
  shouldStop?: () => boolean,
): number | undefined {
  const { problem, sum, mean } = rankSumOf(pooled)
  const upper = (w: number) => rankSumTail(problem, w, shouldStop)
  const lower = (w: number) => lowerTail(problem, w, shouldStop)
  if (alternative !== 'two-sided') return alternative === 'greater' ? upper(sum) : lower(sum)
  const distance = Math.abs(sum - mean)
  if (twoSided === 'distance') {
    if (distance === 0) return 1
    const above = upper(mean + distance)
    const below = above === undefined ? undefined : lower(mean - distance)
    return above === undefined || below === undefined ? undefined : Math.min(1, above + below)
  }
  const near = sum > mean ? upper(sum) : lower(sum)
  if (near === undefined || near < 0.25) return near === undefined ? undefined : 2 * near
  const far = sum > mean ? lower(sum) : upper(sum)
  return far === undefined ? undefined : Math.min(1, 2 * Math.min(near, far))
}

/**
 * One tail of the exact distribution at the observed rank sum of the first group.
 *
 * @param side 'upper': P(W ≥ w); 'lower': P(W ≤ w)
 * @returns undefined when `shouldStop` ended the work
 */
export function exactTail(pooled: Ranked, side: 'upper' | 'lower', shouldStop?: () => boolean): number | undefined {
  const { problem, sum } = rankSumOf(pooled)
  return side === 'upper' ? rankSumTail(problem, sum, shouldStop) : lowerTail(problem, sum, shouldStop)
}

function rankSumOf({ counts, doubledRanks, ties, sizes, n }: Ranked) {
  const m = sizes[0]!
  return {
    problem: { scores: doubledRanks, ties, m, n },
    sum: doubledRankSum(counts[0]!, doubledRanks),
    mean: m * (n + 1),
  }
}

function lowerTail(problem: RankSum, w: number, shouldStop?: () => boolean): number | undefined {
  const turned = mirror(problem)
  return rankSumTail(turned.problem, turned.whole - w, shouldStop)
}
