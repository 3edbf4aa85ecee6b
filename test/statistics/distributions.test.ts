import { describe, expect, it } from 'vitest'
import { betaCdf, betaQuantile } from '../../server/statistics/distributions/beta.ts'
import {
  binomialCdf,
  binomialDensity,
  hypergeometricCdf,
  hypergeometricDensity,
} from '../../server/statistics/distributions/binomial.ts'
import { fCdf, fQuantile } from '../../server/statistics/distributions/f.ts'
import {
  chiSquareCdf,
  chiSquareQuantile,
  gammaLn,
  lnChoose,
  lnFactorial,
} from '../../server/statistics/distributions/gamma.ts'
import { normalCdf, normalQuantile } from '../../server/statistics/distributions/normal.ts'
import { tCdf, tQuantile } from '../../server/statistics/distributions/student-t.ts'
import { expectClose } from '../oracle/compare.ts'
import { hasR, liveCases, storedCases } from '../oracle/rscript.ts'

interface Case {
  readonly fn: string
  readonly args: number[]
  readonly upper: boolean
  readonly value: number
}

type Ours = (args: number[], upper: boolean) => number

const ours: Record<string, Ours> = {
  normalCdf: ([x], upper) => normalCdf(x!, upper),
  normalQuantile: ([p], upper) => normalQuantile(p!, upper),
  gammaLn: ([x]) => gammaLn(x!),
  lnFactorial: ([n]) => lnFactorial(n!),
  lnChoose: ([n, k]) => lnChoose(n!, k!),
  chiSquareCdf: ([x, df], upper) => chiSquareCdf(x!, df!, upper),
  chiSquareQuantile: ([p, df], upper) => chiSquareQuantile(p!, df!, upper),
  tCdf: ([t, df], upper) => tCdf(t!, df!, upper),
  tQuantile: ([p, df], upper) => tQuantile(p!, df!, upper),
  fCdf: ([f, df1, df2], upper) => fCdf(f!, df1!, df2!, upper),
  fQuantile: ([p, df1, df2], upper) => fQuantile(p!, df1!, df2!, upper),
  betaCdf: ([x, a, b], upper) => betaCdf(x!, a!, b!, upper),
  betaQuantile: ([p, a, b], upper) => betaQuantile(p!, a!, b!, upper),
  binomialCdf: ([k, n, p], upper) => binomialCdf(k!, n!, p!, upper),
  binomialDensity: ([k, n, p]) => binomialDensity(k!, n!, p!),
  hypergeometricCdf: ([k, m, n, drawn], upper) => hypergeometricCdf(k!, m!, n!, drawn!, upper),
  hypergeometricDensity: ([k, m, n, drawn]) => hypergeometricDensity(k!, m!, n!, drawn!),
}

function compare(cases: readonly Case[]): void {
  for (const { fn, args, upper, value } of cases)
    expectClose(ours[fn]!(args, upper), value, `${fn}(${args.join(', ')}${upper ? ', upper' : ''})`, 1e-11)
}

describe('distributions agree with R in both tails', () => {
  const cases = storedCases<Case>('distributions')
  it.each(Object.keys(ours))('%s', (fn) => {
    const mine = cases.filter((one) => one.fn === fn)
    expect(mine.length).toBeGreaterThan(0)
    compare(mine)
  })
  it.runIf(hasR)('all, on fresh cases', () => compare(liveCases<Case>('distributions')))
})

describe('distributions at their ends', () => {
  it('quantiles of 0 and 1 are the ends of the support', () => {
    expect(normalQuantile(0)).toBe(Number.NEGATIVE_INFINITY)
    expect(normalQuantile(1)).toBe(Number.POSITIVE_INFINITY)
    expect([chiSquareQuantile(0, 3), chiSquareQuantile(1, 3)]).toEqual([0, Number.POSITIVE_INFINITY])
    expect([fQuantile(0, 3, 4), fQuantile(1, 3, 4)]).toEqual([0, Number.POSITIVE_INFINITY])
    expect([betaQuantile(0, 3, 4), betaQuantile(1, 3, 4)]).toEqual([0, 1])
    expect([tQuantile(0, 3), tQuantile(0.5, 3), tQuantile(1, 3)]).toEqual([
      Number.NEGATIVE_INFINITY,
      0,
      Number.POSITIVE_INFINITY,
    ])
  })
  it('probabilities out of range and parameters out of range give NaN', () => {
    expect([normalQuantile(-0.1), normalQuantile(1.1), chiSquareQuantile(0.5, 0), tCdf(1, -1), fCdf(1, 0, 1)]).toEqual(
      Array.from({ length: 5 }, () => Number.NaN),
    )
  })
  it('t with one and two degrees of freedom has closed forms, to the end of the doubles', () => {
    for (const t of [1e-8, 0.5, 3, 1e5, 1e100, 1e200]) {
      expectClose(tCdf(t, 1, true), Math.atan(1 / t) / Math.PI, `df 1, t ${t}`, 1e-13)
      const root = Math.hypot(t, Math.SQRT2)
      expectClose(tCdf(t, 2, true), 1 / root / (root + t), `df 2, t ${t}`, 1e-13)
    }
  })
})
