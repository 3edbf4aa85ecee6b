import { normalQuantile } from './distributions/normal.ts'
import type { NotComputed } from './frequencies.ts'
import type { Estimate } from './interval.ts'

/** Rows are the groups compared; the first column is the event: [[events 1, others 1], [events 2, others 2]]. */
export type TwoByTwo = readonly [readonly [number, number], readonly [number, number]]

const EMPTY = { why: 'a group has no observations' }

function critical(confidence: number): number {
  return normalQuantile((1 - confidence) / 2, true)
}

/**
 * Proportion with the score interval of Wilson (1927, J. Amer. Statist. Assoc. 22).
 *
 * @param x events, 0 to n
 * @param n observations
 * @param confidence 0.95 is 95 %
 */
export function wilson(x: number, n: number, confidence = 0.95): Estimate | NotComputed {
  if (!(n > 0)) return { why: 'there are no observations' }
  const z2 = critical(confidence) ** 2
  const half = Math.sqrt(z2) * Math.sqrt(z2 / 4 + (x / n) * (n - x))
  const low = x === 0 ? 0 : limitFromBelow(x, n, z2, half)
  const high = x === n ? 1 : 1 - limitFromBelow(n - x, n, z2, half)
  return { value: x / n, low, high, confidence }
}

/** (x + z²/2 − half)/(n + z²), written so that nothing cancels when x is small. */
function limitFromBelow(x: number, n: number, z2: number, half: number): number {
  return (x * (x / n)) / (x + z2 / 2 + half)
}

/**
 * Difference of two independent proportions, first minus second, with the hybrid score interval of Newcombe (1998, Stat.
 * Med. 17, 873–890, method 10).
 */
export function newcombe(x1: number, n1: number, x2: number, n2: number, confidence = 0.95): Estimate | NotComputed {
  if (!(n1 > 0 && n2 > 0)) return EMPTY
  const [p1, p2] = [x1 / n1, x2 / n2]
  const [a, b] = [wilson(x1, n1, confidence) as Estimate, wilson(x2, n2, confidence) as Estimate]
  const value = (x1 * n2 - x2 * n1) / (n1 * n2)
  return {
    value,
    low: value - Math.hypot(p1 - a.low, b.high - p2),
    high: value + Math.hypot(a.high - p1, p2 - b.low),
    confidence,
  }
}

/** Risk of the first row minus that of the second, with Newcombe's interval. */
export function riskDifference([[a, b], [c, d]]: TwoByTwo, confidence = 0.95): Estimate | NotComputed {
  return newcombe(a, a + b, c, c + d, confidence)
}

/** Risk of the first row over that of the second, with the interval of Katz, Baptista, Azen and Pike (1978, Biometrics 34). */
export function riskRatio([[a, b], [c, d]]: TwoByTwo, confidence = 0.95): Estimate | NotComputed {
  if (!(a + b > 0 && c + d > 0)) return EMPTY
  if (a === 0 || c === 0) return { why: 'a group has no events' }
  const error = Math.sqrt(b / a / (a + b) + d / c / (c + d))
  return ratio((a / (a + b)) * ((c + d) / c), error, confidence)
}

/** Sample odds ratio ad/bc, with the interval of Woolf (1955, Ann. Hum. Genet. 19). */
export function oddsRatio([[a, b], [c, d]]: TwoByTwo, confidence = 0.95): Estimate | NotComputed {
  if (!(a + b > 0 && c + d > 0)) return EMPTY
  if (a === 0 || b === 0 || c === 0 || d === 0) return { why: 'a cell of the table is empty' }
  return ratio((a / b) * (d / c), Math.sqrt(1 / a + 1 / b + 1 / c + 1 / d), confidence)
}

function ratio(value: number, error: number, confidence: number): Estimate {
  const factor = Math.exp(critical(confidence) * error)
  return { value, low: value / factor, high: value * factor, confidence }
}
