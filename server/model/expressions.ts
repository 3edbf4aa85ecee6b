import type * as syntax from '../../grammar/syntax.ts'
import type { Span } from '../../grammar/text.ts'
import { interval, product, quotient, union } from './attainable.ts'
import { bindCall } from './calls.ts'
import { bindComparison, bindMembership } from './conditions.ts'
import { report, use } from './context.ts'
import { kindOf, requireFlag, requireNumber } from './kinds.ts'
import { isCertain, nearest } from './nearest.ts'
import { replaceFix } from './problems.ts'
import { numberType, quantityOf } from './quantities.ts'
import { addQuantities, constantQuantity, type Quantity, scaleQuantity } from './quantity.ts'
import { fromDecimal, rational } from './rational.ts'
import { bindReference, expectedOf, unknownAt } from './references.ts'
import type { Environment, Expected } from './scope.ts'
import type { Expression } from './study.ts'
import type { Level, ValueType } from './types.ts'

/**
 * Binds and types an expression. What is wrong is reported once; whatever depends on it has the type `unknown`.
 * @param node undefined where the parser could not read it
 * @param span of what holds the expression, for that case
 * @param expected categories that a bare name may stand for
 */
export function bindExpression(
  env: Environment,
  node: syntax.Expression | undefined,
  span: Span,
  expected?: Expected,
): Expression {
  if (node === undefined) return unknownAt(span)
  switch (node.kind) {
    case 'reference':
      return bindReference(env, node, expected)
    case 'run':
      if (env.substitute?.run === node) return env.substitute.by
      report(
        env.context,
        'wrong-kind',
        env.scope.file,
        node.span,
        'A run of items is no single value: it stands in sum, mean, count, min or max.',
      )
      return unknownAt(node.span)
    case 'number':
      return bindNumber(env, node)
    case 'text':
      return { kind: 'text', text: node.text, type: { kind: 'unknown' }, span: node.span }
    case 'unary':
      return bindUnary(env, node)
    case 'binary':
      return bindBinary(env, node)
    case 'in':
      return bindMembership(env, node)
    case 'if':
      return bindConditional(env, node, expected)
    case 'call':
      return bindCall(env, node)
    case 'at':
      return bindOccasion(env, node)
    case 'parenthesised':
      return bindExpression(env, node.expression, node.span, expected)
  }
}

/** Binds what has to be true or false. */
export function bindCondition(env: Environment, node: syntax.Expression | undefined, span: Span): Expression {
  const condition = bindExpression(env, node, span)
  if (node !== undefined) requireFlag(env, condition)
  return condition
}

/** Remembers what is known of a number beside its node. */
function numeric(
  env: Environment,
  quantity: Quantity,
  level: Level,
  make: (type: ValueType) => Expression,
): Expression {
  const expression = make(numberType(quantity.set, level))
  env.context.quantities.set(expression, quantity)
  return expression
}

function bindNumber(env: Environment, node: syntax.NumberLiteral): Expression {
  const exact = fromDecimal(node.value)
  const quantity = exact === undefined ? { set: interval(node.value, node.value) } : constantQuantity(exact)
  return numeric(env, quantity, 'interval', (type) => ({
    kind: 'number',
    value: node.value,
    ...(exact === undefined ? {} : { exact }),
    type,
    span: node.span,
  }))
}

function bindUnary(env: Environment, node: syntax.Unary): Expression {
  const operand = bindExpression(env, node.operand, node.span)
  const { span } = node
  if (node.operator === 'not') {
    requireFlag(env, operand)
    return { kind: 'not', operand, type: { kind: 'flag' }, span }
  }
  if (!requireNumber(env, operand)) return unknownAt(span)
  const quantity = scaleQuantity(quantityOf(env.context, operand), rational(-1))
  return numeric(env, quantity, 'interval', (type) => ({ kind: 'negate', operand, type, span }))
}

function bindBinary(env: Environment, node: syntax.Binary): Expression {
  const { operator, span } = node
  switch (operator) {
    case 'and':
    case 'or': {
      const left = bindExpression(env, node.left, span)
      const right = bindExpression(env, node.right, span)
      requireFlag(env, left)
      requireFlag(env, right)
      return { kind: 'logic', operator, left, right, type: { kind: 'flag' }, span }
    }
    case '+':
    case '-':
    case '*':
    case '/':
      return bindArithmetic(env, operator, node)
    default:
      return bindComparison(env, operator, node)
  }
}

function bindArithmetic(env: Environment, operator: '+' | '-' | '*' | '/', node: syntax.Binary): Expression {
  const left = bindExpression(env, node.left, node.span)
  const right = bindExpression(env, node.right, node.span)
  const fits = [requireNumber(env, left), requireNumber(env, right)]
  if (fits.includes(false)) return unknownAt(node.span)
  const quantity = arithmetic(operator, quantityOf(env.context, left), quantityOf(env.context, right))
  return numeric(env, quantity, 'interval', (type) => ({
    kind: 'arithmetic',
    operator,
    left,
    right,
    type,
    span: node.span,
  }))
}

function arithmetic(operator: '+' | '-' | '*' | '/', a: Quantity, b: Quantity): Quantity {
  const [left, right] = [constantOf(a), constantOf(b)]
  switch (operator) {
    case '+':
      return addQuantities(a, b)
    case '-':
      return addQuantities(a, scaleQuantity(b, rational(-1)))
    case '*':
      if (left !== undefined) return scaleQuantity(b, left)
      return right !== undefined ? scaleQuantity(a, right) : { set: product(a.set, b.set) }
    case '/':
      if (right !== undefined && right.n !== 0) return scaleQuantity(a, rational(right.d, right.n))
      return { set: quotient(a.set, b.set) ?? interval(Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY) }
  }
}

const constantOf = ({ linear }: Quantity) => (linear?.terms.size === 0 ? linear.constant : undefined)

function bindConditional(env: Environment, node: syntax.Conditional, expected?: Expected): Expression {
  const condition = bindExpression(env, node.condition, node.span)
  requireFlag(env, condition)
  const then = bindExpression(env, node.then, node.span, expected)
  const otherwise = bindExpression(env, node.else, node.span, expected ?? expectedOf(then))
  const { span } = node
  const shape = { kind: 'if', condition, then, else: otherwise, span } as const
  const [a, b] = [then.type, otherwise.type]
  if (a.kind === 'unknown' || b.kind === 'unknown') return { ...shape, type: { kind: 'unknown' } }
  if (a.kind === 'number' && b.kind === 'number') {
    const set = union(quantityOf(env.context, then).set, quantityOf(env.context, otherwise).set)
    return numeric(env, { set }, lower(a.level, b.level), (type) => ({ ...shape, type }))
  }
  if (a.kind !== b.kind || (a.kind === 'category' && b.kind === 'category' && !sameNames(a, b))) {
    const message = `\`then\` gives ${kindOf(then)}, \`else\` gives ${kindOf(otherwise)}: both have to give the same.`
    report(env.context, 'wrong-kind', env.scope.file, otherwise.span, message, {
      related: [{ file: env.scope.file, span: then.span, message: `This gives ${kindOf(then)}` }],
    })
    return { ...shape, type: { kind: 'unknown' } }
  }
  return { ...shape, type: a }
}

const RANK: Readonly<Record<Level, number>> = { nominal: 0, ordinal: 1, interval: 2 }
const lower = (a: Level, b: Level): Level => (RANK[a] <= RANK[b] ? a : b)

type CategoryType = Extract<ValueType, { kind: 'category' }>
const sameNames = (a: CategoryType, b: CategoryType): boolean =>
  a.categories.length === b.categories.length && a.categories.every(({ name }, i) => name === b.categories[i]!.name)

function bindOccasion(env: Environment, node: syntax.AtOccasion): Expression {
  const operand = bindExpression(env, node.operand, node.span)
  const { occasion, span } = node
  if (occasion === undefined) return unknownAt(span)
  const names: string[] = []
  for (const symbol of env.scope.named.values()) {
    if (symbol.kind !== 'occasions') continue
    const found = symbol.occasions.find(({ name }) => name === occasion.text)
    if (found !== undefined) {
      use(env.context, env.scope.file, occasion.span, symbol)
      const { name, label } = found
      return { kind: 'occasion', operand, occasion: name, label: label || name, type: operand.type, span }
    }
    names.push(...symbol.occasions.map(({ name }) => name))
  }
  if (!env.scope.unreadable) {
    const meant = nearest(occasion.text, names)
    const hint =
      names.length === 0 ? ' No occasions are declared.' : meant === undefined ? '' : ` Did you mean \`${meant}\`?`
    const message = `There is no occasion \`${occasion.text}\`.${hint}`
    const fixes =
      meant === undefined
        ? []
        : [
            replaceFix(
              `Change to ${meant}`,
              env.scope.file,
              occasion.span,
              meant,
              isCertain(occasion.text, meant, names),
            ),
          ]
    report(env.context, 'unknown-name', env.scope.file, occasion.span, message, { fixes })
  }
  return unknownAt(span)
}
