import { CLAUSES } from '../../../grammar/parser/shapes.ts'
import { CONVENTIONS, isConventionName } from '../../../grammar/register/conventions.ts'
import { VOCABULARY } from '../../../grammar/tokens.ts'
import type { Site } from './context.ts'
import type { Token } from './place.ts'
import type { Suggestion } from './suggestion.ts'
import { word, words, written } from './words.ts'

const valuesOf = (setting: string): string[] =>
  VOCABULARY.filter(({ category, within }) => category === 'value' && within.includes(setting)).map((row) => row.word)

/** Behind each setting: the words that may follow, or a usual number. */
const VALUES: Readonly<Record<string, () => readonly Suggestion[]>> = {
  design: () => named('design', valuesOf('design')),
  alpha: () => [written('0.05', 0, 'the usual level'), written('0.01', 1, 'strict'), written('0.10', 2, 'lenient')],
  confidence: () => [written('0.95', 0, '95 % intervals'), written('0.90', 1, '90 %'), written('0.99', 2, '99 %')],
  conventions: () => named('conventions', Object.keys(CONVENTIONS)).map(conventionOf),
  quantiles: () => [7, 6, 5, 2, 8, 1, 3, 4, 9].map((type, rank) => written(`type ${type}`, rank, packagesOf(type))),
  continuity: () => named('continuity', ['on', 'off']),
  difference: () => [written('first - second', 0, 'as R, SPSS and Stata'), written('second - first', 1, 'as MedCalc')],
  'chi-square': () =>
    named('chi-square', valuesOf('chi-square')).map((one) => ({ ...one, insert: `variant ${one.label}` })),
  exactness: () => named('exactness', ['auto', 'exact', 'asymptotic']),
  'p-values': () => named('p-values', ['exact', ...valuesOf('p-values')]),
  digits: () => ['2', '0', '1', '3'].map((digits, rank) => written(digits, rank, 'decimals')),
  locale: () =>
    [
      ['"en"', 'English'],
      ['"hr"', 'Croatian'],
      ['"de"', 'German'],
      ['"fr"', 'French'],
    ].map(([label, name], rank) => written(label!, rank, name!)),
  seed: () => [written('1', 0, 'any number, so that it can be repeated')],
  'small-cells': () => [written('under 5', 0, 'counts 1 to 4 are not printed'), written('under 10', 1, 'below 10')],
}

const named = (within: string, names: readonly string[]): Suggestion[] =>
  names.map((name, rank) => word(name, { rank, within }))

function packagesOf(type: number): string {
  const names = Object.values(CONVENTIONS).filter(({ quantiles }) => quantiles.value === type)
  return names.length === 0 ? `Hyndman–Fan type ${type}` : `as ${names.map(({ label }) => label).join(', ')}`
}

function conventionOf(suggestion: Suggestion): Suggestion {
  if (!isConventionName(suggestion.label)) return suggestion
  const { label, quantiles, exactness, continuity, difference, chiSquare } = CONVENTIONS[suggestion.label]
  const rows = [quantiles, exactness, continuity, difference, chiSquare].map(({ description }) => `- ${description}`)
  return { ...suggestion, detail: label, documentation: [`**${label}**`, rows.join('\n')].join('\n\n') }
}

/** What fits in the block of `study`. */
export function inStudy(site: Site, clause: readonly Token[]): Suggestion[] {
  const [head, ...rest] = clause
  if (head === undefined) {
    const node = site.snapshot.tree.declarations.find(({ kind }) => kind === 'study')
    const stated = new Set(node?.kind === 'study' ? node.settings.map(({ name }) => name.text) : [])
    return words(CLAUSES['study']!, { rank: 0, within: 'study', goesOn: true }).map((one) =>
      stated.has(one.label) ? { ...one, rank: 5 } : one,
    )
  }
  const values = VALUES[head.text]
  if (values === undefined) return []
  if (rest.length === 0) return [...values()]
  const filler = rest.length === 1 ? rest[0]!.text : ''
  if (!['type', 'variant', 'under'].includes(filler)) return []
  return values().map((one) => {
    const label = one.label.startsWith(`${filler} `) ? one.label.slice(filler.length + 1) : one.label
    const { insert: _, ...kept } = one
    return { ...kept, label }
  })
}
