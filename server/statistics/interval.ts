/** Which alternative is tested: the first is greater than, less than, or different from the second. */
export type Alternative = 'two-sided' | 'greater' | 'less'

/** A confidence interval; an end of a one-sided one is infinite. */
export interface Interval {
  readonly low: number
  readonly high: number
  /** 0.95 is 95 %. */
  readonly confidence: number
}

/** An estimate with its interval. */
export interface Estimate extends Interval {
  readonly value: number
}
