import type { Category } from '../../model/types.ts'
import type { Frequencies } from '../../statistics/frequencies.ts'
import type { Rules } from '../rules.ts'
import type { Effect, PairResult, Statistics, Why } from '../types.ts'

/** What a test is run on: the values of each group, or a table of counts, rows by columns. */
export type TestInput =
  | {
      readonly kind: 'groups'
      readonly groups: readonly { readonly name: string; readonly values: Frequencies }[]
      /** The values are places of categories in their order: they have ranks, but no differences. */
      readonly ranked?: true
    }
  | {
      readonly kind: 'table'
      readonly rows: readonly Category[]
      readonly columns: readonly Category[]
      /** counts[row][column] */
      readonly counts: readonly (readonly number[])[]
      /** The rows rise: `greater` then means that the first group is higher up, not that it has more of the first row. */
      readonly ordered: boolean
    }

export type GroupsInput = Extract<TestInput, { kind: 'groups' }>
export type TableInput = Extract<TestInput, { kind: 'table' }>

/** What a test gives. Text is limited to the method phrase and notes, whole sentences. */
export interface Outcome {
  /** Exactness and corrections: `asymptotic, tie-corrected, continuity-corrected`. */
  readonly method: string
  readonly statistics: Statistics
  readonly pairs?: readonly PairResult[]
  readonly expected?: readonly (readonly number[])[]
  readonly residuals?: readonly (readonly number[])[]
  readonly notes: readonly string[]
  /** Things that only the data could show, by code of the register of diagnostics. */
  readonly warnings: readonly { readonly code: 'expected-counts-small'; readonly message: string }[]
}

export type Runner<Input extends TestInput> = (input: Input, rules: Rules) => Outcome

/** `varies`: packages differ in its p, so that it is computed by the conventions of the others too. */
export type TestRunner = { readonly varies: boolean } & (
  | { readonly takes: 'groups'; readonly run: Runner<GroupsInput> }
  | { readonly takes: 'table'; readonly run: Runner<TableInput> }
)

export function notComputed(method: string, why: string): Outcome {
  return { method, statistics: { p: null, why: { p: why } }, notes: [], warnings: [] }
}

/** An effect with its interval, or why there is none; `sign` −1 turns it round. */
export function effectOf(
  name: string,
  result: { readonly value: number; readonly low: number; readonly high: number } | { readonly why: string },
  sign: 1 | -1 = 1,
): Effect {
  if ('why' in result) {
    const why: Why = { value: result.why, low: result.why, high: result.why }
    return { name, value: null, low: null, high: null, why }
  }
  const ends = turned(result.low, result.high, sign)
  const why: Record<string, string> = {}
  if (Number.isNaN(result.low)) why['low'] = why['high'] = NO_INTERVAL
  return { name, value: clean(sign * result.value), ...ends, ...(Number.isNaN(result.low) ? { why } : {}) }
}

const NO_INTERVAL = 'the groups do not overlap, and its interval has no width then'

/** The ends of an interval, exchanged where the sign is turned; infinite ends are null. */
export function turned(low: number, high: number, sign: 1 | -1): { low: number | null; high: number | null } {
  return sign === 1 ? { low: clean(low), high: clean(high) } : { low: clean(-high), high: clean(-low) }
}

/** −0 is 0; infinite is null. */
export const clean = (value: number): number | null => (Number.isFinite(value) ? value + 0 : null)

export const signOf = (rules: Rules): 1 | -1 => (rules.difference === 'second - first' ? -1 : 1)
