import type { Rational } from '../model/rational.ts'

/**
 * What the results need of the data, and nothing more: frequency tables and moments over formulas of columns. This is the
 * whole contract between the engine and a source of data, in memory or SQL. It is plain data (it crosses to the worker, and
 * its canonical JSON is the key under which a table is remembered). Bands are not in it unless a condition uses them:
 * a cut-off is applied to the finished table, so editing one never touches the data.
 */

/** A column of a data set, named by what it is bound to. */
export interface ColumnRef {
  /** `STAR_P.p1` for an item, `age` for a variable; `@id` and `@weight` for the columns of those clauses. */
  readonly column: string
  /** Occasion in repeated measures. */
  readonly occasion?: string
}

/**
 * A formula over one row. Its value is a number, missing, or not asked. Truth is 1 and 0; `and`, `or`, `not` are
 * three-valued; arithmetic on a missing value, and division by zero, give missing. A category is the index of the
 * category in the order declared.
 */
export type Formula =
  | { readonly op: 'number'; readonly value: Rational }
  /** Constants that are no exact fraction. */
  | { readonly op: 'real'; readonly value: number }
  /** `reverse` is low + high of the declared scale: the value becomes `reverse − x`. */
  | { readonly op: 'column'; readonly ref: ColumnRef; readonly reverse?: number }
  /** Not asked where the condition is not true; `otherwise` is what a skipped item counts as instead. */
  | { readonly op: 'asked'; readonly condition: Formula; readonly operand: Formula; readonly otherwise?: number }
  | { readonly op: 'negate' | 'not' | 'missing' | 'round'; readonly operand: Formula }
  | { readonly op: '+' | '-' | '*' | '/'; readonly left: Formula; readonly right: Formula }
  | { readonly op: '=' | '!=' | '<' | '<=' | '>' | '>='; readonly left: Formula; readonly right: Formula }
  | { readonly op: 'and' | 'or'; readonly left: Formula; readonly right: Formula }
  | { readonly op: 'if'; readonly condition: Formula; readonly then: Formula; readonly else: Formula }
  | {
      readonly op: 'in-range'
      readonly operand: Formula
      readonly low: number
      readonly high: number
      readonly openHigh: boolean
    }
  | { readonly op: 'in-list'; readonly operand: Formula; readonly values: readonly Formula[] }
  /** `band` of a value, as the index of the first band that holds it; the first set of bands whose condition is true. */
  | { readonly op: 'band'; readonly operand: Formula; readonly sets: readonly BandSet[] }
  /**
   * Over the answered operands. Not-asked operands are no part of the aggregate; all not asked: not asked. More than
   * `allow` missing: missing. `sum` is then the mean of the answered × the number asked, `mean` their mean, as exact
   * fractions. `count` counts the true ones; with missing ones allowed it prorates too.
   */
  | {
      readonly op: 'aggregate'
      readonly fn: 'sum' | 'mean' | 'count' | 'min' | 'max'
      readonly of: readonly Formula[]
      readonly allow: number
    }

export interface BandSet {
  readonly when?: Formula
  readonly bands: readonly { readonly low: number; readonly high: number; readonly openHigh: boolean }[]
}

/** How often each combination of values occurs. */
export interface FrequencyRequest {
  readonly kind: 'frequencies'
  readonly dataset: string
  readonly dimensions: readonly Formula[]
  /** Rows where this is not true are left out; conditions of `include` are part of it. */
  readonly where?: Formula
}

/** Sums and products over the rows in which no item is missing: all that reliability needs. */
export interface MomentsRequest {
  readonly kind: 'moments'
  readonly dataset: string
  readonly items: readonly Formula[]
  readonly where?: Formula
}

export type DataRequest = FrequencyRequest | MomentsRequest

/** A value that is missing, in a table. */
export const MISSING = Number.NaN
/** A value that was not asked for, in a table. */
export const NOT_ASKED = Number.POSITIVE_INFINITY

/**
 * One row per combination that occurs: `values[d][i]` is the value of dimension d in row i, MISSING or NOT_ASKED; `counts[i]`
 * how often. Rows are sorted by the dimensions in order, ascending, MISSING then NOT_ASKED last. Tables of parts of the
 * data merge by adding the counts of equal rows. Counts are whole numbers unless the data are weighted.
 */
export interface FrequencyTable {
  readonly kind: 'frequencies'
  readonly values: readonly Float64Array[]
  readonly counts: Float64Array
}

/** `cross` is row-major, items × items: Σ xᵢxⱼ over the `n` complete rows. Parts merge by adding. */
export interface MomentsTable {
  readonly kind: 'moments'
  readonly n: number
  /** Rows that meet the condition and were asked, complete or not. */
  readonly rows: number
  readonly sums: Float64Array
  readonly cross: Float64Array
}

export type DataTable = FrequencyTable | MomentsTable
