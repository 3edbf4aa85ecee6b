import { type DocumentSymbol, type DocumentSymbolParams, SymbolKind } from 'vscode-languageserver'
import { testNamed } from '../../grammar/register/tests.ts'
import type {
  CutoffsClause,
  Declaration,
  InstrumentClause,
  Name,
  Node,
  Range,
  Reference,
} from '../../grammar/syntax.ts'
import { rangeText as attainableRange } from '../checks/words.ts'
import type { ValueType } from '../model/types.ts'
import type { Snapshot } from '../workspace/snapshot.ts'
import { typeText } from './completion/names.ts'
import { toRange } from './positions.ts'

/** The outline: declarations with what is declared in them, each with its range, type or test. */
export function documentSymbols(snapshot: Snapshot, _: DocumentSymbolParams): DocumentSymbol[] {
  return outlineOf(snapshot)
}

/** @returns the same for any file that is open or used */
export function outlineOf(snapshot: Snapshot): DocumentSymbol[] {
  return snapshot.tree.declarations.flatMap((node) => declarationSymbol(snapshot, node))
}

const KINDS: Readonly<Record<Declaration['kind'], SymbolKind>> = {
  study: SymbolKind.Module,
  use: SymbolKind.Package,
  scale: SymbolKind.Enum,
  instrument: SymbolKind.Class,
  variable: SymbolKind.Variable,
  data: SymbolKind.File,
  occasions: SymbolKind.Enum,
  counts: SymbolKind.Array,
  table: SymbolKind.Struct,
  figure: SymbolKind.Object,
  comparison: SymbolKind.Event,
  family: SymbolKind.Namespace,
}

interface Part {
  readonly node: Node
  readonly name: string
  readonly at: Node
  readonly kind: SymbolKind
  readonly detail: string
  readonly children?: DocumentSymbol[]
}

function symbol(snapshot: Snapshot, { node, name, at, kind, detail, children = [] }: Part): DocumentSymbol[] {
  if (name.trim() === '') return []
  const range = toRange(snapshot, node.span)
  // The protocol wants the name within the whole.
  const inside = at.span.start >= node.span.start && at.span.end <= node.span.end
  const selectionRange = inside ? toRange(snapshot, at.span) : range
  return [{ name, detail, kind, range, selectionRange, ...(children.length === 0 ? {} : { children }) }]
}

function declarationSymbol(snapshot: Snapshot, node: Declaration): DocumentSymbol[] {
  if (node.kind === 'use') {
    const at = node.path ?? node.library
    return symbol(snapshot, { node, name: at?.text ?? '', at: at ?? node, kind: KINDS.use, detail: 'use' })
  }
  const at = node.name ?? node.label ?? node
  const name = node.name?.text ?? node.label?.text ?? node.kind
  const detail = detailOf(snapshot, node)
  return symbol(snapshot, { node, name, at, kind: KINDS[node.kind], detail, children: childrenOf(snapshot, node) })
}

/** In the outline the range of numbers, without their steps. */
const kindText = (type: ValueType): string => {
  if (type.kind !== 'number') return typeText(type)
  const { low, high } = type.attainable
  return Number.isFinite(low) || Number.isFinite(high) ? attainableRange(low, high) : 'number'
}

const itemsText = (n: number): string => `${n} ${n === 1 ? 'item' : 'items'}`

/** What the declaration comes to: a range, a type, the test of a comparison. */
function detailOf({ study }: Snapshot, node: Declaration): string {
  const name = node.name?.text ?? ''
  const label = node.name === undefined ? '' : (node.label?.text ?? '')
  const more = ((): string => {
    switch (node.kind) {
      case 'scale': {
        const scale = study.scales.get(name)
        return scale === undefined ? '' : kindText(scale.type)
      }
      case 'variable': {
        const variable = study.variables.get(name)
        return variable === undefined ? '' : kindText(variable.type)
      }
      case 'instrument':
        return itemsText(study.instruments.get(name)?.items.length ?? 0)
      case 'data':
        return node.path?.text ?? ''
      case 'comparison': {
        const test = study.comparisons.find((one) => one.name === name)?.using?.test
        const title = test === undefined ? undefined : (testNamed(test)?.title ?? test)
        return [node.status, title].filter((part) => part !== undefined).join(', ')
      }
      case 'family':
        return node.adjust?.text ?? ''
      default:
        return ''
    }
  })()
  return [more, label].filter((part) => part !== '').join(' · ')
}

function childrenOf(snapshot: Snapshot, node: Declaration): DocumentSymbol[] {
  const leaf = (
    one: Node & { name?: Name; label?: { text: string } },
    kind: SymbolKind,
    detail = '',
  ): DocumentSymbol[] =>
    one.name === undefined
      ? []
      : symbol(snapshot, {
          node: one,
          name: one.name.text,
          at: one.name,
          kind,
          detail: [detail, one.label?.text ?? ''].filter((part) => part !== '').join(' · '),
        })
  switch (node.kind) {
    case 'instrument':
      return node.clauses.flatMap((clause) => clauseSymbol(snapshot, clause, node.name?.text ?? '', leaf))
    case 'variable':
      return (node.type?.categories ?? []).flatMap((one) => leaf(one, SymbolKind.EnumMember))
    case 'occasions':
      return node.occasions.flatMap((one) => leaf(one, SymbolKind.EnumMember))
    case 'counts':
      return node.rows.flatMap((one) =>
        leaf(one, SymbolKind.EnumMember, one.counts.map(({ written }) => written).join(', ')),
      )
    case 'scale':
      return node.codes.flatMap((one) =>
        symbol(snapshot, {
          node: one,
          name: one.code.kind === 'number' ? one.code.written : one.code.text,
          at: one.code,
          kind: SymbolKind.EnumMember,
          detail: one.label?.text ?? '',
        }),
      )
    default:
      return []
  }
}

type Leaf = (
  one: Node & { name?: Name; label?: { text: string } },
  kind: SymbolKind,
  detail?: string,
) => DocumentSymbol[]

function clauseSymbol(snapshot: Snapshot, clause: InstrumentClause, instrument: string, leaf: Leaf): DocumentSymbol[] {
  switch (clause.kind) {
    case 'item': {
      if (clause.name === undefined) return []
      const name = clause.last === undefined ? clause.name.text : `${clause.name.text}..${clause.last.text}`
      const detail = clause.wording?.text ?? clause.scale?.text ?? ''
      return symbol(snapshot, { node: clause, name, at: clause.name, kind: SymbolKind.Field, detail })
    }
    case 'score': {
      const score = snapshot.study.instruments.get(instrument)?.scores.find(({ name }) => name === clause.name?.text)
      return leaf(clause, SymbolKind.Method, score === undefined ? '' : kindText(score.type))
    }
    case 'summary':
      return leaf(clause, SymbolKind.Method, 'summary')
    case 'cutoffs':
      return cutoffs(snapshot, clause, leaf)
    default:
      return []
  }
}

function cutoffs(snapshot: Snapshot, clause: CutoffsClause, leaf: Leaf): DocumentSymbol[] {
  if (clause.score === undefined) return []
  const name = `${pathText(clause.score)} bands`
  const children = clause.bands.flatMap((band) =>
    leaf(band, SymbolKind.EnumMember, band.range && rangeText(band.range)),
  )
  const detail = clause.label?.text ?? ''
  return symbol(snapshot, { node: clause, name, at: clause.score, kind: SymbolKind.Enum, detail, children })
}

const pathText = ({ path }: Reference): string => path.map(({ text }) => text).join('.')

const rangeText = ({ low, high, open }: Range): string =>
  `${low?.written ?? ''}..${open ? '<' : ''}${high?.written ?? ''}`
