import { array, assert, constantFrom, integer, property, record } from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { NumberLiteral } from '../../../grammar/syntax.ts'
import { fraction } from '../../../server/checks/reported/fraction.ts'
import { gridOf, spreadFits, spreadPossible, sumsBehind } from '../../../server/checks/reported/grid.ts'
import { printed } from '../../../server/checks/reported/printed.ts'
import type { Attainable } from '../../../server/model/types.ts'

const figure = (text: string) =>
  printed({ kind: 'number', span: { start: 0, end: 0 }, value: Number(text), written: text } satisfies NumberLiteral)!

/** Every multiset of n values from 0 to top. */
function* answers(n: number, top: number, from = 0): Generator<readonly number[]> {
  if (n === 0) {
    yield []
    return
  }
  for (let value = from; value <= top; value++) for (const rest of answers(n - 1, top, value)) yield [value, ...rest]
}

const sumOf = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0)

function sdOf(values: readonly number[], by: number): number {
  const mean = sumOf(values) / values.length
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - by))
}

const scale = (low: number, high: number, step = 1): Attainable => ({ low, high, step, fractional: step % 1 !== 0 })

describe('GRIM', () => {
  // By brute force: a mean of two decimals is possible where the mean of some answers rounds to it.
  test.each([
    [3, 4],
    [5, 4],
    [7, 3],
    [19, 2],
  ])('%i answers from 0 to %i: possible is exactly what some answers have', (n, top) => {
    const grid = gridOf(scale(0, top))!
    const sums = new Set<number>()
    for (let sum = 0; sum <= n * top; sum++) sums.add(sum)
    for (let hundredths = -20; hundredths <= top * 100 + 20; hundredths++) {
      const text = (hundredths / 100).toFixed(2)
      // |sum / n − mean| ≤ 0.005, in whole numbers.
      const possible = [...sums].some((sum) => Math.abs(200 * sum - 2 * hundredths * n) <= n)
      const { from, to } = sumsBehind(figure(text), n, grid)
      expect(from <= to, `${text} of ${n}`).toBe(possible)
    }
  })

  test('a mean of three items goes in thirds', () => {
    const grid = gridOf(scale(0, 4, 1 / 3))!
    const possible = (text: string) => {
      const { from, to } = sumsBehind(figure(text), 8, grid)
      return from <= to
    }
    // 3 / 24 is 0.125: a five.
    expect([possible('0.12'), possible('0.13'), possible('0.04'), possible('0.02')]).toEqual([true, true, true, false])
  })

  test('scores have a grid where their values have one', () => {
    expect(gridOf({ low: 0, high: 10, fractional: true })).toBeUndefined()
    expect(gridOf(scale(0, 100, 2.5))).toMatchObject({ top: 40n, step: fraction(5n, 2n) })
    expect(gridOf(scale(1, 5, 1 / 7))?.step).toEqual(fraction(1n, 7n))
    expect(gridOf({ ...scale(0, 0), high: Number.POSITIVE_INFINITY })?.top).toBeUndefined()
  })
})

describe('a standard deviation', () => {
  test.each([
    [4, 3],
    [5, 4],
    [6, 2],
  ])('of %i answers from 0 to %i: what some answers have is never called impossible', (n, top) => {
    const grid = gridOf(scale(0, top))!
    for (const values of answers(n, top))
      for (const by of [0, 1])
        for (const decimals of [0, 1, 2]) {
          const sd = figure(sdOf(values, by).toFixed(decimals))
          expect(spreadFits(sd, BigInt(sumOf(values)), n, grid), `${values} ${sd.literal.written}`).toBe(true)
          expect(spreadPossible(sd, fraction(BigInt(top)), n)).toBe(true)
        }
  })

  test('of few answers: impossible is hardly more than what no answers have', () => {
    const grid = gridOf(scale(0, 4))!
    const n = 5
    const have = new Set<string>()
    for (const values of answers(n, 4))
      for (const by of [0, 1]) have.add(`${sumOf(values)} ${sdOf(values, by).toFixed(2)}`)
    let wrong = 0
    let missed = 0
    for (let sum = 0; sum <= 20; sum++)
      for (let hundredths = 0; hundredths <= 300; hundredths++) {
        const text = (hundredths / 100).toFixed(2)
        const said = spreadFits(figure(text), BigInt(sum), n, grid)
        const is = have.has(`${sum} ${text}`)
        // `toFixed` rounds a five by its binary neighbour; what is off by one digit is no false alarm.
        if (is && !said) wrong++
        if (!is && said) missed++
      }
    expect(wrong).toBe(0)
    // Sums of squares of the right parity that no five answers have, and fives rounded the other way.
    expect(missed).toBeLessThan(40)
  })

  test('the largest is half at each end', () => {
    // n values, half 0 and half 12: sd = 6 · √(n / (n − 1)).
    expect(spreadPossible(figure('6.16'), fraction(12n), 20)).toBe(true)
    expect(spreadPossible(figure('6.17'), fraction(12n), 20)).toBe(false)
    // An odd one out: 9 and 10 of 19.
    expect(spreadPossible(figure('6.16'), fraction(12n), 19)).toBe(true)
    expect(spreadPossible(figure('8.5'), fraction(12n), undefined)).toBe(true)
    expect(spreadPossible(figure('8.6'), fraction(12n), undefined)).toBe(false)
  })

  test('of any answers on any grid', () => {
    const one = record({
      low: integer({ min: -5, max: 5 }),
      step: constantFrom(1, 2, 0.5, 2.5, 1 / 3),
      top: integer({ min: 1, max: 30 }),
    })
    assert(
      property(one, array(integer({ min: 0, max: 30 }), { minLength: 2, maxLength: 60 }), ({ low, step, top }, raw) => {
        const steps = raw.map((value) => value % (top + 1))
        const values = steps.map((k) => low + k * step)
        const grid = gridOf(scale(low, low + top * step, step))!
        const mean = figure((sumOf(values) / values.length).toFixed(2))
        const sd = figure(sdOf(values, 1).toFixed(2))
        const { from, to } = sumsBehind(mean, values.length, grid)
        const sum = BigInt(sumOf(steps))
        expect(from <= sum && sum <= to).toBe(true)
        expect(spreadFits(sd, sum, values.length, grid)).toBe(true)
      }),
    )
  })
})
