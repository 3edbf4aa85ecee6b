import { type Frequencies, total } from './frequencies.ts'

/** The nine definitions of Hyndman and Fan (1996), The American Statistician 50, 361–365. R's default is 7, SPSS's 6. */
export type QuantileType = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9

/** m = α + p(1 − α − β) of types 4 to 9. */
const PLOTTING: Record<4 | 5 | 6 | 7 | 8 | 9, readonly [alpha: number, beta: number]> = {
  4: [0, 1],
  5: [0.5, 0.5],
  6: [0, 0],
  7: [1, 1],
  8: [1 / 3, 1 / 3],
  9: [3 / 8, 3 / 8],
}

/** A position this close to a whole one, relative, is that one: 0.07 × 100 is 7. R uses 4ε too. */
const FUZZ = 4 * Number.EPSILON

/**
 * Quantile from frequencies.
 *
 * @param p 0 to 1
 * @param type definition
 * @returns NaN without observations or with p out of range
 */
export function quantile(f: Frequencies, p: number, type: QuantileType = 7): number {
  const n = total(f)
  if (!(n > 0 && p >= 0 && p <= 1)) return Number.NaN
  const raw = position(n, p, type)
  const whole = Math.floor(raw + FUZZ * Math.max(1, Math.abs(raw)))
  const excess = raw - whole
  const part = excess <= FUZZ * Math.max(1, Math.abs(raw)) ? 0 : excess
  const share = weight(part, whole, type)
  const a = observation(f, n, whole)
  if (share === 0) return a
  const b = observation(f, n, whole + 1)
  return a === b ? a : (1 - share) * a + share * b
}

function position(n: number, p: number, type: QuantileType): number {
  if (type === 1 || type === 2) return n * p
  if (type === 3) return n * p - 0.5
  const [alpha, beta] = PLOTTING[type]
  return alpha + p * (n + 1 - alpha - beta)
}

/** γ: how much of the upper neighbour. */
function weight(part: number, whole: number, type: QuantileType): number {
  if (type === 1) return part > 0 ? 1 : 0
  if (type === 2) return part > 0 ? 1 : 0.5
  if (type === 3) return part > 0 || whole % 2 !== 0 ? 1 : 0
  return part
}

/** The j-th smallest observation, the ends standing in for those outside. */
function observation(f: Frequencies, n: number, j: number): number {
  const rank = Math.min(Math.max(j, 1), n)
  let seen = 0
  for (let i = 0; i < f.values.length; i++) {
    seen += f.counts[i]!
    if (seen >= rank) return f.values[i]!
  }
  return f.values[f.values.length - 1]!
}

/** @returns the median, the same by every definition but 1, 3 and 4; NaN without observations */
export function median(f: Frequencies): number {
  return quantile(f, 0.5, 7)
}

/** Quartiles by one definition. */
export function quartiles(
  f: Frequencies,
  type: QuantileType = 7,
): { readonly q1: number; readonly median: number; readonly q3: number } {
  return { q1: quantile(f, 0.25, type), median: median(f), q3: quantile(f, 0.75, type) }
}
