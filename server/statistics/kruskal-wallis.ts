import { chiSquareCdf } from './distributions/gamma.ts'
import type { Frequencies, NotComputed } from './frequencies.ts'
import { doubledRankSum, pool, unrankable } from './midranks.ts'

export interface KruskalWallis {
  readonly h: number
  readonly df: number
  readonly p: number
  /** ε² = H(N + 1)/(N² − 1), 0 to 1 (Tomczak & Tomczak 2014). */
  readonly epsilonSquared: number
  /** Per group, in the order given. */
  readonly meanRanks: readonly number[]
}

/**
 * Kruskal–Wallis test of k independent groups, H corrected for ties, p from χ² with k − 1 degrees of freedom
 * (Kruskal & Wallis 1952).
 *
 * @param groups two or more, with whole counts
 */
export function kruskalWallis(groups: readonly Frequencies[]): KruskalWallis | NotComputed {
  if (groups.length < 2) return { why: 'there are fewer than two groups' }
  const problem = unrankable(groups)
  if (problem) return problem
  const pooled = pool(groups)
  if (pooled.values.length === 1) return { why: 'all values are equal' }
  const meanRanks: number[] = []
  let between = 0
  for (let g = 0; g < groups.length; g++) {
    const size = pooled.sizes[g]!
    const mean = doubledRankSum(pooled.counts[g]!, pooled.doubledRanks) / (2 * size)
    meanRanks.push(mean)
    between += size * (mean - (pooled.n + 1) / 2) ** 2
  }
  const h = (between * (pooled.n - 1)) / pooled.spread
  const df = groups.length - 1
  return { h, df, p: chiSquareCdf(h, df, true), epsilonSquared: h / (pooled.n - 1), meanRanks }
}
