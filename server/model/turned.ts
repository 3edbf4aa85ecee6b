import { add, fromDecimal, type Rational, subtract, toNumber } from './rational.ts'

/** @returns low + high of a scale, as the decimals they are written in: 0.1 + 0.2 is 0.3 */
export const turnOf = ({ low, high }: { readonly low: number; readonly high: number }): number =>
  inDecimals(add, low, high) ?? low + high

/** @returns `turn − x`, an answer turned round: 2.3 − 1.2 is the 1.1 that stands in the scale, not the double beside it */
export const turned = (turn: number, x: number): number => inDecimals(subtract, turn, x) ?? turn - x

/** @returns undefined where a number is no decimal of few digits, or the result would outgrow safe integers */
function inDecimals(of: (a: Rational, b: Rational) => Rational, a: number, b: number): number | undefined {
  const [left, right] = [exact(a), exact(b)]
  if (left === undefined || right === undefined) return undefined
  try {
    return toNumber(of(left, right))
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}

const exact = (value: number): Rational | undefined => (Number.isFinite(value) ? fromDecimal(value) : undefined)
