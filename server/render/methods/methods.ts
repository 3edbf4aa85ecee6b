import { CONVENTIONS, isConventionName } from '../../../grammar/register/conventions.ts'
import { testNamed } from '../../../grammar/register/tests.ts'
import { adjustName } from '../../results/format/adjustment.ts'
import type { ComparisonResult, StudyResults } from '../../results/types.ts'
import { effectName, effects } from '../layout/statistics.ts'
import { ADJUSTMENTS, EFFECTS, TESTS } from './catalogue.ts'
import { type ReferenceKey, references } from './references.ts'

/** A methods section in English: numbers in brackets are places in `references`, from 1. */
export interface Methods {
  readonly paragraphs: readonly string[]
  /** In the order in which they are cited. */
  readonly references: readonly string[]
}

/** Gives each source its number when it is first cited. */
class Citations {
  readonly list: string[] = []
  /** ` [1,3]`; empty without sources. */
  of(texts: readonly string[]): string {
    const numbers = texts.map((text) => {
      if (!this.list.includes(text)) this.list.push(text)
      return this.list.indexOf(text) + 1
    })
    return numbers.length === 0 ? '' : ` [${[...new Set(numbers)].sort((a, b) => a - b).join(',')}]`
  }
  to(keys: readonly ReferenceKey[]): string {
    return this.of(keys.map((key) => references[key]))
  }
}

/**
 * Says what was computed, and nothing that was not: from the settings, the tests that ran, their effects, the families, and
 * the sources of each.
 */
export function methods(results: StudyResults): Methods {
  const cite = new Citations()
  const paragraphs = [
    sentences([...participants(results), ...instruments(results, cite)]),
    sentences(description(results, cite)),
    sentences([...tests(results, cite), ...multiplicity(results, cite)]),
    sentences(software(results)),
  ]
  return { paragraphs: paragraphs.filter((text) => text !== ''), references: cite.list }
}

const sentences = (list: readonly string[]) => list.filter((text) => text !== '').join(' ')

/** `a, b and c` */
const listed = (items: readonly string[]): string =>
  items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`

function participants({ data }: StudyResults): string[] {
  return data.flatMap((d) => {
    if (d.rows === null || d.included === null) return []
    const out = d.excluded.filter((e) => e.rows > 0).map((e) => `${e.rows} did not meet “${e.reason}”`)
    const why = out.length === 0 ? '' : ` (${listed(out)})`
    return [`Of ${d.rows} records, ${d.included} were analysed${why}.`]
  })
}

function instruments({ scores }: StudyResults, cite: Citations): string[] {
  const names = [...new Set(scores.map((s) => s.instrument))].map((name) => {
    const score = scores.find((s) => s.instrument === name)
    const source = score?.instrumentCite
    const text = source && `${source.text.replace(/\.$/, '')}.${source.doi ? ` doi:${source.doi}` : ''}`
    return `${score?.instrumentLabel || name}${text ? cite.of([text]) : ''}`
  })
  const measured = names.length === 0 ? [] : [`Instruments: ${listed(names)}.`]
  const reliable = scores.find((s) => s.alpha !== undefined && s.alpha.value !== null)?.alpha
  if (!reliable) return measured
  const level = percent(reliable.confidence)
  return [
    ...measured,
    `Internal consistency is given as Cronbach’s α with ${level} % limits by ${reliable.method}, of the respondents without a missing item${cite.to(['cronbach1951', 'feldt1965'])}.`,
  ]
}

const percent = (share: number) => String(Number((100 * share).toPrecision(6)))

function description({ scores, results, tables, settings }: StudyResults, cite: Citations): string[] {
  const kinds = new Set(tables.flatMap((t) => t.rows.map((r) => r.kind)))
  const compared = results.some((r) => r.groups.some((g) => g.median !== null))
  const quartiles = kinds.has('median-iqr') || compared || scores.some((s) => s.median !== null)
  const told = [
    ...(kinds.has('mean-sd') ? ['means with standard deviations'] : []),
    ...(quartiles ? [`medians with quartiles (type ${settings.quantiles}${cite.to(['hyndmanFan1996'])})`] : []),
    ...(kinds.has('median-range') ? ['medians with ranges'] : []),
    ...(kinds.has('count') || kinds.has('heading') || results.some((r) => r.table)
      ? ['counts with per cent of those with a value']
      : []),
  ]
  const normal = kinds.has('normality')
    ? [`Normality was tested by Shapiro and Wilk’s W${cite.to(['shapiroWilk1965', 'royston1995'])}.`]
    : []
  const small = settings.smallCells > 0 ? [`Counts under ${settings.smallCells} are not shown.`] : []
  const rounding = results.length > 0 ? [`p-values are printed ${P_STYLES[settings.pValues]}.`] : []
  return [told.length === 0 ? '' : `Data are given as ${listed(told)}.`, ...normal, ...small, ...rounding]
}

const P_STYLES: Readonly<Record<StudyResults['settings']['pValues'], string>> = {
  exact: 'with three decimals, smaller ones with two significant digits',
  apa: 'with three decimals, below .001 as such (APA 7)',
  ama: 'with two or three decimals, below .001 as such (AMA 11)',
  nejm: 'with two or three decimals, below 0.001 as such (NEJM)',
  lancet: 'with two significant digits, below 0.0001 as such (Lancet)',
}

function tests({ results, settings }: StudyResults, cite: Citations): string[] {
  const ran = results.filter((r) => r.statistics.p !== null)
  if (ran.length === 0) return []
  const said = [...new Set(ran.map((r) => r.test))].map((test) =>
    testSentence(
      test,
      ran.filter((r) => r.test === test),
      cite,
    ),
  )
  const sided = ran.every((r) => r.alternative === 'two-sided')
    ? 'All tests are two-sided'
    : `Tests are two-sided except ${listed(ran.filter((r) => r.alternative !== 'two-sided').map((r) => `“${r.label || r.name}” (${r.alternative})`))}`
  return [...said, `${sided}, at the level α = ${settings.alpha}; intervals are at ${percent(settings.confidence)} %.`]
}

function testSentence(test: string, ran: readonly ComparisonResult[], cite: Citations): string {
  const row = TESTS[test]?.(ran) ?? { cites: [] }
  // Fisher’s exact test is exact: the word is not said twice.
  const ways = [
    ...new Set(ran.map((r) => (test === 'fisher' ? r.method.replace(/^exact(, )?/, '') : r.method).trim())),
  ].filter((way) => way !== '')
  const name = testNamed(test)?.title ?? test
  const sources = cite.to(row.cites)
  const way = ways.length === 0 ? '' : ` (${ways.map((w) => w.replace(/[()]/g, '')).join('; ')})`
  const what = listed(ran.map((r) => `“${r.label || r.name}”`))
  const sizes = [...new Set(ran.flatMap((r) => effects(r).map((e) => e.name)))].map((effect) => {
    const { says, cites } = EFFECTS[effect] ?? { cites: [] }
    return `${effectName(effect)}${says ? ` ${says}` : ''}${cite.to(cites)}`
  })
  const post = ran.some((r) => r.pairs !== undefined) ? '; pairs of groups by Dunn’s test' : ''
  const effect = sizes.length === 0 ? '' : `; effect size${sizes.length > 1 ? 's' : ''}: ${listed(sizes)}`
  return `${name}${way}${row.says ?? ''}${sources} was used for ${what}${effect}${post}.`
}

function multiplicity({ results }: StudyResults, cite: Citations): string[] {
  const families = [...new Set(results.flatMap((r) => (r.adjusted ? [r.adjusted.family] : [])))]
  const said = families.map((family) => {
    const members = results.filter((r) => r.adjusted?.family === family)
    const { label, method } = members[0]!.adjusted!
    const source = ADJUSTMENTS[method]
    const times = members.length === 1 ? 'one comparison' : `${members.length} comparisons`
    return `In the family “${label ?? family}”, p-values of ${times} were adjusted by the method of ${adjustName(method)}${source ? cite.to([source]) : ''}.`
  })
  const free = results.filter((r) => r.exploratory).length
  return free === 0 ? said : [...said, 'Exploratory comparisons are not adjusted and are to be read as such.']
}

function software({ studyspec, settings }: StudyResults): string[] {
  const row = isConventionName(settings.conventions) ? CONVENTIONS[settings.conventions] : undefined
  const as = row ? `${row.label}${row.version ? ` ${row.version}` : ''}` : settings.conventions
  return [`Computed with StudySpec ${studyspec} by the conventions of ${as}.`, ...settings.conventionNotes]
}
