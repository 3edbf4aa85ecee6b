import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { nodeHost } from '../../server/host/node.ts'
import { analyse } from '../../server/workspace/analyse.ts'
import { comparison, score } from './run.ts'

/** Missing answers, proration, missing codes, a diagnostic algorithm: R's figures of samples/phq9 (expected.R). */
interface Described {
  readonly n: number
  readonly mean: number
  readonly sd: number
  readonly quartiles: readonly number[]
  readonly w: number
  readonly p: number
}

interface Expected {
  readonly rows: number
  readonly included: number
  readonly total: Described
  readonly practice: Described
  readonly clinic: Described
  readonly symptoms: { readonly n: number; readonly mean: number }
  readonly alpha: {
    readonly n: number
    readonly value: number
    readonly standardised: number
    readonly itemRest: readonly number[]
    readonly ifDropped: readonly number[]
  }
  readonly mannWhitney: { readonly u1: number; readonly p: number }
  readonly chiSquare: {
    readonly counts: readonly (readonly number[])[]
    readonly statistic: number
    readonly p: number
  }
  readonly fisher: { readonly counts: readonly (readonly number[])[]; readonly p: number }
  readonly holm: readonly number[]
  readonly welch: { readonly t: number; readonly df: number; readonly p: number; readonly interval: readonly number[] }
  readonly kruskal: { readonly h: number; readonly p: number }
}

const right = JSON.parse(readFileSync(new URL('../fixtures/phq9/expected.json', import.meta.url), 'utf8')) as Expected
const folder = new URL('../../samples/phq9/', import.meta.url).pathname
const out = await analyse({
  file: 'phq9.study',
  text: readFileSync(`${folder}phq9.study`, 'utf8'),
  baseDir: folder,
  roots: [folder],
  host: nodeHost,
  version: '0.0.0',
})

const close = (value: unknown, expected: number | undefined): void => {
  expect(Math.abs(Number(value) - (expected ?? Number.NaN)) / Math.abs(expected ?? 1)).toBeLessThan(1e-10)
}

it('rows', () => {
  expect(out.results.data[0]).toMatchObject({ rows: right.rows, included: right.included })
})

it('the prorated total', () => {
  const total = score(out, 'PHQ9', 'total')
  expect([total.n, total.q1, total.median, total.q3]).toEqual([right.total.n, ...right.total.quartiles])
  close(total.mean, right.total.mean)
  close(total.sd, right.total.sd)
  close(total.normality?.w, right.total.w)
  close(total.normality?.p, right.total.p)
})

it('its reliability, over those who answered everything', () => {
  const { alpha, items } = score(out, 'PHQ9', 'total')
  expect(alpha?.n).toBe(right.alpha.n)
  close(alpha?.value, right.alpha.value)
  close(alpha?.standardised, right.alpha.standardised)
  for (const [i, item] of items.entries()) {
    close(item.itemRest, right.alpha.itemRest[i])
    close(item.alphaIfDropped, right.alpha.ifDropped[i])
  }
})

it('a count of symptoms is missing with any missing answer', () => {
  const symptoms = score(out, 'PHQ9', 'symptoms')
  expect(symptoms.n).toBe(right.symptoms.n)
  close(symptoms.mean, right.symptoms.mean)
})

it('severity by setting', () => {
  const { groups, statistics, adjusted } = comparison(out, 'severity')
  for (const [group, expected] of [
    [groups[0], right.practice],
    [groups[1], right.clinic],
  ] as const) {
    expect([group?.n, group?.q1, group?.median, group?.q3]).toEqual([expected.n, ...expected.quartiles])
    close(group?.mean, expected.mean)
    close(group?.sd, expected.sd)
    close(group?.normality?.w, expected.w)
    close(group?.normality?.p, expected.p)
  }
  expect(statistics['u1']).toBe(right.mannWhitney.u1)
  close(statistics.p, right.mannWhitney.p)
  close(adjusted?.p, right.holm[0])
})

it('bands and the algorithm by setting', () => {
  const bands = comparison(out, 'bands')
  expect(bands.table?.counts).toEqual(right.chiSquare.counts)
  close(bands.statistics['chiSquare'], right.chiSquare.statistic)
  close(bands.statistics.p, right.chiSquare.p)
  close(bands.adjusted?.p, right.holm[1])
  const diagnosis = comparison(out, 'diagnosis')
  expect(diagnosis.table?.counts).toEqual(right.fisher.counts)
  close(diagnosis.statistics.p, right.fisher.p)
  close(diagnosis.adjusted?.p, right.holm[2])
})

it('age by setting, severity by education', () => {
  const { statistics } = comparison(out, 'ages')
  close(statistics['t'], right.welch.t)
  close(statistics['df'], right.welch.df)
  close(statistics.p, right.welch.p)
  close(statistics['low'], right.welch.interval[0])
  close(statistics['high'], right.welch.interval[1])
  const education = comparison(out, 'byEducation')
  close(education.statistics['h'], right.kruskal.h)
  close(education.statistics.p, right.kruskal.p)
})
