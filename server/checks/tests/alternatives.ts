import { type Diagnostic, diagnostic, type Fix, type Related } from '../../../grammar/diagnostic.ts'
import type { AlternativeClause } from '../../../grammar/syntax.ts'
import type { Comparison, Cutoffs, Expression, Question, Score, Study } from '../../model/study.ts'
import { bare } from '../measurement/measured.ts'
import { quoted } from '../words.ts'

/**
 * `greater` goes by the numbers, or by the order of the bands. Where the cut-offs run the other way, it means the opposite
 * of what its reader takes it for.
 */
export function* alternatives(study: Study): Generator<Diagnostic> {
  for (const comparison of study.comparisons) {
    const { question, alternative, node } = comparison
    if (alternative === 'two-sided' || !question || node.broken) continue
    const clause = node.clauses.find((one) => one.kind === 'alternative')
    if (clause?.kind !== 'alternative' || !clause.value) continue
    yield* fallingBands(comparison, question, clause)
    yield* opposed(comparison, question, clause)
  }
}

const place = ({ origin }: Cutoffs, message: string): Related => ({ file: origin.file, span: origin.nameSpan, message })

/** Bands written from the highest scores down. */
function* fallingBands(
  { alternative, origin }: Comparison,
  question: Question,
  clause: AlternativeClause,
): Generator<Diagnostic> {
  const sample = 'sample' in question ? question.sample : 'first' in question ? question.first : undefined
  const expression = sample && bare(sample.expression)
  if (expression?.kind !== 'band') return
  const cutoffs = expression.score.cutoffs[0]
  const bands = cutoffs?.bands ?? []
  const falling = bands.length > 1 && bands.every((band, i) => i === 0 || band.low < bands[i - 1]!.low)
  if (!falling || !cutoffs) return
  const { file } = origin
  const { span } = clause.value!
  const [other, means] = alternative === 'greater' ? ['less', 'lower'] : ['greater', 'higher']
  const fixes: Fix[] = [{ title: `Write ${quoted(other)}`, edits: [{ file, span, newText: other }] }]
  yield diagnostic(
    'alternative-against-cutoffs',
    { file, span },
    `The bands of ${quoted(expression.score.name)} are written from the highest scores down (${bands.map(({ name }) => name).join(', ')}), so \`${alternative}\` bands mean ${means} scores. List the bands from the lowest scores up, or write \`${other}\`.`,
    { related: [place(cutoffs, 'the order of the bands')], fixes },
  )
}

const scoreOf = (expression: Expression): Score | undefined => {
  const e = bare(expression)
  return e.kind === 'score' ? e.score : undefined
}

/** The names of the bands from the lowest scores to the highest. */
const upwards = ({ bands }: Cutoffs): string[] => bands.toSorted((a, b) => a.low - b.low).map(({ name }) => name)

/** Two scores whose cut-offs run in opposite directions: high is good in one and poor in the other. */
function* opposed(
  { alternative, origin }: Comparison,
  question: Question,
  clause: AlternativeClause,
): Generator<Diagnostic> {
  if (question.kind !== 'two-samples') return
  const [one, other] = [scoreOf(question.first.expression), scoreOf(question.second.expression)]
  const [first, second] = [one?.cutoffs[0], other?.cutoffs[0]]
  if (!one || !other || !first || !second || first.bands.length < 2) return
  if (upwards(first).join(' ') !== upwards(second).reverse().join(' ')) return
  const says = (score: Score, cutoffs: Cutoffs): string =>
    `${quoted(`${score.instrument}.${score.name}`)} from ${upwards(cutoffs)[0]} to ${upwards(cutoffs).at(-1)}`
  yield diagnostic(
    'alternative-against-cutoffs',
    { file: origin.file, span: clause.value!.span },
    `The cut-offs of the two scores run in opposite directions: with higher scores ${says(one, first)}, and ${says(other, second)}. What \`${alternative}\` means for one it does not mean for the other; bring both scores to one direction first.`,
    { related: [place(first, `the bands of ${one.instrument}`), place(second, `the bands of ${other.instrument}`)] },
  )
}
