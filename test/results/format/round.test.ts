import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { roundHalfUp, roundRatio, roundShort } from '../../../server/results/format/round.ts'

const magnitude = (x: bigint) => (x < 0n ? -x : x)

/** What rounding means: at most half a unit away, and a tie goes away from zero. */
function isRounded(text: string, n: bigint, d: bigint, digits: number): boolean {
  const scaled = BigInt(text.replace('.', ''))
  const off = 2n * magnitude(n * 10n ** BigInt(digits) - scaled * d)
  const further = magnitude(scaled * d) > magnitude(n * 10n ** BigInt(digits))
  return off < d || (off === d && further)
}

describe('rounding half up', () => {
  test.each([
    [0.125, 2, '0.13'],
    [2.675, 2, '2.68'],
    [1.005, 2, '1.01'],
    [31.25, 1, '31.3'],
    [9.5, 0, '10'],
    [8.5, 0, '9'],
    [0.5, 0, '1'],
    [-0.5, 0, '-1'],
    [-0.125, 2, '-0.13'],
    [-0.00006, 2, '0.00'],
    [-0, 1, '0.0'],
    [-0.4, 0, '0'],
    [1e21, 0, '1000000000000000000000'],
    [1e-20, 3, '0.000'],
    [0.30000000000000004, 1, '0.3'],
    [2.6749999999999998, 2, '2.68'],
  ])('%d with %d decimals is %s', (value, digits, text) => {
    expect(roundHalfUp(value, digits)).toBe(text)
  })

  test('50 of 160 is 31.3 %, as an exact fraction', () => {
    expect(roundRatio(5000n, 160n, 1)).toBe('31.3')
  })

  test('a fraction is within half a unit, ties away from zero', () => {
    fc.assert(
      fc.property(
        fc.bigInt(-(10n ** 15n), 10n ** 15n),
        fc.bigInt(1n, 10n ** 12n),
        fc.integer({ min: 0, max: 8 }),
        (n, d, digits) => isRounded(roundRatio(n, d, digits), n, d, digits),
      ),
      { numRuns: 2000 },
    )
  })

  test('a quotient computed in doubles prints like the exact fraction', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1_000_000, max: 1_000_000 }),
        fc.integer({ min: 1, max: 10_000 }),
        fc.integer({ min: 0, max: 4 }),
        (n, d, digits) => roundHalfUp(n / d, digits) === roundRatio(BigInt(n), BigInt(d), digits),
      ),
      { numRuns: 5000 },
    )
  })

  test('a number as written in decimals prints like that decimal number', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -999_999_999, max: 999_999_999 }),
        fc.integer({ min: 0, max: 8 }),
        fc.integer({ min: 0, max: 6 }),
        (n, places, digits) => {
          const text = roundHalfUp(Number(`${n}e-${places}`), digits)
          return text === roundRatio(BigInt(n), 10n ** BigInt(places), digits) && !/^-0(\.0*)?$/.test(text)
        },
      ),
      { numRuns: 5000 },
    )
  })

  test('the short form drops zeros behind the point and nothing else', () => {
    expect([9.5, 9, 10, 100, 0.1, -3, 12.999].map((v) => roundShort(v, 2))).toEqual([
      '9.5',
      '9',
      '10',
      '100',
      '0.1',
      '-3',
      '13',
    ])
  })

  test('what is no finite number has no decimals', () => {
    expect(() => roundHalfUp(Number.NaN, 2)).toThrow(RangeError)
    expect(() => roundRatio(1n, 0n, 2)).toThrow(RangeError)
  })
})
