import type { StudyPlan } from '../plan/plan.ts'
import { compareResult } from './comparison.ts'
import type { Context } from './context.ts'
import { countsResult } from './counts.ts'
import { adjustFamilies } from './families.ts'
import { scoreFindings, straightLining } from './findings.ts'
import { scoreResult } from './scores.ts'
import { tableResult } from './table1.ts'
import type { StudyResults } from './types.ts'

export type Computed = Required<Pick<StudyResults, 'scores' | 'results' | 'tables' | 'counts'>>

/** Everything that a study asks, from finished tables. What the data alone can show is reported to the context. */
export function results(plan: StudyPlan, context: Context): Computed {
  const scores = plan.scores.map((one) => {
    const result = scoreResult(one, context)
    for (const found of scoreFindings(one, result, context)) context.report(found)
    return result
  })
  for (const one of plan.straightLines) for (const found of straightLining(one, context)) context.report(found)
  const compared = plan.comparisons.map((one) => compareResult(one, context))
  const adjusted = adjustFamilies(
    compared.map(({ result }) => result),
    plan.families,
  )
  return {
    scores,
    results: adjusted.map((result, i) => ({ ...result, claims: compared[i]?.claims?.(result) ?? [] })),
    tables: plan.tables.map((one) => tableResult(one, context)),
    counts: [...context.study.counts.values()].map((one) => countsResult(one, context)),
  }
}
