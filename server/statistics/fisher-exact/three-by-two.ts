import { hypergeometricCdf, hypergeometricDensity } from '../distributions/binomial.ts'

/**
 * Probability, given the margins, of all 3×2 tables no more probable than `most`. The first row's cell x is hypergeometric, the
 * second's given x too, and both are unimodal: for each x the tables above the threshold are one run of the second cell, so
 * two tails of a hypergeometric distribution are summed instead of listing tables. Where even the most probable table
 * of an x is below the threshold, so are all further from the middle (the joint distribution is log-concave), and what is left
 * is one more tail. The work grows with the standard deviation of x, the square root of the number of persons.
 *
 * @param margins totals of the three rows
 * @param drawn total of the first column
 * @param most probability of the observed table, with what counts as equal to it
 * @param stopIfAsked throws to end the work
 */
export function threeByTwo(
  [a, b, c]: readonly [number, number, number],
  drawn: number,
  most: number,
  stopIfAsked: () => void,
): number {
  const lowest = Math.max(0, drawn - b - c)
  const highest = Math.min(a, drawn)
  const first = (x: number): number => hypergeometricDensity(x, a, b + c, drawn)
  const inner = new Inner(b, c)
  const top = peak(lowest, highest, mode(a, b + c, drawn), (x) => first(x) * inner.greatest(drawn - x))
  let sum = 0
  for (const step of [1, -1]) {
    let x = step === 1 ? top : top - 1
    for (; x >= lowest && x <= highest; x += step) {
      const share = first(x)
      const part = inner.upTo(drawn - x, most / share)
      if (part === undefined) break
      sum += share * part
      if ((x & 255) === 0) stopIfAsked()
    }
    // From here on every table counts.
    sum += step === 1 ? hypergeometricCdf(x - 1, a, b + c, drawn, true) : hypergeometricCdf(x, a, b + c, drawn)
  }
  return sum
}

/** Most probable number of marked in a draw. */
function mode(marked: number, unmarked: number, drawn: number): number {
  const low = Math.max(0, drawn - unmarked)
  const high = Math.min(marked, drawn)
  return Math.min(high, Math.max(low, Math.floor(((drawn + 1) * (marked + 1)) / (marked + unmarked + 2))))
}

/** @returns the place of the greatest value of a unimodal function, by climbing from a place near it */
function peak(low: number, high: number, start: number, height: (x: number) => number): number {
  let top = start
  let best = height(top)
  for (const step of [1, -1]) {
    for (let x = top + step; x >= low && x <= high; x += step) {
      const next = height(x)
      if (next < best) break
      top = x
      best = next
    }
  }
  return top
}

/** The second row's cell, given the first: from one x to the next its thresholds move little, so they are followed. */
class Inner {
  readonly #b: number
  readonly #c: number
  #below = Number.NaN
  #above = Number.NaN

  constructor(b: number, c: number) {
    this.#b = b
    this.#c = c
  }

  /** @returns the probability of the most probable cell */
  greatest(drawn: number): number {
    return hypergeometricDensity(mode(this.#b, this.#c, drawn), this.#b, this.#c, drawn)
  }

  /** @returns P(cells with a probability ≤ most); undefined when that is all of them */
  upTo(drawn: number, most: number): number | undefined {
    const b = this.#b
    const c = this.#c
    const low = Math.max(0, drawn - c)
    const high = Math.min(b, drawn)
    const density = (y: number): number => hypergeometricDensity(y, b, c, drawn)
    const middle = mode(b, c, drawn)
    if (density(middle) <= most) return undefined
    // The outermost cells that are still above the threshold, found from where they were for the last x.
    let from = Number.isNaN(this.#below) ? middle : Math.min(middle, Math.max(low, this.#below))
    from = outermost(from, middle, low, -1, density, most)
    let to = Number.isNaN(this.#above) ? middle : Math.max(middle, Math.min(high, this.#above))
    to = outermost(to, middle, high, 1, density, most)
    this.#below = from
    this.#above = to
    const left = from > low ? hypergeometricCdf(from - 1, b, c, drawn) : 0
    const right = to < high ? hypergeometricCdf(to, b, c, drawn, true) : 0
    return left + right
  }
}

/**
 * @returns the cell furthest from the middle in one direction whose probability is above `most`
 * @param start a guess between the middle and the end
 */
function outermost(
  start: number,
  middle: number,
  end: number,
  direction: 1 | -1,
  density: (y: number) => number,
  most: number,
): number {
  // Doubling steps bracket it, halving finds it: distances from the middle are whole numbers, `inside` above, `outside` not.
  const reach = (end - middle) * direction
  const above = (distance: number): boolean => density(middle + direction * distance) > most
  let inside = (start - middle) * direction
  let outside: number
  if (above(inside)) {
    let step = 1
    while (inside + step <= reach && above(inside + step)) {
      inside += step
      step *= 2
    }
    outside = Math.min(inside + step, reach + 1)
  } else {
    outside = inside
    let step = 1
    while (outside - step > 0 && !above(outside - step)) {
      outside -= step
      step *= 2
    }
    inside = Math.max(0, outside - step)
  }
  while (outside - inside > 1) {
    const half = (inside + outside) >> 1
    if (above(half)) inside = half
    else outside = half
  }
  return middle + direction * inside
}
