import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { nodeHost } from '../../server/host/node.ts'
import { mannWhitney } from '../../server/statistics/mann-whitney.ts'
import type { Analysed } from '../../server/workspace/analyse.ts'
import { analyse } from '../../server/workspace/analyse.ts'
import { comparison, score } from './run.ts'

const folder = new URL('../../samples/star/', import.meta.url).pathname
const fixture = new URL('../fixtures/star/expected.json', import.meta.url)
const sample = readFileSync(`${folder}star.study`, 'utf8')

/** Comparisons of the article's text, and its tables by the tests it did not run: R has values of them too. */
const more = `
comparison xCollaboration { compare STAR_C.collaboration as professional with STAR_P.collaboration as patient
  using mann-whitney
}
comparison xInput { compare STAR_C.clinicianInput as professional with STAR_P.nonSupportive as patient
  using mann-whitney continuity off
}
comparison xExact { compare STAR_C.total as professional with STAR_P.total as patient
  using mann-whitney exact
}
comparison xBands1 { compare STAR_C.collaboration.band as professional with STAR_P.collaboration.band as patient
  using chi-square variant yates
}
comparison xBands1p { compare STAR_C.collaboration.band as professional with STAR_P.collaboration.band as patient
  using chi-square variant pearson
}
comparison xBands3 { compare STAR_C.difficulties.band as professional with STAR_P.clinicianInput.band as patient
  using chi-square
}
comparison xBands5 { compare STAR_C.total.band as professional with STAR_P.total.band as patient
  using fisher
}
`

interface Quartiles {
  readonly q1: number
  readonly median: number
  readonly q3: number
}

interface ScoreExpected {
  readonly n: number
  readonly mean: number
  readonly sd: number
  readonly min: number
  readonly max: number
  readonly shapiro_wilk: { readonly W: number; readonly p: number }
  readonly frequencies: Readonly<Record<string, number>>
  readonly [key: string]: unknown
}

interface RankExpected {
  readonly W_professionals_first: number
  readonly W_patients_first: number
  readonly z_continuity: number
  readonly z_no_continuity: number
  readonly prob_professional_higher: number
  readonly p_asymptotic_continuity: number
  readonly p_asymptotic_no_continuity: number
  readonly p_exact_conditional: number
  readonly hodges_lehmann_patients_minus_professionals: {
    readonly order_statistics: { readonly estimate: number; readonly lower: number; readonly upper: number }
  }
}

interface TableExpected {
  readonly counts: readonly (readonly number[])[]
  readonly column_percent: readonly (readonly number[])[]
  readonly expected: readonly (readonly number[])[]
  readonly chi_square: { readonly statistic: number; readonly df: number; readonly p: number }
  readonly chi_square_yates?: { readonly statistic: number; readonly p: number }
  readonly fisher_exact?: { readonly p: number }
  readonly fisher_freeman_halton?: { readonly p: number }
}

interface Expected {
  readonly scores: Readonly<Record<'professional' | 'patient', Readonly<Record<string, ScoreExpected>>>>
  readonly cronbach_alpha: Readonly<Record<'professional' | 'patient', Readonly<Record<string, number>>>>
  readonly item_counts_0_to_4: Readonly<Record<'professional' | 'patient', Readonly<Record<string, readonly number[]>>>>
  readonly table1: TableExpected
  readonly table2: RankExpected
  readonly table3: TableExpected
  readonly table4: RankExpected
  readonly table5: TableExpected
  readonly text_only: Readonly<
    Record<'positive_collaboration' | 'clinician_input_vs_non_supportive_input', RankExpected>
  >
}

const expected = JSON.parse(readFileSync(fixture, 'utf8')) as Expected

const run = (text: string, overrides?: ReadonlyMap<string, string>): Promise<Analysed> =>
  analyse({
    file: 'star.study',
    text,
    baseDir: folder,
    roots: [folder],
    host: nodeHost,
    version: '0.0.0',
    ...(overrides === undefined ? {} : { dataOverrides: overrides }),
  })

const star = await run(sample + more)

/** Within 1e-10 of R, relative; R's p of Shapiro–Wilk is itself an approximation computed in single-precision constants. */
const close = (value: unknown, right: number, tolerance = 1e-10): void => {
  expect(typeof value).toBe('number')
  const scale = Math.abs(right) > 1e-300 ? Math.abs(right) : 1
  expect(Math.abs(Number(value) - right) / scale, `${String(value)} against ${right}`).toBeLessThan(tolerance)
}

const quartilesOf = (right: ScoreExpected | undefined, type: number): Quartiles =>
  right?.[`quartiles_type${type}`] as Quartiles

const scores = [
  ['STAR_C', 'collaboration', 'professional', 'PC'],
  ['STAR_C', 'clinicianInput', 'professional', 'PCI'],
  ['STAR_C', 'difficulties', 'professional', 'ED'],
  ['STAR_C', 'total', 'professional', 'total'],
  ['STAR_P', 'collaboration', 'patient', 'PC'],
  ['STAR_P', 'clinicianInput', 'patient', 'PCI'],
  ['STAR_P', 'nonSupportive', 'patient', 'NSCI'],
  ['STAR_P', 'total', 'patient', 'total'],
] as const

describe('STAR: scores against R', () => {
  it.each(scores)('%s.%s', (instrument, name, group, key) => {
    const right = expected.scores[group][key]
    if (right === undefined) throw new Error(`R has no ${key}`)
    const mine = score(star, instrument, name)
    expect(mine.n).toBe(right.n)
    expect(mine.missing).toBe(0)
    expect(mine.notAsked).toBe(184 - right.n)
    close(mine.mean, right.mean)
    close(mine.sd, right.sd)
    const quartiles = quartilesOf(right, 5)
    expect([mine.q1, mine.median, mine.q3]).toEqual([quartiles.q1, quartiles.median, quartiles.q3])
    expect(mine.observed).toEqual({ min: right.min, max: right.max })
    expect(Object.fromEntries(mine.distribution)).toEqual(
      Object.fromEntries(Object.entries(right.frequencies).map(([value, count]) => [value, count])),
    )
    close(mine.normality?.w, right.shapiro_wilk.W)
    close(mine.normality?.p, right.shapiro_wilk.p)
    close(mine.alpha?.value, expected.cronbach_alpha[group][key] ?? Number.NaN)
  })

  it.each(['spss', 'r', 'stata'] as const)('quartiles under conventions %s', async (conventions) => {
    const type = { spss: 6, r: 7, stata: 2 }[conventions]
    const other = await run(sample.replace('conventions medcalc', `conventions ${conventions}`))
    for (const [instrument, name, group, key] of scores) {
      const { q1, median, q3 } = quartilesOf(expected.scores[group][key], type)
      const mine = score(other, instrument, name)
      expect([mine.q1, mine.median, mine.q3]).toEqual([q1, median, q3])
    }
  })

  it('means of the items, reversed ones turned', () => {
    for (const [group, instrument, reversed] of [
      ['professional', 'STAR_C', ['c4', 'c6', 'c9']],
      ['patient', 'STAR_P', ['p4', 'p7', 'p9']],
    ] as const)
      for (const item of score(star, instrument, 'total').items) {
        const counts = expected.item_counts_0_to_4[group][item.name] ?? []
        const n = counts.reduce((a, b) => a + b, 0)
        const mean = counts.reduce((sum, count, answer) => sum + count * answer, 0) / n
        const turned = (reversed as readonly string[]).includes(item.name)
        expect(item.reversed).toBe(turned)
        close(item.mean, turned ? 4 - mean : mean)
      }
  })
})

describe('STAR: rank tests against R', () => {
  const cases = [
    ['difficulties', expected.table2, 'continuity'],
    ['overall', expected.table4, 'continuity'],
    ['xCollaboration', expected.text_only.positive_collaboration, 'continuity'],
    ['xInput', expected.text_only.clinician_input_vs_non_supportive_input, 'no_continuity'],
  ] as const
  it.each(cases)('%s', (name, right, continuity) => {
    const { statistics } = comparison(star, name)
    expect(statistics['u1']).toBe(right.W_professionals_first)
    expect(statistics['u2']).toBe(right.W_patients_first)
    close(statistics.p, right[`p_asymptotic_${continuity}`])
    // Conventions of MedCalc: patients minus professionals, so z has the other sign than the first group's.
    close(statistics['z'], -right[`z_${continuity}`])
    close(statistics['probabilityFirstHigher'], right.prob_professional_higher)
    const { estimate, lower, upper } = right.hodges_lehmann_patients_minus_professionals.order_statistics
    expect([statistics['estimate'], statistics['low'], statistics['high']]).toEqual([estimate, lower, upper])
    expect(Object.values(statistics).some((value) => Object.is(value, -0))).toBe(false)
  })

  it('exact, given the ties', () => {
    const { method, statistics } = comparison(star, 'xExact')
    expect(method).toBe('exact, given the ties')
    // verify.R takes |U − E| on both sides; the study doubles the smaller tail, as R 4.6 does. Both are within 0.1 %.
    close(statistics.p, expected.table4.p_exact_conditional, 1e-3)
    const [x, y] = [score(star, 'STAR_C', 'total'), score(star, 'STAR_P', 'total')].map(({ distribution }) => ({
      values: distribution.map(([value]) => value),
      counts: distribution.map(([, count]) => count),
    }))
    if (x === undefined || y === undefined) throw new Error('two scores were asked for')
    const test = mannWhitney(x, y, {
      method: 'exact',
      continuity: false,
      alternative: 'two-sided',
      twoSided: 'distance',
    })
    close('p' in test ? test.p : undefined, expected.table4.p_exact_conditional)
  })

  it('says the same p under other conventions', () => {
    const other = comparison(star, 'overall').otherConventions
    close(other.find(({ conventions }) => conventions === 'spss')?.p, expected.table4.p_asymptotic_no_continuity)
    close(other.find(({ conventions }) => conventions === 'stata')?.p, expected.table4.p_asymptotic_no_continuity)
    close(other.find(({ conventions }) => conventions === 'r')?.p, expected.table4.p_asymptotic_continuity)
  })
})

describe('STAR: tables of bands against R', () => {
  const exactP = ({ fisher_exact, fisher_freeman_halton }: TableExpected): number =>
    (fisher_exact ?? fisher_freeman_halton)?.p ?? Number.NaN

  it('Table 1: Fisher, the empty band left out', () => {
    const { statistics, table } = comparison(star, 'collaborationBands')
    expect(table?.counts).toEqual([[0, 0], ...expected.table1.counts])
    close(statistics.p, exactP(expected.table1))
  })
  it('Table 1: Pearson and Yates', () => {
    close(comparison(star, 'xBands1p').statistics.p, expected.table1.chi_square.p)
    close(comparison(star, 'xBands1').statistics.p, expected.table1.chi_square_yates?.p ?? Number.NaN)
  })
  it.each([
    ['difficultiesBands', 'xBands3', expected.table3],
    ['xBands5', 'overallBands', expected.table5],
  ] as const)('%s and %s', (fisher, chiSquare, right) => {
    close(comparison(star, fisher).statistics.p, exactP(right))
    const { statistics, table } = comparison(star, chiSquare)
    close(statistics.p, right.chi_square.p)
    close(statistics['chiSquare'], right.chi_square.statistic)
    expect(statistics['df']).toBe(right.chi_square.df)
    expect(table?.counts).toEqual(right.counts)
    for (const [i, row] of right.expected.entries())
      for (const [j, value] of row.entries()) close(table?.expected[i]?.[j], value)
  })
  it('warns of small expected counts and offers Fisher', () => {
    const warned = star.diagnostics.filter(({ code }) => code === 'expected-counts-small')
    expect(warned.length).toBeGreaterThan(0)
    expect(warned[0]?.fixes[0]?.edits[0]?.newText).toBe('fisher')
  })
  it('Holm over the planned comparisons', () => {
    // By hand: the smaller p of two is doubled, the larger not below that.
    const small = expected.table5.chi_square.p
    const large = expected.table4.p_asymptotic_continuity
    close(comparison(star, 'overallBands').adjusted?.p, 2 * small)
    close(comparison(star, 'overall').adjusted?.p, Math.max(2 * small, large))
    expect(comparison(star, 'difficulties').adjusted).toBeUndefined()
  })
})

describe('STAR: the Croatian file', () => {
  it('gives the same results', async () => {
    const other = await run(sample + more, new Map([['respondents', 'star-hr.csv']]))
    const { scores: a, results: b, tables: c } = star.results
    const { scores, results, tables } = other.results
    expect(scores).toEqual(a)
    expect(results).toEqual(b)
    expect(tables).toEqual(c)
  })
})
