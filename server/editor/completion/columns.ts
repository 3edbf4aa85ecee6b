import { CompletionItemKind } from 'vscode-languageserver'
import type { Span } from '../../../grammar/text.ts'
import type { Item, Variable } from '../../model/study.ts'
import type { Site } from './context.ts'
import { ofItem, ofVariable } from './names.ts'
import type { Suggestion } from './suggestion.ts'

const NAME = /^[\p{L}_][\p{L}\p{M}\p{Nd}_]*$/u
/** Words that would be read as part of the clause. */
const RESERVED = new Set(['and', 'or', 'not', 'in', 'if', 'then', 'else', 'as', 'from'])

/** The headings of the data file whose block the cursor is in. */
export function headingsOf({ snapshot, dataset }: Site): readonly string[] {
  return snapshot.columns?.find((one) => one.dataset === dataset)?.headings ?? []
}

/** Everything that a column can hold, with the name it is found by when nothing is said. */
function targets({ study }: Site): { symbol: Item | Variable; path: string }[] {
  const items = [...study.instruments.values()].flatMap((instrument) =>
    instrument.items.map((item) => ({ symbol: item, path: `${instrument.name}.${item.name}` })),
  )
  const variables = [...study.variables.values()]
    .filter(({ expression }) => expression === undefined)
    .map((variable) => ({ symbol: variable, path: variable.name }))
  return [...variables, ...items]
}

/**
 * Columns of the file.
 * @param use `id` puts those that look like one first, `column` those that belong to nothing yet
 */
export function columnSuggestions(site: Site, use: 'id' | 'column' | 'any'): Suggestion[] {
  const names = new Set(targets(site).map(({ symbol }) => symbol.name))
  const { place } = site
  const taken = use === 'column' ? namedColumns(site) : new Set<string>()
  return headingsOf(site).map((heading) => {
    const known = names.has(heading) || taken.has(heading)
    const rank =
      use === 'id'
        ? /^(.*_)?(id|code|subject|patient|participant)\w*$/i.test(heading)
          ? 0
          : 1
        : use === 'column' && known
          ? 2
          : 1
    return {
      label: heading,
      kind: CompletionItemKind.Field,
      rank,
      insert: place.quoted === 'no' ? columnText(heading) : closed(site, escaped(heading)),
      description: known ? 'column, bound by its name' : 'column',
    }
  })
}

/** The columns that the block names already. */
function namedColumns({ snapshot, dataset, place }: Site): ReadonlySet<string> {
  const node = snapshot.tree.declarations.find((one) => one.kind === 'data' && one.name?.text === dataset)
  if (node?.kind !== 'data') return new Set()
  const named = node.clauses.flatMap((clause) =>
    clause.kind === 'id' || clause.kind === 'weight' || clause.kind === 'column' ? clause.columns : [],
  )
  // The one at the cursor is being replaced.
  const others = named.filter(({ span }) => !touches(span, place.offset)).map(({ text }) => text)
  return new Set(others)
}

const touches = ({ start, end }: Span, offset: number): boolean => start <= offset && offset <= end

/** A column as the language writes it. */
export function columnText(heading: string): string {
  return NAME.test(heading) && !RESERVED.has(heading) ? heading : `"${escaped(heading)}"`
}

const escaped = (text: string): string => text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')

/** The text between the quotes, with the closing one where it is missing. */
export function closed({ place }: Pick<Site, 'place'>, text: string): string {
  return place.quoted === 'open' ? `${text}"` : text
}

/** Runs of columns as patterns: `STAR_P{1..12}`. */
export function patternSuggestions(site: Site): Suggestion[] {
  const runs = new Map<string, number[]>()
  const names = new Set(targets(site).map(({ symbol }) => symbol.name))
  for (const heading of headingsOf(site)) {
    const match = /^(.*?)(\d+)(\D*)$/u.exec(heading)
    if (match === null) continue
    const key = `${match[1]}{}${match[3]}`
    runs.set(key, [...(runs.get(key) ?? []), Number(match[2])])
  }
  return [...runs].flatMap(([key, numbers]) => {
    const low = Math.min(...numbers)
    const high = Math.max(...numbers)
    if (numbers.length < 2 || high - low + 1 !== numbers.length) return []
    const label = key.replace('{}', `{${low}..${high}}`)
    const insert = site.place.quoted === 'no' ? `"${escaped(label)}"` : closed(site, escaped(label))
    const rank = names.has(key.replace('{}', String(low))) ? 1 : 0
    return [{ label, kind: CompletionItemKind.Field, rank, insert, description: `${numbers.length} columns` }]
  })
}

/** Items and variables that no column has yet, first those without a column of their own name. */
export function targetSuggestions(site: Site): Suggestion[] {
  const headings = new Set(headingsOf(site))
  return targets(site).map(({ symbol, path }) => {
    const rank = headings.has(symbol.name) ? 2 : symbol.kind === 'variable' ? 0 : 1
    return symbol.kind === 'variable'
      ? ofVariable(symbol, { rank })
      : ofItem(symbol, { rank, prefix: path.slice(0, -symbol.name.length) })
  })
}
