/**
 * The one input of every statistic: distinct values, ascending, and how often each occurs. Counts are positive; whole
 * numbers unless the data are weighted. Up to 2^53 in total.
 */
export interface Frequencies {
  readonly values: readonly number[] | Float64Array
  readonly counts: readonly number[] | Float64Array
}

/** @returns the number of observations, Σ counts */
export function total(f: Frequencies): number {
  let n = 0
  for (const count of f.counts) n += count
  return n
}

/** @param sample observations in any order, finite numbers */
export function fromSample(sample: Iterable<number>): Frequencies {
  const counts = new Map<number, number>()
  for (const value of sample) counts.set(value + 0, (counts.get(value + 0) ?? 0) + 1)
  const values = [...counts.keys()].sort((a, b) => a - b)
  return { values, counts: values.map((value) => counts.get(value)!) }
}

/** Of values beyond about 1e150, whose squares no double holds. */
export const TOO_LARGE = { why: 'the values are too large for a variance' } as const

/** A statistic that cannot be computed says why, in a sentence without a full stop: "all values are equal". */
export interface NotComputed {
  readonly why: string
}

export function isNotComputed(result: object): result is NotComputed {
  return 'why' in result && typeof result.why === 'string'
}
