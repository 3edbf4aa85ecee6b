import type { Measured, MeasuredLevel, Shape } from '../../../grammar/register/tests.ts'
import type { Comparison, Expression, Question, SampleModel } from '../../model/study.ts'

/** What a sample measures, as the register of tests sees it; undefined after an error. */
export function measuredOf(expression: Expression): Measured | undefined {
  const { type } = expression
  const level = levelOf(expression)
  if (level === undefined) return undefined
  return {
    level,
    categories: type.kind === 'category' || type.kind === 'flag',
    numberVariable: bare(expression).kind === 'variable' && type.kind === 'number',
  }
}

function levelOf({ type }: Expression): MeasuredLevel | undefined {
  switch (type.kind) {
    case 'flag':
      return 'nominal'
    case 'category':
    case 'number':
      return type.level
    case 'date':
      return 'interval'
    case 'unknown':
      return undefined
  }
}

/** Without `at OCCASION`. */
export const bare = (expression: Expression): Expression =>
  expression.kind === 'occasion' ? bare(expression.operand) : expression

/** What is compared or correlated: all samples of a question, none for typed-in counts. */
export function samplesOf(question: Question): readonly SampleModel[] {
  switch (question.kind) {
    case 'groups':
    case 'occasions':
      return [question.sample]
    case 'two-samples':
    case 'correlate':
      return [question.first, question.second]
    case 'agreement':
      return question.samples
    case 'detect':
      return [question.score]
    case 'counts':
      return []
  }
}

/** @returns what the question looks like to a test; undefined when the groups are not known */
export function shapeOf({ question, stratified, adjusted }: Comparison): Shape | undefined {
  if (!question) return undefined
  if (stratified || adjusted.length > 0) return 'adjusted'
  switch (question.kind) {
    case 'groups': {
      const { type } = question.by
      if (type.kind === 'flag') return 'two-groups'
      if (type.kind !== 'category') return undefined
      return type.categories.length === 2 ? 'two-groups' : 'k-groups'
    }
    case 'two-samples':
      return question.paired ? 'paired' : 'two-groups'
    case 'occasions':
      return question.by.occasions.length === 2 ? 'paired' : 'repeated'
    case 'counts':
    case 'correlate':
    case 'agreement':
    case 'detect':
      return question.kind
  }
}

/** What a sample is called in a message. */
export function nameOf(expression: Expression): string {
  const e = bare(expression)
  switch (e.kind) {
    case 'score':
      return `${e.score.instrument}.${e.score.name}`
    case 'band':
      return `${e.score.instrument}.${e.score.name}.band`
    case 'item':
      return `${e.item.instrument}.${e.item.name}`
    case 'variable':
      return e.variable.name
    default:
      return 'this sample'
  }
}
