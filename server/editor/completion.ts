import {
  type CompletionItem,
  CompletionItemKind,
  type CompletionList,
  type CompletionParams,
} from 'vscode-languageserver'
import { isFileFailure } from '../host/host.ts'
import { library } from '../library/library.ts'
import type { Snapshot } from '../workspace/snapshot.ts'
import { inComparison, inFamily } from './completion/comparison.ts'
import type { Site, Surroundings } from './completion/context.ts'
import { inData } from './completion/data.ts'
import { declarations, inFile } from './completion/declarations.ts'
import { inEntries } from './completion/entries.ts'
import { inInstrument } from './completion/instrument.ts'
import { librarySuggestions } from './completion/library.ts'
import { type Place, placeAt } from './completion/place.ts'
import { inCounts, inFigure, inTable } from './completion/results.ts'
import { inStudy } from './completion/study.ts'
import { itemsOf, type Suggestion } from './completion/suggestion.ts'
import type { FeatureContext } from './feature.ts'
import { relativePath } from './paths.ts'
import { toOffset, toRange } from './positions.ts'

/** Characters behind which the list opens by itself. */
export const COMPLETION_TRIGGERS: readonly string[] = ['.', '"', ' ', '(', '=', ',', '/']

/** Words and blocks that may follow, where nothing has to. */
const OPTIONAL: ReadonlySet<CompletionItemKind> = new Set([
  CompletionItemKind.Keyword,
  CompletionItemKind.Operator,
  CompletionItemKind.Snippet,
])

/** What fits at the cursor, best first; works in half-written text. Empty in comments and where only a new name can stand. */
export async function completion(
  snapshot: Snapshot,
  params: CompletionParams,
  context: FeatureContext,
): Promise<CompletionList> {
  const offset = toOffset(snapshot, params.position)
  const place = placeAt(snapshot.text, snapshot.tree, offset)
  const typed = params.context?.triggerCharacter
  // Indenting a line is no question.
  const isEmpty = typed !== undefined && ' ,=/'.includes(typed) && place.clause.length === 0 && place.quoted === 'no'
  if (isEmpty) return { isIncomplete: false, items: [] }
  const items = complete(snapshot, place, await surroundings(snapshot, place, context))
  // A blank behind a finished clause must not open a list that the next Enter would take something from.
  const isFinished = typed === ' ' && items.every(({ kind }) => kind !== undefined && OPTIONAL.has(kind))
  return { isIncomplete: false, items: isFinished ? [] : items }
}

/** @returns the items for a place in a snapshot */
export function complete(snapshot: Snapshot, place: Place, around: Surroundings): CompletionItem[] {
  if (place.comment) return []
  const suggestions = suggestionsFor(siteOf(snapshot, place, around))
  const snippets = around.client.textDocument?.completion?.completionItem?.snippetSupport ?? false
  return itemsOf(suggestions, {
    range: toRange(snapshot, place.replace),
    snippets,
    ...(snippets ? { again: 'editor.action.triggerSuggest' } : {}),
  })
}

function siteOf(snapshot: Snapshot, place: Place, around: Surroundings): Site {
  const { study } = snapshot
  const block = place.blocks[0]
  const name = block?.head.find(({ kind }, at) => at > 0 && kind === 'name')?.text ?? ''
  const nameOf = block?.kind === 'comparison' ? comparisonName(block.head.map(({ text }) => text)) : name
  const instrument = block?.kind === 'instrument' ? study.instruments.get(name) : undefined
  const comparison = block?.kind === 'comparison' ? study.comparisons.find((one) => one.name === nameOf) : undefined
  return {
    ...around,
    snapshot,
    study,
    place,
    ...(instrument === undefined ? {} : { instrument }),
    ...(comparison === undefined ? {} : { comparison }),
    ...(block?.kind === 'data' ? { dataset: name } : {}),
  }
}

/** `[planned | exploratory] comparison NAME`. */
const comparisonName = (head: readonly string[]): string => head[head[0] === 'comparison' ? 1 : 2] ?? ''

function suggestionsFor(site: Site): Suggestion[] {
  const { place } = site
  const found = inBlock(site)
  if (place.quoted !== 'no') return found.filter((one) => fitsInQuotes(one))
  const isStart = place.clause.length === 0 && place.firstColumn && place.blocks.length > 0
  // In the first column a declaration may start although a `}` is missing above.
  return isStart ? [...found, ...declarations(site, 6)] : found
}

/** In quotes only what is written in quotes: columns, patterns, paths, settings. */
const fitsInQuotes = ({ insert, snippet, edits }: Suggestion): boolean =>
  insert !== undefined && snippet !== true && edits === undefined && !insert.endsWith(' ')

function inBlock(site: Site): Suggestion[] {
  const { clause, blocks } = site.place
  const block = blocks.at(-1)
  if (block === undefined) return inFile(site, clause)
  switch (block.kind) {
    case 'study':
      return inStudy(site, clause)
    case 'instrument':
      return inInstrument(site, clause)
    case 'data':
      return inData(site, clause)
    case 'comparison':
      return withLibrary(site, inComparison(site, clause), ['compare', 'correlate', 'with'])
    case 'family':
      return inFamily(site, clause)
    case 'table':
      return withLibrary(site, inTable(site, clause), ['describe'])
    case 'figure':
      return inFigure(site, clause)
    case 'counts':
      return inCounts(site, clause)
    default:
      return inEntries(site, block, clause)
  }
}

/** Where a sample starts, those of bundled instruments fit too. */
function withLibrary(site: Site, found: Suggestion[], starts: readonly string[]): Suggestion[] {
  const last = site.place.clause.at(-1)?.text
  return last !== undefined && starts.includes(last) ? [...found, ...librarySuggestions(site, 7)] : found
}

async function surroundings(snapshot: Snapshot, place: Place, context: FeatureContext): Promise<Surroundings> {
  const { client, snapshots } = context
  const others = snapshots
    .filter(({ uri }) => uri !== snapshot.uri)
    .flatMap(({ uri }) => relativePath(snapshot.uri, uri) ?? [])
  const beside = wantsPaths(place) ? await filesBeside(snapshot.uri, place.prefix, context) : []
  const isStudy = (path: string): boolean => path.endsWith('.study')
  const own = snapshot.uri.split('/').at(-1) ?? ''
  const studies = new Set([...beside.filter((path) => isStudy(path) && encodeURIComponent(path) !== own), ...others])
  const dataFiles = beside.filter((path) => DATA.test(path) || path.endsWith('/'))
  return { client, studies: [...studies], dataFiles, library }
}

/** Formats that data can have. */
const DATA = /\.(?:csv|tsv|txt|tab|parquet|jsonl|ndjson|xlsx|sav|zsav|dta)$/iu

const wantsPaths = ({ clause, blocks }: Place): boolean =>
  blocks.length === 0 && (clause.at(-1)?.text === 'from' || clause.at(-1)?.text === 'use')

/** What lies in the folder of the document, or in the one that is written so far, as paths seen from the document. */
async function filesBeside(uri: string, prefix: string, { host, folderOf }: FeatureContext): Promise<string[]> {
  const folder = folderOf(uri)
  if (folder === undefined || host.list === undefined) return []
  const written = prefix.slice(0, prefix.lastIndexOf('/') + 1)
  const names = await host.list(host.resolve(folder.baseDir, written), { roots: folder.roots })
  if (isFileFailure(names)) return []
  return names.filter((name) => !name.startsWith('.') && name !== 'node_modules/').map((name) => written + name)
}
