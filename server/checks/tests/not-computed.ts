import { type Diagnostic, diagnostic, type Fix } from '../../../grammar/diagnostic.ts'
import { type TestRow, testNamed, testsFor } from '../../../grammar/register/tests.ts'
import type { ComparisonClause, InstrumentClause, TestUse } from '../../../grammar/syntax.ts'
import type { Span } from '../../../grammar/text.ts'
import type { Comparison, Study } from '../../model/study.ts'
import { measuredOf, samplesOf, shapeOf } from '../measurement/measured.ts'
import { listed, quoted } from '../words.ts'

/** What the language can say and this version does not compute: said at its clause, so that a missing result is no riddle. */
export function* notComputed(study: Study): Generator<Diagnostic> {
  for (const comparison of study.comparisons) {
    const { node, origin, question } = comparison
    if (node.broken || !question) continue
    const asked = node.clauses.map(ofQuestion(comparison)).find((found) => found !== undefined)
    if (asked) yield say(origin.file, asked.span, asked.what)
    else yield* ofTests(comparison)
    for (const clause of node.clauses) {
      const what = besides(clause)
      if (what) yield say(origin.file, clause.span, what)
    }
  }
  for (const { node, origin } of study.figures)
    if (!node.broken) yield say(origin.file, origin.nameSpan, 'This version draws no figure that a study declares.')
  for (const { node, origin } of study.instruments.values())
    for (const clause of node.clauses) {
      const what = ofInstrument(clause)
      if (what && !('broken' in clause && clause.broken)) yield say(origin.file, clause.span, what)
    }
  const [first, ...others] = study.datasets
  for (const { origin, node, name } of others)
    if (first && !node.broken)
      yield say(
        origin.file,
        origin.nameSpan,
        `This version does not join several files: results come from ${quoted(first.name)} alone, and ${quoted(name)} is only checked.`,
      )
  for (const { origin, node } of study.datasets)
    for (const clause of node.clauses)
      if (clause.kind === 'occasion' && clause.from)
        yield say(
          origin.file,
          clause.span,
          'This version does not read one row per occasion, so nothing is computed from these data. It reads one row per respondent with a column per occasion: `occasion NAME columns "…"`.',
        )
}

const say = (file: string, span: Span, message: string, fixes: readonly Fix[] = []): Diagnostic =>
  diagnostic('not-computed', { file, span }, message, { fixes })

interface Uncomputed {
  readonly span: Span
  readonly what: string
}

/** The kind of question, where no test for it is computed. */
function ofQuestion({ question }: Comparison): (clause: ComparisonClause) => Uncomputed | undefined {
  return (clause) => {
    const { span } = clause
    const no = (what: string): Uncomputed => ({ span, what: `This version does not compute ${what}.` })
    switch (clause.kind) {
      case 'compare':
        if (clause.stratified) return { ...no('stratified comparisons'), span: clause.stratified.span }
        if (clause.adjusted[0])
          return {
            ...no('comparisons that are adjusted for covariates'),
            span: { start: clause.adjusted[0].span.start, end: clause.adjusted.at(-1)!.span.end },
          }
        if (question?.kind === 'occasions') return no('comparisons of occasions')
        return clause.paired ? no('paired comparisons') : undefined
      case 'correlate':
        return no('correlations')
      case 'agreement':
        return no('agreement')
      case 'detect':
        return no('the accuracy of a cut-off')
      default:
        return undefined
    }
  }
}

/** What a comparison asks besides its test. */
function besides(clause: ComparisonClause): string | undefined {
  switch (clause.kind) {
    case 'equivalence':
    case 'noninferiority':
      return `This version does not test ${clause.kind === 'equivalence' ? 'equivalence' : 'noninferiority'}: p is that of the ordinary test. Hold the interval against the margin.`
    case 'expect':
      return 'This version does not compute the power of a planned number of respondents.'
    default:
      return undefined
  }
}

function ofInstrument(clause: InstrumentClause): string | undefined {
  switch (clause.kind) {
    case 'summary':
      return 'This version does not compute summaries.'
    case 'mcid':
    case 'retest':
      return `This version does not count who improved, so \`${clause.kind}\` changes no result.`
    default:
      return undefined
  }
}

function* ofTests(comparison: Comparison): Generator<Diagnostic> {
  const shape = shapeOf(comparison)
  const sample = comparison.question && samplesOf(comparison.question)[0]
  const measured = sample
    ? measuredOf(sample.expression)
    : ({ level: 'nominal', categories: true, numberVariable: false } as const)
  for (const clause of comparison.node.clauses) {
    if (clause.kind !== 'using') continue
    for (const use of [clause.test, clause.otherwise]) {
      const test = use && testNamed(use.name.text)
      if (!test) continue
      if (test.computed) yield* ofPairs(comparison.origin.file, use, test)
      // One that cannot answer the question is said so.
      else if (shape && measured && test.shapes.includes(shape))
        yield ofTest(comparison.origin.file, use, test, testsFor(shape, measured))
    }
  }
}

function ofTest(file: string, { name }: TestUse, test: TestRow, able: readonly TestRow[]): Diagnostic {
  const computed = able.filter((one) => one.computed).map((one) => one.name)
  const instead =
    computed.length === 0 ? '' : ` ${listed(computed.map(quoted), 8)} ${computed.length === 1 ? 'is' : 'are'}.`
  const fixes = computed.map(
    (other): Fix => ({ title: `Use ${quoted(other)}`, edits: [{ file, span: name.span, newText: other }] }),
  )
  return say(file, name.span, `${test.title} is not computed by this version.${instead}`, fixes)
}

/** Comparisons of pairs after a test of several groups: only Dunn's are computed. */
function* ofPairs(file: string, { options }: TestUse, test: TestRow): Generator<Diagnostic> {
  for (const { name, value } of options) {
    if (name.text !== 'post-hoc' || value?.kind !== 'name' || value.text === 'dunn') continue
    const row = test.options.find((one) => one.name === 'post-hoc')
    if (!row || !Array.isArray(row.value) || !row.value.includes(value.text)) continue
    const fixes: Fix[] = row.value.includes('dunn')
      ? [{ title: 'Use `dunn`', edits: [{ file, span: value.span, newText: 'dunn' }] }]
      : []
    yield say(file, value.span, `\`post-hoc ${value.text}\` is not computed by this version.`, fixes)
  }
}
