import type * as syntax from '../../grammar/syntax.ts'
import type { Span } from '../../grammar/text.ts'
import { rounded } from './attainable.ts'
import { bindClaims, claimableInScore } from './claims.ts'
import { type Context, type Draft, forget, report } from './context.ts'
import { numberType, quantityOf } from './quantities.ts'
import { atom } from './quantity.ts'
import { type Environment, originOf } from './scope.ts'
import type { Cutoffs, Expression, Item, Norms, Score } from './study.ts'
import { declareCategories, declaredType, settledType } from './variables.ts'
import { childrenOf } from './walk.ts'

/** Declares a score; its expression is bound when its type is first asked for, so that order does not matter. */
export function declareScore(env: Environment, node: syntax.ScoreClause & { readonly name: syntax.Name }): Score {
  const { context, scope } = env
  const instrument = env.instrument?.instrument.name ?? ''
  const name = node.name.text
  const categories = declareCategories(context, scope, node.type, `${instrument}.${name}`)
  const allow = allowed(env, node)
  const cutoffs: Cutoffs[] = []
  const norms: Norms[] = []
  const score: Draft<Score> = {
    kind: 'score',
    name,
    label: node.label?.text ?? name,
    instrument,
    subscale: node.subscale,
    expression: undefined,
    type: { kind: 'unknown' },
    construct: node.measures?.text ?? name,
    rounded: node.rounded,
    items: [],
    cutoffs,
    categories,
    norms,
    origin: originOf(scope.file, node, node.name),
    node,
    ...(allow === undefined ? {} : { allow }),
  }
  context.pending.set(score, {
    state: 'waiting',
    bind: () => define(allow === undefined ? env : { ...env, allow }, score, node),
  })
  return score
}

function allowed(env: Environment, { allow }: syntax.ScoreClause): number | undefined {
  if (allow === undefined) return undefined
  if (Number.isInteger(allow.value) && allow.value >= 0) return allow.value
  const message = `A whole number of items can be missing, not ${allow.written}.`
  report(env.context, 'setting-out-of-range', env.scope.file, allow.span, message)
  return undefined
}

function define(env: Environment, score: Draft<Score>, node: syntax.ScoreClause): void {
  const { context, scope } = env
  const { categories } = score
  const expected = categories.length === 0 ? undefined : { owner: `${score.instrument}.${score.name}`, categories }
  const declared = declaredType(context, scope, node.type, categories)
  const before = context.problems.length
  const expression = env.bind(env, node.expression, node.span, expected)
  score.expression = expression
  score.items = itemsOf(context, expression)
  bindClaims(context, scope, node.reported, () => claimableInScore(score, scope))
  if (node.broken) {
    // Half an expression has half a meaning: nothing is said of it, and nothing computed from it.
    forget(context, before, (problem) => problem.file === scope.file && within(problem.span, node.span))
    return
  }
  const type = settledType(context, scope.file, expression, declared)
  score.type = type
  if (type.kind !== 'number') return
  const quantity = quantityOf(context, expression)
  if (!score.rounded) {
    context.quantities.set(score, quantity)
    return
  }
  const set = rounded(quantity.set)
  context.quantities.set(score, atom(score, set))
  score.type = numberType(set, type.level)
}

const within = (inner: Span, outer: Span): boolean => inner.start >= outer.start && inner.end <= outer.end

/** The distinct items that an expression reads, through scores and derived variables too, in the order declared. */
function itemsOf(context: Context, expression: Expression): Item[] {
  const items = new Set<Item>()
  const visit = (part: Expression): void => {
    if (part.kind === 'item') items.add(part.item)
    else if (part.kind === 'score' || part.kind === 'band' || part.kind === 'norm') {
      for (const item of part.score.items) items.add(item)
    } else for (const child of childrenOf(part)) visit(child)
  }
  visit(expression)
  return [...items].sort((a, b) => context.order.get(a)! - context.order.get(b)!)
}
