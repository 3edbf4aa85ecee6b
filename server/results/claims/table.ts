import type { Claim } from '../../../grammar/syntax.ts'
import type { Table } from '../../model/study.ts'
import type { TablePlan } from '../../plan/plan.ts'
import type { Context } from '../context.ts'
import { labelOf, written } from '../groups.ts'
import { categoriesOf } from '../sample.ts'
import type { ClaimResult, TableResult, TableRow } from '../types.ts'
import { checkClaim, type Recomputed } from './check.ts'
import { names } from './comparison.ts'
import { explainSpread } from './explain-figures.ts'

/** Claims inside a `table`: `n GROUP`, `median age GROUP`, `count female GROUP`, … */
export function tableClaims(
  table: Table,
  plan: TablePlan,
  columns: TableResult['columns'],
  rows: readonly TableRow[],
  context: Context,
): readonly ClaimResult[] {
  return table.reported.flatMap(({ claims }) =>
    claims.map((claim) => checkClaim(claim, recompute(claim, plan, columns, rows), table.origin.file, context)),
  )
}

function recompute(
  claim: Claim,
  plan: TablePlan,
  columns: TableResult['columns'],
  rows: readonly TableRow[],
): Recomputed | 'without data' | undefined {
  if (rows.length === 0) return 'without data'
  const named = names(claim)
  const wanted = columns.findIndex(({ name }) => named.includes(name))
  const at = wanted < 0 ? columns.length - 1 : wanted
  const what = claim.name.text
  if (what === 'n') return { value: columns[at]?.n ?? null }
  const labels = plan.rows.flatMap(({ expression }) => {
    const own = named.some((name) => written(expression).split('.').includes(name)) ? [labelOf(expression)] : []
    const category = categoriesOf(expression).find(({ name }) => named.includes(name))
    return category === undefined ? own : [category.label || category.name]
  })
  // One number described needs no name.
  const only = plan.rows.length === 1 ? plan.rows.map(({ expression }) => labelOf(expression)) : []
  const row = rows.find(({ label }) => (labels.length > 0 ? labels : only).includes(label))
  const cell = row?.cells[at]
  if (cell === undefined) return undefined
  switch (what) {
    case 'count':
      return { value: cell.count }
    case 'percent':
      return { value: cell.percent }
    case 'mean':
      return { value: cell.mean }
    case 'sd':
      return { value: cell.sd, explain: () => explainSpread(claim, cell.sd, cell.n ?? Number.NaN) }
    case 'median':
      return { value: cell.median, low: cell.q1, high: cell.q3 }
    case 'quartiles':
      return { value: null, low: cell.q1, high: cell.q3 }
    case 'range':
      return { value: null, low: cell.min, high: cell.max }
    default:
      return undefined
  }
}
