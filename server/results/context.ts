import type { Diagnostic } from '../../grammar/diagnostic.ts'
import type { Span } from '../../grammar/text.ts'
import type { Expression, Origin, Settings, Study } from '../model/study.ts'
import { isNotPlanned, type Measure, type NotPlanned } from '../plan/measure.ts'
import type { DataTable, FrequencyTable, MomentsTable } from '../plan/request.ts'

/** How long somebody waits for exact tests that may take seconds. */
export interface Patience {
  /** Asked at the start of such a test. @returns what the test asks now and then; true ends it */
  readonly begin: () => () => boolean
  /** Told when a test was ended: an estimate stands in its place. */
  readonly ended: () => void
  /** Why, as the method of the estimate says it: `the exact test is still running`. */
  readonly says: string
}

/** What the results are made from: the study and the finished tables. */
export interface Context {
  readonly study: Study
  /** By content key; undefined where the data could not be read. */
  readonly table: (key: string) => DataTable | undefined
  /** Why a table is not there, in a sentence without a full stop. */
  readonly noData: (key: string | undefined) => string
  /** @returns the line of an offset, from 1 */
  readonly line: (file: string, offset: number) => number
  /** @returns what stands at a place of a file of the study */
  readonly written: (file: string, span: Span) => string
  /** Without it exact tests take the time they need. */
  readonly patience?: Patience
  /** Takes what only the data can show. */
  readonly report: (diagnostic: Diagnostic) => void
}

/** @returns the table of a measure, or why there is none */
export function tableOf(measure: Measure | NotPlanned, context: Context): FrequencyTable | NotPlanned {
  if (isNotPlanned(measure)) return measure
  const table = context.table(measure.key)
  return table?.kind === 'frequencies' ? table : { why: context.noData(measure.key) }
}

export function momentsOf(key: string, context: Context): MomentsTable | undefined {
  const table = context.table(key)
  return table?.kind === 'moments' ? table : undefined
}

/** Where something is declared: its line, and its file when that is not the study's. */
export function placeOf(origin: Origin, { study, line }: Context): { readonly file?: string; readonly line: number } {
  const at = line(origin.file, origin.span.start)
  return origin.file === study.file ? { line: at } : { file: origin.file, line: at }
}

/** @returns whom a condition keeps, for a note: `rows where age >= 50`; undefined where everybody is meant */
export function rowsWhere(where: Expression | undefined, { file }: Origin, { written }: Context): string | undefined {
  const text = where === undefined ? '' : written(file, where.span).replace(/\s+/g, ' ').trim()
  return text === '' ? undefined : `rows where ${text}`
}

/** @returns the count, or null where the study suppresses cells so small */
export const shown = (count: number, { smallCells }: Settings): number | null =>
  count > 0 && count < smallCells ? null : count

/** How many, as a sentence says it: `12`, or `Fewer than 5` where the study does not tell counts so small. */
export const people = (count: number, settings: Settings): string =>
  shown(count, settings) === null ? `Fewer than ${settings.smallCells}` : String(count)

/** Per cent of n, null where n is 0 or the count is suppressed. */
export const percentOf = (count: number, n: number, settings: Settings): number | null =>
  n > 0 && shown(count, settings) !== null ? (100 * count) / n : null
