import { normalCdf } from './distributions/normal.ts'
import type { Frequencies, NotComputed } from './frequencies.ts'
import { doubledRankSum, pool, unrankable } from './midranks.ts'

export interface DunnPair {
  /** Indices of the two groups, a < b. */
  readonly a: number
  readonly b: number
  /** Positive when group a ranks higher. */
  readonly z: number
  /** Two-sided. */
  readonly p: number
  readonly adjustedP: number
}

/**
 * Dunn's comparisons of every pair of groups by mean ranks over all groups, variance given the ties, two-sided
 * (Dunn 1964).
 *
 * @param groups two or more, with whole counts
 * @param adjust turns the pairs' p values into adjusted ones, in the same order: (0,1), (0,2), …, (1,2), …
 */
export function dunn(
  groups: readonly Frequencies[],
  adjust: (p: number[]) => readonly number[],
): { pairs: DunnPair[] } | NotComputed {
  if (groups.length < 2) return { why: 'there are fewer than two groups' }
  const problem = unrankable(groups)
  if (problem) return problem
  const pooled = pool(groups)
  if (pooled.values.length === 1) return { why: 'all values are equal' }
  const { sizes } = pooled
  const sums = pooled.counts.map((column) => doubledRankSum(column, pooled.doubledRanks))
  const variance = pooled.spread / (pooled.n - 1)
  const pairs: Omit<DunnPair, 'adjustedP'>[] = []
  for (let a = 0; a < groups.length; a++) {
    for (let b = a + 1; b < groups.length; b++) {
      const difference = (sums[a]! / sizes[a]! - sums[b]! / sizes[b]!) / 2
      const z = difference / Math.sqrt(variance * (1 / sizes[a]! + 1 / sizes[b]!))
      pairs.push({ a, b, z, p: Math.min(1, 2 * normalCdf(-Math.abs(z))) })
    }
  }
  const adjusted = adjust(pairs.map((pair) => pair.p))
  return { pairs: pairs.map((pair, i) => ({ ...pair, adjustedP: adjusted[i]! })) }
}
