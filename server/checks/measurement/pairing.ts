import { type Diagnostic, diagnostic, type Fix } from '../../../grammar/diagnostic.ts'
import { testNamed } from '../../../grammar/register/tests.ts'
import type { Comparison, Dataset, Expression, Study } from '../../model/study.ts'
import { behind, listed, quoted, within } from '../words.ts'
import { nameOf } from './measured.ts'

/** Who is paired with whom, and whether the test knows. */
export function* pairing(study: Study): Generator<Diagnostic> {
  for (const comparison of study.comparisons) {
    if (comparison.node.broken || !comparison.question) continue
    yield* commonId(study, comparison)
    yield* independentTest(comparison)
  }
}

/** Data with a row per visit: only the id says which rows are one person. */
const isLong = (data: Dataset): boolean =>
  data.node.clauses.some((clause) => clause.kind === 'occasion' && clause.from !== undefined)

function* commonId(study: Study, { question, origin }: Comparison): Generator<Diagnostic> {
  const paired = question?.kind === 'occasions' || (question?.kind === 'two-samples' && question.paired)
  if (!question || !paired) return
  const without = study.datasets.filter((data) => data.id === undefined && !data.node.broken)
  const needed = study.datasets.length > 1 ? without : without.filter(isLong)
  if (needed.length === 0) return
  const span = question.kind === 'two-samples' ? question.second.span : question.sample.span
  yield diagnostic(
    'paired-without-id',
    { file: origin.file, span },
    `A paired comparison needs to know which answers are one person’s, and ${listed(needed.map(({ name }) => quoted(name)))} ${needed.length === 1 ? 'has' : 'have'} no id. Name its column: \`id COLUMN\`.`,
    {
      related: needed.map((data) => ({
        file: data.origin.file,
        span: data.origin.nameSpan,
        message: `${quoted(data.name)} has no \`id\``,
      })),
    },
  )
}

/** The occasions that an expression reads. */
const occasionsIn = (expression: Expression): string[] =>
  within(expression).flatMap((part) => (part.kind === 'occasion' ? [part.occasion] : []))

function* independentTest({ question, using, origin }: Comparison): Generator<Diagnostic> {
  const { file } = origin
  if (question?.kind === 'two-samples' && !question.paired) {
    const { first, second } = question
    const [before, after] = [occasionsIn(first.expression), occasionsIn(second.expression)]
    if (before.length === 0 || after.length === 0 || before.join() === after.join()) return
    if (first.where || second.where) return
    const fixes: Fix[] = [
      { title: 'Compare the pairs', edits: [{ file, span: behind(second.span), newText: ' paired' }] },
    ]
    yield diagnostic(
      'paired-test-independent',
      { file, span: second.span },
      `${quoted(nameOf(first.expression))} at ${before[0]} and at ${after[0]} are the same people, but are compared as if they were different ones. Write \`paired\` behind the samples.`,
      { fixes },
    )
    return
  }
  const paired = question?.kind === 'occasions' || (question?.kind === 'two-samples' && question.paired)
  const test = using && testNamed(using.test)
  if (!paired || !using || !test || !isIndependent(test.shapes)) return
  yield diagnostic(
    'paired-test-independent',
    { file, span: using.span },
    `${test.title} takes the samples for different people, but they are paired. Use ${pairedTests(question.kind === 'occasions' && question.by.occasions.length > 2)}.`,
  )
}

/** A test of independent groups, and of nothing paired. */
export const isIndependent = (shapes: readonly string[]): boolean =>
  shapes.some((shape) => shape === 'two-groups' || shape === 'k-groups') &&
  !shapes.some((shape) => shape === 'paired' || shape === 'repeated')

const pairedTests = (many: boolean): string =>
  many ? '`friedman`' : '`wilcoxon`, `paired-t` or, for categories, `mcnemar`'
