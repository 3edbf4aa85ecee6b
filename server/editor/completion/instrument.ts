import { CLAUSES } from '../../../grammar/parser/shapes.ts'
import { after, listItem, withRest } from './clause.ts'
import type { Site } from './context.ts'
import { ofItem, ofScale, ofScore } from './names.ts'
import { members, runSuggestions } from './operands.ts'
import type { Token } from './place.ts'
import { reportedSuggestions } from './reported.ts'
import { score, types } from './score.ts'
import { INSTRUMENT_SNIPPETS, snippets } from './snippets.ts'
import type { Suggestion } from './suggestion.ts'
import { block, word, words, written } from './words.ts'

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

/** Scores for `cutoffs`, `norms`, `mcid` and `retest`: those first that have none yet. */
function scoresFor({ instrument, place, snapshot }: Site, clause: string): Suggestion[] {
  // In front of a block that is there already nothing but the name is missing.
  const [behind = ''] = snapshot.text.slice(place.offset).split('\n', 1)
  const blocks = (clause === 'cutoffs' || clause === 'norms') && !behind.includes('{')
  const scores = instrument?.scores.filter(({ type }) => type.kind === 'number') ?? []
  return scores.map((one) => {
    const done =
      clause === 'cutoffs'
        ? one.cutoffs.some(({ node }) => node.span.start < place.offset)
        : clause === 'norms' && one.norms.length > 0
    const rank = done ? 2 : one.subscale ? 1 : 0
    if (!blocks) return ofScore(one, { rank })
    return { ...ofScore(one, { rank }), insert: `${one.name} {\n  $0\n}`, snippet: true, goesOn: true }
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
