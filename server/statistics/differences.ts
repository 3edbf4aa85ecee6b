import type { Frequencies } from './frequencies.ts'

/** Where a number d lies among all pairwise differences x − y. */
export interface Place {
  /** Pairs with a difference below d, and at most d. */
  readonly below: number
  readonly atMost: number
  /** The nearest differences below and above d; ∓Infinity if there is none. */
  readonly previous: number
  readonly next: number
}

/**
 * All pairwise differences x − y of two frequency tables, in order, without writing them out: every question is answered
 * by one or a few passes over the sorted tables (Johnson & Mizoguchi 1978).
 */
export interface Differences {
  /** mn. */
  readonly pairs: number
  readonly least: number
  readonly greatest: number
  /** The difference with this rank, 1 to `pairs`. */
  readonly ranked: (rank: number) => number
  readonly place: (d: number) => Place
  /** Half-way between two of them, or one of them again, in the units of the data. */
  readonly unit: number
  /** The two tables whose differences these are, in units of 1/`unit`. */
  readonly x: Frequencies
  readonly y: Frequencies
}

/**
 * @param first frequencies with whole counts, n · m below 2^53
 * @param second likewise
 */
export function differences(first: Frequencies, second: Frequencies): Differences {
  const unit = lattice([first, second])
  const x = scaled(first, unit)
  const y = scaled(second, unit)
  const [xs, xc, ys, yc] = [x.values, x.counts, y.values, y.counts]
  const least = xs[0]! - ys[ys.length - 1]!
  const greatest = xs[xs.length - 1]! - ys[0]!
  let m = 0
  let n = 0
  for (let i = 0; i < xs.length; i++) m += xc[i]!
  for (let i = 0; i < ys.length; i++) n += yc[i]!

  const place = (d: number): Place => {
    let below = 0
    let atMost = 0
    let previous = Number.NEGATIVE_INFINITY
    let next = Number.POSITIVE_INFINITY
    // ys before `open` give differences above d with this x; from `shut` on, below d.
    let open = 0
    let shut = 0
    let notAbove = n
    let under = n
    for (let i = 0; i < xs.length; i++) {
      const value = xs[i]!
      while (open < ys.length && value - ys[open]! > d) notAbove -= yc[open++]!
      while (shut < ys.length && value - ys[shut]! >= d) under -= yc[shut++]!
      atMost += xc[i]! * notAbove
      below += xc[i]! * under
      if (open > 0) next = Math.min(next, value - ys[open - 1]!)
      if (shut < ys.length) previous = Math.max(previous, value - ys[shut]!)
    }
    return { below, atMost, previous, next }
  }

  const ranked = (rank: number): number => {
    let low = least
    let high = greatest
    // Ranks up to `under` are below `low`, ranks above `over` are above `high`.
    let under = 0
    let over = m * n
    for (let round = 0; low < high; round++) {
      const share = round % 2 === 0 ? (rank - under) / (over - under) : 0.5
      let guess = low + (high - low) * share
      if (round > 60) guess = halfway(low, high)
      if (!(guess >= low && guess < high)) guess = low
      const at = place(guess)
      if (rank <= at.below) {
        high = at.previous
        over = at.below
      } else if (rank <= at.atMost) return guess
      else {
        low = at.next
        under = at.atMost
      }
    }
    return low
  }
  return { pairs: m * n, least, greatest, ranked, place, unit, x, y }
}

const bits = new DataView(new ArrayBuffer(8))

/** The double half-way between two by count of doubles, so that any search ends within 64 steps. */
function halfway(low: number, high: number): number {
  const order = (value: number): bigint => {
    bits.setFloat64(0, value)
    const raw = bits.getBigInt64(0)
    return raw < 0n ? -(raw & 0x7fffffffffffffffn) : raw
  }
  const middle = (order(low) + order(high)) >> 1n
  bits.setBigInt64(0, middle < 0n ? BigInt.asIntN(64, -middle | (1n << 63n)) : middle)
  return bits.getFloat64(0)
}

/**
 * The least whole number that makes every value whole, so that 0.3 − 0.1 and 0.2 − 0 are one difference; 1 when there
 * is none up to 1000.
 */
function lattice(tables: readonly Frequencies[]): number {
  let unit = 1
  for (const { values } of tables) {
    for (let i = 0; i < values.length; i++) {
      if (near(values[i]! * unit)) continue
      let factor = 2
      while (unit * factor <= 1000 && !near(values[i]! * unit * factor)) factor++
      unit *= factor
      if (unit > 1000) return 1
    }
  }
  return unit
}

function near(value: number): boolean {
  return Math.abs(value - Math.round(value)) <= 1e-13 * Math.max(1, Math.abs(value))
}

/** Without values of count 0, and in whole units where there are any. */
function scaled(table: Frequencies, unit: number): Frequencies {
  const values: number[] = []
  const counts: number[] = []
  for (let i = 0; i < table.values.length; i++) {
    const count = table.counts[i]!
    if (count === 0) continue
    const value = table.values[i]!
    const whole = near(value * unit) ? Math.round(value * unit) : value * unit
    if (values.length > 0 && values[values.length - 1] === whole) counts[counts.length - 1]! += count
    else {
      values.push(whole)
      counts.push(count)
    }
  }
  return { values: Float64Array.from(values), counts: Float64Array.from(counts) }
}
