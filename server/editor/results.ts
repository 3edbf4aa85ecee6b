import { type Formatter, formatter } from '../results/format/formatter.ts'
import type {
  ComparisonResult,
  CountsResult,
  DataResult,
  ScoreResult,
  SettingsResult,
  StudyResults,
  TableResult,
} from '../results/types.ts'
import type { Snapshot } from '../workspace/snapshot.ts'

/** The results of a snapshot by name: their lines may be those of an older text, so nothing is found by place. */
export interface Found {
  readonly all: StudyResults
  readonly settings: SettingsResult
  readonly format: Formatter
  /** True when the text has changed since. */
  readonly stale: boolean
  score(instrument: string, name: string): ScoreResult | undefined
  comparison(name: string): ComparisonResult | undefined
  table(name: string): TableResult | undefined
  counts(name: string): CountsResult | undefined
  data(name: string): DataResult | undefined
}

/** @returns undefined before the first results */
export function resultsOf({ results }: Pick<Snapshot, 'results'>): Found | undefined {
  if (results === undefined) return undefined
  const { value, state } = results
  const named = <T extends { readonly name: string }>(list: readonly T[] | undefined, name: string): T | undefined =>
    list?.find((one) => one.name === name)
  return {
    all: value,
    settings: value.settings,
    format: formatter(value.settings),
    stale: state === 'stale',
    score: (instrument, name) => value.scores.find((one) => one.instrument === instrument && one.name === name),
    comparison: (name) => named(value.results, name),
    table: (name) => named(value.tables, name),
    counts: (name) => named(value.counts, name),
    data: (name) => named(value.data, name),
  }
}

/** What is said of results that are older than the text. */
export const STALE = 'From before the last edit, being computed again.'
