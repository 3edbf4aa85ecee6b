import type { Diagnostic } from '../../grammar/diagnostic.ts'
import type { Span } from '../../grammar/text.ts'
import type {
  Comparison,
  Counts,
  Dataset,
  Expression,
  Family,
  Item,
  Norms,
  Origin,
  Score,
  Study,
  Table,
  Variable,
} from '../model/study.ts'
import { answeredWrong, dataWrong, type ErrorsIn, keyWrong, outsideOf, settingsWrong } from './wrong-clauses.ts'

/**
 * Errors stop the affected result, never another one. An error within a declaration affects what is computed from it: one in
 * a scale its items, one in an item its scores, one in cut-offs the bands.
 */
export interface Stopped {
  /** @returns the message of the error that stops something computed from this expression */
  readonly by: (expression: Expression) => string | undefined
  readonly comparison: (comparison: Comparison) => string | undefined
  readonly counts: (counts: Counts) => string | undefined
  readonly family: (family: Family) => string | undefined
  /** Of everything computed from a data set: an error that changes who is in it or what its cells mean. */
  readonly data: (dataset: Dataset) => string | undefined
  /** Of all rows of a table: an error in its `where`, or in a line that might be one. */
  readonly table: (table: Table) => string | undefined
  /** Of a row of a table: an error at the expression itself. */
  readonly at: (file: string, span: Span) => string | undefined
}

/** @param errors the diagnostics of severity error, of the text alone */
export function stoppedBy(study: Study, errors: readonly Diagnostic[]): Stopped {
  const inside: ErrorsIn = (file, span) =>
    errors.filter((e) => e.file === file && e.span.start >= span.start && e.span.end <= span.end)
  const at = (file: string, span: Span): string | undefined => inside(file, span)[0]?.message
  const within = (origin: Origin | undefined): string | undefined =>
    origin === undefined ? undefined : at(origin.file, origin.span)
  const seen = new Map<object, string | undefined>()
  /** Once for each symbol; a circular one finds itself without an error. */
  const remembered = (symbol: object, find: () => string | undefined): string | undefined => {
    if (!seen.has(symbol)) {
      seen.set(symbol, undefined)
      seen.set(symbol, find())
    }
    return seen.get(symbol)
  }
  const item = (of: Item): string | undefined =>
    remembered(
      of,
      () =>
        within(of.origin) ?? within(of.scale?.origin) ?? optional(of.askedWhen) ?? asked(of.instrument) ?? read.get(of),
    )
  const score = (of: Score): string | undefined =>
    remembered(of, () => within(of.origin) ?? optional(of.expression) ?? asked(of.instrument) ?? reversed(of))
  const variable = (of: Variable): string | undefined =>
    remembered(of, () => within(of.origin) ?? optional(of.expression) ?? read.get(of))
  const asked = (instrument: string): string | undefined => {
    const declared = study.instruments.get(instrument)
    if (declared === undefined) return undefined
    return remembered(declared, () => answeredWrong(declared, inside) ?? optional(declared.askedWhen))
  }
  /** Items that an unreadable part of the key may name: what a score would add up is not known. */
  const unkeyed = new Map([...study.instruments.values()].flatMap((one) => [...keyWrong(one, inside)]))
  const reversed = ({ items }: Score): string | undefined =>
    items.map((one) => unkeyed.get(one)).find((why) => why !== undefined)
  const wrong = new Map(study.datasets.map((dataset) => [dataset, dataWrong(dataset, study, inside)]))
  /** Items and variables whose column is not certain. */
  const read = new Map([...wrong.values()].flatMap(({ targets }) => [...targets]))
  const norms = ({ node }: Norms, file: string): string | undefined => at(file, node.span)
  const optional = (e: Expression | undefined): string | undefined => (e === undefined ? undefined : by(e))
  const first = (...parts: readonly Expression[]): string | undefined => {
    for (const part of parts) {
      const why = by(part)
      if (why !== undefined) return why
    }
    return undefined
  }
  const by = (e: Expression): string | undefined => {
    switch (e.kind) {
      case 'item':
        return item(e.item)
      case 'score':
        return score(e.score)
      case 'norm': {
        const { file } = e.score.origin
        return score(e.score) ?? e.score.norms.map((one) => norms(one, file)).find((why) => why !== undefined)
      }
      case 'band':
        return score(e.score) ?? e.score.cutoffs.map(({ origin }) => within(origin)).find((why) => why !== undefined)
      case 'variable':
        return variable(e.variable)
      case 'category': {
        const declared = study.variables.get(e.category.variable)
        return declared === undefined ? undefined : variable(declared)
      }
      case 'occasion':
      case 'negate':
      case 'not':
      case 'missing':
      case 'round':
      case 'in-range':
        return by(e.operand)
      case 'arithmetic':
      case 'comparison':
      case 'logic':
        return first(e.left, e.right)
      case 'in-list':
        return first(e.operand, ...e.values)
      case 'if':
        return first(e.condition, e.then, e.else)
      case 'aggregate':
        return first(...e.of)
      case 'percent':
        return by(e.condition)
      case 'number':
      case 'text':
      case 'unknown':
        return undefined
    }
  }
  const whole = ({ origin }: { readonly origin: Origin }): string | undefined => within(origin)
  const everything = settingsWrong(study.settings, inside)
  const data = (dataset: Dataset): string | undefined => everything ?? wrong.get(dataset)?.all
  const table = ({ origin, node }: Table): string | undefined => {
    const where = node.clauses.find(({ kind }) => kind === 'where')
    const lost = outsideOf(node.clauses, inside(origin.file, origin.span))[0]?.message
    return (where === undefined ? undefined : at(origin.file, where.span)) ?? lost
  }
  return {
    by,
    comparison: (comparison) => everything ?? whole(comparison),
    counts: whole,
    family: whole,
    data,
    table,
    at,
  }
}
