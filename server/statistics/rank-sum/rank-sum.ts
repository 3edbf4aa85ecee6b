/** The sum X of the scores of m observations drawn without replacement from n: the rank sum given the ties. */
export interface RankSum {
  /** Whole numbers ≥ 0, ascending, one per distinct value. */
  readonly scores: Float64Array
  /** How many of the n observations have each score. */
  readonly ties: Float64Array
  readonly m: number
  readonly n: number
}
