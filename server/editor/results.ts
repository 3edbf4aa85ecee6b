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
import { type ShownSnapshot, scoreKey } from './last-good.ts'

/** The results of a snapshot by name: their lines may be those of an older text, so nothing is found by place. */
export interface Found {
  readonly all: StudyResults
  readonly settings: SettingsResult
  readonly format: Formatter
  /** True when the text has changed since. */
  readonly stale: boolean
  /** True when a result stands in for one that cannot be computed as things are. */
  readonly isKept: (result: object | undefined) => boolean
  /** @returns why a result is older than the text, in a sentence; undefined where it is of now */
  readonly staleness: (result: object | undefined) => string | undefined
  score(instrument: string, name: string): ScoreResult | undefined
  comparison(name: string): ComparisonResult | undefined
  table(name: string): TableResult | undefined
  counts(name: string): CountsResult | undefined
  data(name: string): DataResult | undefined
}

/** @returns undefined before the first results */
export function resultsOf({
  results,
  kept,
  held,
}: Pick<ShownSnapshot, 'results' | 'kept' | 'held'>): Found | undefined {
  if (results === undefined) return undefined
  const { value, state } = results
  const named = <T extends { readonly name: string }>(list: readonly T[] | undefined, name: string): T | undefined =>
    list?.find((one) => one.name === name)
  const standIns = new Set<object | undefined>(
    kept === undefined ? [] : [...kept.scores.values(), ...kept.comparisons.values(), ...kept.tables.values()],
  )
  const isKept = (result: object | undefined): boolean => held !== undefined || standIns.has(result)
  const stale = state === 'stale'
  return {
    all: value,
    settings: value.settings,
    format: formatter(value.settings),
    stale,
    isKept,
    staleness: (result) => {
      if (held !== undefined) return `From before. ${held}`
      return standIns.has(result) ? KEPT : stale ? STALE : undefined
    },
    score: (instrument, name) =>
      kept?.scores.get(scoreKey({ instrument, name })) ??
      value.scores.find((one) => one.instrument === instrument && one.name === name),
    comparison: (name) => kept?.comparisons.get(name) ?? named(value.results, name),
    table: (name) => kept?.tables.get(name) ?? named(value.tables, name),
    counts: (name) => named(value.counts, name),
    data: (name) => named(value.data, name),
  }
}

/** What is said of results that cannot be computed as the text is. */
export const KEPT = 'From before: as it is written now it cannot be computed.'

/** What is said of results that are older than the text. */
export const STALE = 'From before the last edit, being computed again.'
