import { CompletionItemKind } from 'vscode-languageserver'
import { CLAUSES } from '../../../grammar/parser/shapes.ts'
import { after, listItem, withRest } from './clause.ts'
import { groups } from './comparison.ts'
import type { Site } from './context.ts'
import type { Token } from './place.ts'
import { reportedSuggestions } from './reported.ts'
import type { Suggestion } from './suggestion.ts'
import { pattern, word, words } from './words.ts'

/** What fits in the block of a table. */
export function inTable(site: Site, clause: readonly Token[]): Suggestion[] {
  const [head, ...rest] = clause
  switch (head?.text) {
    case undefined:
      return words(CLAUSES['table']!, { rank: 0, within: 'table', goesOn: true })
    case 'describe': {
      const { word: last, tail } = after(rest, ['by'])
      if (last === 'by') return tail.length === 0 ? groups(site, false) : []
      return listed(site, rest)
    }
    case 'as':
      return rest.length === 0
        ? words(['median-iqr', 'mean-sd', 'median-range', 'both'], { rank: 0, within: 'table' })
        : []
    case 'with':
      return rest.length === 0 ? words(['normality', 'p-values'], { rank: 0, within: 'table' }) : []
    case 'where':
      return withRest(site, rest, { for: 'condition' }, () => [])
    case 'reported': {
      const groupNames = [...site.study.variables.values()].flatMap(({ categories }) => categories)
      return reportedSuggestions(rest, { shapes: 'table', groups: groupNames, bands: groupNames })
    }
    default:
      return []
  }
}

/** The samples of a list, those that are there already left out, and `by`. */
function listed(site: Site, tokens: readonly Token[]): Suggestion[] {
  const { before, last } = listItem(tokens)
  const by = (): Suggestion[] => [word('by', { rank: 0, within: 'table', goesOn: true })]
  return withRest(site, last, { for: 'sample' }, by).filter(({ label }) => !before.has(label))
}

/** What fits in the block of a figure. */
export function inFigure(site: Site, clause: readonly Token[]): Suggestion[] {
  const [head, ...rest] = clause
  if (head === undefined) return words(CLAUSES['figure']!, { rank: 0, within: 'figure', goesOn: true })
  if (head.text === 'where') return withRest(site, rest, { for: 'condition' }, () => [])
  const { word: last, tail } = after(rest, ['of', 'by'])
  if (last === undefined) return [word('of', { rank: 0, within: 'figure', goesOn: true })]
  if (last === 'by') return tail.length === 0 ? groups(site, false) : []
  const found = listed(site, tail)
  // Bars of answers show the items of an instrument; the others show scores.
  return head.text !== 'likert'
    ? found
    : found.map((one) => (isInstrument(site, one) ? { ...one, rank: 0 } : { ...one, rank: one.rank + 1 }))
}

const isInstrument = ({ study }: Site, { label }: Suggestion): boolean => study.instruments.has(label)

/** What fits in the block of typed-in counts. */
export function inCounts(site: Site, clause: readonly Token[]): Suggestion[] {
  const [head, ...rest] = clause
  const node = site.snapshot.tree.declarations.find(
    ({ kind, span }) => kind === 'counts' && span.start < site.place.offset && site.place.offset <= span.end,
  )
  const columns = node?.kind === 'counts' ? node.columns : []
  if (head === undefined) {
    const cells = columns.map((_, at) => `\${${at + 2}:0}`).join(', ')
    return [
      ...(columns.length === 0 ? [word('columns', { rank: 0, within: 'data', goesOn: true })] : []),
      ...(columns.length === 0
        ? []
        : [
            pattern(
              `row: ${columns.map(({ name }) => name.text).join(', ')}`,
              `‹1:row›: ${cells}$0`,
              0,
              'A row of counts.',
            ),
          ]),
      word('reported', { rank: 1, within: 'counts', goesOn: true }),
    ]
  }
  if (head.text === 'columns') {
    const { before, last } = listItem(rest)
    if (last.length > 0) return []
    const categories = [...site.study.variables.values()].flatMap((variable) => variable.categories)
    return categories
      .filter(({ name }) => !before.has(name))
      .map(({ name, label, variable }) => ({
        label: name,
        kind: CompletionItemKind.EnumMember,
        rank: 0,
        detail: variable,
        description: label,
      }))
  }
  if (head.text !== 'reported') return []
  const rows = node?.kind === 'counts' ? node.rows : []
  const named = ({ name, label }: (typeof columns)[number] | (typeof rows)[number]) => ({
    name: name.text,
    label: label?.text ?? name.text,
  })
  return reportedSuggestions(rest, { shapes: 'comparison', groups: columns.map(named), bands: rows.map(named) })
}
