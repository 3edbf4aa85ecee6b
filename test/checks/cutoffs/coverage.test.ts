import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type BandRange, coverage, type Stretch } from '../../../server/checks/cutoffs/coverage.ts'
import { compareExactly } from '../../../server/checks/cutoffs/line.ts'
import { fromDecimal, type Rational, rational, toNumber } from '../../../server/model/rational.ts'
import type { Attainable } from '../../../server/model/types.ts'

// ── Attainable sets, made the long way: by scoring every pattern of answers ──────────────────────────────────────────

/** All sums of `count` answers from `low` to `high`, each also with up to `allow` answers missing, as exact fractions. */
function scored(count: number, low: number, high: number, allow: number, as: 'sum' | 'mean', factor: Rational) {
  const seen = new Map<string, Rational>()
  for (let answered = count - allow; answered <= count; answered++)
    for (let sum = answered * low; sum <= answered * high; sum++) {
      const value = rational(sum * factor.n * (as === 'sum' ? count : 1), answered * factor.d)
      seen.set(`${value.n}/${value.d}`, value)
    }
  return [...seen.values()].sort((a, b) => toNumber(a) - toNumber(b))
}

const sets = fc
  .record({
    count: fc.integer({ min: 1, max: 9 }),
    low: fc.integer({ min: -3, max: 2 }),
    width: fc.integer({ min: 1, max: 5 }),
    missing: fc.integer({ min: 0, max: 8 }),
    as: fc.constantFrom<'sum' | 'mean'>('sum', 'mean'),
    factor: fc.constantFrom(rational(1), rational(2), rational(5, 2), rational(1, 3), rational(-1), rational(1, 10)),
  })
  .map(({ count, low, width, missing, as, factor }): Attainable => {
    const values = scored(count, low, low + width, Math.min(missing, count - 1), as, factor)
    return {
      low: toNumber(values[0]!),
      high: toNumber(values.at(-1)!),
      values,
      fractional: values.some((value) => value.d !== 1),
    }
  })

/** The same points given as a grid, never listed. */
const grids = fc
  .record({
    low: fc.integer({ min: -40, max: 40 }),
    step: fc.constantFrom(1, 2, 2.5, 0.5, 0.1, 3),
    count: fc.integer({ min: 1, max: 60 }),
  })
  .map(({ low, step, count }) => {
    const exact = fromDecimal(step)!
    const values = Array.from({ length: count }, (_, k) => rational(low * exact.d + k * exact.n, exact.d))
    const ends = { low, high: toNumber(values.at(-1)!), fractional: exact.d !== 1 }
    return { grid: { ...ends, step } satisfies Attainable, values }
  })

/** Ends on halves and tenths, so that they meet, miss and split the values of the sets above; also inverted and endless. */
const end = fc.oneof(
  fc.integer({ min: -12, max: 60 }),
  fc.integer({ min: -24, max: 120 }).map((n) => n / 2),
  fc.integer({ min: -120, max: 600 }).map((n) => n / 10),
)
const bands = fc.array(
  fc.record({
    low: fc.oneof({ weight: 9, arbitrary: end }, { weight: 1, arbitrary: fc.constant(Number.NEGATIVE_INFINITY) }),
    high: fc.oneof({ weight: 9, arbitrary: end }, { weight: 1, arbitrary: fc.constant(Number.POSITIVE_INFINITY) }),
    openHigh: fc.boolean(),
  }),
  { minLength: 1, maxLength: 5 },
)

/** Bands that follow on each other, as people write them, with an end moved now and then. */
const tidy = fc
  .record({
    start: fc.integer({ min: -10, max: 5 }),
    widths: fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 5 }),
    gap: fc.constantFrom(0, 1, 1, 1, 2, 0.5),
    open: fc.boolean(),
  })
  .map(({ start, widths, gap, open }): BandRange[] => {
    let at = start
    return widths.map((width) => {
      const band = { low: at, high: at + width, openHigh: open }
      at += width + (open ? 0 : gap)
      return band
    })
  })

// ── Brute force: one value after the other ───────────────────────────────────────────────────────────────────────────

function order(value: Rational, x: number): number {
  if (x === Number.POSITIVE_INFINITY) return -1
  if (x === Number.NEGATIVE_INFINITY) return 1
  return compareExactly(value, fromDecimal(x)!)
}

/** The bands, in the order written, that hold the value; an inverted band is taken the other way round. */
function holders(value: Rational, list: readonly BandRange[]): number[] {
  return list.flatMap((band, index) => {
    const inverted = band.high < band.low
    const low = inverted ? band.high : band.low
    const high = inverted ? band.low : band.high
    const under = order(value, high)
    const inside = order(value, low) >= 0 && (under < 0 || (under === 0 && (inverted || !band.openHigh)))
    return inside ? [index] : []
  })
}

function within(value: Rational, stretch: Stretch): boolean {
  const x = toNumber(value)
  if (stretch.first && compareExactly(value, stretch.first) < 0) return false
  if (stretch.last && compareExactly(value, stretch.last) > 0) return false
  if (stretch.first) return true
  return (
    (stretch.lowOpen ? x > stretch.low : x >= stretch.low) && (stretch.highOpen ? x < stretch.high : x <= stretch.high)
  )
}

function agrees(attainable: Attainable, values: readonly Rational[], list: readonly BandRange[]): void {
  const found = coverage(attainable, list)
  for (const value of values) {
    const held = holders(value, list)
    const uncovered = found.uncovered.filter((finding) => within(value, finding.stretch))
    expect(uncovered.length, `${value.n}/${value.d} uncovered`).toBe(held.length === 0 ? 1 : 0)
    const expectedPairs = held.flatMap((a, i) => held.slice(i + 1).map((b) => `${a}-${b}`))
    const pairs = found.overlaps.filter((finding) => within(value, finding.stretch))
    expect(pairs.map((pair) => `${pair.first}-${pair.second}`).sort()).toEqual(expectedPairs.sort())
  }
  list.forEach((band, index) => {
    const reached = values.some((value) => holders(value, list).includes(index))
    expect(found.inverted.includes(index)).toBe(band.high < band.low)
    if (reached) expect(found.unreachable).not.toContain(index)
    const told =
      found.unreachable.includes(index) ||
      found.inverted.includes(index) ||
      found.outside.some((finding) => finding.band === index)
    if (!reached) expect(told, `band ${index} holds nothing, and that is said`).toBe(true)
  })
}

describe('the bands of a score against every value it can take', () => {
  const anyBands = fc.oneof(bands, tidy)

  test('sums, means, multiples and prorated scores', () => {
    fc.assert(
      fc.property(sets, anyBands, (attainable, list) => {
        agrees(attainable, attainable.values!, list)
        const found = coverage(attainable, list)
        const uncovered = attainable.values!.filter((value) => holders(value, list).length === 0).length
        expect(found.uncovered.reduce((sum, finding) => sum + finding.stretch.count!, 0)).toBe(uncovered)
      }),
      { numRuns: 3000 },
    )
  })

  test('a grid too long to list', () => {
    fc.assert(
      fc.property(grids, anyBands, ({ grid, values }, list) => {
        agrees(grid, values, list)
        const listedToo = coverage({ ...grid, values }, list)
        expect(coverage(grid, list)).toEqual(listedToo)
      }),
      { numRuns: 2000 },
    )
  })

  test('a continuous score, at every end, between the ends and beside them', () => {
    const continuous = fc
      .record({ low: fc.integer({ min: -8, max: 10 }), width: fc.integer({ min: 0, max: 60 }) })
      .map(({ low, width }): Attainable => ({ low, high: low + width, fractional: true }))
    fc.assert(
      fc.property(continuous, anyBands, (attainable, list) => {
        const points: Rational[] = []
        for (let k = attainable.low * 20; k <= attainable.high * 20; k++) points.push(rational(k, 20))
        agrees(attainable, points, list)
      }),
      { numRuns: 500 },
    )
  })

  test('a band outside the range, whichever way', () => {
    fc.assert(
      fc.property(sets, anyBands, (attainable, list) => {
        for (const { band, below, above } of coverage(attainable, list).outside) {
          const low = Math.min(list[band]!.low, list[band]!.high)
          const high = Math.max(list[band]!.low, list[band]!.high)
          expect(below).toBe(low < attainable.low && Number.isFinite(low))
          if (above) expect(high).toBeGreaterThan(attainable.high)
        }
      }),
    )
  })
})

describe('the cut-offs of real questionnaires', () => {
  const integers = (low: number, high: number, step = 1): Attainable => ({
    low,
    high,
    step,
    values: Array.from({ length: (high - low) / step + 1 }, (_, k) => rational(low + k * step)),
    fractional: false,
  })
  const closed = (...ends: (readonly [number, number])[]): BandRange[] =>
    ends.map(([low, high]) => ({ low, high, openHigh: false }))

  test('STAR as published starts at 5 and at 12: 0–4 and 0–11 are nobody’s', () => {
    const collaboration = coverage(integers(0, 24), closed([5, 12], [13, 18], [19, 24]))
    expect(collaboration.uncovered.map((gap) => [gap.stretch.low, gap.stretch.high])).toEqual([[0, 4]])
    const total = coverage(integers(0, 48), closed([12, 24], [25, 36], [37, 48]))
    expect(total.uncovered.map((gap) => [gap.stretch.low, gap.stretch.high])).toEqual([[0, 11]])
  })

  test('DASS depression counts double: odd cut-offs leave no gap', () => {
    const published = closed([0, 9], [10, 13], [14, 20], [21, 27], [28, 42])
    expect(coverage(integers(0, 42, 2), published)).toEqual({
      inverted: [],
      outside: [],
      unreachable: [],
      overlaps: [],
      uncovered: [],
      misplaced: [],
    })
  })

  test('PHQ-9 bands fit whole answers, and not a total prorated from eight', () => {
    const bands = closed([0, 4], [5, 9], [10, 14], [15, 19], [20, 27])
    expect(coverage(integers(0, 27), bands).uncovered).toEqual([])
    const values = scored(9, 0, 3, 1, 'sum', rational(1))
    const gaps = coverage({ low: 0, high: 27, values, fractional: true }, bands).uncovered
    // s × 9/8 lies between whole bands for s = 4 (4.5), 13 (14.625) and 17 (19.125); 8 and 9 give 9 and 10.125.
    expect(gaps.map((gap) => gap.stretch.low)).toEqual([4.5, 14.625, 19.125])
  })
})
