import { add, compare, divide, multiply, type Rational, roundHalfUp, subtract } from '../../model/rational.ts'
import { type ColumnRef, type Formula, MISSING, NOT_ASKED } from '../../plan/request.ts'
import { aggregateValue, emptyState, foldState } from './aggregate.ts'
import {
  asDouble,
  exactly,
  exactOr,
  FALSE,
  isMissing,
  isNotAsked,
  isPresent,
  TRUE,
  truth,
  type Value,
  whole,
} from './value.ts'

/**
 * What formulas mean. A value that was not asked for makes what is computed from it not asked; otherwise a missing value
 * makes it missing. `and`, `or` are settled by one false or one true operand whatever the other is; `missing` is true of
 * missing values only; a condition that is missing or not asked decides nothing, so `if` has then no value either.
 */

/** @returns the formulas directly below, in the order in which `applyFormula` takes their values */
export function operandsOf(formula: Formula): readonly Formula[] {
  switch (formula.op) {
    case 'number':
    case 'real':
    case 'column':
      return []
    case 'asked':
      return [formula.condition, formula.operand]
    case 'negate':
    case 'not':
    case 'missing':
    case 'round':
    case 'in-range':
      return [formula.operand]
    case 'if':
      return [formula.condition, formula.then, formula.else]
    case 'in-list':
      return [formula.operand, ...formula.values]
    case 'band':
      return [formula.operand, ...formula.sets.flatMap((set) => (set.when === undefined ? [] : [set.when]))]
    case 'aggregate':
      return formula.of
    default:
      return [formula.left, formula.right]
  }
}

/** @param column the value of a column in the row */
export function evaluate(formula: Formula, column: (ref: ColumnRef) => Value): Value {
  if (formula.op === 'column') return reversed(column(formula.ref), formula.reverse)
  return applyFormula(
    formula,
    operandsOf(formula).map((operand) => evaluate(operand, column)),
  )
}

export function reversed(value: Value, reverse: number | undefined): Value {
  return reverse === undefined || !isPresent(value) ? value : arithmetic('-', exactly(reverse), value)
}

/** @param values of `operandsOf(formula)`; for a column none: its value does not come from operands */
export function applyFormula(formula: Exclude<Formula, { op: 'column' }>, values: readonly Value[]): Value {
  const first = values[0] ?? MISSING
  switch (formula.op) {
    case 'number':
      return formula.value
    case 'real':
      return formula.value
    case 'asked':
      if (isTrue(first)) return values[1]!
      if (formula.otherwise === undefined) return NOT_ASKED
      // What a skipped answer counts as is no answer of somebody who may not have skipped it.
      return isMissing(first) ? MISSING : exactly(formula.otherwise)
    case 'negate':
      return isPresent(first) ? arithmetic('-', FALSE, first) : first
    case 'not':
      return isPresent(first) ? truth(asDouble(first) === 0) : first
    case 'missing':
      return truth(isMissing(first))
    case 'round':
      if (!isPresent(first)) return first
      return typeof first === 'number' ? exactly(Math.floor(first + 0.5)) : whole(roundHalfUp(first))
    case '+':
    case '-':
    case '*':
    case '/':
      return arithmetic(formula.op, first, values[1]!)
    case 'and':
    case 'or':
      return logic(formula.op, first, values[1]!)
    case 'if':
      if (!isPresent(first)) return first
      return isTrue(first) ? values[1]! : values[2]!
    case 'in-range': {
      if (!isPresent(first)) return first
      return truth(inRange(asDouble(first), formula))
    }
    case 'in-list':
      return inList(first, values.slice(1))
    case 'band':
      return band(formula, values)
    case 'aggregate': {
      let state = emptyState
      for (const value of values) state = foldState(formula.fn, state, value)
      return aggregateValue(formula.fn, state, formula.allow)
    }
    default:
      return comparison(formula.op, first, values[1]!)
  }
}

export function isTrue(value: Value): boolean {
  return isPresent(value) && asDouble(value) !== 0
}

/** @returns NOT_ASKED or MISSING when one of the values is, else undefined */
function absent(a: Value, b: Value): number | undefined {
  if (isNotAsked(a) || isNotAsked(b)) return NOT_ASKED
  if (isMissing(a) || isMissing(b)) return MISSING
  return undefined
}

const exactOperations: Readonly<Record<'+' | '-' | '*' | '/', (a: Rational, b: Rational) => Rational>> = {
  '+': add,
  '-': subtract,
  '*': multiply,
  '/': divide,
}

const operations: Readonly<Record<'+' | '-' | '*' | '/', (a: number, b: number) => number>> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
}

export function arithmetic(op: '+' | '-' | '*' | '/', a: Value, b: Value): Value {
  const none = absent(a, b)
  if (none !== undefined) return none
  if (op === '/' && asDouble(b) === 0) return MISSING
  const approximate = (): number => operations[op](asDouble(a), asDouble(b))
  if (typeof a !== 'number' && typeof b !== 'number') return exactOr(() => exactOperations[op](a, b), approximate)
  const value = approximate()
  return Number.isFinite(value) ? value : MISSING
}

/** Negative, zero or positive; exact where the cross products are. */
export function order(a: Value, b: Value): number {
  if (typeof a !== 'number' && typeof b !== 'number') {
    const difference = compare(a, b)
    if (Number.isSafeInteger(a.n * b.d) && Number.isSafeInteger(b.n * a.d)) return difference
  }
  return asDouble(a) - asDouble(b)
}

function comparison(op: '=' | '!=' | '<' | '<=' | '>' | '>=', a: Value, b: Value): Value {
  const none = absent(a, b)
  if (none !== undefined) return none
  const way = order(a, b)
  switch (op) {
    case '=':
      return truth(way === 0)
    case '!=':
      return truth(way !== 0)
    case '<':
      return truth(way < 0)
    case '<=':
      return truth(way <= 0)
    case '>':
      return truth(way > 0)
    case '>=':
      return truth(way >= 0)
  }
}

function logic(op: 'and' | 'or', a: Value, b: Value): Value {
  const settles = (value: Value): boolean => isPresent(value) && isTrue(value) === (op === 'or')
  if (settles(a) || settles(b)) return op === 'or' ? TRUE : FALSE
  return absent(a, b) ?? truth(op === 'and')
}

function inRange(value: number, { low, high, openHigh }: { low: number; high: number; openHigh: boolean }): boolean {
  return value >= low && (openHigh ? value < high : value <= high)
}

/** True when one equals; a missing candidate leaves open whether none does. */
function inList(value: Value, candidates: readonly Value[]): Value {
  let result: Value = FALSE
  for (const candidate of candidates) result = logic('or', result, comparison('=', value, candidate))
  return candidates.length === 0 && !isPresent(value) ? value : result
}

function band(formula: Extract<Formula, { op: 'band' }>, values: readonly Value[]): Value {
  const operand = values[0]!
  if (!isPresent(operand)) return operand
  const value = asDouble(operand)
  let next = 1
  for (const set of formula.sets) {
    if (set.when !== undefined && !isTrue(values[next++]!)) continue
    const index = set.bands.findIndex((one) => inRange(value, one))
    return index < 0 ? MISSING : whole(index)
  }
  return MISSING
}
