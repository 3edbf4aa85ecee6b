import { assert, bigInt, boolean, integer, property } from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { NumberLiteral } from '../../../grammar/syntax.ts'
import { decimalOf, exactly, fraction, order } from '../../../server/checks/reported/fraction.ts'
import { fits, percentage, printed, rounds, written } from '../../../server/checks/reported/printed.ts'

const literal = (text: string): NumberLiteral => ({
  kind: 'number',
  span: { start: 0, end: text.length },
  value: Number(text),
  written: text,
})

/** n/d with so many decimals, a five rounded up in magnitude and to even: schoolbook long division, in text. */
function rounded(n: bigint, d: bigint, decimals: number): readonly string[] {
  const negative = n < 0n
  const whole = (negative ? -n : n) * 10n ** BigInt(decimals)
  const below = whole / d
  const rest = 2n * (whole % d)
  const up = rest >= d ? below + 1n : below
  const even = rest > d || (rest === d && below % 2n === 1n) ? below + 1n : below
  const text = (scaled: bigint): string => {
    const digits = String(scaled).padStart(decimals + 1, '0')
    const unsigned = decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`
    return negative && scaled !== 0n ? `-${unsigned}` : unsigned
  }
  return [text(up), text(even)]
}

const numerator = bigInt({ min: -100_000n, max: 100_000n })
const denominator = bigInt({ min: 1n, max: 400n })
const digits = integer({ min: 0, max: 5 })

describe('a printed figure', () => {
  test('agrees with the number rounded half up and half to even', () => {
    assert(
      property(numerator, denominator, digits, (n, d, decimals) => {
        const exact = fraction(n, d)
        for (const text of rounded(n, d, decimals)) {
          expect(fits(exact, printed(literal(text))!)).toBe(true)
          expect(rounds(Number(n) / Number(d), literal(text)), `${n}/${d} as ${text}`).toBe(true)
        }
        expect(written(exact, decimals)).toBe(rounded(n, d, decimals)[0])
      }),
    )
  })

  test('agrees with nothing else: a digit more or less fails, but at a five', () => {
    assert(
      property(numerator, denominator, digits, boolean(), (n, d, decimals, above) => {
        const [up = ''] = rounded(n, d, decimals)
        const unit = above ? 1n : -1n
        const next = decimalOf(up)!.value.n + unit
        const tie =
          (2n * n * 10n ** BigInt(decimals)) % d === 0n && ((2n * n * 10n ** BigInt(decimals)) / d) % 2n !== 0n
        if (tie) return
        const text = rounded(next, 10n ** BigInt(decimals), decimals)[0]!
        expect(fits(fraction(n, d), printed(literal(text))!), `${n}/${d} as ${text}`).toBe(false)
        expect(rounds(Number(n) / Number(d), literal(text))).toBe(false)
      }),
    )
  })

  test('of a five, either way: packages differ', () => {
    for (const [value, texts] of [
      [0.125, ['0.13', '0.12']],
      [2.675, ['2.68', '2.67']],
      [1.005, ['1.01', '1.00']],
      [9.5, ['10', '9']],
      [-0.5, ['-1', '0', '-0']],
      [0.0345, ['0.035', '0.034']],
    ] as const)
      for (const text of texts) expect(rounds(value, literal(text)), `${value} as ${text}`).toBe(true)
    expect(rounds(0.126, literal('0.12'))).toBe(false)
    expect(rounds(0.02385, literal('0.030'))).toBe(false)
  })

  test('is read as it is written', () => {
    const same = (text: string, n: bigint, d: bigint, decimals: number): void => {
      const read = decimalOf(text)
      expect(read === undefined ? undefined : [order(read.value, fraction(n, d)), read.decimals], text).toEqual([
        0,
        decimals,
      ])
    }
    same('0.030', 3n, 100n, 3)
    same('-1', -1n, 1n, 0)
    same('.05', 1n, 20n, 2)
    same('1e-4', 1n, 10_000n, 4)
    same('2.5e3', 2500n, 1n, 0)
    expect(decimalOf('1e999')).toBeUndefined()
    expect(decimalOf('')).toBeUndefined()
    expect(rounds(Number.NaN, literal('1'))).toBe(false)
    expect(rounds(null, literal('1'))).toBe(false)
    expect(rounds(1, literal('1e999'))).toBe(false)
    expect(order(exactly(0.1 + 0.2), fraction(3n, 10n))).toBe(0)
  })

  test('a percentage is a count over n, exactly', () => {
    // 1 of 8 is 12.5 %, a five at no decimals.
    for (const text of ['12', '13', '12.5', '12.50']) expect(fits(percentage(1, 8), printed(literal(text))!)).toBe(true)
    for (const text of ['12.4', '12.6', '14']) expect(fits(percentage(1, 8), printed(literal(text))!)).toBe(false)
  })
})
