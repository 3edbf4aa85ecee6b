import { CompletionItemKind } from 'vscode-languageserver'
import {
  defaultTest,
  type Measured,
  type Shape,
  type TestOptionRow,
  type TestRow,
  testNamed,
  tests,
  testsFor,
} from '../../../grammar/register/tests.ts'
import { measuredOf, samplesOf, shapeOf } from '../../checks/measurement/measured.ts'
import { listed } from '../../checks/words.ts'
import type { Comparison } from '../../model/study.ts'
import type { Token } from './place.ts'
import type { Suggestion } from './suggestion.ts'
import { word } from './words.ts'

const SHAPES: Readonly<Record<Shape, string>> = {
  'two-groups': 'two independent groups',
  'k-groups': 'three or more independent groups',
  paired: 'two measurements of the same people',
  repeated: 'several measurements of the same people',
  counts: 'a typed-in table of counts',
  correlate: 'an association',
  agreement: 'agreement of ratings',
  detect: 'the accuracy of a cut-off',
  distribution: 'one distribution',
  reliability: 'the items of one score',
  adjusted: 'groups adjusted for covariates',
}

/** What a comparison asks, as the register of tests sees it; undefined while it is not understood. */
export function asked(comparison: Comparison | undefined): { shape: Shape; measured: Measured } | undefined {
  const question = comparison?.question
  const shape = comparison && shapeOf(comparison)
  if (!question || !shape) return undefined
  if (question.kind === 'counts')
    return { shape, measured: { level: 'nominal', categories: true, numberVariable: false } }
  const sample = samplesOf(question)[0]
  const measured = sample && measuredOf(sample.expression)
  return measured && { shape, measured }
}

/** The tests that answer a comparison, its default first; those that are not computed yet last, and said to be so. */
export function testSuggestions(comparison: Comparison | undefined): Suggestion[] {
  const question = asked(comparison)
  if (question === undefined) return tests.filter(isForComparisons).map((test) => ofTest(test, test.computed ? 1 : 5))
  const { shape, measured } = question
  const valid = shape === 'counts' ? tests.filter((test) => test.shapes.includes('counts')) : testsFor(shape, measured)
  const usual = defaultTest(shape, measured)
  return valid.map((test) => {
    const isUsual = test.name === usual && test.computed
    const rank = !test.computed ? 5 : isUsual ? 0 : isClosest(test, measured) ? 1 : 2
    return ofTest(test, rank, reason(test, shape, measured, isUsual), isUsual)
  })
}

/** Tables of categories before ranks; for a score ranks before means, for a number means before ranks. */
function isClosest(test: TestRow, { categories, numberVariable }: Measured): boolean {
  if (categories) return test.levels.includes('nominal')
  const ofMeans = test.levels.every((level) => level === 'interval')
  return ofMeans === numberVariable
}

const isForComparisons = ({ shapes }: TestRow): boolean =>
  shapes.some((shape) => shape !== 'distribution' && shape !== 'reliability')

function reason(test: TestRow, shape: Shape, measured: Measured, isUsual: boolean): string {
  const what = measured.categories
    ? measured.level === 'ordinal'
      ? 'ordered categories'
      : 'categories'
    : measured.level === 'ordinal'
      ? 'an ordinal answer'
      : measured.numberVariable
        ? 'a number'
        : 'a score'
  return `${isUsual ? 'the default for' : 'for'} ${what} in ${SHAPES[shape]}${test.computed ? '' : ' (not computed yet)'}`
}

function ofTest(test: TestRow, rank: number, why?: string, preselect = false): Suggestion {
  const shapes = listed(test.shapes.map((shape) => SHAPES[shape]))
  const reasons = why ?? `for ${shapes}${test.computed ? '' : ' (not computed yet)'}`
  const description = preselect ? reasons : test.computed ? test.asks : `Not computed yet. ${test.asks}`
  return {
    label: test.name,
    kind: CompletionItemKind.Function,
    rank,
    // Its title stands in what is shown beside the list; here it would leave the reason no room.
    description,
    documentation: documentation(test, reasons),
    preselect,
  }
}

function documentation(test: TestRow, why: string): string {
  const assumes = test.assumes.map((one) => `- ${one}`)
  const options = test.options.map((option) => `- \`${optionText(option)}\` ${option.says}`)
  return [
    `**${test.title}**: ${why}.`,
    test.asks,
    ...(test.computed ? [] : ['*This version knows the test but does not compute it yet.*']),
    ...(assumes.length === 0 ? [] : [`Assumes:\n${assumes.join('\n')}`]),
    ...(options.length === 0 ? [] : [`Options:\n${options.join('\n')}`]),
    ...(test.effect === undefined ? [] : [`Effect size: ${test.effect}`]),
  ].join('\n\n')
}

function optionText({ name, value }: TestOptionRow): string {
  return value === 'none' ? name : `${name} ${value === 'number' ? 'N' : value.join(' | ')}`
}

/** What fits behind `using`. */
export function usingSuggestions(comparison: Comparison | undefined, tokens: readonly Token[]): Suggestion[] {
  const last = tokens.at(-1)?.text
  if (last === undefined || last === 'else') return testSuggestions(comparison)
  if (last === 'if') return [word('normal', { rank: 0, within: 'comparison', goesOn: true })]
  if (last === 'normal') return [word('else', { rank: 0, goesOn: true })]
  const start = tokens.findLastIndex(({ text }) => text === 'else') + 1
  const test = testNamed(tokens[start]!.text)
  const options = tokens.slice(start + 1).map(({ text }) => text)
  const found = test === undefined ? [] : optionSuggestions(test, options)
  const pending = options.length > 0 && found.some(({ rank }) => rank === 0)
  if (start === 0 && !pending && asked(comparison)?.measured.categories !== true)
    found.push({ ...word('if normal else', { rank: 4, goesOn: true }), description: 'another test unless normal' })
  return found
}

function optionSuggestions(test: TestRow, written: readonly string[]): Suggestion[] {
  const open = test.options.find(({ name }) => name === written.at(-1))
  if (open !== undefined && open.value === 'number')
    return [{ label: '10000', kind: CompletionItemKind.Value, rank: 0, description: open.says }]
  if (open !== undefined && typeof open.value !== 'string')
    return open.value.map((label) => ({ label, kind: CompletionItemKind.Value, rank: 0, description: open.says }))
  return test.options
    .filter(({ name }) => !written.includes(name))
    .map((option) => ({
      label: option.name,
      kind: CompletionItemKind.Keyword,
      rank: 1,
      description: option.says,
      documentation: `\`${optionText(option)}\`\n\n${option.says}.`,
      ...(option.value === 'none' ? {} : { insert: `${option.name} `, goesOn: true }),
    }))
}
