/** An exact number, however long: the denominator is positive. Printed digits are judged by these, never by doubles. */
export interface Fraction {
  readonly n: bigint
  readonly d: bigint
}

/** @throws RangeError when the denominator is not above 0 */
export function fraction(n: bigint, d = 1n): Fraction {
  if (d <= 0n) throw new RangeError('The denominator of a fraction is above 0')
  return { n, d }
}

/** Negative, zero or positive as a is less than, equal to or greater than b. */
export function order(a: Fraction, b: Fraction): number {
  const left = a.n * b.d
  const right = b.n * a.d
  return left < right ? -1 : left > right ? 1 : 0
}

export const plus = (a: Fraction, b: Fraction): Fraction => ({ n: a.n * b.d + b.n * a.d, d: a.d * b.d })
export const minus = (a: Fraction, b: Fraction): Fraction => ({ n: a.n * b.d - b.n * a.d, d: a.d * b.d })
export const times = (a: Fraction, b: Fraction): Fraction => ({ n: a.n * b.n, d: a.d * b.d })
export const ceiling = ({ n, d }: Fraction): bigint => -floor({ n: -n, d })

export function floor({ n, d }: Fraction): bigint {
  const quotient = n / d
  return n % d !== 0n && n < 0n ? quotient - 1n : quotient
}

/** Beyond this power of ten nothing is a figure of a study. */
const MOST_POWER = 400

/**
 * A decimal number as written: `0.030`, `-1`, `1e-4`.
 * @returns its value and how many decimals it shows; undefined where it is no number that could be printed
 */
export function decimalOf(written: string): { readonly value: Fraction; readonly decimals: number } | undefined {
  const parts = /^([+-]?)(\d*)\.?(\d*)(?:e([+-]?\d+))?$/i.exec(written)
  const [, sign = '', whole = '', digits = '', exponent = '0'] = parts ?? []
  if (parts === null || whole + digits === '' || Math.abs(Number(exponent)) > MOST_POWER) return undefined
  const power = Number(exponent) - digits.length
  const n = BigInt(whole + digits) * (sign === '-' ? -1n : 1n)
  const value = power >= 0 ? { n: n * 10n ** BigInt(power), d: 1n } : { n, d: 10n ** BigInt(-power) }
  return { value, decimals: Math.max(0, -power) }
}

/**
 * The decimal number of 15 significant digits nearest to a double: what a person wrote, or the tie that a quotient of whole
 * numbers stands for.
 * @param value any finite number
 */
export const exactly = (value: number): Fraction => decimalOf(value.toPrecision(15))?.value ?? { n: 0n, d: 1n }
