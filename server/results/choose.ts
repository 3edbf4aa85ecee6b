import { defaultTest, type Measured, type Shape, testNamed, testsFor } from '../../grammar/register/tests.ts'
import type { Comparison, Expression, Question, TestChoice } from '../model/study.ts'
import { runners } from './tests/register.ts'

/** How a comparison looks to the register of tests. */
export interface Asked {
  readonly shape: Shape
  readonly measured: Measured
}

/** @returns the shape of a question and the level of what it measures */
export function asked(question: Question): Asked {
  switch (question.kind) {
    case 'groups': {
      const flag = question.by.type.kind === 'flag'
      const shape = flag || question.by.categories.length === 2 ? 'two-groups' : 'k-groups'
      return { shape, measured: measuredOf(question.sample.expression) }
    }
    case 'two-samples':
      return { shape: question.paired ? 'paired' : 'two-groups', measured: measuredOf(question.first.expression) }
    case 'occasions': {
      const shape = question.by.occasions.length === 2 ? 'paired' : 'repeated'
      return { shape, measured: measuredOf(question.sample.expression) }
    }
    case 'counts':
      return { shape: 'counts', measured: { level: 'ordinal', categories: true, numberVariable: false } }
    case 'correlate':
      return { shape: 'correlate', measured: measuredOf(question.first.expression) }
    case 'agreement': {
      const first = question.samples[0]
      const measured: Measured = { level: 'interval', categories: false, numberVariable: false }
      return { shape: 'agreement', measured: first === undefined ? measured : measuredOf(first.expression) }
    }
    case 'detect':
      return { shape: 'detect', measured: measuredOf(question.score.expression) }
  }
}

export function measuredOf(e: Expression): Measured {
  const numberVariable = e.kind === 'variable' && e.type.kind === 'number'
  if (e.type.kind === 'category') return { level: e.type.level, categories: true, numberVariable }
  if (e.type.kind === 'flag') return { level: 'nominal', categories: true, numberVariable }
  if (e.type.kind === 'number') return { level: e.type.level, categories: false, numberVariable }
  return { level: 'interval', categories: false, numberVariable }
}

export interface Chosen {
  readonly test: string
  readonly options: TestChoice['options']
  readonly isDefault: boolean
}

/**
 * @param normal whether every group is normal; asked only where the study says `if normal`
 * @returns the test to run with its options
 */
export function choose(
  { using, otherwise }: Pick<Comparison, 'using' | 'otherwise'>,
  { shape, measured }: Asked,
  normal: () => boolean,
): Chosen {
  if (using === undefined) return { test: defaultTest(shape, measured) ?? '', options: new Map(), isDefault: true }
  const { test, options } = otherwise === undefined || normal() ? using : otherwise
  return { test, options, isDefault: false }
}

/** @returns why a test cannot be run on this question, in a sentence; undefined when it can */
export function unsuitable(test: string, { shape, measured }: Asked): string | undefined {
  const row = testNamed(test)
  const able = testsFor(shape, measured).filter(({ computed }) => computed)
  const names = able.map(({ name }) => `\`${name}\``).join(', ')
  const instead = able.length === 0 ? '' : `; here ${names} can be computed`
  if (row === undefined) return `there is no test called \`${test}\`${instead}`
  // A single item counts as ordinal; a test of its means is warned of, as a matter of judgement, and computed.
  const levels = measured.level === 'ordinal' && !measured.categories ? ['ordinal', 'interval'] : [measured.level]
  if (!row.shapes.includes(shape) || !row.levels.some((level) => levels.includes(level)))
    return `${row.title} cannot answer this question${instead}`
  if (!row.computed || runners[test] === undefined) return `${row.title} is not computed by this version${instead}`
  return undefined
}
