import type { Claim } from '../../../grammar/syntax.ts'
import type { BandSymbol, Comparison, Expression, Settings } from '../../model/study.ts'
import { percentOf } from '../context.ts'
import type { Groups } from '../groups.ts'
import type { Recomputed } from './check.ts'

/**
 * `count BAND GROUP` and `percent BAND GROUP` where the scores themselves are compared: the bands are those of the score's cut-offs.
 * @returns undefined without a group and a band of that name, or where a score has several sets of cut-offs, or small counts are suppressed
 */
export function bandShare(
  claim: Claim,
  question: Comparison['question'],
  { groups }: Groups,
  settings: Settings,
): Recomputed | undefined {
  // Which counts may be shown is decided where all bands of the score are shown together, not here for one of them.
  if (settings.smallCells > 0) return undefined
  const named = claim.of.flatMap(({ path }) => path.slice(-1).map(({ text }) => text))
  const at = groups.findIndex(({ name }) => named.includes(name))
  const group = groups[at]
  const band = bandsOf(measured(question, at)).find(({ name }) => named.includes(name))
  if (group === undefined || band === undefined) return undefined
  const { values, counts } = group.values.frequencies
  let inside = 0
  let n = 0
  for (const [i, value] of values.entries()) {
    n += counts[i] ?? 0
    if (value >= band.low && (band.openHigh ? value < band.high : value <= band.high)) inside += counts[i] ?? 0
  }
  return { value: claim.name.text === 'count' ? inside : percentOf(inside, n, settings) }
}

function measured(question: Comparison['question'], group: number): Expression | undefined {
  if (question?.kind === 'groups') return question.sample.expression
  if (question?.kind === 'two-samples') return [question.first, question.second][group]?.expression
  return undefined
}

function bandsOf(expression: Expression | undefined): readonly BandSymbol[] {
  if (expression?.kind !== 'score' || expression.score.cutoffs.length !== 1) return []
  const [only] = expression.score.cutoffs
  return only?.when === undefined ? (only?.bands ?? []) : []
}
