import { type Diagnostic, diagnostic, type Fix } from '../../../grammar/diagnostic.ts'
import { testNamed } from '../../../grammar/register/tests.ts'
import type { Comparison, Dataset, Expression, Question, Study } from '../../model/study.ts'
import { nameSpan } from '../tests/name-span.ts'
import { behind, listed, quoted, understood, within } from '../words.ts'
import { nameOf } from './measured.ts'
import { mayOverlap } from './overlap.ts'

/** Who is paired with whom, and whether the test knows. */
export function* pairing(study: Study): Generator<Diagnostic> {
  for (const comparison of study.comparisons) {
    if (comparison.node.broken || !comparison.question) continue
    yield* commonId(study, comparison)
    yield* independentTest(study, comparison)
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

function* independentTest(study: Study, comparison: Comparison): Generator<Diagnostic> {
  const { question, using, origin } = comparison
  const { file } = origin
  if (question?.kind === 'two-samples' && !question.paired) {
    const { first, second } = question
    const [before, after] = [occasionsIn(first.expression), occasionsIn(second.expression)]
    if (before.length === 0 || after.length === 0 || before.join() === after.join() || first.where || second.where) {
      yield* samePeople(study, comparison, question)
      return
    }
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
  const many = question.kind === 'occasions' && question.by.occasions.length > 2
  yield diagnostic(
    'paired-test-independent',
    { file, span: using.span },
    `${test.title} takes the samples for different people, but they are paired. Use ${pairedTests(many)}.`,
    {
      fixes: (many ? ['friedman'] : ['wilcoxon', 'paired-t']).map((name) => ({
        title: `Use ${quoted(name)}`,
        edits: [{ file, span: nameSpan(comparison, using), newText: name }],
        preferred: false,
      })),
    },
  )
}

/** Two samples read from the same rows without anything that keeps their people apart. */
function* samePeople(
  study: Study,
  { using, where, origin }: Comparison,
  { first, second }: Extract<Question, { kind: 'two-samples' }>,
): Generator<Diagnostic> {
  const test = using && testNamed(using.test)
  if (using && (!test || !isIndependent(test.shapes))) return
  const [data, ...others] = study.datasets
  // Samples of several files are different people as far as anybody can tell; without data there are none.
  if (data === undefined || others.length > 0 || data.node.broken) return
  const conditions = [first.where, second.where, where].filter((one) => one !== undefined)
  if (![first.expression, second.expression, ...conditions].every(understood)) return
  if ([first, second].some(({ expression }) => expression.type.kind === 'unknown')) return
  if (!mayOverlap(first, second, [where, ...data.includes.map(({ condition }) => condition)], study)) return
  const [a, b] = [nameOf(first.expression), nameOf(second.expression)]
  const what = a === b ? `The two samples of ${quoted(a)}` : `${quoted(a)} and ${quoted(b)}`
  const paired = a !== b && !first.where && !second.where
  const out = paired
    ? 'Write `paired` behind the samples, or say by `where` who is in which'
    : 'Say by `where` of each sample who is in it, so that nobody is in both, or compare by a variable: `compare … by …`'
  const edits = [{ file: origin.file, span: behind(second.span), newText: ' paired' }]
  yield diagnostic(
    'paired-test-independent',
    { file: origin.file, span: second.span },
    `${what} are read from the same rows of ${quoted(data.name)}, so one person can be in both, but they are compared as if they were different people. ${out}.`,
    { fixes: paired ? [{ title: 'Compare the pairs', edits }] : [] },
  )
}

/** A test of independent groups, and of nothing paired. */
export const isIndependent = (shapes: readonly string[]): boolean =>
  shapes.some((shape) => shape === 'two-groups' || shape === 'k-groups') &&
  !shapes.some((shape) => shape === 'paired' || shape === 'repeated')

const pairedTests = (many: boolean): string =>
  many ? '`friedman`' : '`wilcoxon`, `paired-t` or, for categories, `mcnemar`'
