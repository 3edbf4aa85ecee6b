import type { Claim } from '../../../grammar/syntax.ts'
import { roundShort } from '../format/round.ts'
import type { ComparisonResult, GroupResult } from '../types.ts'
import { decimalsOf, isRange, roundsTo } from './written.ts'

/** A figure that may have been printed in place of the right one, and what it is called. */
interface Candidate {
  readonly says: string
  readonly value: number | null
}

function explainBy(claim: Claim, candidates: readonly Candidate[]): readonly string[] {
  const { value } = claim
  if (value === undefined || isRange(value) || claim.relation !== '=') return []
  const digits = Math.min(14, decimalsOf(value.written) + 1)
  return candidates.flatMap(({ says, value: other }) =>
    other !== null && roundsTo(other, value) ? [`${says} is ${roundShort(other, digits)}.`] : [],
  )
}

/** The p that the family adjusts, in place of that of the test. */
export function explainAdjusted(claim: Claim, adjusted: ComparisonResult['adjusted']): readonly string[] {
  if (adjusted === undefined) return []
  return explainBy(claim, [{ says: `Adjusted by ${adjusted.method} in \`${adjusted.family}\` it`, value: adjusted.p }])
}

/** A standard deviation by n, or the standard error of the mean, in its place. */
export function explainSpread(claim: Claim, sd: number | null, n: number): readonly string[] {
  if (sd === null || sd === 0 || n < 2) return []
  return explainBy(claim, [
    { says: 'The standard error of the mean', value: sd / Math.sqrt(n) },
    { says: 'The standard deviation that divides by n instead of n − 1', value: sd * Math.sqrt((n - 1) / n) },
    { says: 'The variance', value: sd * sd },
  ])
}

/**
 * A difference the other way round, or that of the medians or means.
 * @param other the setting of the study that turns it round: `first - second`
 */
export function explainDifference(
  claim: Claim,
  { value, low, high }: { readonly value: number | null; readonly low: number | null; readonly high: number | null },
  groups: readonly GroupResult[],
  other: string,
): readonly string[] {
  const { value: printed, interval } = claim
  if (printed === undefined || isRange(printed) || value === null) return []
  const turned = (number: number | null): number | null => (number === null ? null : -number)
  const around =
    value !== 0 &&
    roundsTo(-value, printed) &&
    (interval?.low === undefined || roundsTo(turned(high), interval.low)) &&
    (interval?.high === undefined || roundsTo(turned(low), interval.high))
  if (around) return [`It is the same difference the other way round: \`difference ${other}\`.`]
  const [first, second] = groups
  const differ = (a: number | null | undefined, b: number | null | undefined): readonly (number | null)[] =>
    typeof a === 'number' && typeof b === 'number' ? [a - b, b - a] : []
  const matching = (says: string, values: readonly (number | null)[]): Candidate[] => {
    const found = values.find((one) => one !== null && roundsTo(one, printed))
    return found === undefined ? [] : [{ says, value: found }]
  }
  return explainBy(claim, [
    ...matching('The difference of the medians', differ(first?.median, second?.median)),
    ...matching('The difference of the means', differ(first?.mean, second?.mean)),
  ])
}

/** The rank sum of a group in place of its U: some packages call both W. */
export function explainU(
  claim: Claim,
  us: readonly (number | null)[],
  groups: readonly GroupResult[],
): readonly string[] {
  return explainBy(
    claim,
    us.flatMap((u, i): Candidate[] => {
      const group = groups[i]
      if (u === null || group === undefined) return []
      return [{ says: `The rank sum of ${group.label || group.name}`, value: u + (group.n * (group.n + 1)) / 2 }]
    }),
  )
}
