import type * as syntax from '../../grammar/syntax.ts'
import type { Span } from '../../grammar/text.ts'
import { report } from './context.ts'
import { kindOf, requireNumber } from './kinds.ts'
import { replaceFix } from './problems.ts'
import { expectedOf, resolves, unknownAt } from './references.ts'
import type { Environment, Expected } from './scope.ts'
import type { Expression } from './study.ts'

type Operator = '=' | '!=' | '<' | '<=' | '>' | '>='

/** `role = patient`: a bare name is first looked for among the categories of the other side. */
export function bindComparison(env: Environment, operator: Operator, node: syntax.Binary): Expression {
  const { span } = node
  let left: Expression
  let right: Expression
  if (isBareName(env, node.left) && node.right !== undefined && !isBareName(env, node.right)) {
    right = env.bind(env, node.right, span)
    left = bindOther(env, node.left, span, right)
  } else {
    left = env.bind(env, node.left, span)
    right = bindOther(env, node.right, span, left)
  }
  // A run that stands alone is reported; what it would have given is not known.
  if ((node.left?.kind === 'run' || node.right?.kind === 'run') && !(isKnown(left) && isKnown(right)))
    return unknownAt(span)
  checkComparable(env, left, right, operator)
  return { kind: 'comparison', operator, left, right, type: { kind: 'flag' }, span }
}

/** One side of a comparison; next to something unknown, a bare name may well be a category of it and is not judged. */
function bindOther(env: Environment, node: syntax.Expression | undefined, span: Span, side: Expression): Expression {
  const expected = expectedOf(side)
  const meant = node?.kind === 'reference' && expected?.categories.some(({ name }) => name === node.path[0]?.text)
  if (!isKnown(side) && meant !== true && isBareName(env, node)) return unknownAt(node?.span ?? span)
  return env.bind(env, node, span, expected)
}

/** A single name that is no value by itself, so perhaps a category of what stands on the right. */
function isBareName(env: Environment, node: syntax.Expression | undefined): boolean {
  return node?.kind === 'reference' && node.path.length === 1 && !resolves(env, node.path[0]!.text)
}

/** `age in 18..30`, `sex in (female, male)`. */
export function bindMembership(env: Environment, node: syntax.Membership): Expression {
  const operand = env.bind(env, node.operand, node.span)
  const { set, span } = node
  const type = { kind: 'flag' } as const
  if (set === undefined) return { ...unknownAt(span), type }
  if (set.kind === 'range') {
    requireNumber(env, operand)
    const low = set.low?.value ?? Number.NEGATIVE_INFINITY
    const high = set.high?.value ?? Number.POSITIVE_INFINITY
    return { kind: 'in-range', operand, low, high, openHigh: set.open, type, span }
  }
  const values = set.values.map((value) => bindOther(env, value, span, operand))
  for (const value of values) checkComparable(env, operand, value, '=')
  return { kind: 'in-list', operand, values, type, span }
}

const isKnown = (expression: Expression): boolean => expression.type.kind !== 'unknown' || expression.kind === 'text'

function checkComparable(env: Environment, left: Expression, right: Expression, operator: Operator): void {
  if (!isKnown(left) || !isKnown(right)) return
  const ordered = operator !== '=' && operator !== '!='
  const [a, b] = [left.type, right.type]
  if (left.kind === 'text' || right.kind === 'text') {
    if (right.kind === 'text') checkText(env, left, right)
    else if (left.kind === 'text') checkText(env, right, left)
    return
  }
  if (a.kind === 'category' && b.kind === 'category') {
    checkCategories(env, left, right, ordered)
    return
  }
  if (a.kind !== b.kind) {
    reportUnlike(env, left, right)
    return
  }
  const nominal = (a.kind === 'number' && a.level === 'nominal') || (b.kind === 'number' && b.level === 'nominal')
  if (ordered && (nominal || a.kind === 'flag')) reportUnordered(env, left, right)
}

function checkCategories(env: Environment, left: Expression, right: Expression, ordered: boolean): void {
  const [a, b] = [namesOf(left), namesOf(right)]
  if (left.kind === 'category' || right.kind === 'category') {
    const whole = left.kind === 'category' ? right : left
    if (whole.type.kind === 'category' && whole.type.level === 'nominal' && ordered && whole.kind !== 'category') {
      reportUnordered(env, left, right)
    }
    return
  }
  if (a.length !== b.length || a.some((name, i) => name !== b[i])) {
    const message = 'These two have different categories, so they cannot be compared with each other.'
    report(env.context, 'wrong-kind', env.scope.file, { start: left.span.start, end: right.span.end }, message)
  } else if (ordered && [left, right].some(({ type }) => type.kind === 'category' && type.level === 'nominal')) {
    reportUnordered(env, left, right)
  }
}

const namesOf = ({ type }: Expression): readonly string[] =>
  type.kind === 'category' ? type.categories.map(({ name }) => name) : []

function reportUnordered(env: Environment, left: Expression, right: Expression): void {
  const message = 'Nominal values have no order: only = and != and `in (…)` can compare them.'
  report(env.context, 'wrong-kind', env.scope.file, { start: left.span.start, end: right.span.end }, message)
}

/** A number where a category is meant has a fix when the number is the code of one. */
function reportUnlike(env: Environment, left: Expression, right: Expression): void {
  const expected = expectedOf(left) ?? expectedOf(right)
  const literal = left.kind === 'number' ? left : right.kind === 'number' ? right : undefined
  const message = `${kindOf(left)} and ${kindOf(right)} cannot be compared.`
  const fixes = literal === undefined ? [] : codeFix(env, expected, literal.value, literal)
  report(env.context, 'wrong-kind', env.scope.file, right.span, message.charAt(0).toUpperCase() + message.slice(1), {
    fixes,
  })
}

function codeFix(env: Environment, expected: Expected | undefined, code: string | number, at: Expression) {
  const meant = expected?.categories.find(
    (category) => category.codes.some((known) => known === code || known === String(code)) || category.label === code,
  )
  if (meant === undefined) return []
  return [replaceFix(`Change to ${meant.name}`, env.scope.file, at.span, meant.name, true)]
}

/** Texts compare with items whose codes are texts and with dates; elsewhere a name or a number is meant. */
function checkText(env: Environment, other: Expression, text: Expression & { kind: 'text' }): void {
  const { context, scope } = env
  if (other.kind === 'text') {
    report(
      context,
      'wrong-kind',
      scope.file,
      text.span,
      'Two texts are compared: one side has to be a variable or an item.',
    )
    return
  }
  if (other.type.kind === 'date') {
    if (/^\d{4}-\d{2}-\d{2}$/.test(text.text) && !Number.isNaN(Date.parse(text.text))) return
    report(context, 'wrong-kind', scope.file, text.span, 'A date is written "YYYY-MM-DD".')
    return
  }
  const item = itemOf(other)
  if (item !== undefined) {
    if (item.scale === undefined || item.scale.codes.some(({ code }) => code === text.text)) return
    const meant = item.scale.codes.find(({ label, stored }) => label === text.text || stored.includes(text.text))
    const message = `\`${item.name}\` is compared with a text, but the answers of ${item.scale.name} are codes${meant === undefined ? '' : `: \`${text.text}\` is ${meant.code}`}.`
    const written =
      meant === undefined ? '' : typeof meant.code === 'number' ? String(meant.code) : JSON.stringify(meant.code)
    const fixes = meant === undefined ? [] : [replaceFix(`Change to ${written}`, scope.file, text.span, written, true)]
    report(context, 'wrong-kind', scope.file, text.span, message, { fixes })
    return
  }
  const expected = expectedOf(other)
  const hint = expected === undefined ? '' : ' A category is written by its name, without quotes.'
  report(context, 'wrong-kind', scope.file, text.span, `A text cannot be compared with ${kindOf(other)}.${hint}`, {
    fixes: codeFix(env, expected, text.text, text),
  })
}

function itemOf(expression: Expression) {
  if (expression.kind === 'item') return expression.item
  return expression.kind === 'occasion' && expression.operand.kind === 'item' ? expression.operand.item : undefined
}
