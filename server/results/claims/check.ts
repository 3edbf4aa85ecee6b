import type { Claim } from '../../../grammar/syntax.ts'
import type { Context } from '../context.ts'
import type { ClaimResult } from '../types.ts'
import { failingClaim, uncheckedClaim } from './finding.ts'
import { isRange, mayRelate, relates, reportedText, roundsTo } from './written.ts'

/** What a claim is held against: a figure, perhaps with an interval, or only the ends of one. */
export interface Recomputed {
  readonly value: number | null
  readonly low?: number | null
  readonly high?: number | null
  /** Other figures that may have been printed under the same name: the U of the other group. */
  readonly also?: readonly (number | null)[]
  /** What would give the printed figure; asked only when it does not hold. */
  readonly explain?: () => readonly string[]
  /** Between which the figure is, where it is only estimated. */
  readonly between?: { readonly low: number; readonly high: number }
  /** What gives the figure: "Fisher’s exact test". */
  readonly by?: string
  /** True when the text alone shows whether it holds, so that it is said already. */
  readonly ofText?: boolean
}

/**
 * Holds one printed figure against the recomputed one, and reports it where it does not hold.
 * @param recomputed undefined when nothing that is computed tells whether it holds
 */
export function checkClaim(
  claim: Claim,
  recomputed: Recomputed | 'without data' | undefined,
  file: string,
  context: Context,
): ClaimResult {
  const base = {
    name: [claim.name.text, ...claim.of.map(({ path }) => path.map(({ text }) => text).join('.'))].join(' '),
    reported: reportedText(claim),
    line: context.line(file, claim.span.start),
  }
  const { value, interval, relation } = claim
  if (recomputed === undefined || recomputed === 'without data' || value === undefined) {
    // What is neither right nor wrong must not look as if it had been checked.
    if (recomputed === undefined && value !== undefined) context.report(uncheckedClaim(claim, base.name, file))
    return { ...base, recomputed: null, holds: null, explanations: [] }
  }
  const ends = isRange(value) ? value : interval
  const figures = [recomputed.value, ...(recomputed.also ?? [])]
  const match = isRange(value) ? undefined : figures.find((figure) => relates(figure, relation, value))
  const valueHolds = isRange(value) || match !== undefined
  const lowHolds = ends?.low === undefined || roundsTo(recomputed.low ?? null, ends.low)
  const highHolds = ends?.high === undefined || roundsTo(recomputed.high ?? null, ends.high)
  const known =
    (isRange(value) || recomputed.value !== null) &&
    (ends === undefined || ((recomputed.low ?? null) !== null && (recomputed.high ?? null) !== null))
  const estimated =
    recomputed.between !== undefined && !isRange(value) && mayRelate(recomputed.between, relation, value)
  const allHold = valueHolds && lowHolds && highHolds
  // An estimate that could be the printed figure neither shows it nor refutes it.
  const holds = known && !(estimated && !allHold) ? allHold : null
  const result: ClaimResult = {
    ...base,
    recomputed: match ?? recomputed.value,
    ...(ends === undefined ? {} : { interval: { low: recomputed.low ?? null, high: recomputed.high ?? null } }),
    holds,
    explanations: holds === false ? explained(claim, recomputed) : [],
  }
  if (holds === false && recomputed.ofText !== true)
    context.report(
      failingClaim(claim, result, { value: valueHolds, low: lowHolds, high: highHolds }, file, recomputed.by),
    )
  return result
}

function explained({ value, relation }: Claim, { value: computed, explain }: Recomputed): readonly string[] {
  const reasons = explain?.() ?? []
  const turned =
    reasons.length === 0 &&
    relation === '=' &&
    value !== undefined &&
    !isRange(value) &&
    computed !== null &&
    computed !== 0 &&
    roundsTo(-computed, value)
  return turned ? ['Only the sign differs: it depends on which group comes first.'] : reasons
}
