import { type Rational, toNumber } from '../../model/rational.ts'
import type { Attainable } from '../../model/types.ts'
import { type Line, lineOf } from './line.ts'

/** All values v with low ≤ v ≤ high, or v < high when the upper end is open. Ends may be infinite. */
export interface BandRange {
  readonly low: number
  readonly high: number
  readonly openHigh: boolean
}

/**
 * Neighbouring attainable values. Where single values can be told apart, `low` and `high` are the first and the last of
 * them and `count` says how many; otherwise it is an interval whose ends may be left out.
 */
export interface Stretch {
  readonly low: number
  readonly high: number
  readonly lowOpen: boolean
  readonly highOpen: boolean
  readonly first?: Rational
  readonly last?: Rational
  readonly count?: number
}

/** What is wrong with the bands of one score. Bands are named by their place in the order written. */
export interface Coverage {
  /** The upper end is below the lower; the other findings take the ends the other way round. */
  readonly inverted: readonly number[]
  /** A stated end lies below or above everything that the score can be. */
  readonly outside: readonly { readonly band: number; readonly below: boolean; readonly above: boolean }[]
  /** Within the range, but no attainable value is in the band. */
  readonly unreachable: readonly number[]
  /** Attainable values in two bands, `first` and `second` in the order written. */
  readonly overlaps: readonly { readonly first: number; readonly second: number; readonly stretch: Stretch }[]
  /** Attainable values in no band, ascending, with the bands that end before and start after, if any. */
  readonly uncovered: readonly {
    readonly stretch: Stretch
    readonly before: number | undefined
    readonly after: number | undefined
  }[]
  /** Bands that start below one that is written earlier. */
  readonly misplaced: readonly number[]
}

/**
 * Holds bands against the values a score can take. Exact: a value is only ever called uncovered, doubly covered or out of
 * reach when it is, for steps, multiples, fractions of prorated means, negative values and continuous scores alike.
 * @param attainable with at least one value
 * @param written in the order of the text
 */
export function coverage(attainable: Attainable, written: readonly BandRange[]): Coverage {
  const inverted = written.flatMap((band, index) => (band.high < band.low ? [index] : []))
  const bands = written.map((band) =>
    band.high < band.low ? { low: band.high, high: band.low, openHigh: false } : band,
  )
  const line = lineOf(attainable)
  const parts = line ? onPoints(line, bands) : onInterval(attainable, bands)
  const outside = bands.flatMap((band, index) => {
    const below = Number.isFinite(band.low) && band.low < attainable.low
    // An open upper end just above the highest score takes nothing in that is not there: 0..<25 of a score to 24.
    const slack = band.openHigh ? Math.max(1, attainable.step ?? 1) : 0
    const above = Number.isFinite(band.high) && (band.high > attainable.high + slack || band.low > attainable.high)
    return below || above ? [{ band: index, below, above }] : []
  })
  const reported = new Set([...outside.map((finding) => finding.band), ...inverted])
  return {
    inverted,
    outside,
    unreachable: parts.empty.filter((index) => !reported.has(index)),
    overlaps: parts.overlaps,
    uncovered: parts.uncovered,
    misplaced: bands.flatMap((band, index) =>
      bands.slice(0, index).some((earlier) => earlier.low > band.low) ? [index] : [],
    ),
  }
}

interface Parts {
  readonly empty: readonly number[]
  readonly overlaps: Coverage['overlaps']
  readonly uncovered: Coverage['uncovered']
}

/** Bands as half-open runs [start, end) of point numbers. */
function onPoints(line: Line, bands: readonly BandRange[]): Parts {
  const runs = bands.map((band, index) => ({
    index,
    start: line.below(band.low),
    end: band.openHigh ? line.below(band.high) : line.upTo(band.high),
  }))
  const stretch = (start: number, end: number): Stretch => {
    const first = line.at(start)
    const last = Number.isFinite(end) ? line.at(end - 1) : undefined
    return {
      low: toNumber(first),
      high: last ? toNumber(last) : Number.POSITIVE_INFINITY,
      lowOpen: false,
      highOpen: !last,
      first,
      ...(last ? { last } : {}),
      count: end - start,
    }
  }
  const full = runs.filter((run) => run.start < run.end)
  const overlaps = pairs(full).flatMap(([a, b]) => {
    const start = Math.max(a.start, b.start)
    const end = Math.min(a.end, b.end)
    return start < end ? [{ first: a.index, second: b.index, stretch: stretch(start, end) }] : []
  })
  const uncovered: { stretch: Stretch; before: number | undefined; after: number | undefined }[] = []
  let reached = 0
  let before: number | undefined
  for (const run of full.toSorted((a, b) => a.start - b.start)) {
    if (run.start > reached) uncovered.push({ stretch: stretch(reached, run.start), before, after: run.index })
    if (run.end > reached) {
      reached = run.end
      before = run.index
    }
  }
  if (reached < line.count) uncovered.push({ stretch: stretch(reached, line.count), before, after: undefined })
  return {
    empty: runs.filter((run) => run.start >= run.end).map((run) => run.index),
    overlaps,
    uncovered,
  }
}

/** Bands as intervals of a continuous score. */
function onInterval(range: Attainable, bands: readonly BandRange[]): Parts {
  const clipped = bands.map((band, index) => {
    const high = Math.min(band.high, range.high)
    return { index, low: Math.max(band.low, range.low), high, open: band.openHigh && band.high <= range.high }
  })
  const isEmpty = (low: number, high: number, open: boolean): boolean => low > high || (low === high && open)
  const full = clipped.filter((band) => !isEmpty(band.low, band.high, band.open))
  const overlaps = pairs(full).flatMap(([a, b]) => {
    const low = Math.max(a.low, b.low)
    const high = Math.min(a.high, b.high)
    const open = (a.high === high && a.open) || (b.high === high && b.open)
    if (isEmpty(low, high, open)) return []
    return [{ first: a.index, second: b.index, stretch: { low, high, lowOpen: false, highOpen: open } }]
  })
  const uncovered: { stretch: Stretch; before: number | undefined; after: number | undefined }[] = []
  /** Everything below `reached` is classified, and `reached` itself where `taken`. */
  let reached = range.low
  let taken = false
  let before: number | undefined
  for (const band of full.toSorted((a, b) => a.low - b.low)) {
    if (band.low > reached) {
      const stretch = { low: reached, high: band.low, lowOpen: taken, highOpen: true }
      uncovered.push({ stretch, before, after: band.index })
    }
    if (band.high > reached || (band.high === reached && !band.open)) {
      taken = !band.open
      reached = band.high
      before = band.index
    }
  }
  if (reached < range.high || (reached === range.high && !taken)) {
    const stretch = { low: reached, high: range.high, lowOpen: taken, highOpen: !Number.isFinite(range.high) }
    uncovered.push({ stretch, before, after: undefined })
  }
  return {
    empty: clipped.filter((band) => isEmpty(band.low, band.high, band.open)).map((band) => band.index),
    overlaps,
    uncovered,
  }
}

function pairs<T>(list: readonly T[]): (readonly [T, T])[] {
  return list.flatMap((a, i) => list.slice(i + 1).map((b) => [a, b] as const))
}
