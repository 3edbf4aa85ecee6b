import { type Diagnostic, diagnostic, type Fix } from '../../../grammar/diagnostic.ts'
import { type TestRow, testNamed, tests, testsFor } from '../../../grammar/register/tests.ts'
import { isCertain, nearest } from '../../model/nearest.ts'
import type { Comparison, Expression, Study, TestChoice } from '../../model/study.ts'
import { bare, measuredOf, nameOf, samplesOf, shapeOf } from '../measurement/measured.ts'
import { isIndependent } from '../measurement/pairing.ts'
import { listed, quoted } from '../words.ts'
import { nameSpan } from './name-span.ts'

/** The tests named after `using` exist, and can answer the question for what is measured. */
export function* choiceOfTest(study: Study): Generator<Diagnostic> {
  for (const comparison of study.comparisons) {
    if (comparison.node.broken) continue
    for (const choice of [comparison.using, comparison.otherwise]) {
      if (!choice) continue
      const test = testNamed(choice.test)
      if (test) yield* suitable(comparison, choice, test)
      else yield unknown(comparison, choice)
    }
  }
}

/** The tests that this version computes, where there are such; only they are recommended. */
function computedOf(able: readonly TestRow[]): readonly TestRow[] {
  const computed = able.filter((test) => test.computed)
  return computed.length > 0 ? computed : able
}

/** The tests that can answer; undefined where the question itself is not understood. */
function candidates(comparison: Comparison): readonly TestRow[] | undefined {
  const shape = shapeOf(comparison)
  const { question } = comparison
  if (!shape || !question) return undefined
  const sample = samplesOf(question)[0]
  const measured = sample
    ? measuredOf(sample.expression)
    : ({ level: 'nominal', categories: true, numberVariable: false } as const)
  if (!measured) return undefined
  if (question.kind === 'counts') return tests.filter((test) => test.shapes.includes('counts'))
  return testsFor(shape, measured)
}

function replaceWith(comparison: Comparison, span: TestChoice['span'], name: string, preferred?: boolean): Fix {
  const edits = [{ file: comparison.origin.file, span, newText: name }]
  return { title: `Use ${quoted(name)}`, edits, ...(preferred === undefined ? {} : { preferred }) }
}

function unknown(comparison: Comparison, choice: TestChoice): Diagnostic {
  const span = nameSpan(comparison, choice)
  const able = computedOf(candidates(comparison) ?? tests)
  const names = new Set([...able, ...tests].map(({ name }) => name))
  const near = nearest(choice.test, names)
  const answer =
    candidates(comparison) === undefined
      ? ''
      : ` ${able.length === 1 ? 'This test answers' : 'These answer'} the question: ${listed(
          able.map(({ name }) => quoted(name)),
          8,
        )}.`
  return diagnostic(
    'test-unknown',
    { file: comparison.origin.file, span },
    `There is no test ${quoted(choice.test)}.${near ? ` Did you mean ${quoted(near)}?` : ''}${answer}`,
    { fixes: near ? [replaceWith(comparison, span, near, isCertain(choice.test, near, names))] : [] },
  )
}

function* suitable(comparison: Comparison, choice: TestChoice, test: TestRow): Generator<Diagnostic> {
  const able = candidates(comparison)
  const { question } = comparison
  if (!able || !question || able.includes(test)) return
  const shape = shapeOf(comparison)!
  const span = nameSpan(comparison, choice)
  const { file } = comparison.origin
  const best = computedOf(able).slice(0, 3)
  const fixes = best.map(({ name }) => replaceWith(comparison, span, name))
  const answers =
    able.length > 0
      ? `Use ${listed(
          computedOf(able).map(({ name }) => quoted(name)),
          6,
          'or',
        )}.`
      : 'No test answers it.'
  const sample = samplesOf(question)[0]?.expression
  if (!test.shapes.includes(shape)) {
    // Said by the check of pairs, in its own words.
    if ((shape === 'paired' || shape === 'repeated') && isIndependent(test.shapes)) return
    const asks =
      shape === 'k-groups' && test.shapes.includes('two-groups') ? groupsText(comparison) : `it asks: ${test.asks}`
    yield diagnostic('test-unsuitable', { file, span }, `${test.title} cannot answer this; ${asks} ${answers}`, {
      fixes,
    })
    return
  }
  const level = sample && measuredOf(sample)?.level
  // A correlation of a nominal variable is said by the check of samples.
  if (!sample || !level || (question.kind === 'correlate' && level === 'nominal')) return
  const ofMeans = test.levels.every((one) => one === 'interval')
  const name = quoted(nameOf(sample))
  if (ofMeans && level === 'nominal')
    yield diagnostic(
      'nominal-mean',
      { file, span },
      `${name} is nominal, and ${test.title} compares means, which categories without an order do not have. ${answers}`,
      { fixes },
    )
  else if (ofMeans && isSingleItem(sample))
    yield diagnostic(
      'ordinal-item-mean',
      { file, span },
      `${name} is a single ordinal item: the step from one answer to the next is not the same everywhere, so its mean says little. ${answers}`,
      { fixes },
    )
  else
    yield diagnostic(
      'test-unsuitable',
      { file, span },
      `${test.title} is for ${listed(test.levels.map(levelText), 3, 'or')}, and ${name} is ${levelText(level)}. ${answers}`,
      { fixes },
    )
}

function isSingleItem(expression: Expression): boolean {
  return bare(expression).kind === 'item'
}

function levelText(level: TestRow['levels'][number]): string {
  return { nominal: 'nominal', ordinal: 'ordinal', interval: 'a number' }[level]
}

function groupsText({ question }: Comparison): string {
  if (question?.kind !== 'groups' || question.by.type.kind !== 'category') return 'it compares two groups.'
  return `it compares two groups, and ${quoted(question.by.name)} has ${question.by.type.categories.length}.`
}
