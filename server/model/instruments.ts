import type * as syntax from '../../grammar/syntax.ts'
import { type Context, type Draft, report } from './context.ts'
import { declareChange, declareCutoffs, declareNorms } from './cutoffs.ts'
import { bindCondition, bindExpression } from './expressions.ts'
import { declareItems, reverseItems } from './items.ts'
import { reportTwice } from './lookups.ts'
import { type Environment, type FileScope, type InstrumentScope, originOf } from './scope.ts'
import { declareScore } from './scores.ts'
import type { Expression, Instrument, Item, Score, Summary } from './study.ts'
import { walk } from './walk.ts'

/** What is left to bind once every name of the study is declared. */
export type Later = () => void

/**
 * Declares an instrument with its items, scores and bands. Scores are bound when first asked for; conditions are left
 * for `later`.
 */
export function declareInstrument(
  context: Context,
  scope: FileScope,
  node: syntax.InstrumentDeclaration & { readonly name: syntax.Name },
  later: Later[],
): InstrumentScope {
  const items: Item[] = []
  const scores: Score[] = []
  const summaries: Summary[] = []
  const instrument: Draft<Instrument> = {
    kind: 'instrument',
    name: node.name.text,
    label: node.label?.text ?? node.name.text,
    items,
    scores,
    summaries,
    origin: originOf(scope.file, node, node.name),
    node,
  }
  const inside: InstrumentScope = { instrument, names: new Map(), needs: new Map(), file: scope }
  const env: Environment = { bind: bindExpression, context, scope, instrument: inside }
  const declare = <T extends Item | Score | Summary>(name: syntax.Name, symbol: T, into: T[]): void => {
    const known = inside.names.get(symbol.name)
    if (known !== undefined) {
      reportTwice(context, scope.file, name, known.origin)
      return
    }
    inside.names.set(symbol.name, symbol)
    into.push(symbol)
  }
  for (const clause of node.clauses) {
    switch (clause.kind) {
      case 'cite':
        if (clause.text !== undefined) {
          instrument.cite = { text: clause.text.text, ...(clause.doi === undefined ? {} : { doi: clause.doi.text }) }
        }
        break
      case 'licence':
        if (clause.text !== undefined) instrument.licence = clause.text.text
        break
      case 'item':
        for (const item of declareItems(env, clause, later)) declare(clause.name!, item, items)
        break
      case 'score':
        if (clause.name !== undefined) {
          declare(clause.name, declareScore(env, { ...clause, name: clause.name }), scores)
        }
        break
      case 'summary':
        if (clause.name !== undefined) declare(clause.name, declareSummary(env, clause, clause.name, later), summaries)
        break
      case 'asked':
        later.push(() => {
          const condition = bindCondition(env, clause.condition, clause.span)
          if (isOfWhole(env, instrument, clause, condition)) instrument.askedWhen = condition
        })
        break
    }
  }
  for (const clause of node.clauses) {
    if (clause.kind === 'reverse') reverseItems(env, clause)
    else if (clause.kind === 'cutoffs') declareCutoffs(env, clause, later)
    else if (clause.kind === 'norms') declareNorms(env, clause, later)
    else if (clause.kind === 'mcid' || clause.kind === 'retest') declareChange(env, clause)
  }
  return inside
}

/**
 * Whether `asked when` on a line of its own can be about the whole instrument: once, and not by an answer to one of its
 * own items. Otherwise it was meant for the item above.
 */
function isOfWhole(env: Environment, instrument: Draft<Instrument>, { span }: syntax.AskedWhen, condition: Expression) {
  let own: Item | undefined
  walk(condition, (part) => {
    if (part.kind === 'item' && part.item.instrument === instrument.name) own ??= part.item
  })
  const ofItem = 'What is asked of some people only stands on the line of its item: `item … on … asked when …`.'
  const says = (what: string): void => {
    const message = `On a line of its own, \`asked when\` says who gets the whole of \`${instrument.name}\`, ${what}. ${ofItem}`
    report(env.context, 'wrong-kind', env.scope.file, span, message)
  }
  if (own !== undefined) says(`and \`${own.name}\` is one of its items`)
  else if (instrument.askedWhen !== undefined) says('and that is said already')
  return own === undefined && instrument.askedWhen === undefined
}

function declareSummary(env: Environment, node: syntax.SummaryClause, name: syntax.Name, later: Later[]): Summary {
  const summary: Draft<Summary> = {
    kind: 'summary',
    name: name.text,
    label: node.label?.text ?? name.text,
    instrument: env.instrument?.instrument.name ?? '',
    expression: undefined,
    origin: originOf(env.scope.file, node, name),
    node,
  }
  later.push(() => {
    const expression = bindExpression({ ...env, summary: true }, node.expression, node.span)
    summary.expression = expression
    if (expression.type.kind !== 'number' && expression.type.kind !== 'unknown') {
      report(env.context, 'wrong-kind', env.scope.file, expression.span, 'A summary is a number, such as a percent.')
    }
  })
  return summary
}
