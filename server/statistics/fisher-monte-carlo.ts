import { betaQuantile } from './distributions/beta.ts'
import { hypergeometricDensity } from './distributions/binomial.ts'
import { SAME } from './fisher.ts'
import { termsOf } from './fisher-exact/terms.ts'
import { tooLarge, trim } from './fisher-exact/trim.ts'
import type { NotComputed } from './frequencies.ts'
import { seeded } from './random.ts'

export interface FisherMonteCarloOptions {
  /** Tables drawn, 1 or more. */
  readonly replicates: number
  /** Whole number, 0 to 2^32 − 1. */
  readonly seed: number
  readonly confidence: number
}

export interface FisherMonteCarlo {
  /** (b + 1)/(B + 1) for b of B drawn tables no more probable than the observed (Davison & Hinkley 1997, 4.11). */
  readonly p: number
  /** Clopper–Pearson limits of the exact p from b of B. */
  readonly low: number
  readonly high: number
  readonly confidence: number
  readonly replicates: number
  readonly seed: number
}

/**
 * Estimates the p of `fisherExact` from random tables with the observed margins, drawn cell by cell from the
 * hypergeometric distribution. The same seed gives the same answer on every machine.
 *
 * @param table rows of whole counts; empty rows and columns are left out
 */
export function fisherMonteCarlo(
  table: readonly (readonly number[])[],
  { replicates, seed, confidence }: FisherMonteCarloOptions,
): FisherMonteCarlo | NotComputed {
  if (!Number.isSafeInteger(replicates) || replicates < 1)
    return { why: 'the number of replicates is not a whole number above 0' }
  if (!Number.isInteger(seed) || seed < 0 || seed > 0xffffffff)
    return { why: 'the seed is not a whole number from 0 to 2^32 − 1' }
  const trimmed = trim(table)
  if ('why' in trimmed) return trimmed
  const large = tooLarge(trimmed)
  if (large !== undefined) return large
  const { counts, columnTotals, rowTotals } = trimmed
  const { cells } = termsOf(counts.length, columnTotals)
  let observed = 0
  for (const row of counts) for (const [j, count] of row.entries()) observed += cells[j]![count]!
  const threshold = observed + Math.log1p(SAME)
  const random = seeded(seed)
  const left = new Float64Array(columnTotals.length)
  let hits = 0
  for (let replicate = 0; replicate < replicates; replicate++) {
    left.set(columnTotals)
    let sum = 0
    let all = rowTotals.reduce((total, row) => total + row, 0)
    for (const row of rowTotals) {
      let toDraw = row
      let behind = all
      for (let j = 0; j < left.length; j++) {
        const marked = left[j]!
        behind -= marked
        const drawn = hypergeometric(random, marked, behind, toDraw)
        sum += cells[j]![drawn]!
        left[j] = marked - drawn
        toDraw -= drawn
      }
      all -= row
    }
    if (sum <= threshold) hits++
  }
  const error = (1 - confidence) / 2
  return {
    p: (hits + 1) / (replicates + 1),
    low: hits === 0 ? 0 : betaQuantile(error, hits, replicates - hits + 1),
    high: hits === replicates ? 1 : betaQuantile(error, hits + 1, replicates - hits, true),
    confidence,
    replicates,
    seed,
  }
}

/** Marked balls among `drawn`, by inversion outwards from the mode. */
function hypergeometric(random: () => number, marked: number, unmarked: number, drawn: number): number {
  const least = Math.max(0, drawn - unmarked)
  const most = Math.min(marked, drawn)
  if (least === most) return least
  const mode = Math.min(most, Math.max(least, Math.floor(((marked + 1) * (drawn + 1)) / (marked + unmarked + 2))))
  let up = mode
  let down = mode
  let above = hypergeometricDensity(mode, marked, unmarked, drawn)
  let below = above
  let rest = random() - above
  while (rest >= 0 && (up < most || down > least)) {
    if (up < most) {
      above *= ((marked - up) * (drawn - up)) / ((up + 1) * (unmarked - drawn + up + 1))
      up++
      rest -= above
      if (rest < 0) return up
    }
    if (down > least) {
      below *= (down * (unmarked - drawn + down)) / ((marked - down + 1) * (drawn - down + 1))
      down--
      rest -= below
      if (rest < 0) return down
    }
  }
  return mode
}
