import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { fromSample, isNotComputed, type NotComputed } from '../../server/statistics/frequencies.ts'
import { hodgesLehmann } from '../../server/statistics/hodges-lehmann.ts'
import type { Alternative } from '../../server/statistics/interval.ts'
import { mannWhitney } from '../../server/statistics/mann-whitney.ts'
import { seeded } from '../../server/statistics/random.ts'
import { invert, plan } from '../../server/statistics/rank-sum/inversion.ts'
import type { RankSum } from '../../server/statistics/rank-sum/rank-sum.ts'
import { tailByRecursion } from '../../server/statistics/rank-sum/recursion.ts'
import { rankSumTail } from '../../server/statistics/rank-sum/tail.ts'
import { expectClose } from '../oracle/compare.ts'
import { double } from '../oracle/rscript.ts'

function computed<T extends object>(result: T | NotComputed): T {
  if (isNotComputed(result)) expect.fail(result.why)
  return result as T
}

/** Twice U of every way to choose the first group from the pooled sample. */
function everyDoubledU(x: readonly number[], y: readonly number[]): number[] {
  const all = [...x, ...y]
  const result: number[] = []
  for (let set = 0; set < 2 ** all.length; set++) {
    const first = all.filter((_, i) => (set >> i) & 1)
    if (first.length !== x.length) continue
    const second = all.filter((_, i) => !((set >> i) & 1))
    let u = 0
    for (const a of first) for (const b of second) u += a > b ? 2 : a === b ? 1 : 0
    result.push(u)
  }
  return result
}

describe('the exact Mann–Whitney test given the ties', () => {
  it('counts what writing every arrangement out counts, on both sides and in both ways of doubling', () => {
    const random = seeded(11)
    for (let round = 0; round < 150; round++) {
      const width = 2 + Math.floor(random() * 5)
      const draw = (n: number) => Array.from({ length: n }, () => Math.floor(random() * width) ** 2)
      const x = draw(1 + Math.floor(random() * 5))
      const y = draw(1 + Math.floor(random() * 6))
      if (new Set([...x, ...y]).size === 1) continue
      const every = everyDoubledU(x, y)
      const mean = x.length * y.length
      const test = (alternative: Alternative, twoSided: 'doubled' | 'distance') =>
        computed(
          mannWhitney(fromSample(x), fromSample(y), { method: 'exact', continuity: false, alternative, twoSided }),
        )
      const u = 2 * test('greater', 'doubled').u1
      const share = (holds: (other: number) => boolean) => every.filter(holds).length / every.length
      const [above, below] = [share((other) => other >= u), share((other) => other <= u)]
      expectClose(test('greater', 'doubled').p, above, 'upper tail', 1e-13)
      expectClose(test('less', 'doubled').p, below, 'lower tail', 1e-13)
      expectClose(test('two-sided', 'doubled').p, Math.min(1, 2 * Math.min(above, below)), 'doubled', 1e-13)
      const far = share((other) => Math.abs(other - mean) >= Math.abs(u - mean))
      expectClose(test('two-sided', 'distance').p, far, 'distance', 1e-13)
    }
  })

  it('agrees with R 4.6: p and both limits', () => {
    interface Case
      extends Record<'exact' | 'corrected' | 'uncorrected' | 'estimate' | 'low' | 'high', number | string> {
      x: number[]
      y: number[]
      alternative: string
    }
    const text = readFileSync(new URL('../fixtures/r46/mann-whitney.json', import.meta.url), 'utf8')
    const { cases } = JSON.parse(text.replace(/:(-?Inf)\b/g, ':"$1"')) as { cases: Case[] }
    expect(cases.length).toBeGreaterThan(100)
    for (const one of cases) {
      const [x, y] = [fromSample(one.x), fromSample(one.y)]
      const alternative = one.alternative.replace('.', '-') as Alternative
      const options = { continuity: true, alternative }
      expectClose(computed(mannWhitney(x, y, { ...options, method: 'exact' })).p, one.exact, 'exact p', 1e-12)
      expectClose(computed(mannWhitney(x, y, { ...options, method: 'asymptotic' })).p, one.corrected, 'p', 1e-12)
      if (one.low === undefined) continue
      const shift = computed(hodgesLehmann(x, y, { confidence: 0.95, method: 'exact' }))
      expect([shift.estimate, shift.low, shift.high]).toEqual([one.estimate, double(one.low), double(one.high)])
      expect(shift.achievedConfidence).toBeGreaterThanOrEqual(0.95)
    }
  })

  it('gives the same tail by the recursion and by the Fourier inversion', () => {
    const random = seeded(5)
    for (let round = 0; round < 12; round++) {
      const distinct = 3 + Math.floor(random() * 30)
      const ties = Float64Array.from({ length: distinct }, () => 1 + Math.floor(random() ** 2 * 12))
      let n = 0
      const scores = ties.map((t) => 2 * (n += t) - t + 1).map((score, _, all) => score - all[0]!)
      const m = Math.max(2, Math.floor((n / 2) * random()))
      let mean = 0
      let spread = 0
      for (let v = 0; v < distinct; v++) mean += (ties[v]! * scores[v]!) / n
      for (let v = 0; v < distinct; v++) spread += ties[v]! * (scores[v]! - mean) ** 2
      const sd = Math.sqrt((m * (n - m) * spread) / n / (n - 1))
      const w = Math.ceil(m * mean + sd * (0.05 + 3 * random()))
      const problem: RankSum = { scores, ties, m, n }
      const exact = tailByRecursion(problem, w)!
      if (exact === 0) continue
      const planned = plan(problem, w, 50, 3e8)
      expect(planned).toBeDefined()
      expectClose(invert(problem, planned!)!.p, exact, `n ${n}, m ${m}, w ${w}`, 1e-11)
    }
  })

  it('finds the probability of complete separation, the smallest there is', () => {
    for (const [m, n] of [
      [60, 60],
      [100, 80],
      [200, 200],
    ] as const) {
      const x = fromSample(Array.from({ length: m }, (_, i) => 1000 + (i % 40)))
      const y = fromSample(Array.from({ length: n }, (_, i) => i % 40))
      let choose = 1n
      for (let i = 1; i <= m; i++) choose = (choose * BigInt(n + i)) / BigInt(i)
      const { p } = computed(mannWhitney(x, y, { method: 'exact', continuity: false, alternative: 'greater' }))
      expectClose(p * Number(choose), 1, `${m} v ${n}`, 1e-11)
    }
  })

  it('approaches the normal distribution at sizes no recursion reaches', () => {
    const bell = (n: number, shift: number) => {
      const values = Array.from({ length: 49 }, (_, i) => i)
      return { values, counts: values.map((i) => Math.round((n / 20) * Math.exp(-(((i - 24 - shift) / 8) ** 2)))) }
    }
    const [x, y] = [bell(20000, 0.1), bell(20000, 0)]
    const exact = computed(mannWhitney(x, y, { method: 'exact', continuity: false, alternative: 'two-sided' }))
    const normal = computed(mannWhitney(x, y, { method: 'asymptotic', continuity: false, alternative: 'two-sided' }))
    expect(Math.abs(exact.p / normal.p - 1)).toBeLessThan(1e-3)
  })

  it('stops when asked, and says so', () => {
    const sample = fromSample(Array.from({ length: 400 }, (_, i) => i % 97))
    const other = fromSample(Array.from({ length: 400 }, (_, i) => (i * i) % 101))
    const options = { method: 'exact', continuity: false, alternative: 'two-sided', shouldStop: () => true } as const
    expect(isNotComputed(mannWhitney(sample, other, options))).toBe(true)
  })

  it('is certain of a sum that cannot be missed', () => {
    const problem = { scores: Float64Array.of(0, 3, 5), ties: Float64Array.of(2, 2, 1), m: 2, n: 5 }
    expect(rankSumTail(problem, 0)).toBe(1)
    expect(rankSumTail(problem, 9)).toBe(0)
  })
})
