import { oddsRatio, riskDifference, riskRatio, type TwoByTwo } from '../../statistics/proportions.ts'
import type { Effect } from '../types.ts'
import { effectOf } from './runner.ts'

/** Odds ratio, risk ratio and risk difference of a 2×2 table: the first row's share in the first column against the second. */
export function oddsRatioOf(
  counts: readonly (readonly number[])[],
  confidence: number,
): { readonly oddsRatio: Effect; readonly riskRatio: Effect; readonly riskDifference: Effect } {
  const at = (i: number, j: number): number => counts[i]?.[j] ?? 0
  // The functions want a row for each group; here groups are the columns.
  const byGroup: TwoByTwo = [
    [at(0, 0), at(1, 0)],
    [at(0, 1), at(1, 1)],
  ]
  return {
    oddsRatio: effectOf('odds-ratio', oddsRatio(byGroup, confidence)),
    riskRatio: effectOf('risk-ratio', riskRatio(byGroup, confidence)),
    riskDifference: effectOf('risk-difference', riskDifference(byGroup, confidence)),
  }
}
