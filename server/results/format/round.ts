/**
 * Rounding as it is done by hand: a five is rounded up in magnitude, 0.125 to 0.13 and −0.125 to −0.13, on the number as it is
 * written in decimals and not on its binary neighbour (2.675 gives 2.68, where binary rounding gives 2.67).
 */

/**
 * @param digits decimals kept, 0–15
 * @returns the ratio numerator/denominator with exactly `digits` decimals; a zero never has a sign
 * @throws RangeError when the denominator is 0
 */
export function roundRatio(numerator: bigint, denominator: bigint, digits: number): string {
  if (denominator === 0n) throw new RangeError('A ratio with denominator 0 has no decimals')
  const negative = numerator < 0n !== denominator < 0n
  const n = numerator < 0n ? -numerator : numerator
  const d = denominator < 0n ? -denominator : denominator
  const scaled = (2n * n * 10n ** BigInt(digits) + d) / (2n * d)
  const text = String(scaled).padStart(digits + 1, '0')
  const unsigned = digits === 0 ? text : `${text.slice(0, -digits)}.${text.slice(-digits)}`
  return negative && scaled !== 0n ? `-${unsigned}` : unsigned
}

/**
 * The double is taken as the decimal number of 15 significant digits nearest to it: what a person wrote, or the tie that a
 * quotient of whole numbers stands for.
 *
 * @param value any finite number
 * @param digits decimals kept, 0–15
 * @returns the value with exactly `digits` decimals, ASCII minus, decimal point
 * @throws RangeError when the value is not finite
 */
export function roundHalfUp(value: number, digits: number): string {
  if (!Number.isFinite(value)) throw new RangeError(`${value} has no decimals`)
  const [mantissa = '0', exponent = '0'] = value.toPrecision(15).split('e')
  const [whole = '0', fraction = ''] = mantissa.split('.')
  const power = Number(exponent) - fraction.length
  const integer = BigInt(whole + fraction)
  return power >= 0
    ? roundRatio(integer * 10n ** BigInt(power), 1n, digits)
    : roundRatio(integer, 10n ** BigInt(-power), digits)
}

/** As `roundHalfUp`, without zeros at the end: 9.50 is 9.5, 9.00 is 9. */
export function roundShort(value: number, digits: number): string {
  const text = roundHalfUp(value, digits)
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text
}
