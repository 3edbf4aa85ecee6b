import { fQuantile } from './distributions/f.ts'
import { minus, narrow, product } from './exact-sums.ts'
import type { NotComputed } from './frequencies.ts'
import type { Interval } from './interval.ts'

/** Sums over complete rows: Σ xᵢ, and Σ xᵢxⱼ row by row (items × items). */
export interface ItemMoments {
  readonly n: number
  readonly sums: ArrayLike<number>
  readonly cross: ArrayLike<number>
}

export interface ItemReliability {
  readonly mean: number
  readonly sd: number
  /** Correlation with the sum of the other items; NaN when either does not vary. */
  readonly itemRest: number
  /** Raw α of the other items; NaN when fewer than 2 are left or their sum does not vary. */
  readonly alphaIfDropped: number
}

/** α and its interval (Feldt). */
export interface CronbachAlpha extends Interval {
  readonly alpha: number
  /** From the correlations; NaN when an item does not vary, as is `averageR`. */
  readonly standardised: number
  /** Mean of the correlations between items. */
  readonly averageR: number
  readonly items: readonly ItemReliability[]
}

/**
 * Cronbach's (1951, Psychometrika 16) α, raw and standardised, with the interval of Feldt (1965, Psychometrika 30):
 * (1 − α̂)/(1 − α) is F with (n − 1)(k − 1) and n − 1 degrees of freedom, inverted.
 *
 * @param data moments of 2 or more items over 2 or more complete rows
 * @param confidence 0.95 is 95 %
 */
export function cronbachAlpha(data: ItemMoments, confidence = 0.95): CronbachAlpha | NotComputed {
  const k = data.sums.length
  if (k < 2) return { why: 'reliability needs at least 2 items' }
  if (data.n < 2) return { why: 'fewer than 2 persons answered all items' }
  const covariance = covariances(data, k)
  const rows = Array.from({ length: k }, (_, i) => rowSum(covariance, k, i))
  const variances = Array.from({ length: k }, (_, i) => covariance[i * k + i]!)
  const total = add(rows)
  if (!(total > 0)) return { why: 'the sum of the items is the same for all persons' }
  const alpha = ratio(k, add(variances), total)
  const averageR = meanCorrelation(covariance, variances, k)
  const items = variances.map((variance, i) => {
    const rest = total - 2 * rows[i]! + variance
    return {
      mean: data.sums[i]! / data.n,
      sd: Math.sqrt(variance),
      itemRest: variance > 0 && rest > 0 ? (rows[i]! - variance) / Math.sqrt(variance * rest) : Number.NaN,
      alphaIfDropped: k > 2 && rest > 0 ? ratio(k - 1, add(variances) - variance, rest) : Number.NaN,
    }
  })
  const standardised = (k * averageR) / (1 + (k - 1) * averageR)
  const df = [data.n - 1, (data.n - 1) * (k - 1)] as const
  const limit = (upper: boolean) => 1 - (1 - alpha) * fQuantile((1 - confidence) / 2, ...df, upper)
  return { alpha, standardised, averageR, low: limit(true), high: limit(false), confidence, items }
}

/** k/(k − 1) (1 − Σ sᵢ² / s²) */
function ratio(k: number, parts: number, whole: number): number {
  return (k / (k - 1)) * (1 - parts / whole)
}

const add = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0)

function rowSum(matrix: Float64Array, k: number, i: number): number {
  return add(Array.from(matrix.subarray(i * k, i * k + k)))
}

/** (n Σ xᵢxⱼ − Σ xᵢ Σ xⱼ) / (n (n − 1)), the numerator without rounding. Of fractions, what is only their rounding is 0. */
function covariances({ n, sums, cross }: ItemMoments, k: number): Float64Array {
  const whole = Array.from(cross).every(Number.isInteger) && Array.from(sums).every(Number.isInteger)
  const noise = (i: number) => (whole ? 0 : (16 * Number.EPSILON * cross[i * k + i]!) / n)
  const result = new Float64Array(k * k)
  for (let i = 0; i < k; i++)
    for (let j = 0; j < k; j++) {
      const value = narrow(minus(product(n, cross[i * k + j]!), product(sums[i]!, sums[j]!))) / n / (n - 1)
      result[i * k + j] = Math.abs(value) > Math.sqrt(noise(i) * noise(j)) ? value : 0
    }
  return result
}

function meanCorrelation(covariance: Float64Array, variances: readonly number[], k: number): number {
  let sum = 0
  for (let i = 0; i < k; i++)
    for (let j = 0; j < i; j++) sum += covariance[i * k + j]! / Math.sqrt(variances[i]! * variances[j]!)
  return sum / ((k * (k - 1)) / 2)
}
