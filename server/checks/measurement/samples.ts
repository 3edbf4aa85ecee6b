import { type Diagnostic, diagnostic, type Related } from '../../../grammar/diagnostic.ts'
import type { Comparison, Expression, SampleModel, Score, Study, Variable } from '../../model/study.ts'
import { listed, quoted } from '../words.ts'
import { bare, measuredOf, nameOf } from './measured.ts'

/** Two samples that are held against each other: of one construct, in the same categories, and of a level that allows it. */
export function* samples(study: Study): Generator<Diagnostic> {
  for (const comparison of study.comparisons) {
    const { question, origin } = comparison
    if (comparison.node.broken || !question) continue
    if (question.kind === 'two-samples') {
      yield* constructs(origin.file, question.first, question.second)
      yield* categories(origin.file, question.first, question.second)
    }
    if (question.kind === 'agreement')
      for (const sample of question.samples.slice(1)) yield* categories(origin.file, question.samples[0]!, sample)
    if (question.kind === 'correlate') yield* correlation(comparison, [question.first, question.second])
  }
}

function scoreOf(expression: Expression): Score | undefined {
  const e = bare(expression)
  return e.kind === 'score' || e.kind === 'band' || e.kind === 'norm' ? e.score : undefined
}

function* constructs(file: string, first: SampleModel, second: SampleModel): Generator<Diagnostic> {
  const one = scoreOf(first.expression)
  const other = scoreOf(second.expression)
  if (!one || !other || one.construct === other.construct) return
  const same = [one, other].map(
    (score) => `${quoted(nameOf(score === one ? first.expression : second.expression))} measures ${score.construct}`,
  )
  yield diagnostic(
    'constructs-differ',
    { file, span: second.span },
    `Two different things are compared: ${listed(same)}. Compare the same subscale of both, or say that they measure the same (\`measures "…"\` on both).`,
    {
      related: [one, other].map((score) => ({
        file: score.origin.file,
        span: score.origin.nameSpan,
        message: `${quoted(score.name)} measures ${score.construct}`,
      })),
    },
  )
}

function whereDeclared(expression: Expression): Related[] {
  const e = bare(expression)
  if (e.kind === 'variable') return [place(e.variable)]
  const score = scoreOf(e)
  const cutoffs = score?.cutoffs[0]
  if (!score || !cutoffs) return []
  return [
    { file: cutoffs.origin.file, span: cutoffs.origin.nameSpan, message: `the bands of ${quoted(nameOf(expression))}` },
  ]
}

const place = ({ origin, name }: Variable): Related => ({
  file: origin.file,
  span: origin.nameSpan,
  message: `the categories of ${quoted(name)}`,
})

function* categories(file: string, first: SampleModel, second: SampleModel): Generator<Diagnostic> {
  const [a, b] = [first.expression, second.expression]
  const [one, other] = [a.type, b.type]
  const related = [...whereDeclared(a), ...whereDeclared(b)]
  if (one.kind === 'unknown' || other.kind === 'unknown') return
  if (one.kind === 'category' && other.kind === 'category') {
    const names = [one, other].map((type) => type.categories.map(({ name }) => name))
    const [left = [], right = []] = names
    if (left.join(' ') === right.join(' ')) return
    const sameSet = left.toSorted().join(' ') === right.toSorted().join(' ')
    yield diagnostic(
      'categories-differ',
      { file, span: second.span },
      sameSet
        ? `${quoted(nameOf(a))} and ${quoted(nameOf(b))} have the same categories in another order: ${left.join(', ')}; ${right.join(', ')}. List them in the same order.`
        : `${quoted(nameOf(a))} is ${listed(left)}, and ${quoted(nameOf(b))} is ${listed(right)}. Only the same categories can be compared: give both the same names.`,
      { related },
    )
  } else if (one.kind !== other.kind) {
    const says = (kind: string): string =>
      kind === 'number' ? 'a number' : kind === 'flag' ? 'yes or no' : kind === 'date' ? 'a date' : 'in categories'
    yield diagnostic(
      'categories-differ',
      { file, span: second.span },
      `${quoted(nameOf(a))} is ${says(one.kind)}, and ${quoted(nameOf(b))} is ${says(other.kind)}. Compare two of the same kind (a score with a score, a \`.band\` with a \`.band\`).`,
      { related },
    )
  }
}

function* correlation(comparison: Comparison, pair: readonly SampleModel[]): Generator<Diagnostic> {
  // A yes and a no correlate as 1 and 0.
  const flags = comparison.using?.test === 'point-biserial'
  for (const { expression, span } of pair) {
    const { type } = expression
    if (measuredOf(expression)?.level !== 'nominal' || (flags && type.kind === 'flag')) continue
    yield diagnostic(
      'nominal-correlation',
      { file: comparison.origin.file, span },
      `${quoted(nameOf(expression))} is nominal: its categories have no order, so nothing can rise or fall with it. Compare groups (\`compare … by ${nameOf(expression)}\`) instead.`,
      { related: whereDeclared(expression) },
    )
  }
}
