import { CompletionItemKind } from 'vscode-languageserver'
import { attainableText, rangeText } from '../../checks/words.ts'
import type { Score } from '../../model/study.ts'
import { after, withRest } from './clause.ts'
import type { Site } from './context.ts'
import type { Token } from './place.ts'
import type { Suggestion } from './suggestion.ts'
import { studyWithout } from './whatif.ts'
import { pattern, word, words, written } from './words.ts'

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
export function score(site: Site, kind: string, rest: readonly Token[]): Suggestion[] {
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
  if (last === 'measures') return tail.length === 0 ? [] : ending(behind, found)
  if (last !== undefined) return ending(behind, found)
  const stated = statedRange(behind)
  if (stated !== undefined) {
    if (stated.length === 0) return ranges(known(site, found, behind.at(-1)!))
    return stated.at(-1)?.kind === 'number' ? ending(behind, found) : []
  }
  const isFlag = rest.slice(0, equals).some(({ text }) => text === 'flag')
  return withRest(site, behind, { for: isFlag ? 'condition' : 'score', own }, () => ending(behind, found))
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
function ending(written: readonly Token[], found: Score | undefined): Suggestion[] {
  const has = new Set(written.map(({ text }) => text))
  const options = { rank: 0, goesOn: true, within: 'score' } as const
  const stated =
    found === undefined || has.has('in')
      ? []
      : ranges(found).map(
          ({ label, description }): Suggestion => ({
            label: `in ${label}`,
            kind: CompletionItemKind.Keyword,
            rank: 0,
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
