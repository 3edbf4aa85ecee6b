import type { Claim } from '../../../grammar/syntax.ts'
import type { Score } from '../../model/study.ts'
import type { Frequencies } from '../../statistics/frequencies.ts'
import type { Context } from '../context.ts'
import type { ClaimResult, ScoreResult } from '../types.ts'
import { checkClaim, type Recomputed } from './check.ts'
import { names } from './comparison.ts'
import { explainQuartiles } from './explain.ts'
import { explainSpread } from './explain-figures.ts'

/** What was printed of a score by itself: `alpha`, `median`, `count good`, … */
export function scoreClaims(
  score: Score,
  result: ScoreResult,
  frequencies: Frequencies,
  context: Context,
): readonly ClaimResult[] {
  return score.node.reported.flatMap(({ claims }) =>
    claims.map((claim) =>
      checkClaim(claim, recompute(claim, result, frequencies, context), score.origin.file, context),
    ),
  )
}

function recompute(
  claim: Claim,
  result: ScoreResult,
  f: Frequencies,
  { study }: Context,
): Recomputed | 'without data' | undefined {
  // An n of 0 would be something to hold it against.
  if (result.failed !== undefined) return 'without data'
  const explain = () => explainQuartiles(claim, f, study.settings.quantiles)
  switch (claim.name.text) {
    case 'alpha':
      return result.alpha && { value: result.alpha.value, low: result.alpha.low, high: result.alpha.high }
    case 'n':
      return { value: result.n }
    case 'mean':
      return { value: result.mean }
    case 'sd':
      return { value: result.sd, explain: () => explainSpread(claim, result.sd, result.n) }
    case 'median':
      return { value: result.median, low: result.q1, high: result.q3, explain }
    case 'quartiles':
      return { value: null, low: result.q1, high: result.q3, explain }
    case 'range':
      return { value: null, low: result.observed.min, high: result.observed.max }
    case 'count':
    case 'percent': {
      const [name, group] = names(claim)
      const band = result.bands.find((one) => one.name === name)
      const place = group === undefined ? band : band?.groups.find((one) => one.name === group)
      if (place?.count === undefined || place.count === null) return undefined
      return { value: claim.name.text === 'count' ? place.count : place.percent }
    }
    default:
      return undefined
  }
}
