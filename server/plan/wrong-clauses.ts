import type { Diagnostic } from '../../grammar/diagnostic.ts'
import { diagnostics } from '../../grammar/register/diagnostics.ts'
import type { ColumnClause, ColumnsClause, Node, ReverseClause } from '../../grammar/syntax.ts'
import type { Span } from '../../grammar/text.ts'
import type { Dataset, Instrument, Item, Settings, Study, Variable } from '../model/study.ts'

/** @returns the errors that lie within a span of a file */
export type ErrorsIn = (file: string, span: Span) => readonly Diagnostic[]

const holds = (outer: Span, inner: Span): boolean => inner.start >= outer.start && inner.end <= outer.end

/** The mistakes of writing that lie in none of the clauses: a line that could not be read may have been any of them. */
export function outsideOf(clauses: readonly Node[], errors: readonly Diagnostic[]): readonly Diagnostic[] {
  return errors.filter(
    ({ code, span }) => diagnostics[code].area === 'syntax' && !clauses.some((clause) => holds(clause.span, span)),
  )
}

/** Settings that change how numbers are printed, not what they are. */
const OF_PRINT: ReadonlySet<string> = new Set(['design', 'p-values', 'digits', 'locale'])

/**
 * @returns what is wrong in the settings: with the default in place of a convention, a level or a limit of small cells that
 * could not be read, every number would be another one, or one that was to be kept back
 */
export function settingsWrong({ from }: Settings, inside: ErrorsIn): string | undefined {
  if (from === undefined) return undefined
  const { file, node } = from
  const stated = node.settings.filter(({ name }) => !OF_PRINT.has(name.text))
  const errors = [
    ...stated.flatMap(({ span }) => inside(file, span)),
    ...outsideOf(node.settings, inside(file, node.span)),
  ]
  return errors[0]?.message
}

/** @returns what is wrong in the condition that says who gets an instrument */
export function answeredWrong({ node, origin }: Instrument, inside: ErrorsIn): string | undefined {
  const clauses = node.clauses.filter(({ kind }) => kind === 'asked')
  return clauses.flatMap(({ span }) => inside(origin.file, span))[0]?.message
}

/**
 * The items whose direction is not certain, since a `reverse` clause has an error: those that no readable part of the key
 * names, since the unreadable part may mean any of them. A line of the instrument that could not be read at all may be such
 * a clause too, and of one that is misspelt even the names that could be read are not certain.
 * @returns the error by item
 */
export function keyWrong({ node, origin, items }: Instrument, inside: ErrorsIn): ReadonlyMap<Item, string> {
  const found = new Map<Item, string>()
  const stop = ({ message }: Diagnostic, meant: (item: Item) => boolean): void => {
    for (const item of items) if (meant(item) && !found.has(item)) found.set(item, message)
  }
  const inKey = node.clauses.flatMap((clause) =>
    clause.kind === 'reverse' ? inside(origin.file, clause.span).map((error) => ({ error, clause })) : [],
  )
  for (const { error, clause } of inKey) {
    if (error.code === 'item-reversed-twice') stop(error, isAt(error.span, clause))
    else stop(error, ({ reversed }) => !reversed || error.code === 'syntax-unknown-clause')
  }
  for (const error of outsideOf(node.clauses, inside(origin.file, origin.span))) stop(error, () => true)
  return found
}

/** @returns whether an item may be what is named at a span of a `reverse` clause */
function isAt(span: Span, { items }: ReverseClause): (item: Item) => boolean {
  const named = items.find((one) => one.span.start === span.start)
  return ({ name, reversed }) => (named?.kind === 'reference' ? named.path.at(-1)?.text === name : reversed)
}

/** What errors in a `data` declaration stop. */
export interface DataWrong {
  /** An error that changes who is in it or what cells mean: nothing is computed from these data. */
  readonly all?: string
  /** Items and variables that may be meant by a column clause with an error, by which others are not read. */
  readonly targets: ReadonlyMap<Item | Variable, string>
}

/** An id tells respondents apart and a number of rows is only expected: what is computed does not depend on them. */
const HARMLESS: ReadonlySet<string> = new Set(['id', 'expect-rows'])

export function dataWrong(dataset: Dataset, study: Study, inside: ErrorsIn): DataWrong {
  const { node, origin } = dataset
  const targets = new Map<Item | Variable, string>()
  let all = outsideOf(node.clauses, inside(origin.file, origin.span))[0]?.message
  for (const clause of node.clauses) {
    const message = HARMLESS.has(clause.kind) ? undefined : inside(origin.file, clause.span)[0]?.message
    if (message === undefined) continue
    const meant = clause.kind === 'column' || clause.kind === 'columns' ? meantBy(clause, dataset, study) : undefined
    if (meant === undefined) all ??= message
    for (const target of meant ?? []) if (!targets.has(target)) targets.set(target, message)
  }
  return all === undefined ? { targets } : { all, targets }
}

/** @returns what a column clause with an error may be for: what it says, else the items of the instrument it names */
function meantBy(
  clause: ColumnClause | ColumnsClause,
  { bindings }: Dataset,
  study: Study,
): readonly (Item | Variable)[] | undefined {
  const bound = bindings.filter(({ span }) => holds(clause.span, span)).map(({ target }) => target)
  if (bound.length > 0) return bound
  const { target } = clause
  const path = target?.kind === 'run' ? target.first.path : target?.path
  return path === undefined || path.length < 2 ? undefined : study.instruments.get(path[0]?.text ?? '')?.items
}
