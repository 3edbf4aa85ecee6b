import {
  attainableOf,
  constant,
  fromValues,
  interval,
  only,
  progression,
  type ValueSet,
  valuesOf,
} from './attainable.ts'
import type { Context } from './context.ts'
import { atom, type Quantity } from './quantity.ts'
import { compare, type Rational, rational } from './rational.ts'
import type { Expression } from './study.ts'
import type { Attainable, Level, ValueType } from './types.ts'

export function numberType(set: ValueSet, level: Level): ValueType {
  return { kind: 'number', level, attainable: attainableOf(set) }
}

const TRUTHS = fromValues([rational(0), rational(1)])

/** What is known of an expression's number; of a flag: 0, 1 or both. */
export function quantityOf(context: Context, expression: Expression): Quantity {
  const known = context.quantities.get(expression)
  if (known !== undefined) return known
  const { type } = expression
  if (type.kind === 'flag') return atom(expression, truthSet(context, expression))
  if (type.kind !== 'number') return atom(expression, interval(Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY))
  return atom(expression, setOf(context, type.attainable))
}

/** The set behind what the model tells of it; worked out once for all items of a scale. */
export function setOf(context: Context, attainable: Attainable): ValueSet {
  const known = context.sets.get(attainable)
  if (known !== undefined) return known
  const { low, high, step, values } = attainable
  const set = values !== undefined ? fromValues(values) : progression(low, high, step)
  context.sets.set(attainable, set)
  return set
}

interface Truth {
  readonly canHold: boolean
  readonly canFail: boolean
}

function truthSet(context: Context, expression: Expression): ValueSet {
  const { canHold, canFail } = truthOf(context, expression)
  if (canHold && canFail) return TRUTHS
  return constant(rational(canHold ? 1 : 0))
}

const EITHER: Truth = { canHold: true, canFail: true }

/** Whether a condition can hold and can fail, as far as its numbers tell. */
export function truthOf(context: Context, expression: Expression): Truth {
  switch (expression.kind) {
    case 'not': {
      const { canHold, canFail } = truthOf(context, expression.operand)
      return { canHold: canFail, canFail: canHold }
    }
    case 'logic': {
      const [left, right] = [truthOf(context, expression.left), truthOf(context, expression.right)]
      return expression.operator === 'and'
        ? { canHold: left.canHold && right.canHold, canFail: left.canFail || right.canFail }
        : { canHold: left.canHold || right.canHold, canFail: left.canFail && right.canFail }
    }
    case 'comparison': {
      if (expression.left.type.kind !== 'number' || expression.right.type.kind !== 'number') return EITHER
      const right = only(quantityOf(context, expression.right).set)
      if (right === undefined) return EITHER
      return tally(quantityOf(context, expression.left).set, (value) =>
        holds(expression.operator, compare(value, right)),
      )
    }
    case 'in-range': {
      if (expression.operand.type.kind !== 'number') return EITHER
      const { low, high, openHigh } = expression
      return tally(quantityOf(context, expression.operand).set, ({ n, d }) => {
        const v = n / d
        return v >= low && (openHigh ? v < high : v <= high)
      })
    }
    default:
      return EITHER
  }
}

function holds(operator: string, order: number): boolean {
  switch (operator) {
    case '=':
      return order === 0
    case '!=':
      return order !== 0
    case '<':
      return order < 0
    case '<=':
      return order <= 0
    case '>':
      return order > 0
    default:
      return order >= 0
  }
}

function tally(set: ValueSet, test: (value: Rational) => boolean): Truth {
  const values = valuesOf(set)
  if (values === undefined) return EITHER
  const held = values.filter(test).length
  return { canHold: held > 0, canFail: held < values.length }
}
