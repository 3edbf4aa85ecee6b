import { fromDecimal, type Rational, rational, toNumber } from '../../model/rational.ts'
import { MISSING, NOT_ASKED } from '../../plan/request.ts'

/**
 * A value of a formula: an exact fraction, a double where no fraction can hold it, MISSING (NaN) or NOT_ASKED (infinity).
 */
export type Value = Rational | number

export const isMissing = (value: Value): boolean => typeof value === 'number' && Number.isNaN(value)
export const isNotAsked = (value: Value): boolean => value === NOT_ASKED
/** Neither missing nor not asked. */
export const isPresent = (value: Value): boolean => typeof value !== 'number' || Number.isFinite(value)
export const truth = (value: boolean): Value => (value ? TRUE : FALSE)
export const TRUE: Rational = { n: 1, d: 1 }
export const FALSE: Rational = { n: 0, d: 1 }

/** @returns the double nearest to a value: equal fractions give equal doubles, since the division rounds correctly */
export function asDouble(value: Value): number {
  return typeof value === 'number' ? value + 0 : toNumber(value) + 0
}

/** @returns a double as the decimal fraction it was written as; NaN is MISSING */
export function exactly(value: number): Value {
  return Number.isFinite(value) ? (fromDecimal(value) ?? value) : MISSING
}

/** Runs exact arithmetic; in doubles where the fraction would outgrow safe integers. */
export function exactOr(exact: () => Rational, approximate: () => number): Value {
  try {
    return exact()
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    const value = approximate()
    return Number.isFinite(value) ? value : MISSING
  }
}

/** @returns what tells values apart */
export function valueKey(value: Value): string | number {
  if (typeof value === 'number') return `~${value}`
  return value.d === 1 ? value.n : `${value.n}/${value.d}`
}

export const whole = (n: number): Rational => rational(n)
