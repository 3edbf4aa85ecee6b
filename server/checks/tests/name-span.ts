import type { Comparison, TestChoice } from '../../model/study.ts'

/** Where the name of a test stands in the clause that chooses it. */
export function nameSpan(comparison: Comparison, choice: TestChoice): TestChoice['span'] {
  for (const clause of comparison.node.clauses)
    if (clause.kind === 'using')
      for (const use of [clause.test, clause.otherwise])
        if (use && use.name.span.start >= choice.span.start && use.name.span.end <= choice.span.end)
          return use.name.span
  return choice.span
}
