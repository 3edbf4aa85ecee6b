import type * as syntax from '../../grammar/syntax.ts'
import type { Span } from '../../grammar/text.ts'
import { bindClaims, claimableIn } from './claims.ts'
import { type Context, type Draft, report, use } from './context.ts'
import { bindCondition, bindExpression } from './expressions.ts'
import { findBy, findVariable, reportUnknownOf } from './lookups.ts'
import { bindReference } from './references.ts'
import { bindSample } from './samples.ts'
import { type Environment, type FileScope, originOf } from './scope.ts'
import type { Comparison, Family, Question, Score, TestChoice, Variable } from './study.ts'
import type { Readable } from './tables.ts'
import { oneOf } from './words.ts'

/** Binds one comparison: the question, how it is answered and what was claimed. */
export function bindComparisonDeclaration(
  context: Context,
  scope: FileScope,
  node: Readable<syntax.ComparisonDeclaration>,
): Draft<Comparison> {
  const env: Environment = { bind: bindExpression, context, scope }
  const comparison: Draft<Comparison> = {
    kind: 'comparison',
    name: node.name.text,
    label: node.label?.text ?? node.name.text,
    question: undefined,
    alternative: 'two-sided',
    adjusted: [],
    reported: node.clauses.filter((clause) => clause.kind === 'reported'),
    origin: originOf(scope.file, node, node.name),
    node,
    ...(node.status === undefined ? {} : { status: node.status }),
  }
  let asked: Span | undefined
  for (const clause of node.clauses) {
    switch (clause.kind) {
      case 'compare':
      case 'correlate':
      case 'agreement':
      case 'detect': {
        if (asked !== undefined) {
          report(context, 'declared-twice', scope.file, clause.span, 'A comparison asks one question.', {
            related: [{ file: scope.file, span: asked, message: 'The question is asked here' }],
          })
          break
        }
        asked = clause.span
        const question = bindQuestion(env, clause)
        if (question !== undefined) comparison.question = question
        if (clause.kind === 'compare') bindCovariates(env, clause, comparison)
        break
      }
      case 'using':
        if (clause.test !== undefined) comparison.using = choiceOf(clause.test)
        if (clause.otherwise !== undefined) comparison.otherwise = choiceOf(clause.otherwise)
        break
      case 'alternative':
        comparison.alternative =
          oneOf(context, scope.file, clause.value, 'alternative', ['two-sided', 'greater', 'less']) ?? 'two-sided'
        break
      case 'equivalence':
      case 'noninferiority':
        bindMargin(context, scope.file, clause, comparison)
        break
      case 'expect':
        if (clause.n === undefined) break
        if (Number.isInteger(clause.n.value) && clause.n.value > 0) {
          comparison.expectN = { n: clause.n.value, perGroup: clause.perGroup }
        } else
          report(context, 'setting-out-of-range', scope.file, clause.n.span, 'Expect a whole number of people above 0.')
        break
      case 'where':
        comparison.where = bindCondition(env, clause.condition, clause.span)
        break
    }
  }
  bindClaims(context, scope, comparison.reported, () => claimableIn(comparison.question, asked !== undefined))
  return comparison
}

function bindMargin(
  context: Context,
  file: string,
  { kind, margin }: syntax.MarginClause,
  comparison: Draft<Comparison>,
): void {
  if (margin === undefined) return
  if (margin.value > 0) comparison.margin = { kind, value: margin.value }
  else report(context, 'setting-out-of-range', file, margin.span, 'A margin is above 0.')
}

type Asking = syntax.CompareClause | syntax.CorrelateClause | syntax.AgreementClause | syntax.DetectClause

function bindQuestion(env: Environment, clause: Asking): Question | undefined {
  switch (clause.kind) {
    case 'compare':
      return bindCompare(env, clause)
    case 'correlate': {
      const [first, second] = [bindSample(env, clause.first, clause.span), bindSample(env, clause.second, clause.span)]
      return first === undefined || second === undefined ? undefined : { kind: 'correlate', first, second }
    }
    case 'agreement': {
      const samples = clause.samples.map((sample) => bindSample(env, sample, clause.span))
      return { kind: 'agreement', samples: samples.filter((sample) => sample !== undefined) }
    }
    case 'detect': {
      const condition = bindCondition(env, clause.condition, clause.span)
      const score = bindSample(env, clause.score, clause.span)
      return score === undefined ? undefined : { kind: 'detect', condition, score }
    }
  }
}

function bindCompare(env: Environment, clause: syntax.CompareClause): Question | undefined {
  const { context, scope } = env
  const counts = countsOf(env, clause)
  if (counts !== undefined) return counts
  const by = clause.by === undefined ? undefined : findBy(context, scope, clause.by)
  const first = bindSample(env, clause.first, clause.span, by?.kind === 'occasions')
  const second = clause.second === undefined ? undefined : bindSample(env, clause.second, clause.span)
  if (first === undefined) return undefined
  if (second !== undefined) return { kind: 'two-samples', first, second, paired: clause.paired }
  if (by?.kind === 'variable') {
    if (by.type.kind === 'unknown') return undefined
    if (by.type.kind === 'number' || by.type.kind === 'date') {
      const message = `\`${by.name}\` is no grouping: groups come from a nominal, ordinal or flag variable.`
      report(context, 'wrong-kind', scope.file, clause.by!.span, message)
      return undefined
    }
    return { kind: 'groups', sample: first, by }
  }
  return by === undefined ? undefined : { kind: 'occasions', sample: first, by }
}

/** `compare COUNTS`: a name that is a table of counts and no value. */
function countsOf(env: Environment, clause: syntax.CompareClause): Question | undefined {
  const expression = clause.first?.expression
  if (expression?.kind !== 'reference' || expression.path.length !== 1) return undefined
  const head = expression.path[0]!
  const symbol = env.scope.named.get(head.text)
  if (symbol?.kind !== 'counts') return undefined
  use(env.context, env.scope.file, head.span, symbol)
  const other = clause.by ?? clause.second
  if (other !== undefined) {
    const message = `\`${head.text}\` is a whole table of counts: it is compared alone, without \`by\` or \`with\`.`
    report(env.context, 'wrong-kind', env.scope.file, other.span, message)
  }
  return { kind: 'counts', counts: symbol }
}

function bindCovariates(env: Environment, clause: syntax.CompareClause, comparison: Draft<Comparison>): void {
  const { context, scope } = env
  if (clause.stratified !== undefined) {
    const stratified = findVariable(context, scope, clause.stratified)
    if (stratified !== undefined) comparison.stratified = stratified
  }
  comparison.adjusted = clause.adjusted.flatMap((reference): (Variable | Score)[] => {
    const bound = bindReference(env, reference)
    if (bound.kind === 'variable') return [bound.variable]
    if (bound.kind === 'score') return [bound.score]
    if (bound.kind !== 'unknown') {
      report(context, 'wrong-kind', scope.file, reference.span, 'A comparison is adjusted for variables and scores.')
    }
    return []
  })
}

function choiceOf(node: syntax.TestUse): TestChoice {
  const options = new Map<string, string | number | true>()
  for (const { name, value } of node.options) {
    options.set(name.text, value === undefined ? true : value.kind === 'number' ? value.value : value.text)
  }
  return { test: node.name.text, options, span: node.span }
}

const METHODS = ['holm', 'bonferroni', 'hochberg', 'hommel', 'bh', 'by'] as const

/** Binds a family and marks its comparisons as members. */
export function bindFamily(
  context: Context,
  scope: FileScope,
  node: Readable<syntax.FamilyDeclaration>,
  comparisons: ReadonlyMap<string, Draft<Comparison>>,
): Family {
  const members: string[] = []
  for (const name of node.comparisons) {
    const comparison = comparisons.get(name.text)
    if (comparison === undefined) {
      reportUnknownOf(context, scope, name, 'comparison', comparisons.keys())
      continue
    }
    use(context, scope.file, name.span, comparison)
    if (comparison.family !== undefined) {
      const message = `\`${name.text}\` is already in the family \`${comparison.family}\`: a comparison is adjusted once.`
      report(context, 'declared-twice', scope.file, name.span, message)
      continue
    }
    comparison.family = node.name.text
    members.push(name.text)
  }
  return {
    kind: 'family',
    name: node.name.text,
    label: node.label?.text ?? node.name.text,
    adjust: oneOf(context, scope.file, node.adjust, 'adjustment', METHODS),
    comparisons: members,
    origin: originOf(scope.file, node, node.name),
    node,
  }
}
