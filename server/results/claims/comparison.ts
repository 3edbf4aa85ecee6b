import { testNamed } from '../../../grammar/register/tests.ts'
import type { Claim } from '../../../grammar/syntax.ts'
import { countOf, figureOf } from '../../checks/reported/printed.ts'
import type { Comparison, Settings } from '../../model/study.ts'
import { type Context, percentOf, shown } from '../context.ts'
import { hiddenCells } from '../contingency.ts'
import type { Groups } from '../groups.ts'
import type { Rules } from '../rules.ts'
import type { TableInput, TestInput } from '../tests/runner.ts'
import type { ClaimResult, ComparisonResult, Effect } from '../types.ts'
import { bandShare } from './band-share.ts'
import { checkClaim, type Recomputed } from './check.ts'
import { explainP, explainQuartiles } from './explain.ts'
import { explainAdjusted, explainDifference, explainSpread, explainU } from './explain-figures.ts'

/** What the comparison was computed from. */
export interface Inputs {
  readonly table: TestInput
  readonly values: TestInput
  readonly rules: Rules
  readonly data: Groups
}

/** Every printed figure of a comparison held against what was computed. */
export function checkClaims(
  comparison: Comparison,
  result: ComparisonResult,
  inputs: Inputs,
  context: Context,
): readonly ClaimResult[] {
  const { file } = comparison.origin
  return comparison.reported.flatMap(({ claims }) =>
    claims.map((claim) => checkClaim(claim, recompute(comparison, claim, result, inputs, context), file, context)),
  )
}

function recompute(
  { question }: Comparison,
  claim: Claim,
  result: ComparisonResult,
  inputs: Inputs,
  { study }: Context,
): Recomputed | undefined {
  const typed = question?.kind === 'counts'
  const { statistics } = result
  const number = (name: string): number | null => {
    const value = statistics[name]
    return typeof value === 'number' ? value : null
  }
  const title = testNamed(result.test)?.title
  switch (claim.name.text) {
    case 'p':
      return {
        value: statistics.p,
        explain: () => [
          ...explainP(claim, statistics.p, siblingsOf(inputs)),
          ...explainAdjusted(claim, result.adjusted),
        ],
        ...(title === undefined ? {} : { by: title }),
        ...within(number('pLow'), number('pHigh')),
      }
    case 'difference':
      return {
        value: number('estimate'),
        low: number('low'),
        high: number('high'),
        explain: () => {
          const found = { value: number('estimate'), low: number('low'), high: number('high') }
          const other = study.settings.difference === 'second - first' ? 'first - second' : 'second - first'
          return explainDifference(claim, found, result.groups, other)
        },
      }
    case 'statistic': {
      const name = testNamed(result.test)?.statistic ?? ''
      if (name === 'u') {
        const us = [number('u1'), number('u2')]
        return { value: us[0] ?? null, also: us.slice(1), explain: () => explainU(claim, us, result.groups) }
      }
      if (name === 'oddsRatio') return effect(statistics['oddsRatio'])
      const value = number(name)
      // The sign of a t depends on which group is taken first.
      return { value, also: name === 't' && value !== null ? [-value] : [] }
    }
    case 'df':
      return { value: number('df') ?? number('df1') }
    case 'effect':
      return effect(statistics.effect)
    case 'count':
    case 'percent':
      return cell(claim, inputs.table, study.settings, typed) ?? bandShare(claim, question, inputs.data, study.settings)
    default:
      return ofGroup(claim, result, inputs, typed)
  }
}

/** The table where categories are compared, the values where numbers are. */
const siblingsOf = ({ table, values }: Inputs): readonly TestInput[] =>
  table.kind === 'table' && table.rows.length > 0 ? [table] : [values]

/** An estimated p says no more than where p is; twice as far as its limits, since the limits too may be wrong. */
function within(low: number | null, high: number | null): Pick<Recomputed, 'between'> {
  if (low === null || high === null) return {}
  const spare = (high - low) / 2
  return { between: { low: low - spare, high: high + spare } }
}

function effect(value: unknown): Recomputed | undefined {
  if (typeof value !== 'object' || value === null || !('low' in value)) return undefined
  const { value: figure, low, high } = value as Effect
  return { value: figure, low, high }
}

export const names = ({ of }: Claim): readonly string[] =>
  of.flatMap(({ path }) => path.slice(-1).map(({ text }) => text))

/**
 * `count BAND GROUP` and `percent BAND GROUP`, in a table of counts.
 * @param typed whether the counts stand in the text, which then shows by itself whether a percentage is theirs
 */
export function cell(claim: Claim, table: TestInput, settings: Settings, typed: boolean): Recomputed | undefined {
  if (table.kind !== 'table') return undefined
  const named = names(claim)
  const row = table.rows.findIndex(({ name }) => named.includes(name))
  const column = table.columns.findIndex(({ name }) => named.includes(name))
  if (row < 0 || (column < 0 && named.length > 1)) return undefined
  const count = columnSum(table, column, row)
  const hidden = hiddenCells(table, settings)[row]?.[column < 0 ? table.columns.length : column] ?? null
  if (claim.name.text === 'count') return { value: hidden === null ? shown(count, settings) : null }
  return {
    value: hidden === null ? percentOf(count, columnTotal(table, column), settings) : null,
    ofText: typed && figureOf(claim) !== undefined,
  }
}

/** `n GROUP` of a table of counts. */
export function sizeIn(claim: Claim, table: TestInput, typed: boolean): Recomputed | undefined {
  if (table.kind !== 'table') return undefined
  const [named] = names(claim)
  const column = table.columns.findIndex(({ name }) => name === named)
  return column < 0 && named !== undefined
    ? undefined
    : { value: columnTotal(table, column), ofText: typed && countOf(claim) !== undefined }
}

const columnTotal = (table: TableInput, column: number): number =>
  table.rows.reduce((sum, _, row) => sum + columnSum(table, column, row), 0)

/** One cell, or the whole row where no column is named. */
const columnSum = ({ counts }: TableInput, column: number, row: number): number =>
  column < 0 ? (counts[row] ?? []).reduce((a, b) => a + b, 0) : (counts[row]?.[column] ?? 0)

function ofGroup(
  claim: Claim,
  result: ComparisonResult,
  { table, rules, data }: Inputs,
  typed: boolean,
): Recomputed | undefined {
  const [named] = names(claim)
  const what = claim.name.text
  const group = result.groups.find(({ name }) => name === named)
  if (what === 'n') {
    if (named === undefined && result.groups.length > 0)
      return { value: result.groups.reduce((sum, { n }) => sum + n, 0) }
    if (group !== undefined) return { value: group.n }
    return sizeIn(claim, table, typed)
  }
  if (group === undefined) return undefined
  const values = data.groups.find(({ name }) => name === named)?.values.frequencies
  const explain = values === undefined ? {} : { explain: () => explainQuartiles(claim, values, rules.quantiles) }
  switch (what) {
    case 'median':
      return { value: group.median, low: group.q1, high: group.q3, ...explain }
    case 'quartiles':
      return { value: null, low: group.q1, high: group.q3, ...explain }
    case 'mean':
      return { value: group.mean }
    case 'sd':
      return { value: group.sd, explain: () => explainSpread(claim, group.sd, group.n) }
    case 'range':
      return { value: null, low: group.min, high: group.max }
    default:
      return undefined
  }
}
