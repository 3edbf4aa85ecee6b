import {
  type CallHierarchyIncomingCall,
  type CallHierarchyItem,
  type CallHierarchyOutgoingCall,
  type CallHierarchyPrepareParams,
  SymbolKind,
} from 'vscode-languageserver'
import type { Span } from '../../grammar/text.ts'
import type { Snapshot } from '../workspace/snapshot.ts'
import { toOffset, toRange } from './positions.ts'
import { declares, identity, occurrenceAt, occurrences, occurrencesOf } from './symbols/occurrences.ts'
import type { EditorSymbol, Occurrence } from './symbols/symbol.ts'

/** What a hierarchy can start from: whatever is computed or read. */
const KINDS: Readonly<Partial<Record<EditorSymbol['kind'], SymbolKind>>> = {
  score: SymbolKind.Function,
  summary: SymbolKind.Function,
  item: SymbolKind.Field,
  variable: SymbolKind.Variable,
  table: SymbolKind.Struct,
  figure: SymbolKind.Struct,
  comparison: SymbolKind.Method,
  family: SymbolKind.Package,
  counts: SymbolKind.Array,
}

export function prepareCallHierarchy(
  snapshot: Snapshot,
  { position }: Pick<CallHierarchyPrepareParams, 'position'>,
): CallHierarchyItem[] | null {
  const at = occurrenceAt(snapshot, toOffset(snapshot, position))
  const item = at === undefined ? undefined : itemOf(at.symbol, snapshot)
  return item === undefined ? null : [item]
}

/** Who uses it: scores, tables, comparisons, families whose declaration names it. */
export function incomingCalls(
  snapshot: Snapshot,
  { item }: { readonly item: CallHierarchyItem },
): CallHierarchyIncomingCall[] | null {
  const all = occurrences(snapshot)
  const symbol = symbolOf(item, snapshot, all)
  if (symbol === undefined) return null
  const owners = ownersIn(snapshot, all)
  const calls = grouped(
    occurrencesOf(all, symbol).filter((one) => !declares(one)),
    (one) => owners(one),
  )
  return calls.flatMap(([owner, places]) => {
    const from = identity(owner) === identity(symbol) ? undefined : itemOf(owner, snapshot)
    return from === undefined ? [] : [{ from, fromRanges: rangesOf(places, snapshot) }]
  })
}

/** What it depends on: everything that its declaration names. */
export function outgoingCalls(
  snapshot: Snapshot,
  { item }: { readonly item: CallHierarchyItem },
): CallHierarchyOutgoingCall[] | null {
  const all = occurrences(snapshot)
  const symbol = symbolOf(item, snapshot, all)
  if (symbol === undefined) return null
  const owners = ownersIn(snapshot, all)
  const named = all.filter((one) => {
    const owner = declares(one) ? undefined : owners(one)
    return owner !== undefined && identity(owner) === identity(symbol) && identity(one.symbol) !== identity(symbol)
  })
  return grouped(named, ({ symbol: used }) => used).flatMap(([used, places]) => {
    const to = itemOf(used, snapshot)
    return to === undefined ? [] : [{ to, fromRanges: rangesOf(places, snapshot) }]
  })
}

function itemOf(symbol: EditorSymbol, snapshot: Snapshot): CallHierarchyItem | undefined {
  const kind = KINDS[symbol.kind]
  const file = snapshot.file(symbol.origin.file)
  if (kind === undefined || file === undefined) return undefined
  const owner = 'instrument' in symbol ? `${symbol.instrument}.` : ''
  return {
    name: owner + symbol.name,
    kind,
    detail: symbol.kind === 'item' ? symbol.wording : 'label' in symbol ? symbol.label : '',
    uri: file.uri,
    range: toRange(file, symbol.origin.span),
    selectionRange: toRange(file, symbol.origin.nameSpan),
  }
}

/** By its place: an item comes back from the editor as it was handed out, while the text may have moved on by a keystroke. */
function symbolOf(
  { uri, name, selectionRange }: CallHierarchyItem,
  snapshot: Snapshot,
  all: readonly Occurrence[],
): EditorSymbol | undefined {
  const named = all.filter(
    (one) => declares(one) && snapshot.file(one.file)?.uri === uri && name.split('.').at(-1) === one.symbol.name,
  )
  const line = ({ span, file }: Occurrence): number => snapshot.file(file)?.lines.position(span.start).line ?? 0
  const distance = (one: Occurrence): number => Math.abs(line(one) - selectionRange.start.line)
  return named.toSorted((a, b) => distance(a) - distance(b))[0]?.symbol
}

/** The innermost declaration around a place, of what can be in a hierarchy. */
function ownersIn({ study }: Snapshot, all: readonly Occurrence[]): (one: Occurrence) => EditorSymbol | undefined {
  const known = new Map<string, EditorSymbol>()
  for (const { symbol } of all) if (KINDS[symbol.kind] !== undefined) known.set(identity(symbol), symbol)
  const owners = [...known.values()].sort((a, b) => width(a.origin.span) - width(b.origin.span))
  // Bands belong to their score, wherever their clause stands.
  const cutoffs = [...study.instruments.values()].flatMap(({ scores }) =>
    scores.flatMap((score) => score.cutoffs.map(({ origin }) => ({ origin, score }))),
  )
  return ({ file, span }) => {
    const around = ({ origin }: Pick<EditorSymbol, 'origin'>): boolean =>
      origin.file === file && origin.span.start <= span.start && span.end <= origin.span.end
    return cutoffs.find(around)?.score ?? owners.find(around)
  }
}

const width = ({ start, end }: Span): number => end - start

function grouped(
  places: readonly Occurrence[],
  by: (one: Occurrence) => EditorSymbol | undefined,
): (readonly [EditorSymbol, readonly Occurrence[]])[] {
  const groups = new Map<string, { readonly symbol: EditorSymbol; readonly places: Occurrence[] }>()
  for (const place of places) {
    const symbol = by(place)
    if (symbol === undefined) continue
    const key = identity(symbol)
    const group = groups.get(key) ?? { symbol, places: [] }
    groups.set(key, group)
    group.places.push(place)
  }
  return [...groups.values()].map((group) => [group.symbol, group.places] as const)
}

const rangesOf = (places: readonly Occurrence[], snapshot: Snapshot) =>
  places.flatMap(({ file, span }) => {
    const of = snapshot.file(file)
    return of === undefined ? [] : [toRange(of, span)]
  })
