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
  const middle = Math.min(highest, Math.max(lowest, Math.floor(((drawn + 1) * (a + 1)) / (a + b + c + 2))))
  const first = (x: number): number => hypergeometricDensity(x, a, b + c, drawn)
  const inner = new Inner(b, c)
  let sum = 0
  for (const step of [1, -1]) {
    let x = step === 1 ? middle : middle - 1
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

  /** @returns P(cells with a probability ≤ most); undefined when that is all of them */
  upTo(drawn: number, most: number): number | undefined {
    const b = this.#b
    const c = this.#c
    const low = Math.max(0, drawn - c)
    const high = Math.min(b, drawn)
    const density = (y: number): number => hypergeometricDensity(y, b, c, drawn)
    const mode = Math.min(high, Math.max(low, Math.floor(((drawn + 1) * (b + 1)) / (b + c + 2))))
    if (density(mode) <= most) return undefined
    // The outermost cells that are still above the threshold, found from where they were for the last x.
    let from = Number.isNaN(this.#below) ? mode : Math.min(mode, Math.max(low, this.#below))
    from = outermost(from, mode, low, -1, density, most)
    let to = Number.isNaN(this.#above) ? mode : Math.max(mode, Math.min(high, this.#above))
    to = outermost(to, mode, high, 1, density, most)
    this.#below = from
    this.#above = to
    const left = from > low ? hypergeometricCdf(from - 1, b, c, drawn) : 0
    const right = to < high ? hypergeometricCdf(to, b, c, drawn, true) : 0
    return left + right
  }
}

/**
 * @returns the cell furthest from the mode in one direction whose probability is above `most`
 * @param start a guess between the mode and the end
 */
function outermost(
  start: number,
  mode: number,
  end: number,
  direction: 1 | -1,
  density: (y: number) => number,
  most: number,
): number {
  // Doubling steps bracket it, halving finds it: distances from the mode are whole numbers, `inside` above, `outside` not.
  const reach = (end - mode) * direction
  const above = (distance: number): boolean => density(mode + direction * distance) > most
  let inside = (start - mode) * direction
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
  return mode + direction * inside
}
