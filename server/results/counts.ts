import type { Counts } from '../model/study.ts'
import { checkClaim } from './claims/check.ts'
import { cell, sizeIn } from './claims/comparison.ts'
import { type Context, placeOf } from './context.ts'
import { contingency } from './contingency.ts'
import { rulesOf } from './rules.ts'
import { runChiSquare } from './tests/chi-square.ts'
import type { TableInput } from './tests/runner.ts'
import type { CountsResult } from './types.ts'

/** A typed-in table with what would be expected, and what was printed beside it. */
export function countsResult(counts: Counts, context: Context): CountsResult {
  const { settings } = context.study
  const input: TableInput = {
    kind: 'table',
    rows: counts.rows,
    columns: counts.columns,
    counts: counts.counts,
    ordered: false,
  }
  const pearson = runChiSquare(input, { ...rulesOf(settings), chiSquare: 'pearson' })
  const claims = counts.reported.flatMap((reported) =>
    reported.claims.map((claim) => {
      const what = claim.name.text
      const known =
        what === 'n'
          ? sizeIn(claim, input, true)
          : ['count', 'percent'].includes(what)
            ? cell(claim, input, settings, true)
            : undefined
      return checkClaim(claim, known, counts.origin.file, context)
    }),
  )
  return {
    name: counts.name,
    label: counts.label,
    ...placeOf(counts.origin, context),
    table: contingency(input, pearson, settings),
    claims,
  }
}
