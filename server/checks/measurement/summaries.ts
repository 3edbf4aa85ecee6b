import { type Diagnostic, diagnostic } from '../../../grammar/diagnostic.ts'
import type { Study } from '../../model/study.ts'

/** `as mean-sd` says how numbers are described; a table of nothing but categories has none. */
export function* summaries(study: Study): Generator<Diagnostic> {
  for (const { node, rows, origin } of study.tables) {
    const clause = node.clauses.find((one) => one.kind === 'as')
    const categories = rows.every(({ type }) => type.kind === 'category' || type.kind === 'flag')
    if (node.broken || clause?.summary === undefined || rows.length === 0 || !categories) continue
    yield diagnostic(
      'summary-without-numbers',
      { file: origin.file, span: clause.span },
      `Nothing in this table is a number, so \`as ${clause.summary.text}\` changes nothing: categories get n (%). Describe a number, or remove it.`,
      {
        fixes: [
          {
            title: `Remove \`as ${clause.summary.text}\``,
            edits: [{ file: origin.file, span: clause.span, newText: '' }],
          },
        ],
      },
    )
  }
}
