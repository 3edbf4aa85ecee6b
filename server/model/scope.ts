import type * as syntax from '../../grammar/syntax.ts'
import type { Span } from '../../grammar/text.ts'
import type { Context } from './context.ts'
import type {
  BandSymbol,
  CategorySymbol,
  Counts,
  Expression,
  Instrument,
  Item,
  Occasions,
  Origin,
  Scale,
  Score,
  Summary,
  Variable,
} from './study.ts'

/** What a name in an expression or behind `by` can stand for, at the level of the file. */
export type Named = Instrument | Variable | Occasions | Counts

/** The names inside one instrument. */
export interface InstrumentScope {
  readonly instrument: Instrument
  readonly names: Map<string, Item | Score | Summary>
  /** Variables that it `needs` of the study, bound to those of the study where it has them. */
  readonly needs: Map<string, Variable>
  readonly file: FileScope
}

/** The names that one file can use: its own and those of the files it uses, its own first. */
export interface FileScope {
  readonly file: string
  readonly tree: syntax.SyntaxTree
  readonly scales: Map<string, Scale>
  readonly named: Map<string, Named>
  readonly instruments: Map<Instrument, InstrumentScope>
  /** True when a declaration could not be read whole, so that a missing name may well be declared. */
  unreadable: boolean
}

export function newFileScope(file: string, tree: syntax.SyntaxTree): FileScope {
  return {
    file,
    tree,
    scales: new Map(),
    named: new Map(),
    instruments: new Map(),
    unreadable: tree.declarations.some((declaration) => declaration.name === undefined && declaration.broken),
  }
}

/** The categories that a bare name may stand for, because the other side of `=` has them. */
export interface Expected {
  readonly owner: string
  readonly categories: readonly CategorySymbol[]
  readonly bands?: readonly BandSymbol[]
}

/** Binds an expression where the environment says; handed down so that its parts can bind theirs. */
export type Bind = (
  env: Environment,
  node: syntax.Expression | undefined,
  span: Span,
  expected?: Expected,
) => Expression

/** Where an expression stands. */
export interface Environment {
  readonly bind: Bind
  readonly context: Context
  readonly scope: FileScope
  readonly instrument?: InstrumentScope
  /** The `allow` of the score that is defined. */
  readonly allow?: number
  /** Within a `summary`, where `percent` may stand. */
  readonly summary?: true
  /** A run that is being written out: each item in turn stands for it. */
  readonly substitute?: { readonly run: syntax.Run; readonly by: Expression }
}

/** Every item, score and summary of that name in the instruments that the file sees. */
export function inInstruments(scope: FileScope, name: string): (Item | Score | Summary)[] {
  const found: (Item | Score | Summary)[] = []
  for (const { names } of scope.instruments.values()) {
    const symbol = names.get(name)
    if (symbol !== undefined) found.push(symbol)
  }
  return found
}

export function originOf(file: string, node: syntax.Node, name: syntax.Node | undefined): Origin {
  return { file, span: node.span, nameSpan: (name ?? node).span }
}
