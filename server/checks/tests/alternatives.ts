import { type Diagnostic, diagnostic, type Fix } from '../../../grammar/diagnostic.ts'
import type { Study } from '../../model/study.ts'
import { bare, samplesOf } from '../measurement/measured.ts'
import { quoted } from '../words.ts'

/**
 * `greater` on bands goes by their order. Where the bands are written from the highest scores down, it means lower
 * scores, which is seldom what was meant.
 */
export function* alternatives(study: Study): Generator<Diagnostic> {
  for (const { question, alternative, node, origin } of study.comparisons) {
    if (alternative === 'two-sided' || !question || node.broken) continue
    const sample = samplesOf(question)[0]
    const expression = sample && bare(sample.expression)
    if (expression?.kind !== 'band') continue
    const { score } = expression
    const cutoffs = score.cutoffs[0]
    const bands = cutoffs?.bands ?? []
    const falling = bands.length > 1 && bands.every((band, i) => i === 0 || band.low < bands[i - 1]!.low)
    const clause = node.clauses.find((one) => one.kind === 'alternative')
    if (!falling || !cutoffs || clause?.kind !== 'alternative' || !clause.value) continue
    const other = alternative === 'greater' ? 'less' : 'greater'
    const fixes: Fix[] = [
      { title: `Write ${quoted(other)}`, edits: [{ file: origin.file, span: clause.value.span, newText: other }] },
    ]
    yield diagnostic(
      'alternative-against-cutoffs',
      { file: origin.file, span: clause.value.span },
      `The bands of ${quoted(score.name)} are written from the highest scores down (${bands.map(({ name }) => name).join(', ')}), so \`${alternative}\` bands mean ${alternative === 'greater' ? 'lower' : 'higher'} scores. Write \`${other}\` if higher scores were meant to be ${alternative}.`,
      {
        related: [{ file: cutoffs.origin.file, span: cutoffs.origin.nameSpan, message: 'the order of the bands' }],
        fixes,
      },
    )
  }
}
