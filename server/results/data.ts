import type { DataPlan } from '../plan/plan.ts'
import { type Context, placeOf } from './context.ts'
import type { DataProblemResult, DataResult } from './types.ts'

/**
 * How many rows a data set has, and which condition leaves how many out, in the order of the conditions.
 * @param fileRows rows of the file, which weights do not count
 */
export function dataResult(
  { dataset, key, why }: DataPlan,
  path: string,
  problems: readonly DataProblemResult[],
  context: Context,
  fileRows?: number,
): DataResult {
  const table = key === undefined ? undefined : context.table(key)
  const base = { name: dataset.name, ...placeOf(dataset.origin, context), path, problems }
  if (table?.kind !== 'frequencies') {
    const reason = why ?? context.noData(key)
    return { ...base, rows: null, included: null, excluded: [], why: { rows: reason, included: reason } }
  }
  const out = dataset.includes.map(() => 0)
  let rows = 0
  let included = 0
  for (const [i, count] of table.counts.entries()) {
    rows += count
    // The first condition that is not true is the reason.
    const failing = dataset.includes.findIndex((_, condition) => table.values[condition]?.[i] !== 1)
    if (failing < 0) included += count
    else out[failing]! += count
  }
  const excluded = dataset.includes.map(({ reason }, i) => ({ reason, rows: out[i] ?? 0 }))
  const weight = dataset.weight?.[0]
  if (weight === undefined) return { ...base, rows, included, excluded }
  return { ...base, rows: fileRows ?? null, included, weight, excluded }
}
