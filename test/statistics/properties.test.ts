import { assert, double as doubles, integer, property, uniqueArray } from 'fast-check'
import { describe as group, it } from 'vitest'
import { adjust } from '../../server/statistics/adjust.ts'
import { chiSquare } from '../../server/statistics/chi-square.ts'
import { describe } from '../../server/statistics/descriptives.ts'
import { betaCdf, betaQuantile } from '../../server/statistics/distributions/beta.ts'
import { fCdf, fQuantile } from '../../server/statistics/distributions/f.ts'
import { chiSquareCdf, chiSquareQuantile } from '../../server/statistics/distributions/gamma.ts'
import { normalCdf, normalQuantile } from '../../server/statistics/distributions/normal.ts'
import { tCdf, tQuantile } from '../../server/statistics/distributions/student-t.ts'
import type { Frequencies } from '../../server/statistics/frequencies.ts'
import { type QuantileType, quantile } from '../../server/statistics/quantiles.ts'
import { welchT } from '../../server/statistics/t-tests.ts'
import { expectClose } from '../oracle/compare.ts'

/** A seed, so that a failure on one machine is a failure on all. */
const settings = { seed: 1948, numRuns: 300 }

const scores = uniqueArray(integer({ min: -60, max: 60 }), { minLength: 2, maxLength: 40 })
const size = integer({ min: 1, max: 1_000_000_000_000 })
const probability = doubles({ min: 1e-12, max: 1 - 1e-12, noNaN: true })
const df = doubles({ min: 0.6, max: 1e5, noNaN: true })

function frequencies(values: readonly number[], largest: number): Frequencies {
  const sorted = [...values].sort((a, b) => a - b)
  return { values: sorted, counts: sorted.map((_, i) => 1 + ((largest * (i + 1)) % 997)) }
}

group('quantiles undo distribution functions', () => {
  // The slope is steep where a small parameter piles probability up at 0; there p comes back less exactly.
  const back = (p: number, again: number, what: string) => expectClose(again, p, what, 1e-10)
  it('normal, t, chi-square', () => {
    assert(
      property(probability, df, (p, n) => {
        back(p, normalCdf(normalQuantile(p)), 'normal')
        back(p, tCdf(tQuantile(p, n), n), `t ${n}`)
        back(p, chiSquareCdf(chiSquareQuantile(p, n), n), `χ² ${n}`)
        back(p, chiSquareCdf(chiSquareQuantile(p, n, true), n, true), `χ² ${n}, upper`)
      }),
      settings,
    )
  })
  it('F and beta', () => {
    assert(
      property(probability, df, df, (p, a, b) => {
        back(p, fCdf(fQuantile(p, a, b, true), a, b, true), `F ${a} ${b}`)
        const x = betaQuantile(p, a, b)
        if (x < 0.999) back(p, betaCdf(x, a, b), `beta ${a} ${b}`)
      }),
      settings,
    )
  })
  it('the two tails make one', () => {
    assert(
      property(doubles({ min: 0, max: 1e3, noNaN: true }), df, df, (x, a, b) => {
        expectClose(fCdf(x, a, b) + fCdf(x, a, b, true), 1, `F ${a} ${b}`, 1e-14)
        expectClose(chiSquareCdf(x, a) + chiSquareCdf(x, a, true), 1, `χ² ${a}`, 1e-14)
      }),
      settings,
    )
  })
})

group('statistics of frequencies', () => {
  it('a shift moves the mean and every quantile, and nothing else', () => {
    assert(
      property(scores, size, integer({ min: -1000, max: 1000 }), (values, n, shift) => {
        const f = frequencies(values, n)
        const moved = { values: f.values.map((value) => value + shift), counts: f.counts }
        expectClose(describe(moved).mean, describe(f).mean + shift, 'mean', 1e-14, 1e-12)
        expectClose(describe(moved).variance, describe(f).variance, 'variance', 1e-15)
        for (let type = 1; type <= 9; type++)
          expectClose(
            quantile(moved, 0.3, type as QuantileType),
            quantile(f, 0.3, type as QuantileType) + shift,
            `type ${type}`,
            1e-13,
            1e-12,
          )
      }),
      settings,
    )
  })
  it('quantiles grow with p and stay between the smallest and the largest', () => {
    assert(
      property(scores, size, probability, probability, (values, n, p, q) => {
        const f = frequencies(values, n)
        const [low, high] = [Math.min(p, q), Math.max(p, q)]
        for (let type = 1 as QuantileType; type <= 9; type++) {
          const [a, b] = [quantile(f, low, type), quantile(f, high, type)]
          if (a > b || a < Math.min(...values) || b > Math.max(...values)) throw new Error(`type ${type}: ${a}, ${b}`)
        }
      }),
      settings,
    )
  })
  it('exchanging the groups turns the t test round', () => {
    assert(
      property(scores, scores, size, (x, y, n) => {
        const [a, b] = [frequencies(x, n), frequencies(y, n)]
        const [one, other] = [welchT(a, b), welchT(b, a)]
        if ('why' in one || 'why' in other) throw new Error('these vary')
        expectClose(one.t, -other.t, 't', 1e-14)
        expectClose(one.p, other.p, 'p', 1e-12)
        expectClose(one.low, -other.high, 'limit', 1e-12, 1e-13)
      }),
      settings,
    )
  })
  it('adjusted p values keep the order, are not below the raw ones and not above 1', () => {
    assert(
      property(uniqueArray(probability, { minLength: 1, maxLength: 20 }), (p) => {
        for (const method of ['holm', 'bonferroni', 'hochberg', 'hommel', 'bh', 'by'] as const) {
          const adjusted = adjust(p, method)
          for (const [i, value] of adjusted.entries()) {
            if (value < p[i]! || value > 1) throw new Error(`${method}: ${p[i]} became ${value}`)
            for (const [j, rival] of adjusted.entries())
              if (p[i]! < p[j]! && value > rival) throw new Error(`${method}: the order changed`)
          }
        }
      }),
      settings,
    )
  })
  it('chi-square does not depend on the order of rows or on which way the table is turned', () => {
    const cell = integer({ min: 1, max: 1_000_000 })
    assert(
      property(cell, cell, cell, cell, cell, cell, (a, b, c, d, e, f) => {
        const value = (table: number[][]) => {
          const test = chiSquare(table)
          if ('why' in test) throw new Error(test.why)
          return test.chiSquare
        }
        const usual = value([
          [a, b, c],
          [d, e, f],
        ])
        const rows = [
          [d, e, f],
          [a, b, c],
        ]
        const turned = [
          [a, d],
          [b, e],
          [c, f],
        ]
        expectClose(value(rows), usual, 'rows', 1e-12, 1e-20)
        expectClose(value(turned), usual, 'turned', 1e-12, 1e-20)
      }),
      settings,
    )
  })
})
