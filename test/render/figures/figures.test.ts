import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { binning, bins } from '../../../server/render/figures/bins.ts'
import { distributionFigure } from '../../../server/render/figures/distribution.ts'
import { forestFigure } from '../../../server/render/figures/forest.ts'
import { HISTOGRAM_HEIGHT, HISTOGRAM_WIDTH, histogram } from '../../../server/render/figures/histogram.ts'
import { likertFigure } from '../../../server/render/figures/likert.ts'
import { diverging, inkOn } from '../../../server/render/figures/palette.ts'
import { comparisonDistribution, scoreDistribution, scoreHistogram } from '../../../server/render/figures/study.ts'
import { formatter } from '../../../server/results/format/formatter.ts'
import type { ComparisonResult, ItemResult, StudyResults } from '../../../server/results/types.ts'
import { resultsOf } from '../html/markup.ts'
import { drawing, expectApart, expectInside } from './svg.ts'

const all = new Map<string, StudyResults>()
beforeAll(async () => {
  for (const sample of ['star/star', 'phq9/phq9']) all.set(sample, await resultsOf(sample))
}, 60_000)

const format = formatter({ pValues: 'apa', digits: 2, locale: 'en', alpha: 0.05 })
const words = { planned: 'planned', exploratory: 'exploratory', other: 'other' }
const forest = (results: readonly ComparisonResult[], width?: number) =>
  forestFigure(results, { id: 'f', title: 'Effects', format, words, ...(width === undefined ? {} : { width }) })

const label = fc.oneof(
  fc.constantFrom('A', 'Zdravstveni djelatnici u stacionarnoj i izvanbolničkoj skrbi, prema procjeni', 'Ždral-đak', ''),
  fc.string({ unit: 'grapheme', maxLength: 90 }),
)

describe.each(['star/star', 'phq9/phq9'])('the figures of %s', (sample) => {
  const results = () => all.get(sample)!

  test('of comparisons: nothing is cut off, counts stand at the bars and add up to n', () => {
    for (const result of results().results.filter((r) => r.groups.some((g) => g.distribution))) {
      const svg = comparisonDistribution(result, results(), { id: 'x', format })!
      const drawn = drawing(svg)
      expectInside(drawn)
      expectApart(drawn)
      const counted = drawn.rects.flatMap((r) => /: (\d+) \(/.exec(r.hint ?? '')?.[1] ?? []).map(Number)
      expect(counted.reduce((a, b) => a + b, 0)).toBe(result.groups.reduce((sum, g) => sum + g.n, 0))
      for (const group of result.groups) expect(drawn.description).toContain(`${group.label}, n = ${group.n}`)
    }
  })

  test('of scores: bands cover what they should, side by side', () => {
    for (const score of results().scores.filter((s) => s.bands.length > 0)) {
      const drawn = drawing(scoreDistribution(score, { id: 'x', format })!)
      expectInside(drawn)
      expectApart(drawn)
      const shades = drawn.rects.filter((r) => score.bands.some((b) => b.label === r.hint)).slice(0, score.bands.length)
      expect(shades).toHaveLength(score.bands.length)
      for (const [i, shade] of shades.entries()) if (i > 0) expect(shade.left).toBeCloseTo(shades[i - 1]!.right, 0)
      // One bar's width is one point of the score.
      const point = (shades.at(-1)!.right - shades[0]!.left) / (score.max - score.min + 1)
      for (const [i, shade] of shades.entries()) {
        const { low, high } = score.bands[i]!
        expect((shade.right - shade.left) / point).toBeCloseTo(high! - low! + 1, 1)
      }
    }
  })

  test('of items: the segments of a bar are per cent of its answers and lie end to end', () => {
    for (const score of results().scores.filter((s) => s.subscale)) {
      const svg = likertFigure([{ label: '', items: score.items }], {
        id: 'x',
        title: 'Items',
        format,
        reversed: 'reversed',
      })!
      const drawn = drawing(svg)
      expectInside(drawn)
      expectApart(drawn)
      const segments = drawn.rects.filter((r) => /\d+ \(\d/.test(r.hint ?? ''))
      const tops = [...new Set(segments.map((s) => s.top))]
      const rows = new Map(tops.map((top) => [top, segments.filter((s) => s.top === top)]))
      expect(rows.size).toBe(score.items.length)
      const widths = [...rows.values()].map((row) => row.at(-1)!.right - row[0]!.left)
      for (const [i, row] of [...rows.values()].entries()) {
        const counts = row.map((s) => Number(/: (\d+) \(/.exec(s.hint!)![1]))
        expect(counts.reduce((a, b) => a + b, 0)).toBe(score.items[i]!.n)
        // All answers of an item are equally wide in every row.
        expect(widths[i]!).toBeCloseTo(widths[0]!, 0)
        for (const [j, s] of row.entries()) {
          expect((s.right - s.left) / widths[i]!).toBeCloseTo(counts[j]! / score.items[i]!.n, 2)
          if (j > 0) expect(s.left).toBeCloseTo(row[j - 1]!.right, 0)
        }
      }
      // A number inside of a segment does not reach out of it.
      for (const text of drawn.texts.filter(
        (t) => /^\d+$/.test(t.text) && t.left > 100 && t.right < drawn.width - 40,
      )) {
        const around = segments.find(
          (s) => s.left <= text.left && s.right >= text.right && s.top < text.top && s.bottom > text.bottom,
        )
        expect(around, text.text).toBeDefined()
      }
    }
  })

  test.each([720, 480])('of effects at %i: every comparison with its figures', (width) => {
    const drawn = drawing(forest(results().results, width)!)
    expectInside(drawn)
    expectApart(drawn)
    for (const result of results().results) expect(drawn.description).toContain(result.label)
  })

  test('for a hover: at most 240 × 80', () => {
    for (const score of results().scores) {
      const drawn = drawing(scoreHistogram(score, { id: 'h', format })!)
      expect([drawn.width, drawn.height]).toEqual([HISTOGRAM_WIDTH, HISTOGRAM_HEIGHT])
      expectInside(drawn)
      expectApart(drawn)
    }
  })
})

test('reversed items are drawn as they were answered', () => {
  const item: ItemResult = {
    name: 'p4',
    wording: 'My clinician is stern with me',
    reversed: true,
    n: 10,
    missing: 0,
    mean: 3,
    sd: 1,
    itemRest: null,
    alphaIfDropped: null,
    // Seven who answered “Never” (0) count 4 each.
    distribution: [
      [1, 3],
      [4, 7],
    ],
    scale: {
      low: 0,
      high: 4,
      codes: ['Never', 'Rarely', 'Sometimes', 'Often', 'Very often'].map((l, value) => ({ value, label: l })),
    },
  }
  const { rects, description } = drawing(
    likertFigure([{ label: '', items: [item] }], { id: 'x', title: 'x', format, reversed: 'reversed' })!,
  )
  const hints = rects
    .flatMap((r) => (/\d/.test(r.hint ?? '') && r.hint!.includes('(') ? [r.hint] : []))
    .filter((h) => h!.includes(':'))
  expect(hints).toEqual(['Never: 7 (70.0)', 'Often: 3 (30.0)'])
  expect(description).toContain('p4 (reversed) My clinician is stern with me')
})

describe('any data and labels', () => {
  const group = fc.record({
    label,
    counts: fc.array(fc.nat({ max: 1e6 }), { minLength: 1, maxLength: 90 }),
    low: fc.constantFrom(-20, 0, 3),
    step: fc.constantFrom(0.5, 1, 1.5),
  })

  test('distributions stay inside and apart', () => {
    fc.assert(
      fc.property(
        fc.array(group, { minLength: 1, maxLength: 4 }),
        fc.array(label, { maxLength: 6 }),
        fc.integer({ min: 320, max: 900 }),
        (list, bands, width) => {
          const { low, step } = list[0]!
          const high = low + step * (Math.max(...list.map((g) => g.counts.length)) - 1)
          const part = (high - low) / Math.max(1, bands.length)
          const groups = list.map((g) => {
            const distribution = g.counts.flatMap((c, i) => (c > 0 ? [[low + i * step, c] as const] : []))
            const n = g.counts.reduce((a, b) => a + b, 0)
            return {
              label: g.label,
              n,
              distribution,
              median: distribution[0]?.[0] ?? null,
              q1: distribution[0]?.[0] ?? null,
              q3: distribution.at(-1)?.[0] ?? null,
              bands: bands.map((name, i) => ({
                name,
                label: name,
                low: low + i * part,
                high: low + (i + 1) * part,
                openHigh: i < bands.length - 1,
              })),
            }
          })
          const options = { id: 'x', title: 'T', axis: list[0]!.label, low, high, step, format, width }
          const drawn = drawing(distributionFigure(groups, options))
          expectInside(drawn)
          expectApart(drawn)
          const small = histogram(groups, { id: 'x', title: 'T', low, high, step, print: (v) => format.measured(v) })
          expectInside(drawing(small))
          for (const g of groups) {
            const counted = bins(g.distribution, binning(low, high, step, [g.distribution]))
            expect(counted.reduce((sum, b) => sum + b.count, 0)).toBe(g.n)
            const bars = binning(low, high, step, [g.distribution])
            for (const b of counted) {
              expect(b.from).toBeGreaterThanOrEqual(bars.low - 1e-9)
              expect(b.to).toBeLessThanOrEqual(bars.high + 1e-9)
            }
          }
        },
      ),
      { numRuns: 150 },
    )
  })

  test('items stay inside and apart', () => {
    const item = fc.record({
      label,
      counts: fc.array(fc.nat({ max: 500 }), { minLength: 5, maxLength: 5 }),
      reversed: fc.boolean(),
    })
    fc.assert(
      fc.property(
        fc.array(item, { minLength: 1, maxLength: 12 }),
        fc.array(label, { minLength: 5, maxLength: 5 }),
        fc.integer({ min: 360, max: 900 }),
        (list, codes, width) => {
          const items = list.map(
            (one, i): ItemResult => ({
              name: `q${i + 1}`,
              wording: one.label,
              reversed: one.reversed,
              n: one.counts.reduce((a, b) => a + b, 0),
              missing: 0,
              mean: null,
              sd: null,
              itemRest: null,
              alphaIfDropped: null,
              distribution: one.counts.map((c, value) => [value, c] as const),
              scale: { low: 0, high: 4, codes: codes.map((text, value) => ({ value, label: text })) },
            }),
          )
          const drawn = drawing(
            likertFigure([{ label: 'Subscale', items }], { id: 'x', title: 'T', format, reversed: 'reversed', width })!,
          )
          expectInside(drawn)
          expectApart(drawn)
        },
      ),
      { numRuns: 100 },
    )
  })

  test('effects stay inside and apart, infinite and one-sided intervals too', () => {
    const number = fc.oneof(fc.constant(null), fc.double({ min: -1e4, max: 1e4, noNaN: true }))
    const kinds = fc.constantFrom(
      'rank-biserial',
      'hedges-g',
      'cramers-v',
      'odds-ratio',
      'epsilon-squared',
      'new-effect',
    )
    const effect = fc.record({
      name: kinds,
      value: fc.oneof(fc.double({ min: -1, max: 1, noNaN: true }), number),
      low: number,
      high: number,
    })
    fc.assert(
      fc.property(
        fc.array(fc.record({ label, effect, planned: fc.boolean() }), { minLength: 1, maxLength: 7 }),
        fc.integer({ min: 480, max: 900 }),
        (list, width) => {
          const base = all.get('star/star')!.results[0]!
          const rows = list.map((one, i) => ({
            ...base,
            name: `c${i}`,
            label: one.label,
            planned: one.planned,
            statistics: { p: 0.5, effect: one.effect },
          }))
          const svg = forest(rows, width)
          if (list.every((one) => one.effect.value === null)) expect(svg).toBeUndefined()
          else {
            expectInside(drawing(svg!))
            expectApart(drawing(svg!))
          }
        },
      ),
      { numRuns: 150 },
    )
  })
})

test('text on every colour of the answers can be read (WCAG 2, 4.5:1)', () => {
  const luminance = (hex: string) => {
    const [r = 0, g = 0, b = 0] = [1, 3, 5]
      .map((i) => Number.parseInt(hex.slice(i, i + 2), 16) / 255)
      .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
    return 0.2126 * r + 0.7152 * g + 0.0722 * b
  }
  for (let steps = 2; steps <= 11; steps++)
    for (const colour of diverging(steps)) {
      const [a, b] = [luminance(colour), luminance(inkOn(colour))].sort((x, y) => y - x)
      expect((a! + 0.05) / (b! + 0.05), colour).toBeGreaterThanOrEqual(4.5)
    }
})
