import type { Differences } from './differences.ts'
import { normalQuantile } from './distributions/normal.ts'
import { exactTail } from './mann-whitney-exact.ts'
import { rank } from './midranks.ts'

export interface ExactLimit {
  /** The end of the shifts that the test does not reject, in units of the differences; infinite if it rejects none. */
  readonly limit: number
  /** The tail next outside the limit, at most the tail asked for; 0 if there is none. */
  readonly outside: number
}

/**
 * One limit by inverting the exact test given the ties: the end of the shifts d at which x − d against y has a tail above
 * `tail`. The tail only changes at the differences x − y; it has one value at each, where pairs tie, and one between
 * neighbours. It grows inwards, so a search over the ranks of the differences finds where it passes `tail`.
 *
 * @returns undefined when `shouldStop` ended the work
 */
export function exactLimit(
  all: Differences,
  side: 'lower' | 'upper',
  tail: number,
  shouldStop?: () => boolean,
): ExactLimit | undefined {
  const { pairs } = all
  const difference = (rank: number) => all.ranked(side === 'lower' ? rank : pairs + 1 - rank)
  let stopped = false
  const tailAt = (d: number, tied: number): number => {
    const found = exactTail(shifted(all, d, tied), side === 'lower' ? 'upper' : 'lower', shouldStop)
    if (found === undefined) stopped = true
    return found ?? 1
  }
  /** How many differences lie outside d, and with d. */
  const span = (d: number): [number, number] => {
    const { below, atMost } = all.place(d)
    return side === 'lower' ? [below, atMost] : [pairs - atMost, pairs - below]
  }
  let m = 0
  for (const count of all.x.counts) m += count
  const sd = Math.sqrt((pairs / 12) * (m + pairs / m + 1))
  let at = Math.min(pairs, Math.max(1, Math.floor(pairs / 2 + normalQuantile(tail) * sd) + 1))
  // Ranks up to `rejected` are outside the limit, rank `accepted` is not.
  let rejected = 0
  let outside = 0
  let accepted = pairs + 1
  const beyond = side === 'lower' ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY
  let limit = -beyond
  let neighbour = beyond
  let stride = 1
  while (accepted - rejected > 1) {
    const d = difference(at)
    const probability = tailAt(d, 0)
    if (stopped) return undefined
    const [before, through] = span(d)
    if (probability > tail) {
      accepted = before + 1
      limit = d
      at = rejected === 0 ? Math.max(1, before - stride + 1) : middle(rejected, accepted)
    } else {
      rejected = through
      outside = probability
      neighbour = d
      at = accepted > pairs ? Math.min(pairs, through + stride) : middle(rejected, accepted)
    }
    stride *= 2
  }
  const between = tailAt(limit, side === 'lower' ? 1 : -1)
  if (stopped) return undefined
  return between > tail ? { limit: neighbour, outside } : { limit, outside: between }
}

function middle(rejected: number, accepted: number): number {
  return rejected + Math.max(1, Math.floor((accepted - rejected) / 2))
}

/** Both groups ranked together after taking d from every x; `tied` 1 or −1 puts x above or below what it then equals. */
function shifted({ x, y }: Differences, d: number, tied: number) {
  const first: number[] = []
  const second: number[] = []
  let i = 0
  let j = 0
  while (i < x.values.length || j < y.values.length) {
    const gap = i === x.values.length ? 1 : j === y.values.length ? -1 : x.values[i]! - y.values[j]! - d || tied
    first.push(gap <= 0 ? x.counts[i++]! : 0)
    second.push(gap >= 0 ? y.counts[j++]! : 0)
  }
  return rank([Float64Array.from(first), Float64Array.from(second)])
}
