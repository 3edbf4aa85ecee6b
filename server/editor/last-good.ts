import { type DiagnosticCode, diagnostics } from '../../grammar/register/diagnostics.ts'
import { sentence } from '../results/sentence.ts'
import type { ComparisonResult, ScoreResult, StudyResults, TableResult } from '../results/types.ts'
import type { Snapshot, SnapshotResults } from '../workspace/snapshot.ts'

/** Results that stand in for those that cannot be computed as the text is, by name. */
export interface Kept {
  readonly scores: ReadonlyMap<string, ScoreResult>
  readonly comparisons: ReadonlyMap<string, ComparisonResult>
  readonly tables: ReadonlyMap<string, TableResult>
}

/** A snapshot as it is shown: what cannot be computed for the moment has its last good result. */
export interface ShownSnapshot extends Snapshot {
  readonly kept?: Kept
  /** Why none of the results is of now, in a sentence: the data file is locked. */
  readonly held?: string
}

interface Known {
  /** The newest results, as they came. */
  newest: StudyResults
  /** The newest that had their data, and the version of their text. */
  whole: SnapshotResults | undefined
  held: string | undefined
  readonly scores: Map<string, ScoreResult>
  readonly comparisons: Map<string, ComparisonResult>
  readonly tables: Map<string, TableResult>
  kept: Kept
}

/**
 * Remembers of each document the last results that were computed. While a declaration is half written, or its data file is
 * locked, they stay in sight, marked as old, until their successors are there.
 */
export class LastGood {
  readonly #known = new Map<string, Known>()

  /** @returns why these results are not shown: the message about the data file that is locked; undefined where they are */
  take(uri: string, version: number, results: StudyResults): string | undefined {
    const known = this.#known.get(uri) ?? nothing(results)
    this.#known.set(uri, known)
    known.newest = results
    const locked = lockedIn(results)
    known.held = locked === undefined || known.whole === undefined ? undefined : locked
    if (locked === undefined) {
      known.whole = { value: results, version, state: 'stale' }
      remember(known, results)
    }
    return known.held
  }

  forget(uri: string): void {
    this.#known.delete(uri)
  }

  /** @returns the snapshot as it is to be shown */
  shown(snapshot: Snapshot): ShownSnapshot {
    const known = this.#known.get(snapshot.uri)
    // Results that were never taken are newer than what is known.
    if (known === undefined || snapshot.results?.value !== known.newest) return snapshot
    if (known.held !== undefined && known.whole !== undefined)
      return { ...snapshot, results: known.whole, held: known.held }
    const { scores, comparisons, tables } = known.kept
    return scores.size + comparisons.size + tables.size === 0 ? snapshot : { ...snapshot, kept: known.kept }
  }
}

const nothing = (newest: StudyResults): Known => ({
  newest,
  whole: undefined,
  held: undefined,
  scores: new Map(),
  comparisons: new Map(),
  tables: new Map(),
  kept: { scores: new Map(), comparisons: new Map(), tables: new Map() },
})

const lockedIn = ({ data }: StudyResults): string | undefined =>
  data.flatMap(({ problems }) => problems).find(({ code }) => code === 'file-locked')?.message

/** Keeps what was computed; of what the text stops, takes what is remembered; forgets what fails for another reason. */
function remember(known: Known, results: StudyResults): void {
  const stops = stoppedBy(results)
  const sort = <T>(
    list: readonly T[],
    keyOf: (one: T) => string,
    whyOf: (one: T) => readonly string[],
    good: Map<string, T>,
  ) => {
    const kept = new Map<string, T>()
    for (const one of list) {
      const key = keyOf(one)
      const why = whyOf(one)
      const before = good.get(key)
      if (why.length === 0) good.set(key, one)
      else if (!why.some(stops)) good.delete(key)
      else if (before !== undefined) kept.set(key, before)
    }
    return kept
  }
  const failure = ({ failed }: { readonly failed?: string }): readonly string[] =>
    failed === undefined ? [] : [failed]
  // Without the p of one of its family a comparison has no adjusted p, for the same reason.
  const ofComparison = (one: ComparisonResult): readonly string[] =>
    one.failed !== undefined || one.adjusted?.p !== null
      ? failure(one)
      : results.results.filter(({ adjusted }) => adjusted?.family === one.adjusted?.family).flatMap(failure)
  known.kept = {
    scores: sort(results.scores, scoreKey, failure, known.scores),
    comparisons: sort(results.results, ({ name }) => name, ofComparison, known.comparisons),
    tables: sort(
      results.tables,
      ({ name }) => name,
      ({ notes }) => notes.filter((text) => LEFT_OUT.test(text)).map((text) => text.replace(LEFT_OUT, '')),
      known.tables,
    ),
  }
}

export const scoreKey = ({ instrument, name }: { readonly instrument: string; readonly name: string }): string =>
  `${instrument}.${name}`

/** What a table says of a row that it has not. */
const LEFT_OUT = /^.* (is|are) left out: /
/** What is not understood is reported elsewhere in the text, in other words. */
const NOT_UNDERSTOOD = /could not be understood/
/** Errors that only results show: they are answers. */
const OF_RESULTS: ReadonlySet<string> = new Set<DiagnosticCode>(['group-empty', 'group-constant'])

/** @returns whether a reason is an error of the text, which its author is about to mend */
function stoppedBy({ diagnostics: found }: StudyResults): (why: string) => boolean {
  const area = (code: string): string | undefined =>
    Object.hasOwn(diagnostics, code) ? diagnostics[code as DiagnosticCode].area : undefined
  const messages = new Set(
    found
      .filter(({ severity, code }) => severity === 'error' && area(code) !== 'data' && !OF_RESULTS.has(code))
      .map(({ message }) => sentence(message)),
  )
  return (why) => messages.has(sentence(why)) || NOT_UNDERSTOOD.test(why)
}
