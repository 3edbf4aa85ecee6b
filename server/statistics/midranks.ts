import type { Frequencies, NotComputed } from './frequencies.ts'

/** Several groups ranked together, by distinct value. */
export interface Pooled {
  /** Distinct values over all groups, ascending. */
  readonly values: Float64Array
  /** Per group: how often each of `values` occurs in it. */
  readonly counts: readonly Float64Array[]
  /** How often each of `values` occurs in all groups together. */
  readonly ties: Float64Array
  /** Twice the midrank of each of `values`: a whole number, so that sums stay exact. */
  readonly doubledRanks: Float64Array
  /** Observations per group, and in all. */
  readonly sizes: readonly number[]
  readonly n: number
  /** Σ (midrank − (N + 1)/2)² over all observations, which is (N³ − N − Σ(t³ − t))/12 without the cancellation. */
  readonly spread: number
}

/** @returns why these groups cannot be ranked, or nothing: every group needs observations, counted in whole numbers */
export function unrankable(groups: readonly Frequencies[]): NotComputed | undefined {
  for (const { values, counts } of groups) {
    let n = 0
    for (let i = 0; i < values.length; i++) {
      const count = counts[i]!
      if (!Number.isInteger(count) || count < 0)
        return {
          why: 'the weights are not whole numbers: ranks need whole counts of people, so this test cannot be computed',
        }
      if (count > 0 && !Number.isFinite(values[i]!)) return { why: 'a value is not a finite number' }
      n += count
    }
    if (n === 0) return { why: 'a group has no observations' }
  }
  return undefined
}

/**
 * Ranks groups together, ties getting the mean of their ranks.
 *
 * @param groups frequency tables that `unrankable` has nothing against
 */
export function pool(groups: readonly Frequencies[]): Pooled {
  const length = groups.reduce((sum, group) => sum + group.values.length, 0)
  const values = new Float64Array(length)
  const counts = groups.map(() => new Float64Array(length))
  const at = new Array<number>(groups.length).fill(0)
  let distinct = 0
  for (;;) {
    let value = Number.POSITIVE_INFINITY
    for (let g = 0; g < groups.length; g++) {
      const group = groups[g]!
      while (at[g]! < group.values.length && group.counts[at[g]!] === 0) at[g]!++
      if (at[g]! < group.values.length && group.values[at[g]!]! < value) value = group.values[at[g]!]!
    }
    if (value === Number.POSITIVE_INFINITY) break
    values[distinct] = value
    for (let g = 0; g < groups.length; g++) {
      const group = groups[g]!
      if (at[g]! < group.values.length && group.values[at[g]!] === value) counts[g]![distinct] = group.counts[at[g]!++]!
    }
    distinct++
  }
  const kept = counts.map((column) => column.subarray(0, distinct))
  return { values: values.subarray(0, distinct), ...rank(kept) }
}

/** Midranks of values that are given by their order alone. @param counts per group, how often each value occurs */
export function rank(counts: readonly Float64Array[]): Omit<Pooled, 'values'> {
  const distinct = counts[0]!.length
  const ties = new Float64Array(distinct)
  const doubledRanks = new Float64Array(distinct)
  const sizes = counts.map(() => 0)
  let n = 0
  for (let v = 0; v < distinct; v++) {
    let t = 0
    for (let g = 0; g < counts.length; g++) {
      t += counts[g]![v]!
      sizes[g]! += counts[g]![v]!
    }
    ties[v] = t
    doubledRanks[v] = 2 * n + t + 1
    n += t
  }
  let spread = 0
  for (let v = 0; v < distinct; v++) spread += ties[v]! * ((doubledRanks[v]! - n - 1) / 2) ** 2
  return { counts, ties, doubledRanks, sizes, n, spread }
}

/** @returns Σ counts · doubledRanks, exact below 2^53 and rounded once above */
export function doubledRankSum(counts: Float64Array, doubledRanks: Float64Array): number {
  let sum = 0
  for (let v = 0; v < counts.length; v++) sum += counts[v]! * doubledRanks[v]!
  if (sum < Number.MAX_SAFE_INTEGER) return sum
  let exact = 0n
  for (let v = 0; v < counts.length; v++) exact += BigInt(counts[v]!) * BigInt(doubledRanks[v]!)
  return Number(exact)
}
