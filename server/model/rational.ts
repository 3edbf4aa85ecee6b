/**
 * Exact fractions. Attainable values of scores (steps, ×2.5, prorated means) are compared with cut-offs as fractions,
 * never as rounded doubles. Numerator and denominator are safe integers, in lowest terms, the denominator positive.
 */
export interface Rational {
  readonly n: number
  readonly d: number
}

function gcd(a: number, b: number): number {
  let x = Math.abs(a)
  let y = Math.abs(b)
  while (y !== 0) [x, y] = [y, x % y]
  return x || 1
}

/**
 * @param n any safe integer
 * @param d any safe integer but 0
 * @throws RangeError when a part is not a safe integer, or d is 0: callers then fall back to intervals of doubles
 */
export function rational(n: number, d = 1): Rational {
  if (!Number.isSafeInteger(n) || !Number.isSafeInteger(d) || d === 0)
    throw new RangeError(`${n}/${d} is no exact fraction`)
  const g = gcd(n, d) * (d < 0 ? -1 : 1)
  return { n: n / g + 0, d: d / g }
}

/** @returns the fraction that a decimal literal denotes (`0.1` is 1/10), or undefined when it does not fit */
export function fromDecimal(value: number): Rational | undefined {
  if (Number.isSafeInteger(value)) return { n: value, d: 1 }
  const [mantissa = '', exponent = '0'] = String(value).split('e')
  const [whole = '', fraction = ''] = mantissa.split('.')
  const shift = fraction.length - Number(exponent)
  const n = Number(whole + fraction) * (shift < 0 ? 10 ** -shift : 1)
  const d = shift > 0 ? 10 ** shift : 1
  return Number.isSafeInteger(n) && Number.isSafeInteger(d) ? rational(n, d) : undefined
}

export const add = (a: Rational, b: Rational): Rational => rational(a.n * b.d + b.n * a.d, a.d * b.d)
export const subtract = (a: Rational, b: Rational): Rational => rational(a.n * b.d - b.n * a.d, a.d * b.d)
export const multiply = (a: Rational, b: Rational): Rational => rational(a.n * b.n, a.d * b.d)
export const divide = (a: Rational, b: Rational): Rational => rational(a.n * b.d, a.d * b.n)
/** Negative, zero or positive as a is less than, equal to or greater than b. */
export const compare = (a: Rational, b: Rational): number => a.n * b.d - b.n * a.d
export const toNumber = (a: Rational): number => a.n / a.d
/** Half up, as scoring manuals round: 2.5 is 3, −2.5 is −2. */
export const roundHalfUp = (a: Rational): number => Math.floor((2 * a.n + a.d) / (2 * a.d))
