import { type Diagnostic, diagnostic, type Fix } from '../../../grammar/diagnostic.ts'
import type { Study } from '../../model/study.ts'
import { behind, quoted } from '../words.ts'

/** Measured: tables with this many states (3×3 of 400 a cell, 5×5 of 15) take well over a quarter of a minute, and soon hours. */
const MOST_STATES = 500_000

/** Fisher's test of a typed-in table so large that the exact answer may never come. */
export function* exactness(study: Study): Generator<Diagnostic> {
  for (const { question, using, node, origin } of study.comparisons) {
    if (question?.kind !== 'counts' || using?.test !== 'fisher' || node.broken || using.options.has('monte-carlo'))
      continue
    const { counts, name } = question.counts
    const states = statesOf(counts)
    if (states <= MOST_STATES) continue
    const n = counts.flat().reduce((sum, count) => sum + count, 0)
    const fixes: Fix[] = [
      {
        title: 'Simulate 100 000 tables',
        edits: [{ file: origin.file, span: behind(using.span), newText: ' monte-carlo 100000' }],
      },
    ]
    yield diagnostic(
      'exact-too-large',
      { file: origin.file, span: using.span },
      `The exact test of ${quoted(name)} (${counts.length}×${counts[0]!.length}, n = ${n}) has to go through about 10^${Math.round(Math.log10(states))} partial tables and may not finish. Simulate it (\`fisher monte-carlo 100000\`), or use \`chi-square\`.`,
      {
        related: [{ file: question.counts.origin.file, span: question.counts.origin.nameSpan, message: 'the table' }],
        fixes,
      },
    )
  }
}

/**
 * About how many partial tables an exact test meets when it fills the table column by column (Mehta and Patel 1983):
 * the ways in which the row totals can be used up so far, the largest row following from the others, rows of a kind
 * counted once.
 */
export function statesOf(counts: readonly (readonly number[])[]): number {
  const rows = counts.map((row) => row.reduce((sum, count) => sum + count, 0))
  const columns = (counts[0] ?? []).map((_, at) => counts.reduce((sum, row) => sum + (row[at] ?? 0), 0))
  return Math.min(ways(rows), ways(columns))
}

function ways(totals: readonly number[]): number {
  const smaller = totals.toSorted((a, b) => a - b).slice(0, -1)
  return smaller.reduce((product, total, at) => (product * (total + 1)) / (at + 1), 1)
}
