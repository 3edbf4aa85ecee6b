import { CompletionItemKind } from 'vscode-languageserver'
import { CLAUSES } from '../../../grammar/parser/shapes.ts'
import { attainableText, rangeText } from '../../checks/words.ts'
import type { Score } from '../../model/study.ts'
import { after, listItem, withRest } from './clause.ts'
import type { Site } from './context.ts'
import { members, runSuggestions } from './expressions.ts'
import { ofItem, ofScale, ofScore } from './names.ts'
import type { Token } from './place.ts'
import { reportedSuggestions } from './reported.ts'
import { INSTRUMENT_SNIPPETS, snippets } from './snippets.ts'
import type { Suggestion } from './suggestion.ts'
import { studyWithout } from './whatif.ts'
import { block, pattern, word, words, written } from './words.ts'

const CONDITION = { for: 'condition' } as const

/** What fits in the block of an instrument. */
export function inInstrument(site: Site, clause: readonly Token[]): Suggestion[] {
  const [head, ...rest] = clause
  switch (head?.text) {
    case undefined:
      return clauseWords(site)
    case 'item':
    case 'items':
      return item(site, rest)
    case 'reverse':
      return reverse(site, rest)
    case 'asked':
      return asked(site, rest)
    case 'needs':
      return needs(rest)
    case 'subscale':
    case 'score':
      return score(site, head.text, rest)
    case 'summary':
      return rest.some(({ text }) => text === '=')
        ? withRest(site, after2(rest, '='), { for: 'summary', own: rest[0]?.text ?? '' }, () => [])
        : []
    case 'cutoffs':
    case 'norms':
      return rest.length === 0 ? scoresFor(site, head.text) : headWords(site, rest)
    case 'mcid':
    case 'retest':
      return rest.length === 0 ? scoresFor(site, head.text) : []
    case 'cite':
      return rest.length === 1 ? [word('doi', { rank: 0, within: 'instrument', goesOn: true })] : []
    case 'licence':
      return rest.length === 0 ? licences() : []
    case 'reported':
      return reportedSuggestions(rest, { shapes: 'score', groups: groupsOf(site), bands: [] })
    default:
      return []
  }
}

function clauseWords({ instrument }: Site): Suggestion[] {
  const kinds = new Set(instrument?.node.clauses.map(({ kind }) => kind))
  const once = ['cite', 'licence', 'asked']
  const found = words(CLAUSES['instrument']!, { rank: 1, within: 'instrument', goesOn: true })
  return [
    ...found.map((one) => (once.includes(one.label) && kinds.has(kindOf(one.label)) ? { ...one, rank: 5 } : one)),
    ...snippets(INSTRUMENT_SNIPPETS, 3),
  ]
}

const kindOf = (text: string): 'cite' | 'licence' | 'asked' => (text === 'cite' || text === 'licence' ? text : 'asked')

const after2 = (tokens: readonly Token[], mark: string): readonly Token[] =>
  tokens.slice(tokens.findIndex(({ text }) => text === mark) + 1)

/** Behind `item q1 "Wording"`, `items q1..q9`. */
function item(site: Site, rest: readonly Token[]): Suggestion[] {
  const { word: last, tail } = after(rest.slice(1), ['on', 'reversed', 'unscored', 'asked', 'when', 'otherwise'])
  if (last === 'on' && tail.length === 0)
    return [...site.study.scales.values()].map((scale) => ofScale(scale, { rank: 0 }))
  if (last === 'when') return withRest(site, tail, CONDITION, () => words(['otherwise'], { rank: 4, goesOn: true }))
  if (last === 'asked') return tail.length === 0 ? [word('when', { rank: 0, goesOn: true })] : []
  if (last === 'otherwise') return tail.length === 0 ? [written('0', 0, 'counts as the lowest answer')] : []
  if (last !== undefined) {
    const named = new Set(rest.map(({ text }) => text))
    const flags = words(['reversed', 'unscored'], { rank: 0, within: 'instrument' })
    const skip: Suggestion = { ...word('asked when', { rank: 1, goesOn: true, within: 'instrument' }) }
    return [...flags, skip].filter(({ label }) => !named.has(label))
  }
  const isNamed = rest.length > 0 && rest.at(-1)!.text !== '..'
  return isNamed ? [word('on', { rank: 0, within: 'instrument', goesOn: true })] : []
}

function reverse({ instrument }: Site, rest: readonly Token[]): Suggestion[] {
  const { before, last } = listItem(rest)
  if (last.length > 0 || instrument === undefined) return []
  const open = instrument.items.filter(({ name, reversed }) => !before.has(name) && !reversed)
  return [...open.map((one) => ofItem(one, { rank: 0 })), ...runSuggestions(open, 2)]
}

function asked(site: Site, rest: readonly Token[]): Suggestion[] {
  if (rest.length === 0) return [word('when', { rank: 0, within: 'instrument', goesOn: true })]
  return rest[0]!.text === 'when' ? withRest(site, rest.slice(1), CONDITION, () => []) : []
}

function needs(rest: readonly Token[]): Suggestion[] {
  if (rest.length === 0) return [word('variable', { rank: 0, goesOn: true })]
  return rest.at(-1)?.text === ':' ? types() : []
}

/** The types of variables. */
export function types(): Suggestion[] {
  const block = ' {\n  ‹1:name› "‹2:Label›"$0\n}'
  const plain = words(['number', 'flag', 'date'], { rank: 0, category: 'type' })
  const named = words(['nominal', 'ordinal'], { rank: 0, category: 'type' }).map((one) => ({
    ...one,
    insert: `${one.label}${block}`,
    snippet: true,
  }))
  return [plain[0]!, ...named, ...plain.slice(1)]
}

/** Behind `score NAME`. */
function score(site: Site, kind: string, rest: readonly Token[]): Suggestion[] {
  const own = rest[0]?.text
  if (own === undefined) return []
  const equals = rest.findIndex(({ text }) => text === '=')
  if (equals < 0) {
    if (rest.at(-1)?.text !== ':') return [...definitions(), ...(kind === 'score' ? [flagDefinition()] : [])]
    return [word('flag', { rank: 0, category: 'type' }), ...types().filter(({ snippet }) => snippet === true)]
  }
  const behind = rest.slice(equals + 1)
  const { word: last, tail } = after(behind, ['allow', 'missing', 'rounded', 'measures'])
  const found = site.instrument?.scores.find(({ name }) => name === own)
  if (last === 'allow') {
    if (tail.length === 0) return [1, 2, 3].map((n) => written(String(n), n, `up to ${n} missing`))
    return tail.length === 1 ? [word('missing', { rank: 0, goesOn: true, within: 'scale' })] : []
  }
  if (last === 'measures') return tail.length === 0 ? [] : ending(site, behind, found)
  if (last !== undefined) return ending(site, behind, found)
  const stated = statedRange(behind)
  if (stated !== undefined) {
    if (stated.length === 0) return ranges(known(site, found, behind.at(-1)!))
    return stated.at(-1)?.kind === 'number' ? ending(site, behind, found) : []
  }
  const isFlag = rest.slice(0, equals).some(({ text }) => text === 'flag')
  return withRest(site, behind, { for: isFlag ? 'condition' : 'score', own }, () => ending(site, behind, found, kind))
}

/** Behind the name and the label of a score. */
const definitions = (): Suggestion[] => [
  { ...pattern('= sum(…)', '= sum($1)$0', 0, 'The sum of items.'), goesOn: true },
  { ...written('=', 1, 'What it is computed from'), insert: '= ', goesOn: true },
]

const flagDefinition = (): Suggestion => ({
  ...written(': flag =', 2, 'Yes or no'),
  insert: ': flag = ',
  goesOn: true,
})

/** What stands behind the `in` that states the range; undefined where there is none. */
function statedRange(tokens: readonly Token[]): readonly Token[] | undefined {
  const { word: last, tail } = after(tokens, ['in'])
  return last === undefined ? undefined : tail
}

/** A score whose clause breaks off behind `in`, as it would be without it. */
function known(site: Site, found: Score | undefined, { start }: Token): Score | undefined {
  if (found === undefined || found.type.kind === 'number') return found
  const { snapshot, place } = site
  const study = studyWithout(snapshot, { start, end: place.replace.end })
  return study.instruments.get(found.instrument)?.scores.find(({ name }) => name === found.name)
}

function ranges(score: Score | undefined): Suggestion[] {
  const type = score?.type
  if (type?.kind !== 'number') return []
  const { low, high } = type.attainable
  if (!Number.isFinite(low) || !Number.isFinite(high)) return []
  return [
    {
      ...written(rangeText(low, high), 0, `computed from the items: ${attainableText(type.attainable)}`),
      preselect: true,
    },
  ]
}

/** What can follow the expression of a score. */
function ending(_: Site, written: readonly Token[], found: Score | undefined, kind = 'score'): Suggestion[] {
  const has = new Set(written.map(({ text }) => text))
  const options = { rank: 0, goesOn: true, within: 'score' } as const
  const stated =
    found === undefined || has.has('in')
      ? []
      : ranges(found).map(
          ({ label, description }): Suggestion => ({
            label: `in ${label}`,
            kind: CompletionItemKind.Keyword,
            rank: kind === 'subscale' || kind === 'score' ? 0 : 1,
            ...(description === undefined ? {} : { description }),
          }),
        )
  return [
    ...stated,
    ...(has.has('in') || stated.length > 0 ? [] : [word('in', { rank: 0, goesOn: true, category: 'operator' })]),
    ...(has.has('allow') ? [] : [word('allow', { ...options, rank: 2 })]),
    ...(has.has('allow') && !has.has('rounded') ? [word('rounded', { rank: 1, within: 'score' })] : []),
    ...(has.has('measures') ? [] : [word('measures', { ...options, rank: 3 })]),
  ]
}

/** Scores for `cutoffs`, `norms`, `mcid` and `retest`: those first that have none yet. */
function scoresFor({ instrument, place }: Site, clause: string): Suggestion[] {
  const scores = instrument?.scores.filter(({ type }) => type.kind === 'number') ?? []
  return scores.map((one) => {
    const done =
      clause === 'cutoffs'
        ? one.cutoffs.some(({ node }) => node.span.start < place.offset)
        : clause === 'norms' && one.norms.length > 0
    return ofScore(one, { rank: done ? 2 : one.subscale ? 1 : 0 })
  })
}

function headWords(site: Site, rest: readonly Token[]): Suggestion[] {
  const { word: last, tail } = after(rest, ['when'])
  if (rest.at(-1)?.text === '.')
    return members(
      site,
      rest
        .slice(0, -1)
        .map(({ text }) => text)
        .filter((text) => text !== '.'),
    )
  if (last === 'when') return withRest(site, tail, CONDITION, () => [])
  return [block(0, 'The bands, or the norms'), word('when', { rank: 1, within: 'instrument', goesOn: true })]
}

const groupsOf = ({ study }: Site): { name: string; label: string }[] =>
  [...study.variables.values()].flatMap(({ categories }) => categories)

function licences(): Suggestion[] {
  return ['Public domain', 'CC BY 4.0', 'CC BY-NC 4.0', 'Free for research and clinical use'].map((text, rank) =>
    written(`"${text}"`, rank, 'licence'),
  )
}
