import type { Expression } from '../../model/study.ts'
import { type Choice, constant, derived, keyOf } from './leaves.ts'

/** True, false, or undefined where a value that it needs is missing. */
export type Truth = boolean | undefined

/** What each leaf is, by its key. */
export type Values = ReadonlyMap<string, Choice['value']>

/** Whether a condition holds for these values, in three-valued logic. */
export function truth(expression: Expression, values: Values): Truth {
  const e = derived(expression)
  switch (e.kind) {
    case 'logic': {
      const left = truth(e.left, values)
      const right = truth(e.right, values)
      const decisive = e.operator === 'or'
      if (left === decisive || right === decisive) return decisive
      return left === undefined || right === undefined ? undefined : !decisive
    }
    case 'not': {
      const operand = truth(e.operand, values)
      return operand === undefined ? undefined : !operand
    }
    case 'if': {
      const condition = truth(e.condition, values)
      return condition === undefined ? undefined : truth(condition ? e.then : e.else, values)
    }
    case 'missing':
      return values.get(keyOf(e.operand)) === undefined
    case 'comparison': {
      const left = read(e.left, values)
      const right = read(e.right, values)
      return left === undefined || right === undefined ? undefined : compares(e.operator, left, right, e)
    }
    case 'in-range': {
      const value = read(e.operand, values)
      if (typeof value !== 'number') return undefined
      return value >= e.low && (e.openHigh ? value < e.high : value <= e.high)
    }
    case 'in-list': {
      const value = read(e.operand, values)
      return value === undefined ? undefined : e.values.some((other) => read(other, values) === value)
    }
    default: {
      const value = read(e, values)
      return typeof value === 'boolean' ? value : undefined
    }
  }
}

function read(expression: Expression, values: Values): Choice['value'] {
  const e = derived(expression)
  if (e.kind === 'category') return e.category.name
  if (e.kind === 'text') return e.text
  if (e.type.kind === 'flag' && e.kind !== 'variable' && !values.has(keyOf(e))) return truth(e, values)
  return constant(e) ?? values.get(keyOf(e))
}

type Comparison = Extract<Expression, { kind: 'comparison' }>

function compares(
  operator: Comparison['operator'],
  left: NonNullable<Choice['value']>,
  right: NonNullable<Choice['value']>,
  { left: of }: Comparison,
): boolean {
  if (operator === '=') return left === right
  if (operator === '!=') return left !== right
  const [a, b] = of.type.kind === 'category' ? ranks(of, left, right) : [left, right]
  switch (operator) {
    case '<':
      return a < b
    case '<=':
      return a <= b
    case '>':
      return a > b
    case '>=':
      return a >= b
  }
}

/** Ordered categories compare by their place. */
function ranks({ type }: Expression, left: Choice['value'], right: Choice['value']): [number, number] {
  const names = type.kind === 'category' ? type.categories.map((category) => category.name) : []
  return [names.indexOf(String(left)), names.indexOf(String(right))]
}
