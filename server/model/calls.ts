import type * as syntax from '../../grammar/syntax.ts'
import { aggregate } from './aggregates.ts'
import { interval, rounded } from './attainable.ts'
import { report } from './context.ts'
import { kindOf, requireFlag, requireNumber } from './kinds.ts'
import { numberType, quantityOf } from './quantities.ts'
import { atom, type Quantity, scaleQuantity, sumOf } from './quantity.ts'
import { rational } from './rational.ts'
import { itemExpression, unknownAt } from './references.ts'
import { bindRun } from './runs.ts'
import type { Environment } from './scope.ts'
import type { AggregateFunction, Expression } from './study.ts'
import type { Level } from './types.ts'
import { oneOf } from './words.ts'

export const FUNCTIONS = ['sum', 'mean', 'count', 'min', 'max', 'percent', 'missing', 'round'] as const
type FunctionName = (typeof FUNCTIONS)[number]

/** `sum(…)`, `mean(…)`, `count(q1..q9 >= 2)`, `percent(…)`, `missing(x)`, `round(x)`. */
export function bindCall(env: Environment, node: syntax.Call): Expression {
  const name = oneOf(env.context, env.scope.file, node.function, 'function', FUNCTIONS)
  if (name === undefined) {
    for (const argument of node.arguments) spread(env, argument)
    return unknownAt(node.span)
  }
  switch (name) {
    case 'sum':
    case 'mean':
    case 'count':
    case 'min':
    case 'max':
      return bindAggregate(env, name, node)
    default:
      return bindSingle(env, name, node)
  }
}

function bindSingle(env: Environment, name: Exclude<FunctionName, AggregateFunction>, node: syntax.Call): Expression {
  const { span } = node
  const [argument, ...others] = node.arguments
  if (argument === undefined || others.length > 0) {
    const message = `\`${name}\` takes one value, but ${node.arguments.length === 0 ? 'none is' : `${node.arguments.length} are`} given.`
    report(env.context, 'wrong-arguments', env.scope.file, span, message)
    return unknownAt(span)
  }
  const operand = env.bind(env, argument, span)
  switch (name) {
    case 'percent': {
      if (env.summary === undefined) {
        const message = '`percent` is a figure of the group: it stands in a summary only.'
        report(env.context, 'wrong-arguments', env.scope.file, span, message)
        return unknownAt(span)
      }
      requireFlag(env, operand)
      return { kind: 'percent', condition: operand, type: numberType(interval(0, 100), 'interval'), span }
    }
    case 'missing':
      return { kind: 'missing', operand, type: { kind: 'flag' }, span }
    case 'round': {
      if (!requireNumber(env, operand)) return unknownAt(span)
      const set = rounded(quantityOf(env.context, operand).set)
      const level = operand.type.kind === 'number' ? operand.type.level : 'interval'
      const expression: Expression = { kind: 'round', operand, type: numberType(set, level), span }
      env.context.quantities.set(expression, atom(expression, set))
      return expression
    }
  }
}

function bindAggregate(env: Environment, fn: AggregateFunction, node: syntax.Call): Expression {
  const { span } = node
  if (node.arguments.length === 0) {
    report(env.context, 'wrong-arguments', env.scope.file, span, `\`${fn}\` needs at least one item.`)
    return unknownAt(span)
  }
  const spreads = node.arguments.map((argument) => spread(env, argument))
  const of = spreads.flatMap(({ operands }) => operands)
  if (of.length === 0) return unknownAt(span)
  const fit = of.map((operand) => (fn === 'count' ? requireCondition(env, operand) : requireOperand(env, operand)))
  const overItems = of.some((operand) => touchesItem(operand))
  const allow = overItems ? env.allow : undefined
  if (fit.includes(false) || spreads.some(({ whole }) => !whole)) {
    return { kind: 'aggregate', function: fn, of, allow, type: { kind: 'unknown' }, span }
  }
  const quantity = aggregateQuantity(env, fn, of, allow ?? 0)
  const expression: Expression = {
    kind: 'aggregate',
    function: fn,
    of,
    allow,
    type: numberType(quantity.set, levelOf(fn, of)),
    span,
  }
  env.context.quantities.set(expression, quantity.linear === undefined ? atom(expression, quantity.set) : quantity)
  return expression
}

/** The least and the greatest of ordinal answers are ordinal; a sum, mean or count is a number to calculate with. */
function levelOf(fn: AggregateFunction, of: readonly Expression[]): Level {
  if (fn !== 'min' && fn !== 'max') return 'interval'
  return of.some(({ type }) => type.kind === 'number' && type.level === 'ordinal') ? 'ordinal' : 'interval'
}

function aggregateQuantity(
  env: Environment,
  fn: AggregateFunction,
  of: readonly Expression[],
  allow: number,
): Quantity {
  const { context } = env
  const quantities = of.map((operand) => quantityOf(context, operand))
  const skippable = of.map((operand) => isSkippable(env, operand))
  if ((fn === 'sum' || fn === 'mean') && allow === 0 && !skippable.includes(true)) {
    const sum = sumOf(quantities)
    return fn === 'sum' ? sum : scaleQuantity(sum, rational(1, of.length))
  }
  const operands = quantities.map(({ set }, i) => ({ set, skippable: skippable[i]! }))
  return { set: aggregate(fn, operands, allow) }
}

function requireCondition(env: Environment, operand: Expression): boolean {
  if (operand.type.kind === 'number') {
    const message = `\`count\` counts what is true; this is ${kindOf(operand)}. Write what to count, such as \`>= 2\`.`
    report(env.context, 'wrong-arguments', env.scope.file, operand.span, message)
    return false
  }
  return requireFlag(env, operand)
}

/** Numbers, and flags as 0 and 1. */
function requireOperand(env: Environment, operand: Expression): boolean {
  return operand.type.kind === 'flag' || requireNumber(env, operand)
}

/** Whether an item is read here directly, not through a score with a rule of its own. */
function touchesItem(expression: Expression): boolean {
  return readsItem(expression, () => true)
}

/** Whether skip logic can leave this out of an aggregate: it reads an item that may not be asked. */
function isSkippable(env: Environment, expression: Expression): boolean {
  return readsItem(expression, (operand) => {
    const skip = operand.kind === 'item' ? env.context.skippable.get(operand.item) : undefined
    return skip !== undefined && skip.otherwise === undefined
  })
}

function readsItem(expression: Expression, test: (item: Expression) => boolean): boolean {
  switch (expression.kind) {
    case 'item':
      return test(expression)
    case 'negate':
    case 'not':
    case 'round':
    case 'missing':
    case 'occasion':
    case 'in-range':
    case 'in-list':
      return readsItem(expression.operand, test)
    case 'arithmetic':
    case 'comparison':
    case 'logic':
      return readsItem(expression.left, test) || readsItem(expression.right, test)
    case 'if':
      return [expression.condition, expression.then, expression.else].some((part) => readsItem(part, test))
    default:
      return false
  }
}

/**
 * Writes a run out: `q1..q9 >= 2` is nine conditions. An argument without a run is one operand; so is one with two,
 * whose second run is then reported.
 */
function spread(env: Environment, node: syntax.Expression): Spread {
  const run = findRun(node)
  if (run === undefined || env.substitute !== undefined) {
    return { operands: [env.bind(env, node, node.span)], whole: true }
  }
  const { items, whole } = bindRun(env, run)
  const { uses } = env.context
  const operands: Expression[] = []
  for (const item of items) {
    const by = itemExpression(env.context, item, run.span)
    if (node === run) {
      operands.push(by)
      continue
    }
    const before = uses.length
    operands.push(env.bind({ ...env, substitute: { run, by } }, node, node.span))
    if (operands.length > 1) uses.length = before
  }
  return { operands, whole }
}

interface Spread {
  readonly operands: readonly Expression[]
  /** False when items of the run are missing. */
  readonly whole: boolean
}

/** The run within an argument, outside of inner calls of aggregates. */
function findRun(node: syntax.Expression | undefined): syntax.Run | undefined {
  switch (node?.kind) {
    case 'run':
      return node
    case 'unary':
    case 'in':
    case 'at':
      return findRun(node.operand)
    case 'binary':
      return findRun(node.left) ?? findRun(node.right)
    case 'parenthesised':
      return findRun(node.expression)
    case 'if':
      return findRun(node.condition) ?? findRun(node.then) ?? findRun(node.else)
    case 'call':
      return node.function.text === 'missing' || node.function.text === 'round' ? findRun(node.arguments[0]) : undefined
    default:
      return undefined
  }
}
