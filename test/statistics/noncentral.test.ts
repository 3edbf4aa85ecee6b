import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import {
  noncentralChiSquareCdf,
  noncentralChiSquareParameter,
} from '../../server/statistics/distributions/noncentral-chi-square.ts'
import { noncentralTCdf, noncentralTParameter } from '../../server/statistics/distributions/noncentral-t.ts'
import { normalCdf } from '../../server/statistics/distributions/normal.ts'
import { tCdf } from '../../server/statistics/distributions/student-t.ts'
import { expectClose } from '../oracle/compare.ts'

interface Case {
  readonly fn: 't' | 'chi-square'
  readonly x: number
  readonly df: number
  readonly ncp: number
  readonly lower: number
  readonly upper: number
}

const cases = JSON.parse(readFileSync(new URL('../fixtures/mpmath/noncentral.json', import.meta.url), 'utf8')) as Case[]

describe('noncentral distributions agree with integration in 25 digits in both tails', () => {
  it.each(['t', 'chi-square'])('%s', (fn) => {
    const cdf = fn === 't' ? noncentralTCdf : noncentralChiSquareCdf
    for (const { x, df, ncp, lower, upper } of cases.filter((one) => one.fn === fn)) {
      const what = `${fn}(${x}, ${df}, ${ncp})`
      expectClose(cdf(x, df, ncp), lower, `${what} lower`, 1e-11, 1e-300)
      expectClose(cdf(x, df, ncp, true), upper, `${what} upper`, 1e-11, 1e-300)
    }
  })
})

describe('noncentral t', () => {
  it('is Student’s t without a noncentrality, and the normal distribution at 0', () => {
    for (const t of [-8, -1, 0.3, 2, 30]) expectClose(noncentralTCdf(t, 7, 0), tCdf(t, 7), `t = ${t}`, 1e-13)
    for (const ncp of [-3, 0.5, 9]) expectClose(noncentralTCdf(0, 4, ncp), normalCdf(-ncp), `δ = ${ncp}`, 1e-13)
  })
  it('gives back the noncentrality that has a given tail', () => {
    // Where δ is 1e6, neighbouring doubles are 1e-10 apart.
    for (const [t, df] of [
      [0, 5],
      [2.1, 10],
      [-4, 1],
      [50, 0.5],
      [700, 2e6],
      [1e6, 2e12],
    ] as const)
      for (const p of [0.005, 0.025, 0.5, 0.975, 0.995])
        expectClose(
          noncentralTCdf(t, df, noncentralTParameter(t, df, p)),
          p,
          `t = ${t}, df = ${df}`,
          t < 1e3 ? 1e-9 : 1e-8,
        )
  })
})

describe('noncentral chi-square', () => {
  it('with one degree of freedom is a square of a normal deviate', () => {
    for (const [x, ncp] of [
      [3, 1],
      [400, 380],
      [1e6, 1e6],
      [1.001e8, 1e8],
    ] as const) {
      const [root, shift] = [Math.sqrt(x), Math.sqrt(ncp)]
      const upper = normalCdf(root - shift, true) + normalCdf(-root - shift)
      expectClose(noncentralChiSquareCdf(x, 1, ncp, true), upper, `x = ${x}`, 1e-9)
    }
  })
  it('gives back the noncentrality that has a given tail, and 0 when there is none', () => {
    for (const [x, df] of [
      [8, 2],
      [300, 12],
      [1e6, 4],
    ] as const)
      for (const p of [0.025, 0.5, 0.9])
        expectClose(noncentralChiSquareCdf(x, df, noncentralChiSquareParameter(x, df, p)), p, `x = ${x}`, 1e-9)
    expect(noncentralChiSquareParameter(0.1, 2, 0.975)).toBe(0)
  })
})
