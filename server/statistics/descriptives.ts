import { minus, moments, narrow, wide } from './exact-sums.ts'
import type { Frequencies } from './frequencies.ts'

export interface Description {
  readonly n: number
  readonly sum: number
  /** NaN without observations, as are `min` and `max`. */
  readonly mean: number
  /** With n − 1; NaN below two observations. */
  readonly variance: number
  readonly sd: number
  readonly min: number
  readonly max: number
}

/** Mean and spread, correct to the last digit that doubles hold (sums of 106 bits, deviations from the mean). */
export function describe(f: Frequencies): Description {
  const { n, sum, mean, squares, min, max } = moments(f)
  const variance = n > 1 ? narrow(squares) / (n - 1) : Number.NaN
  return {
    n,
    sum: narrow(sum),
    mean: n > 0 ? narrow(mean) : Number.NaN,
    variance,
    sd: Math.sqrt(variance),
    min,
    max,
  }
}

/** Σ c (x − mean)^power / n over s^power, s the standard deviation with n − 1. */
function standardisedMoment(f: Frequencies, power: number): number {
  const { n, mean, squares } = moments(f)
  const variance = narrow(squares) / (n - 1)
  if (!(n > 1 && variance > 0)) return Number.NaN
  const sd = Math.sqrt(variance)
  let sum = 0
  let lost = 0
  for (let i = 0; i < f.values.length; i++) {
    const term = f.counts[i]! * (narrow(minus(wide(f.values[i]!), mean)) / sd) ** power - lost
    const next = sum + term
    lost = next - sum - term
    sum = next
  }
  return sum / n
}

/**
 * Skewness b₁ = m₃/s³, as Minitab and psych report it (Joanes and Gill 1998, The Statistician 47, third type).
 *
 * @returns NaN below two observations or when all values are equal
 */
export function skewness(f: Frequencies): number {
  return standardisedMoment(f, 3)
}

/** Excess kurtosis b₂ = m₄/s⁴ − 3 (Joanes and Gill 1998, third type). NaN as for `skewness`. */
export function kurtosis(f: Frequencies): number {
  return standardisedMoment(f, 4) - 3
}
