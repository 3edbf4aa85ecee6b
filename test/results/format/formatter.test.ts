import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatter, type Look } from '../../../server/results/format/formatter.ts'
import type { PValueStyle } from '../../../server/results/format/p-value.ts'

const look = (changes: Partial<Look> = {}): Look => ({
  pValues: 'apa',
  digits: 2,
  locale: 'en',
  alpha: 0.05,
  ...changes,
})

describe('p-values', () => {
  // Expected texts follow the rules of each style, worked by hand.
  test.each<[PValueStyle, number, string]>([
    ['exact', 0.0200318, '0.020'],
    ['exact', 0.23041, '0.230'],
    ['exact', 0.11067, '0.111'],
    ['exact', 0.000237, '0.00024'],
    ['exact', 0.0000237, '2.4 × 10⁻⁵'],
    ['exact', 0.00000996, '1.0 × 10⁻⁵'],
    ['exact', 1e-300, '< 2.2 × 10⁻¹⁶'],
    ['exact', 0, '< 2.2 × 10⁻¹⁶'],
    ['exact', 1, '1.000'],
    ['exact', 0.99999, '> 0.999'],
    ['apa', 0.0200318, '.020'],
    ['apa', 0.0004, '< .001'],
    ['apa', 0, '< .001'],
    ['apa', 0.001, '.001'],
    ['apa', 0.9999, '> .999'],
    ['ama', 0.23041, '.23'],
    ['ama', 0.0234, '.02'],
    ['ama', 0.049, '.049'],
    ['ama', 0.0499, '.0499'],
    ['ama', 0.051, '.051'],
    ['ama', 0.0034, '.003'],
    ['ama', 0.0001, '< .001'],
    ['ama', 0.999, '> .99'],
    ['nejm', 0.23041, '0.23'],
    ['nejm', 0.0034, '0.003'],
    ['nejm', 0.0001, '< 0.001'],
    ['lancet', 0.23041, '0·23'],
    ['lancet', 0.0234, '0·023'],
    ['lancet', 0.00234, '0·0023'],
    ['lancet', 0.000234, '0·0002'],
    ['lancet', 0.0996, '0·10'],
    ['lancet', 0.00001, '< 0·0001'],
  ])('%s prints %d as %s', (pValues, p, text) => {
    expect(formatter(look({ pValues })).p(p)).toBe(text)
  })

  test('a p-value is never printed as 0, nor as 1 unless it is 1', () => {
    const styles: PValueStyle[] = ['exact', 'apa', 'ama', 'nejm', 'lancet']
    const p = fc.oneof(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1e-3, noNaN: true }))
    fc.assert(
      fc.property(fc.constantFrom(...styles), fc.constantFrom('en', 'hr'), p, (pValues, locale, value) => {
        const text = formatter(look({ pValues, locale })).p(value)
        if (/^0?[.,·]0+$/.test(text)) return false
        return value === 1 || !/^1[.,·]?0*$/.test(text)
      }),
      { numRuns: 5000 },
    )
  })

  test('ama keeps the printed value on its side of α', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.04, max: 0.06, noNaN: true }), (value) => {
        const shown = Number(
          formatter(look({ pValues: 'ama' }))
            .p(value)
            .replace(/^\./, '0.'),
        )
        return value < 0.05 ? shown < 0.05 || value > 0.04995 : shown >= 0.05
      }),
    )
  })

  test('in running text', () => {
    expect(formatter(look()).pClause(0.0004)).toBe('p < .001')
    expect(formatter(look({ pValues: 'nejm' })).pClause(0.02)).toBe('P = 0.02')
    expect(formatter(look()).pClause(null)).toBe('p = –')
  })
})

describe('numbers of tables', () => {
  const star = formatter(look({ pValues: 'exact', digits: 0 }))
  const summary = { n: 52, mean: 8.75, sd: 1.25, median: 9, q1: 8, q3: 9.5, min: 4, max: 12 }

  test('digits 0 prints medians and quartiles as whole numbers, half up, as the STAR paper does', () => {
    expect(star.medianIqr(summary)).toBe('9 (8–10)')
    expect(star.interval(-1, -0.00006)).toBe('−1 to 0')
    expect(star.medianRange({ median: 41, min: 24, max: 63 })).toBe('41 (24–63)')
  })

  test('by default they have the decimals they need, at most two', () => {
    const format = formatter(look())
    expect(format.medianIqr(summary)).toBe('9 (8–9.5)')
    expect(format.measured(58.125)).toBe('58.13')
    expect(format.meanSd(summary)).toBe('8.75 (1.25)')
    expect(formatter(look({ digits: 0 })).meanSd(summary)).toBe('8.8 (1.3)')
  })

  test('n (%) with one decimal from the exact fraction', () => {
    expect(star.countPercent(52, 184)).toBe('52 (28.3)')
    expect(star.countPercent(50, 160)).toBe('50 (31.3)')
    expect(star.countPercent(0, 52)).toBe('0 (0.0)')
    expect(star.countPercent(0, 0)).toBe('0 (–)')
  })

  test('coefficients lose their leading zero where APA says so, with a true minus', () => {
    const format = formatter(look())
    expect(format.coefficient(-0.187)).toBe('−.19')
    expect(format.brackets(-0.33, -0.04, (v) => format.coefficient(v))).toBe('[−.33, −.04]')
    expect(format.coefficient(1)).toBe('1.00')
    expect(star.coefficient(-0.187)).toBe('−0.19')
  })

  test('negative ends of a range are joined by a word, since a dash beside a minus cannot be read', () => {
    expect(star.range(0, 24)).toBe('0–24')
    expect(star.range(-3, 1)).toBe('−3 to 1')
  })

  test('Croatian: decimal comma, leading zeros, semicolons between numbers, Croatian words', () => {
    const format = formatter(look({ locale: 'hr' }))
    expect(format.p(0.0200318)).toBe('0,020')
    expect(format.p(0.0001)).toBe('< 0,001')
    expect(format.countPercent(52, 184)).toBe('52 (28,3)')
    expect(format.medianIqr(summary)).toBe('9 (8–9,5)')
    expect(format.interval(-3, 1)).toBe('−3 do 1')
    expect(format.brackets(-0.33, -0.04, (v) => format.coefficient(v))).toBe('[−0,33; −0,04]')
    expect(format.word('total')).toBe('Ukupno')
    expect(formatter(look({ locale: 'hr-HR' })).word('total')).toBe('Ukupno')
  })

  test('what is not known is a dash, what is unbounded ∞', () => {
    expect(star.measured(null)).toBe('–')
    expect(star.fixed(Number.POSITIVE_INFINITY, 2)).toBe('∞')
    expect(star.medianIqr({ median: null, q1: null, q3: null })).toBe('–')
  })
})
