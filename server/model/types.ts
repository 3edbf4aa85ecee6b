import type { Rational } from './rational.ts'

/** Stevens's levels, as the field uses them; a sum or mean of items counts as interval. */
export type Level = 'nominal' | 'ordinal' | 'interval'

/**
 * The values that a number can take. `values` lists them exactly where they are finitely many and not too many
 * (`attainable.ts` sets the limit); otherwise only the ends are known and `step` says whether there is a grid.
 */
export interface Attainable {
  readonly low: number
  readonly high: number
  /** The distance of neighbouring values when all are on one grid from `low`; undefined: any value between the ends. */
  readonly step?: number
  /** Ascending, no duplicates. */
  readonly values?: readonly Rational[]
  /** True when a value that is no integer can occur. */
  readonly fractional: boolean
}

export interface Category {
  readonly name: string
  readonly label: string
}

export type ValueType =
  | { readonly kind: 'number'; readonly level: Level; readonly attainable: Attainable }
  | { readonly kind: 'category'; readonly level: 'nominal' | 'ordinal'; readonly categories: readonly Category[] }
  | { readonly kind: 'flag' }
  | { readonly kind: 'date' }
  /** After an error: every stage stays silent about what follows from it. */
  | { readonly kind: 'unknown' }
