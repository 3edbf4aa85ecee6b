import { hypergeometricDensity } from './distributions/binomial.ts'
import type { NotComputed } from './frequencies.ts'
import type { Alternative } from './interval.ts'

export interface Fisher2x2Options {
  /** Of the odds ratio: 'greater' than 1. */
  readonly alternative: Alternative
  readonly confidence: number
  /** Count the observed table half: p − ½ P(observed). The limits stay exact. */
  readonly midP?: boolean
}

export interface Fisher2x2 {
  readonly p: number
  /** Conditional maximum likelihood estimate, 0 or Infinity at a zero cell, with exact limits. */
  readonly oddsRatio: {
    readonly value: number
    readonly low: number
    readonly high: number
    readonly confidence: number
  }
}

/** Tables this much more probable than the observed still count as no more probable, as in R. */
export const SAME = 1e-7

/** The distribution of the first cell given the margins. */
interface Cell {
  readonly row: number
  readonly otherRow: number
  readonly column: number
  readonly least: number
  readonly most: number
}

/**
 * Fisher's exact test of a 2×2 table. Two-sided p is the probability of all tables no more probable than the observed
 * (Irwin 1935); limits are Cornfield's (1956), each tail at (1 − confidence)/2, and the estimate solves E(cell) = cell.
 *
 * @param table two rows of two counts
 */
export function fisher2x2(table: readonly (readonly number[])[], options: Fisher2x2Options): Fisher2x2 | NotComputed {
  const counts = table.flat()
  if (table.length !== 2 || counts.length !== 4 || table[0]!.length !== 2) return { why: 'the table is not 2×2' }
  if (!counts.every((count) => Number.isSafeInteger(count) && count >= 0))
    return { why: 'the counts are not whole numbers: Fisher’s exact test needs whole counts of people' }
  const [a, b, c, d] = counts as [number, number, number, number]
  const cell: Cell = {
    row: a + b,
    otherRow: c + d,
    column: a + c,
    least: Math.max(0, a - d),
    most: Math.min(a + b, a + c),
  }
  if (cell.least === cell.most) return { why: 'a row or a column is empty' }
  const { alternative, confidence } = options
  const observed = density(cell, a)
  const all =
    alternative === 'greater'
      ? tail(cell, a, 1)
      : alternative === 'less'
        ? tail(cell, a, -1)
        : twoSided(cell, a, observed)
  const p = Math.min(1, options.midP ? all - observed / 2 : all)
  const error = (1 - confidence) / (alternative === 'two-sided' ? 2 : 1)
  return {
    p,
    oddsRatio: {
      value: a === cell.least ? 0 : a === cell.most ? Number.POSITIVE_INFINITY : solve(cell, a, moment),
      low: a === cell.least || alternative === 'less' ? 0 : solve(cell, a, tailLogit(1, error)),
      high:
        a === cell.most || alternative === 'greater' ? Number.POSITIVE_INFINITY : solve(cell, a, tailLogit(-1, error)),
      confidence,
    },
  }
}

function density({ row, otherRow, column }: Cell, k: number): number {
  return hypergeometricDensity(k, row, otherRow, column)
}

/** Probability of k + step over that of k at odds ratio 1. */
function ratio({ row, otherRow, column }: Cell, k: number, step: 1 | -1): number {
  return step > 0
    ? ((row - k) * (column - k)) / ((k + 1) * (otherRow - column + k + 1))
    : (k * (otherRow - column + k)) / ((row - k + 1) * (column - k + 1))
}

/** P(cell ≥ k) or P(cell ≤ k): summed from k outwards, or the rest of 1 when k is on the near side of the mode. */
function tail(cell: Cell, k: number, step: 1 | -1): number {
  if (k < cell.least || k > cell.most) return step > 0 === k < cell.least ? 1 : 0
  if (ratio(cell, k, step) > 1) return 1 - tail(cell, k - step, step > 0 ? -1 : 1)
  return density(cell, k) * outwards(cell, k, step, 1).sum
}

function twoSided(cell: Cell, a: number, observed: number): number {
  const limit = observed * (1 + SAME)
  const rising = ratio(cell, a, 1) > 1
  const away = rising ? -1 : 1
  const near = tail(cell, a, away)
  // The far side's first cell that is no more probable: beyond the mode the density falls all the way.
  const mode = Math.floor(((cell.row + 1) * (cell.column + 1)) / (cell.row + cell.otherRow + 2))
  let inside = rising ? Math.max(mode, a) : Math.min(mode, a)
  let outside = rising ? cell.most + 1 : cell.least - 1
  while (Math.abs(outside - inside) > 1) {
    const middle = Math.round((inside + outside) / 2)
    if (density(cell, middle) <= limit) outside = middle
    else inside = middle
  }
  if (density(cell, inside) <= limit) return 1
  const far = outside > cell.most || outside < cell.least ? 0 : tail(cell, outside, rising ? 1 : -1)
  return near + far
}

/**
 * Σ of the weights of k, k + step, … relative to that of k, and Σ of their distances from k times these weights.
 *
 * @param odds the odds ratio to this power: weights are density · odds^cell
 */
function outwards(cell: Cell, k: number, step: 1 | -1, odds: number): { sum: number; moment: number } {
  let weight = 1
  let sum = 1
  let moment = 0
  for (let at = k; step > 0 ? at < cell.most : at > cell.least; at += step) {
    const factor = ratio(cell, at, step) * (step > 0 ? odds : 1 / odds)
    weight *= factor
    sum += weight
    moment += weight * Math.abs(at + step - k)
    if (
      sum === Number.POSITIVE_INFINITY ||
      (factor < 1 && weight * Math.abs(at + step - k) < 1e-18 * (1 - factor) * sum)
    )
      break
  }
  return { sum, moment }
}

/** Grows with ln odds, zero where E(cell) = a. */
function moment(cell: Cell, a: number, odds: number): number {
  return Math.log(outwards(cell, a, 1, odds).moment / outwards(cell, a, -1, odds).moment)
}

/** Grows with ln odds, zero where the tail from a outwards is `error`. */
function tailLogit(step: 1 | -1, error: number) {
  return (cell: Cell, a: number, odds: number): number => {
    const inside = outwards(cell, a, step, odds).sum
    const rest = outwards(cell, a, step > 0 ? -1 : 1, odds).sum - 1
    return step * (Math.log(inside / rest) - Math.log(error / (1 - error)))
  }
}

/** The odds ratio at which an increasing function of it is zero: bracketed, then regula falsi with bisection. */
function solve(cell: Cell, a: number, f: (cell: Cell, a: number, odds: number) => number): number {
  const at = (x: number) => f(cell, a, Math.exp(x))
  const { row, otherRow, column } = cell
  let low = Math.log(((a + 0.5) * (otherRow - column + a + 0.5)) / ((row - a + 0.5) * (column - a + 0.5)))
  let high = low
  let span = 1
  while (at(low) > 0) low -= span *= 2
  span = 1
  while (at(high) < 0) high += span *= 2
  let fLow = at(low)
  let fHigh = at(high)
  for (let round = 0; round < 200 && high - low > 1e-15 * Math.max(1, Math.abs(low)); round++) {
    let x = round % 3 === 2 ? (low + high) / 2 : low - (fLow * (high - low)) / (fHigh - fLow)
    if (!(x > low && x < high)) x = (low + high) / 2
    if (x === low || x === high) break
    const y = at(x)
    if (y === 0) return Math.exp(x)
    if (y < 0) {
      low = x
      fLow = y
    } else {
      high = x
      fHigh = y
    }
  }
  return Math.exp(Math.abs(fLow) < Math.abs(fHigh) ? low : high)
}
