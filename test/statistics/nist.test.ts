import { readFileSync } from 'node:fs'
import { expect, describe as group, it } from 'vitest'
import { type Anova, anova } from '../../server/statistics/anova.ts'
import { describe } from '../../server/statistics/descriptives.ts'
import type { Frequencies } from '../../server/statistics/frequencies.ts'

interface Stored<Case> {
  readonly cases: readonly Case[]
}

interface Univariate extends Frequencies {
  readonly name: string
  readonly certified: { readonly mean: string; readonly sd: string }
  readonly doubles: { readonly mean: string; readonly sd: string }
}

interface OneWay {
  readonly name: string
  readonly groups: readonly Frequencies[]
  readonly certified: { readonly F: string }
  readonly doubles: { readonly F: string }
}

function read<Case>(name: string): readonly Case[] {
  const text = readFileSync(new URL(`../fixtures/nist/${name}.json`, import.meta.url), 'utf8')
  return (JSON.parse(text) as Stored<Case>).cases
}

/** Correct digits: −log₁₀ of the relative error, at most 16. */
function lre(actual: number, expected: string): number {
  const error = Math.abs(actual - Number(expected)) / Math.abs(Number(expected))
  return error === 0 ? 16 : Math.min(16, -Math.log10(error))
}

/** Data whose decimals lose digits when they are read as doubles: the certified value is then out of anyone's reach. */
const ROUNDED_BY_READING: Readonly<Record<string, number>> = {
  NumAcc2: 13,
  NumAcc3: 9,
  NumAcc4: 8,
  Michelso: 13,
  Mavro: 12,
  AtmWtAg: 9,
  SmLs04: 10,
  SmLs05: 10,
  SmLs06: 10,
  SmLs07: 4,
  SmLs08: 4,
  SmLs09: 4,
}

group('NIST StRD', () => {
  it.each(read<Univariate>('univariate'))('$name: mean and standard deviation', (one) => {
    const ours = describe(one)
    expect(lre(ours.mean, one.doubles.mean)).toBeGreaterThanOrEqual(15)
    expect(lre(ours.sd, one.doubles.sd)).toBeGreaterThanOrEqual(15)
    expect(lre(ours.mean, one.certified.mean)).toBeGreaterThanOrEqual(14)
    expect(lre(ours.sd, one.certified.sd)).toBeGreaterThanOrEqual(ROUNDED_BY_READING[one.name] ?? 14)
  })
  it.each(read<OneWay>('anova'))('$name: one-way analysis of variance', (one) => {
    const { f } = anova(one.groups) as Anova
    expect(lre(f, one.doubles.F)).toBeGreaterThanOrEqual(14)
    expect(lre(f, one.certified.F)).toBeGreaterThanOrEqual(ROUNDED_BY_READING[one.name] ?? 12)
  })
})
