import { CompletionItemKind } from 'vscode-languageserver'
import { quoted, rangeText } from '../../checks/words.ts'
import type { Instrument, Item, Score } from '../../model/study.ts'
import { normPartsOf, resolve, type Site, type Value } from './context.ts'
import { ofBand, ofCategory, ofInstrument, ofItem, ofScore, ofVariable, runsOf } from './names.ts'
import type { Token } from './place.ts'
import type { Suggestion } from './suggestion.ts'
import { word, words, written } from './words.ts'

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
const OPERATORS = new Set(['=', '!=', '<', '<=', '>', '>=', '+', '-', '*', '/'])
const COMPARING = new Set(['=', '!=', '<', '<=', '>', '>='])
const BEFORE_OPERAND = new Set(['and', 'or', 'not', 'if', 'then', 'else', '(', ','])

/** Whether the tokens of an expression end where an operator, or what follows the expression, can stand. */
export function isComplete(tokens: readonly Token[]): boolean {
  const last = tokens.at(-1)
  if (last === undefined || openParentheses(tokens) > 0) return false
  return endsOperand(tokens)
}

function endsOperand(tokens: readonly Token[]): boolean {
  const last = tokens.at(-1)
  if (last === undefined) return false
  if (last.text === 'in' || BEFORE_OPERAND.has(last.text) || OPERATORS.has(last.text)) return false
  return last.kind !== 'mark' || last.text === ')'
}

const openParentheses = (tokens: readonly Token[]): number =>
  tokens.reduce((open, { text }) => (text === '(' ? open + 1 : text === ')' ? Math.max(0, open - 1) : open), 0)

/** What fits at the end of the tokens of an expression; what follows the whole expression is not among it. */
export function expression(site: Site, tokens: readonly Token[], wanted: Wanted): Suggestion[] {
  const last = tokens.at(-1)
  if (last?.text === '.') return members(site, pathBefore(tokens, tokens.length - 1), wanted)
  if (last?.text === '..' || last?.text === '..<') return runEnd(site, tokens)
  if (last?.text === 'at') return occasionNames(site)
  if (last?.text === 'in') return sets(site, pathBefore(tokens, tokens.length - 1))
  if (COMPARING.has(last?.text ?? '')) return compared(site, tokens, wanted)
  const list = openList(tokens)
  if (list !== undefined) return last?.text === '(' || last?.text === ',' ? values(site, list) : []
  if (endsOperand(tokens)) return operators(tokens, wanted, site)
  return operands(site, tokens, wanted)
}

/** The names joined by dots right before a token. */
function pathBefore(tokens: readonly Token[], at: number): string[] {
  const path: string[] = []
  for (let i = at - 1; i >= 0 && tokens[i]!.kind === 'name'; i -= 2) {
    path.unshift(tokens[i]!.text)
    if (tokens[i - 1]?.text !== '.') break
  }
  return path
}

/** For `sex in (female, `: the path before `in`. */
function openList(tokens: readonly Token[]): string[] | undefined {
  for (let at = tokens.length - 1, open = 0; at >= 0; at--) {
    if (tokens[at]!.text === ')') open++
    if (tokens[at]!.text !== '(') continue
    if (open-- > 0) continue
    return tokens[at - 1]?.text === 'in' ? pathBefore(tokens, at - 1) : undefined
  }
  return undefined
}

/** The function whose parentheses are open. */
function openCall(tokens: readonly Token[]): string | undefined {
  for (let at = tokens.length - 1, open = 0; at >= 0; at--) {
    if (tokens[at]!.text === ')') open++
    if (tokens[at]!.text === '(' && open-- === 0)
      return tokens[at - 1]?.kind === 'name' ? tokens[at - 1]!.text : undefined
  }
  return undefined
}

// ── Operands ─────────────────────────────────────────────────────────────────────────────────────────────────────────

function operands(site: Site, tokens: readonly Token[], wanted: Wanted): Suggestion[] {
  const call = openCall(tokens)
  const aggregate = call !== undefined && (AGGREGATES.includes(call) || call === 'missing')
  const { instrument, study } = site
  const found: Suggestion[] = []
  if (instrument) found.push(...within(instrument, wanted, aggregate, tokens))
  for (const other of study.instruments.values())
    if (other !== instrument || wanted.for === 'sample') found.push(...outside(other, wanted, instrument !== undefined))
  const variables = wanted.for === 'score' ? 6 : wanted.for === 'condition' ? 1 : 3
  for (const variable of study.variables.values()) {
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

/** The last item of a run whose first one is written. */
function runEnd(site: Site, tokens: readonly Token[]): Suggestion[] {
  const path = pathBefore(tokens, tokens.length - 1)
  const first = resolve(site, path)
  if (first?.kind !== 'item') return []
  const instrument = site.study.instruments.get(first.instrument)
  const stem = first.name.replace(/\d+$/u, '')
  const items: readonly Item[] = instrument?.items ?? []
  const later = items.slice(items.findIndex(({ name }) => name === first.name) + 1)
  const ends = later.filter(({ name }) => name.startsWith(stem) && /^\d+$/u.test(name.slice(stem.length)))
  return ends.reverse().map((item) => ofItem(item, { rank: 0 }))
}

// ── Behind operators ─────────────────────────────────────────────────────────────────────────────────────────────────

function operators(tokens: readonly Token[], wanted: Wanted, site: Site): Suggestion[] {
  const last = tokens.at(-1)
  const value = last?.kind === 'name' ? resolve(site, pathBefore(tokens, tokens.length)) : undefined
  const conditional = tokens.some(({ text }) => text === 'if')
  const found: Suggestion[] = []
  if (conditional && !tokens.some(({ text }) => text === 'then')) found.push(word('then', { rank: 1, goesOn: true }))
  else if (conditional && !tokens.some(({ text }) => text === 'else'))
    found.push(word('else', { rank: 1, goesOn: true }))
  const condition = wanted.for === 'condition' || (wanted.for === 'score' && conditional)
  if (condition || openCall(tokens) === 'count' || openCall(tokens) === 'percent') {
    const compared = tokens.findLast(
      ({ text }) => COMPARING.has(text) || text === 'and' || text === 'or' || text === 'in',
    )
    if (compared === undefined || compared.text === 'and' || compared.text === 'or') {
      const kind = CompletionItemKind.Operator
      const ofCategories = value !== undefined && value.kind !== 'instrument' && value.type.kind === 'category'
      const signs = ofCategories ? ['=', '!='] : ['>=', '<=', '=', '!=', '<', '>']
      if (value?.kind !== 'instrument' && value?.type.kind !== 'flag')
        found.push(
          ...signs.map((label, at) => ({ label, kind, rank: 1, insert: `${label} `, goesOn: true, found: `${at}` })),
        )
      found.push(word('in', { rank: 2, goesOn: true }))
    }
    found.push(...words(['and', 'or'], { rank: 3, goesOn: true }))
  }
  if (site.study.occasions.size > 0 && last?.kind === 'name')
    found.push(word('at', { rank: wanted.for === 'sample' ? 0 : 4, goesOn: true }))
  return found
}

function valueAt(site: Site, path: readonly string[]): { value: Value; band: boolean } | undefined {
  const band = path.at(-1) === 'band'
  const value = resolve(site, band ? path.slice(0, -1) : path)
  return value === undefined || value.kind === 'instrument'
    ? undefined
    : { value, band: band && value.kind === 'score' }
}

/** Categories, bands or codes that a value can take. */
export function values(site: Site, path: readonly string[]): Suggestion[] {
  const found = valueAt(site, path)
  if (found === undefined) return []
  const { value, band } = found
  const kind = CompletionItemKind.EnumMember
  if (band && value.kind === 'score') {
    const bands = value.cutoffs[0]?.bands ?? []
    return bands.map(({ name, label, low, high, openHigh }) => ({
      label: name,
      kind,
      rank: 0,
      detail: rangeText(low, high, openHigh),
      description: label,
    }))
  }
  if (value.kind !== 'item') return value.categories.map((category) => ofCategory(category, { rank: 0 }))
  return (value.scale?.codes ?? []).map(({ code, label }) => ({
    label: typeof code === 'number' ? String(code) : JSON.stringify(code),
    kind,
    rank: 0,
    description: label,
  }))
}

function compared(site: Site, tokens: readonly Token[], wanted: Wanted): Suggestion[] {
  const path = pathBefore(tokens, tokens.length - 1)
  const fitting = values(site, path)
  // In `count(q1..q9 >= ` the run stands before the operator: its last item has the codes.
  if (fitting.length > 0) return fitting
  const found = valueAt(site, path)
  if (found !== undefined && found.value.type.kind === 'number') {
    const { low, high } = found.value.type.attainable
    const ends = [low, high].filter(Number.isFinite)
    return [
      ...ends.map((end, at) => written(String(end), 0, at === 0 ? 'the lowest value' : 'the highest value')),
      ...operands(site, tokens, { ...wanted, for: 'condition' }).map((one) => ({ ...one, rank: one.rank + 3 })),
    ]
  }
  return operands(site, tokens, wanted)
}

/** Behind `in`: a range or a list. */
function sets(site: Site, path: readonly string[]): Suggestion[] {
  const found = valueAt(site, path)
  if (found === undefined) return []
  const { type } = found.value
  if (type.kind === 'number' && !found.band) {
    const { low, high } = type.attainable
    return Number.isFinite(low) && Number.isFinite(high) ? [written(rangeText(low, high), 0, 'all values')] : []
  }
  const names = values(site, path).map(({ label }) => label)
  if (names.length === 0) return []
  const insert = `(‹1:${names[0]}›, ‹2:${names[1] ?? names[0]}›)`
  return [
    {
      label: `(${names.slice(0, 2).join(', ')})`,
      kind: CompletionItemKind.Snippet,
      rank: 0,
      insert,
      snippet: true,
      description: 'one of these categories',
    },
  ]
}

/** Behind `at`. */
export function occasionNames({ study }: Pick<Site, 'study'>): Suggestion[] {
  return [...study.occasions.values()].flatMap(({ name: set, occasions }) =>
    occasions.map(({ name, label }) => ({
      label: name,
      kind: CompletionItemKind.EnumMember,
      rank: 0,
      detail: set,
      description: label,
    })),
  )
}
