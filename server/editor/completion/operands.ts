import { CompletionItemKind } from 'vscode-languageserver'
import { quoted } from '../../checks/words.ts'
import type { Instrument, Item, Score } from '../../model/study.ts'
import { normPartsOf, resolve, type Site } from './context.ts'
import { ofBand, ofInstrument, ofItem, ofScore, ofVariable, runsOf } from './names.ts'
import { neededBy } from './needs.ts'
import type { Token } from './place.ts'
import type { Suggestion } from './suggestion.ts'
import { openCall } from './tokens.ts'
import { word, words } from './words.ts'

/** What is wanted where an expression stands. */
export interface Wanted {
  /** `score`: computed from items; `condition`: true or false; `sample`: what is compared or described. */
  readonly for: 'score' | 'condition' | 'sample' | 'summary'
  /** The name that is being defined, so that it is not offered in its own definition. */
  readonly own?: string
  /** The sample that it is compared with: another one of its construct comes first, itself later. */
  readonly beside?: Score
}

const AGGREGATES = ['sum', 'mean', 'count', 'min', 'max']

/** Everything that a value can be: items and scores of the instrument around it, those of others, variables, functions. */
export function operands(site: Site, tokens: readonly Token[], wanted: Wanted): Suggestion[] {
  const call = openCall(tokens)
  const aggregate = call !== undefined && (AGGREGATES.includes(call) || call === 'missing')
  const { instrument, study } = site
  const found: Suggestion[] = []
  if (instrument) found.push(...within(instrument, wanted, aggregate, tokens))
  for (const other of study.instruments.values())
    if (other !== instrument || wanted.for === 'sample') found.push(...outside(other, wanted, instrument !== undefined))
  const variables = wanted.for === 'score' ? 6 : wanted.for === 'condition' ? 1 : 3
  const needed = instrument === undefined ? [] : neededBy(instrument, study)
  for (const variable of new Set([...needed, ...study.variables.values()])) {
    if (variable.name === wanted.own) continue
    const flag = variable.type.kind === 'flag' && wanted.for === 'condition' ? -1 : 0
    found.push(ofVariable(variable, { rank: variables + flag }))
  }
  if (wanted.for !== 'sample') {
    found.push(...functions(wanted, aggregate))
    found.push(...words(['if'], { rank: 8, goesOn: true }))
    if (wanted.for !== 'summary') found.push(...words(['not'], { rank: 8, goesOn: true }))
  }
  return found
}

function functions({ for: use }: Wanted, aggregate: boolean): Suggestion[] {
  const names = use === 'summary' ? ['percent', ...AGGREGATES] : [...AGGREGATES, 'missing', 'round']
  const rank = use === 'score' || use === 'summary' ? (aggregate ? 7 : 1) : 7
  return names.map((name) => ({
    ...word(name, { rank, category: 'function' }),
    kind: CompletionItemKind.Function,
    insert: `${name}($1)$0`,
    snippet: true,
    goesOn: true,
    detail: '(…)',
  }))
}

/** What an instrument offers to its own clauses. */
function within(instrument: Instrument, wanted: Wanted, aggregate: boolean, tokens: readonly Token[]): Suggestion[] {
  const named = new Set(tokens.map(({ text }) => text))
  const scores = instrument.scores.filter(({ name }) => name !== wanted.own && !named.has(name))
  const items = instrument.items.filter(({ name }) => !named.has(name))
  const inScore = wanted.for === 'score' || wanted.for === 'summary'
  return [
    ...(aggregate ? runSuggestions(items, 0) : []),
    ...items.map((item) => ofItem(item, { rank: aggregate ? 1 : inScore ? 4 : 3 })),
    ...scores.map((score) => ofScore(score, { rank: aggregate ? 5 : inScore ? 2 : 2 })),
  ]
}

/** `p1..p12`, `STAR_P.p1..p12`. */
export function runSuggestions(items: readonly Item[], rank: number, prefix = ''): Suggestion[] {
  return runsOf(items.map(({ name }) => name)).map(({ text, n }) => ({
    label: prefix + text,
    kind: CompletionItemKind.Field,
    rank,
    detail: `${n} items`,
    documentation: `The run of ${n} items ${quoted(prefix + text)}.`,
  }))
}

/** Another score of the same construct is what a sample is compared with most. */
function nearness(score: Score, beside: Score | undefined): number {
  if (beside === undefined || score.construct !== beside.construct) return 0
  return score.instrument === beside.instrument ? 1 : -1
}

/** What an instrument offers to the rest of the study. */
function outside(instrument: Instrument, wanted: Wanted, nested: boolean): Suggestion[] {
  const prefix = `${instrument.name}.`
  const sample = wanted.for === 'sample'
  const scores = nested ? 7 : sample ? 1 : 2
  const same = (score: Score): number => nearness(score, wanted.beside)
  return [
    ...instrument.scores.map((score) => ofScore(score, { rank: scores + same(score), prefix })),
    ...instrument.scores
      .filter(({ cutoffs }) => cutoffs.length > 0 && sample)
      .map((score) => ofBand(score, { rank: 2 + same(score), prefix })),
    ofInstrument(instrument, { rank: nested ? 8 : 4 }),
    ...(nested ? [] : instrument.items.map((item) => ofItem(item, { rank: 6, prefix }))),
  ]
}

/** What a dot can be followed by. */
export function members(site: Site, path: readonly string[], wanted?: Wanted): Suggestion[] {
  const found = resolve(site, path)
  if (found === undefined) return []
  if (found.kind === 'instrument') {
    return [
      ...found.scores.map((score) => ofScore(score, { rank: 1 + nearness(score, wanted?.beside) })),
      ...found.scores.filter(({ cutoffs }) => cutoffs.length > 0).map((score) => ofBand(score, { rank: 2 })),
      ...runSuggestions(found.items, 3),
      ...found.items.map((item) => ofItem(item, { rank: 4 })),
    ]
  }
  return found.kind === 'score' ? partsOf(found) : []
}

function partsOf(score: Score): Suggestion[] {
  const kind = CompletionItemKind.Property
  const bands = score.cutoffs[0]?.bands.map(({ name }) => name).join(' < ')
  const told: Readonly<Record<string, string>> = {
    z: 'z, from the norms: (score − mean) / SD',
    t: 'T, from the norms: 50 + 10z',
    norm: 'The value looked up in the table of norms',
  }
  return [
    ...(bands === undefined
      ? []
      : [{ label: 'band', kind, rank: 0, detail: bands, documentation: `The band that the score falls in: ${bands}` }]),
    ...normPartsOf(score).map((name) => ({ label: name, kind, rank: 1, description: told[name]! })),
  ]
}
