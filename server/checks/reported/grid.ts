import type { Attainable } from '../../model/types.ts'
import { ceiling, type Fraction, floor, fraction, minus, order, plus, times } from './fraction.ts'
import type { Printed } from './printed.ts'

/** The values that a score can take, `low`, `low + step`, … up to `top` steps; `top` is missing where there is no highest. */
export interface Grid {
  readonly low: Fraction
  readonly step: Fraction
  readonly top?: bigint
}

/** Steps of scores are halves, thirds, tenths: with a larger denominator nothing printed could be told apart. */
const MOST_PARTS = 400

/** @returns undefined where the values have no common step */
export function gridOf({ low, high, step }: Attainable): Grid | undefined {
  if (step === undefined || !Number.isFinite(low) || step <= 0) return undefined
  const from = simple(low)
  const by = simple(step)
  if (from === undefined || by === undefined) return undefined
  if (!Number.isFinite(high)) return { low: from, step: by }
  return { low: from, step: by, top: BigInt(Math.round((high - low) / step)) }
}

/** A double as the simple fraction that it stands for. */
function simple(value: number): Fraction | undefined {
  for (let d = 1; d <= MOST_PARTS; d++) {
    const n = value * d
    if (Math.abs(n - Math.round(n)) < 1e-9 * Math.max(1, Math.abs(n)) && Number.isSafeInteger(Math.round(n)))
      return fraction(BigInt(Math.round(n)), BigInt(d))
  }
  return undefined
}

const inverse = ({ n, d }: Fraction): Fraction => fraction(d, n)

/**
 * Which sums of n values, in steps above the lowest, have a mean that is printed so (GRIM; Brown & Heathers 2017, Soc Psychol
 * Personal Sci 8:363). Empty where `from` is above `to`.
 */
export function sumsBehind(mean: Printed, n: number, { low, step, top }: Grid): { from: bigint; to: bigint } {
  const scale = times(fraction(BigInt(n)), inverse(step))
  const least = ceiling(times(minus(mean.low, low), scale))
  const most = floor(times(minus(mean.high, low), scale))
  const highest = top === undefined ? most : top * BigInt(n)
  return { from: least < 0n ? 0n : least, to: most < highest ? most : highest }
}

/**
 * Whether n values of the grid with this sum can have the printed standard deviation: between the flattest and the most
 * extreme spread, and with a sum of squares that is odd where the sum is (GRIMMER; Anaya 2016, PeerJ Preprints 4:e2400v1).
 * SDs by n − 1 and by n are both allowed.
 */
export function spreadFits(sd: Printed, sum: bigint, size: number, { step, top }: Grid): boolean {
  const n = BigInt(size)
  const rest = sum % n
  const each = sum / n
  const least = rest * (each + 1n) ** 2n + (n - rest) * each ** 2n
  const most = top === undefined || top === 0n ? undefined : (sum / top) * top ** 2n + (sum % top) ** 2n
  const ofMean = fraction(sum * sum, n)
  const square = (f: Fraction): Fraction => times(f, f)
  const unit = inverse(square(step))
  const low = sd.low.n < 0n ? fraction(0n) : sd.low
  return [n - 1n, n].some((by) => {
    const squares = (end: Fraction): Fraction => plus(times(times(square(end), unit), fraction(by)), ofMean)
    const from = ceiling(squares(low))
    const to = floor(squares(sd.high))
    let first = from < least ? least : from
    if ((first - sum) % 2n !== 0n) first += 1n
    return first <= to && (most === undefined || first <= most)
  })
}

/** Whether values between two ends can have a standard deviation this large: half at one end, half at the other. */
export function spreadPossible(sd: Printed, range: Fraction, size: number | undefined): boolean {
  if (sd.low.n <= 0n) return true
  // Two values differ most for their number.
  const n = BigInt(size ?? 2)
  const half = n / 2n
  const largest = times(times(range, range), fraction(half * (n - half), n * (n - 1n)))
  return order(times(sd.low, sd.low), largest) <= 0
}
