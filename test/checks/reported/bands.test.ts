import { array, assert, constantFrom, integer, property } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type QuantileType, quartiles } from '../../../server/statistics/quantiles.ts'
import { diagnosticsOf } from '../../support/study.ts'

/** A score of 0..12 in three bands, and what is printed of it. */
const study = (reported: readonly string[]): string => `scale Four 0..4
instrument A {
  items a1..a3 on Four
  subscale total = sum(a1..a3)
${reported.map((one) => `  reported ${one}\n`).join('')}
  cutoffs total { low 0..3  middle 4..9  high 10..12 }
}
`
const found = (...reported: readonly string[]) =>
  diagnosticsOf(new Map([['/a.study', study(reported)]]), '/a.study').map(({ code, message }) => ({ code, message }))
const codes = (...reported: readonly string[]): string[] => found(...reported).map(({ code }) => code)

const whole = (value: number): string => String(Math.floor(value + 0.5))

describe('counts in bands', () => {
  test('of any data never contradict their quartiles, by any of the nine definitions', () => {
    const types = constantFrom<QuantileType>(1, 2, 3, 4, 5, 6, 7, 8, 9)
    assert(
      property(array(integer({ min: 0, max: 12 }), { minLength: 1, maxLength: 80 }), types, (values, type) => {
        const distinct = [...new Set(values)].sort((a, b) => a - b)
        const f = { values: distinct, counts: distinct.map((one) => values.filter((value) => value === one).length) }
        const { q1, median, q3 } = quartiles(f, type)
        const inBand = (low: number, high: number) => values.filter((value) => value >= low && value <= high).length
        expect(
          codes(
            `n = ${values.length}, median = ${whole(median)} in ${whole(q1)}..${whole(q3)}`,
            `median = ${median.toFixed(2)} in ${q1.toFixed(2)}..${q3.toFixed(2)}`,
            `range = ${distinct[0]}..${distinct.at(-1)}`,
            `count low = ${inBand(0, 3)}, count middle = ${inBand(4, 9)}, count high = ${inBand(10, 12)}`,
          ),
        ).toEqual([])
      }),
      { numRuns: 150 },
    )
  })

  test('of a part of the people say less', () => {
    // 58 of 132 at 10 or more are enough; nobody needs to know the others.
    expect(codes('n = 132, quartiles = 6..9, count high = 58')).toEqual(['reported-bands'])
    expect(codes('n = 132, quartiles = 6..10, count high = 58')).toEqual([])
    // 30 of 132 leave the upper quartile free.
    expect(codes('n = 132, quartiles = 6..9, count high = 30')).toEqual([])
    expect(codes('quartiles = 6..9, count high = 58')).toEqual([])
  })

  test('say where the median and the lower quartile are', () => {
    const counts = 'count low = 40, count middle = 10, count high = 5'
    expect(found(counts, 'median = 4')[0]?.message).toContain('the median is at most 3')
    expect(found(counts, 'quartiles = 4..5')[0]?.message).toContain('the lower quartile is at most 3')
    expect(codes(counts, 'median = 3 in 0..5')).toEqual([])
  })
})

describe('what is printed of a score', () => {
  test('counts of all bands add up to n', () => {
    expect(codes('n = 55, count low = 40, count middle = 10, count high = 5')).toEqual([])
    expect(codes('n = 56, count low = 40, count middle = 10, count high = 5')).toEqual(['reported-sum'])
    expect(codes('n = 56, count low = 40, count middle = 10')).toEqual([])
    expect(codes('n = 49, count low = 40, count middle = 10')).toEqual(['reported-sum'])
  })

  test('groups of several variables are no parts of n', () => {
    const variables = 'variable sex : nominal { male, female }\nvariable smoker : nominal { yes, no }\n'
    const text = study(['n = 10, n male = 4, n female = 6, n yes = 3, n no = 7'])
    const used = 'table t {\n  describe A.total, sex, smoker\n}\n'
    expect(diagnosticsOf(new Map([['/a.study', variables + text + used]]), '/a.study')).toEqual([])
  })

  test('a percentage fits its count, or at least some count', () => {
    expect(codes('n = 52, percent low = 81.0')).toEqual(['reported-percent'])
    expect(codes('n = 52, percent low = 81')).toEqual([])
    expect(codes('n = 52, percent low = 80.8')).toEqual([])
    expect(codes('n = 7, percent low = 101')).toEqual(['reported-percent'])
    expect(codes('n = 0, percent low = 0')).toEqual([])
  })

  test('a mean is on the scale and a sum of whole answers', () => {
    expect(codes('n = 28, mean = 5.19')).toEqual(['reported-mean'])
    expect(codes('n = 28, mean = 5.18')).toEqual([])
    expect(codes('mean = 12.0')).toEqual([])
    expect(codes('mean = 12.1')).toEqual(['reported-mean'])
    expect(codes('n = 5000, mean = 5.19')).toEqual([])
  })

  test('a standard deviation fits n, the scale and the mean', () => {
    expect(codes('n = 20, sd = 6.3')).toEqual(['reported-sd'])
    expect(codes('n = 20, sd = 6.1')).toEqual([])
    expect(codes('n = 20, mean = 11.9, sd = 3.0')).toEqual(['reported-sd'])
    expect(codes('n = 10, mean = 5.50, sd = 0.10')).toEqual(['reported-sd'])
    expect(codes('n = 10, mean = 5.50, sd = 0.53')).toEqual([])
  })

  test('an estimate lies in its interval', () => {
    expect(codes('alpha = 0.70 in 0.74..0.84')).toEqual(['reported-interval'])
    expect(codes('alpha = 0.74 in 0.74..0.84')).toEqual([])
    // 0.7 may be 0.74.
    expect(codes('alpha = 0.7 in 0.74..0.84')).toEqual([])
    expect(codes('median = 10 in 6..8')).toEqual(['reported-interval'])
  })
})
