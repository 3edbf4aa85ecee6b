import { report } from './context.ts'
import type { Environment } from './scope.ts'
import type { Expression } from './study.ts'

/** What an expression gives, for messages: "a category of role". */
export function kindOf(expression: Expression): string {
  if (expression.kind === 'text') return 'a text'
  if (expression.kind === 'category')
    return `the category \`${expression.category.name}\` of ${expression.category.variable}`
  const { type } = expression
  switch (type.kind) {
    case 'number':
      return type.level === 'nominal' ? 'a nominal code' : 'a number'
    case 'category':
      return type.level === 'nominal' ? 'a nominal category' : 'an ordinal category'
    case 'flag':
      return 'a condition (true or false)'
    case 'date':
      return 'a date'
    case 'unknown':
      return 'something unknown'
  }
}

/** @returns whether the expression is a number to calculate with; reports it if it is anything else that is known */
export function requireNumber(env: Environment, expression: Expression): boolean {
  const { type } = expression
  if (type.kind === 'number' && type.level !== 'nominal') return true
  if (type.kind === 'unknown' && expression.kind !== 'text') return false
  const hint =
    type.kind === 'flag'
      ? ' Use count(…) or `if … then 1 else 0`.'
      : type.kind === 'category'
        ? ' Only numbers can be.'
        : ''
  const message = `${sentence(kindOf(expression))} cannot be calculated with.${hint}`
  report(env.context, 'wrong-kind', env.scope.file, expression.span, message)
  return false
}

/** @returns whether the expression is true or false; reports it if it is anything else that is known */
export function requireFlag(env: Environment, expression: Expression): boolean {
  const { type } = expression
  if (type.kind === 'flag') return true
  if (type.kind === 'unknown' && expression.kind !== 'text') return false
  const hint = type.kind === 'number' || type.kind === 'category' ? ' Compare it with a value: `… = …`.' : ''
  const message = `A condition is needed here, but this is ${kindOf(expression)}.${hint}`
  report(env.context, 'wrong-kind', env.scope.file, expression.span, message)
  return false
}

export const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
