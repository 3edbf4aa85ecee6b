import type * as syntax from '../../grammar/syntax.ts'
import type { Span } from '../../grammar/text.ts'
import { type Draft, report, use } from './context.ts'
import { bindCondition } from './expressions.ts'
import { isCertain, nearest } from './nearest.ts'
import { replaceFix } from './problems.ts'
import { bindRun, runNames } from './runs.ts'
import { findScale } from './scales.ts'
import { type Environment, originOf } from './scope.ts'
import type { Item } from './study.ts'

/** The items of one `item` or `items` line; none when its name could not be read. */
export function declareItems(env: Environment, node: syntax.ItemClause, later: (() => void)[]): Item[] {
  const { context, scope } = env
  if (node.name === undefined) return []
  const names = node.last === undefined ? [node.name.text] : runNames(node.name.text, node.last.text)
  if (typeof names === 'string') {
    const span = { start: node.name.span.start, end: node.last?.span.end ?? node.name.span.end }
    report(context, 'broken-run', scope.file, span, `This is no run of items: ${names}.`)
    return []
  }
  const scale = node.scale === undefined ? undefined : findScale(context, scope, node.scale)
  const otherwise = node.asked?.otherwise?.value
  const origin = { ...originOf(scope.file, node, node.name), nameSpan: nameSpan(node, node.name) }
  const items = names.map((name): Draft<Item> => {
    const item: Draft<Item> = {
      kind: 'item',
      name,
      wording: node.wording?.text ?? '',
      instrument: env.instrument?.instrument.name ?? '',
      scale,
      reversed: node.reversed,
      unscored: node.unscored,
      type: scale?.type ?? { kind: 'unknown' },
      origin,
      ...(otherwise === undefined ? {} : { otherwise }),
    }
    context.order.set(item, context.order.size)
    if (node.asked !== undefined) context.skippable.set(item, otherwise === undefined ? {} : { otherwise })
    return item
  })
  const { asked } = node
  if (asked !== undefined) {
    later.push(() => {
      const condition = bindCondition(env, asked.condition, asked.span)
      for (const item of items) item.askedWhen = condition
    })
  }
  return items
}

const nameSpan = (node: syntax.ItemClause, name: syntax.Name): Span => ({
  start: name.span.start,
  end: node.last?.span.end ?? name.span.end,
})

/** `reverse p4, p7..p9`: marks the items, once. */
export function reverseItems(env: Environment, node: syntax.ReverseClause): void {
  const { context, scope } = env
  for (const [at, reference] of node.items.entries()) {
    for (const item of reference.kind === 'run' ? bindRun(env, reference).items : named(env, reference)) {
      if (!item.reversed) {
        const draft: Draft<Item> = item
        draft.reversed = true
        context.reversedAt.set(item, reference.span)
        continue
      }
      const first = context.reversedAt.get(item)
      report(context, 'item-reversed-twice', scope.file, reference.span, `\`${item.name}\` is reversed twice.`, {
        related: [
          {
            file: item.origin.file,
            span: first ?? item.origin.span,
            message: `\`${item.name}\` is reversed here`,
          },
        ],
        fixes: reference.kind === 'run' ? [] : [replaceFix('Remove it', scope.file, listedSpan(node, at), '', false)],
      })
    }
  }
}

/** What to take out so that a clause names one item less: the item with a comma, or the clause where it names no other. */
function listedSpan({ span, items }: syntax.ReverseClause, at: number): Span {
  const [before, one, after] = [items[at - 1], items[at]!, items[at + 1]]
  if (before !== undefined) return { start: before.span.end, end: one.span.end }
  return after === undefined ? span : { start: one.span.start, end: after.span.start }
}

function named(env: Environment, reference: syntax.Reference): Item[] {
  const { context, scope } = env
  const inside = env.instrument
  const name = reference.path.at(-1)
  if (inside === undefined || name === undefined) return []
  const symbol = inside.names.get(name.text)
  if (symbol === undefined) {
    if (inside.instrument.node.broken) return []
    const items = inside.instrument.items.map((item) => item.name)
    const meant = nearest(name.text, items)
    const hint = meant === undefined ? '' : ` Did you mean \`${meant}\`?`
    const message = `${inside.instrument.name} has no item \`${name.text}\`.${hint}`
    const fixes =
      meant === undefined
        ? []
        : [replaceFix(`Change to ${meant}`, scope.file, name.span, meant, isCertain(name.text, meant, items))]
    report(context, 'unknown-name', scope.file, name.span, message, { fixes })
    return []
  }
  use(context, scope.file, name.span, symbol)
  if (symbol.kind === 'item') return [symbol]
  report(context, 'wrong-kind', scope.file, name.span, `\`${name.text}\` is a ${symbol.kind}: only items are reversed.`)
  return []
}
