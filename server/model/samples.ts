import type * as syntax from '../../grammar/syntax.ts'
import type { Span } from '../../grammar/text.ts'
import { report, use } from './context.ts'
import { bindCondition } from './expressions.ts'
import { kindOf } from './kinds.ts'
import { bindRun } from './runs.ts'
import type { Environment } from './scope.ts'
import type { CategorySymbol, Expression, Instrument, SampleModel } from './study.ts'
import { walk } from './walk.ts'

/**
 * One side of a comparison.
 * @param over true when the comparison is over occasions, so that the sample needs none of its own
 */
export function bindSample(
  env: Environment,
  node: syntax.Sample | undefined,
  span: Span,
  over = false,
): SampleModel | undefined {
  if (node?.expression === undefined) return undefined
  if (node.expression.kind === 'run') bindRun(env, node.expression)
  const expression = env.bind(env, node.expression, span)
  if (expression.kind === 'text' || expression.kind === 'number') {
    const message = `A sample is a score or a variable, not ${kindOf(expression)}.`
    report(env.context, 'wrong-kind', env.scope.file, expression.span, message)
  }
  if (over && expression.kind === 'occasion') {
    const message = `The comparison is over all occasions: leave out \`at ${expression.occasion}\`.`
    report(env.context, 'wrong-kind', env.scope.file, expression.span, message)
  }
  const category = node.as === undefined ? undefined : categoryOf(env, expression, node.as.text)
  if (node.as !== undefined && category !== undefined) use(env.context, env.scope.file, node.as.span, category)
  const name = node.as?.text ?? written(node.expression)
  return {
    expression,
    name,
    label: category?.label ?? (node.as === undefined ? labelOf(expression) : undefined) ?? name,
    span: node.span,
    ...(node.where === undefined ? {} : { where: bindCondition(env, node.where, node.span) }),
  }
}

/**
 * `STAR_P.total as patient`: the category that decides who is asked the instrument or, failing that, the only one of that
 * name in the study; it lends the sample its label.
 */
function categoryOf(env: Environment, expression: Expression, name: string): CategorySymbol | undefined {
  for (const instrument of instrumentsOf(env, expression)) {
    const clause = instrument.node.clauses.find((candidate) => candidate.kind === 'asked')
    const variable = clause?.kind === 'asked' ? variableOf(env, clause.condition) : undefined
    const category = variable?.categories.find((candidate) => candidate.name === name)
    if (category !== undefined) return category
  }
  const found: CategorySymbol[] = []
  for (const symbol of env.scope.named.values()) {
    if (symbol.kind !== 'variable') continue
    found.push(...symbol.categories.filter((category) => category.name === name))
  }
  return found.length === 1 ? found[0] : undefined
}

function variableOf(env: Environment, condition: syntax.Expression | undefined) {
  if (condition?.kind !== 'binary') return undefined
  for (const side of [condition.left, condition.right]) {
    const symbol = side?.kind === 'reference' ? env.scope.named.get(side.path[0]?.text ?? '') : undefined
    if (symbol?.kind === 'variable') return symbol
  }
  return undefined
}

function instrumentsOf(env: Environment, expression: Expression): Instrument[] {
  const names = new Set<string>()
  walk(expression, (part) => {
    if (part.kind === 'score' || part.kind === 'band' || part.kind === 'norm') names.add(part.score.instrument)
    else if (part.kind === 'item') names.add(part.item.instrument)
  })
  return [...names].flatMap((name) => {
    const symbol = env.scope.named.get(name)
    return symbol?.kind === 'instrument' ? [symbol] : []
  })
}

function labelOf(expression: Expression): string | undefined {
  switch (expression.kind) {
    case 'score':
    case 'band':
    case 'norm':
      return expression.score.label
    case 'variable':
      return expression.variable.label
    case 'item':
      return expression.item.wording === '' ? undefined : expression.item.wording
    default:
      return undefined
  }
}

/** An expression as the author wrote it, but for spaces and parentheses: the name of a sample without `as`. */
export function written(node: syntax.Expression | undefined): string {
  switch (node?.kind) {
    case undefined:
      return '…'
    case 'reference':
      return node.path.map(({ text }) => text).join('.')
    case 'run':
      return `${written(node.first)}..${node.last.text}`
    case 'number':
      return node.written
    case 'text':
      return JSON.stringify(node.text)
    case 'unary':
      return node.operator === 'not' ? `not ${written(node.operand)}` : `-${written(node.operand)}`
    case 'binary':
      return `${written(node.left)} ${node.operator} ${written(node.right)}`
    case 'in':
      return `${written(node.operand)} in …`
    case 'if':
      return `if ${written(node.condition)} then ${written(node.then)} else ${written(node.else)}`
    case 'call':
      return `${node.function.text}(${node.arguments.map(written).join(', ')})`
    case 'at':
      return `${written(node.operand)} at ${node.occasion?.text ?? '…'}`
    case 'parenthesised':
      return `(${written(node.expression)})`
  }
}
