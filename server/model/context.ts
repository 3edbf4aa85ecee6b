import type { Fix, Related } from '../../grammar/diagnostic.ts'
import type { Span } from '../../grammar/text.ts'
import type { ValueSet } from './attainable.ts'
import type { ModelCode, ModelProblem } from './problems.ts'
import type { Quantity } from './quantity.ts'
import type { Item, ModelSymbol, Score, Use, Variable } from './study.ts'
import type { Attainable } from './types.ts'

/** What binding fills in; the finished parts are handed out as readonly. */
export type Draft<T> = { -readonly [K in keyof T]: T[K] }

/** What is known about a score or derived variable whose definition is bound when first asked for. */
export interface Pending {
  readonly bind: () => void
  state: 'waiting' | 'under way'
}

/** What one binding collects on its way. */
export interface Context {
  readonly problems: ModelProblem[]
  readonly uses: Use[]
  readonly pending: Map<Score | Variable, Pending>
  /** By expression, score or derived variable. */
  readonly quantities: WeakMap<object, Quantity>
  /** The values of a type, by its attainable values: the items of a scale share them. */
  readonly sets: WeakMap<Attainable, ValueSet>
  /** The place of every item in the order of declaration. */
  readonly order: Map<Item, number>
  /** Items that skip logic may leave out. */
  readonly skippable: Map<Item, { readonly otherwise?: number }>
  /** Where a `reverse` clause named an item. */
  readonly reversedAt: Map<Item, Span>
  /** Of problems reported. */
  readonly seen: Set<string>
  /** What is being defined just now, outermost first. */
  readonly path: (Score | Variable)[]
}

export function newContext(): Context {
  return {
    problems: [],
    uses: [],
    pending: new Map(),
    quantities: new WeakMap(),
    sets: new WeakMap(),
    order: new Map(),
    skippable: new Map(),
    reversedAt: new Map(),
    seen: new Set(),
    path: [],
  }
}

export interface Extra {
  readonly related?: readonly Related[]
  readonly fixes?: readonly Fix[]
}

/** Adds a problem, once per code and place. */
export function report(
  context: Context,
  code: ModelCode,
  file: string,
  span: Span,
  message: string,
  extra: Extra = {},
): void {
  const key = `${code} ${span.start} ${span.end} ${file}`
  if (context.seen.has(key)) return
  context.seen.add(key)
  context.problems.push({ code, file, span, message, related: extra.related ?? [], fixes: extra.fixes ?? [] })
}

/** Whether this is the first time that a name is missed; a declaration that is not there is one mistake. */
export function isFirstMissing(context: Context, file: string, name: string): boolean {
  const key = `${name} is missing in ${file}`
  const first = !context.seen.has(key)
  context.seen.add(key)
  return first
}

/** Takes back the problems since a mark that follow from something already reported. */
export function forget(context: Context, since: number, follows: (problem: ModelProblem) => boolean): void {
  const kept = context.problems.slice(since).filter((problem) => !follows(problem))
  context.problems.length = since
  context.problems.push(...kept)
}

export function use(context: Context, file: string, span: Span, symbol: ModelSymbol): void {
  context.uses.push({ file, span, symbol })
}

/**
 * Makes sure that a score or derived variable has its type.
 * @returns false when it is being defined just now, that is by itself
 */
export function settle(context: Context, symbol: Score | Variable): boolean {
  const pending = context.pending.get(symbol)
  if (pending === undefined) return true
  if (pending.state === 'under way') return false
  pending.state = 'under way'
  context.path.push(symbol)
  pending.bind()
  context.path.pop()
  context.pending.delete(symbol)
  return true
}
