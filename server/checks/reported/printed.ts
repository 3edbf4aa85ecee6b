import type { Claim, NumberLiteral, Range } from '../../../grammar/syntax.ts'
import { decimalOf, exactly, type Fraction, fraction, minus, order, plus } from './fraction.ts'

/**
 * A printed figure. The number behind it lies between `low` and `high`, both included: half of the last digit to either side,
 * since packages round a five up, to even, or by its binary neighbour.
 */
export interface Printed {
  readonly literal: NumberLiteral
  readonly value: Fraction
  readonly low: Fraction
  readonly high: Fraction
  readonly decimals: number
}

/** @returns undefined where it is no number that could be printed */
export function printed(literal: NumberLiteral): Printed | undefined {
  const read = decimalOf(literal.written)
  if (read === undefined) return undefined
  const half = fraction(1n, 2n * 10n ** BigInt(read.decimals))
  return { literal, ...read, low: minus(read.value, half), high: plus(read.value, half) }
}

/** Whether an exact number rounds to the printed one, a five rounded either way. */
export const fits = (exact: Fraction, { low, high }: Printed): boolean =>
  order(low, exact) <= 0 && order(exact, high) <= 0

/** The same of a computed double, taken as the decimal number that it stands for. */
export function rounds(value: number | null, literal: NumberLiteral): boolean {
  // 1e999 is no number that anything could round to.
  if (value === null || !Number.isFinite(value) || !Number.isFinite(literal.value)) return false
  const figure = printed(literal)
  return figure !== undefined && fits(exactly(value), figure)
}

/** Whether one number can be behind both. */
export const agree = (a: Printed, b: Printed): boolean => order(a.low, b.high) <= 0 && order(b.low, a.high) <= 0

export const isRange = (value: NumberLiteral | Range): value is Range => value.kind === 'range'

/** The figure of a claim that says what something is: neither `<` nor a range. */
export function figureOf({ value, relation }: Claim): Printed | undefined {
  return value === undefined || isRange(value) || relation !== '=' ? undefined : printed(value)
}

/** The ends that a claim prints: of an interval behind `in`, of quartiles, of a range. */
export function endsOf({ value, interval }: Claim): { readonly low?: Printed; readonly high?: Printed } {
  const range = value !== undefined && isRange(value) ? value : interval
  const low = range?.low === undefined ? undefined : printed(range.low)
  const high = range?.high === undefined ? undefined : printed(range.high)
  return { ...(low === undefined ? {} : { low }), ...(high === undefined ? {} : { high }) }
}

/** The count that a claim states, where it can be one. */
export function countOf(claim: Claim): number | undefined {
  const value = figureOf(claim)?.literal.value
  return value !== undefined && Number.isSafeInteger(value) && value >= 0 ? value : undefined
}

/** A count over n in per cent, exact. */
export const percentage = (count: number, n: number): Fraction => fraction(100n * BigInt(count), BigInt(n))

/** An exact number for reading: rounded half up at so many decimals. */
export function written({ n, d }: Fraction, decimals: number): string {
  const negative = n < 0n
  const scaled = (2n * (negative ? -n : n) * 10n ** BigInt(decimals) + d) / (2n * d)
  const digits = String(scaled).padStart(decimals + 1, '0')
  const text = decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`
  return negative && scaled !== 0n ? `-${text}` : text
}
