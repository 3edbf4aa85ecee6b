import { describe, expect, test } from 'vitest'
import { attainable, instrument, scoreOf } from './helpers.ts'

const four = 'items q1..q9 on Four'
const five = 'items i1..i10 on Five'
const from = (low: number, high: number, step = 1): number[] =>
  Array.from({ length: Math.round((high - low) / step) + 1 }, (_, i) => low + i * step)

describe('sums and multiples of items', () => {
  test('a sum runs over every whole number', () => {
    expect(attainable(instrument(`${four}\nscore s = sum(q1..q9)`))).toEqual({
      low: 0,
      high: 27,
      step: 1,
      fractional: false,
      values: from(0, 27),
      level: 'interval',
    })
  })

  test('the SUS has steps of 2.5', () => {
    const sus = attainable(instrument(`${five}\nscore s = (sum(i1..i10) - 10) * 2.5 in 0..100`))
    expect(sus).toMatchObject({ low: 0, high: 100, step: 2.5, fractional: true, values: from(0, 100, 2.5) })
  })

  test('a doubled sum has steps of 2', () => {
    expect(attainable(instrument(`${four}\nscore s = 2 * sum(q1..q7)`))).toMatchObject({
      low: 0,
      high: 42,
      step: 2,
      fractional: false,
      values: from(0, 42, 2),
    })
  })

  test('a mean of six items has steps of a sixth', () => {
    const mean = attainable(instrument(`${five}\nscore s = mean(i1..i6)`))
    expect(mean).toMatchObject({ low: 1, high: 5, fractional: true })
    expect(mean.step).toBeCloseTo(1 / 6, 15)
    expect(mean.values).toHaveLength(25)
  })

  test('an item that is added and taken away leaves no trace', () => {
    expect(attainable(instrument(`${four}\nscore s = sum(q1..q9) - sum(q2..q9)`)).values).toEqual([0, 1, 2, 3])
  })

  test('a total of subscales that share an item counts it twice', () => {
    const clauses = `${four}\nscore a = q1 + q2\nscore b = q1 + q3\nscore s = a + b`
    expect(attainable(instrument(clauses)).values).toEqual(from(0, 12))
  })

  test('codes with holes keep them', () => {
    const scale = 'scale Even {\n0 "a"\n2 "b"\n4 "c"\n}\n'
    expect(attainable(scale + instrument('items a1..a2 on Even\nscore s = a1 + a2')).values).toEqual([0, 2, 4, 6, 8])
  })

  test('uneven codes are reversed within their scale', () => {
    const scale = 'scale Odd {\n0 "a"\n1 "b"\n4 "c"\n}\n'
    const clauses = 'items a1..a1 on Odd\nreverse a1\nscore s = a1'
    expect(attainable(scale + instrument(clauses)).values).toEqual([0, 3, 4])
  })

  test('a score of one item stays ordinal', () => {
    expect(attainable(instrument(`${four}\nscore s = q1`)).level).toBe('ordinal')
    expect(attainable(instrument(`${four}\nscore s = max(q1, q2)`)).level).toBe('ordinal')
  })
})

describe('missing answers', () => {
  test('a prorated sum takes fractions, half up when rounded', () => {
    const prorated = attainable(instrument(`${four}\nscore s = sum(q1..q3) allow 1 missing`))
    expect(prorated).toMatchObject({ low: 0, high: 9, fractional: true, step: 0.5 })
    expect(prorated.values).toEqual([0, 1, 1.5, 2, 3, 4, 4.5, 5, 6, 7, 7.5, 8, 9])
    const rounded = attainable(instrument(`${four}\nscore s = sum(q1..q3) allow 1 missing rounded`))
    expect(rounded).toMatchObject({ fractional: false, values: from(0, 9) })
  })

  test('the rule reaches the aggregates over items, not a score of scores', () => {
    const clauses = `${four}\nscore a = q1 + q2\nscore s = sum(a, a) allow 1 missing`
    expect(attainable(instrument(clauses)).values).toEqual(from(0, 12, 2))
  })
})

describe('conditions and functions', () => {
  test('count runs from none to all; what is always true counts always', () => {
    expect(attainable(instrument(`${four}\nscore s = count(q1..q9 >= 2)`)).values).toEqual(from(0, 9))
    expect(attainable(instrument(`${four}\nscore s = count(q1 >= 0, q2 >= 2)`)).values).toEqual([1, 2])
  })

  test('the diagnostic algorithm of the PHQ-9 is a flag over nine items', () => {
    const text = instrument(
      `${four}\nscore s : flag = count(q1..q8 >= 2) + count(q9 >= 1) >= 5 and (q1 >= 2 or q2 >= 2)`,
    )
    const score = scoreOf(text)
    expect(score.type).toEqual({ kind: 'flag' })
    expect(score.items).toHaveLength(9)
  })

  test('either branch of if', () => {
    expect(attainable(instrument(`${four}\nscore s = if q1 >= 2 then 10 else q2`)).values).toEqual([0, 1, 2, 3, 10])
  })

  test('a product of items', () => {
    expect(attainable(instrument(`${four}\nscore s = q1 * q2`)).values).toEqual([0, 1, 2, 3, 4, 6, 9])
  })

  test('a quotient leaves out division by zero', () => {
    expect(attainable(instrument(`${four}\nscore s = q1 / q2`)).values?.map((v) => v * 6)).toEqual([
      0, 2, 3, 4, 6, 9, 12, 18,
    ])
  })
})

describe('what is not known value by value', () => {
  test('a scale of 0 to 100 has whole numbers; a step can be stated', () => {
    const scales = 'scale Vas 0..100\nscale Half 0..10 step 0.5\n'
    expect(attainable(scales + instrument('item v on Vas\nscore s = v')).values).toEqual(from(0, 100))
    expect(attainable(scales + instrument('item v on Half\nscore s = v')).values).toEqual(from(0, 10, 0.5))
  })

  test('too many values become a range on a grid', () => {
    const text = `scale Fine 0..100 step 0.01\n${instrument('items v1..v5 on Fine\nscore s = sum(v1..v5)')}`
    expect(attainable(text)).toMatchObject({ low: 0, high: 500, step: 0.01, fractional: true, values: undefined })
  })

  test('a number variable is a continuum', () => {
    const text = instrument(`${four}\nscore s = q1 + age`, 'variable age : number in 18..110')
    expect(attainable(text)).toMatchObject({ low: 18, high: 113, step: undefined, fractional: true, values: undefined })
  })
})
