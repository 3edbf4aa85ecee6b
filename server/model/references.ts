import type * as syntax from '../../grammar/syntax.ts'
import type { Span } from '../../grammar/text.ts'
import { fromValues, interval, plus, times, union, type ValueSet } from './attainable.ts'
import { type Context, isFirstMissing, report, settle, use } from './context.ts'
import { reportAmbiguous, reportCategory, reportMember, reportUnknown } from './missing-names.ts'
import { isCertain, nearest } from './nearest.ts'
import { replaceFix } from './problems.ts'
import { numberType, setOf } from './quantities.ts'
import { atom, type Quantity, scaleQuantity } from './quantity.ts'
import { fromDecimal, type Rational, rational, subtract } from './rational.ts'
import {
  type Environment,
  type Expected,
  type FileScope,
  type InstrumentScope,
  inInstruments,
  type Named,
} from './scope.ts'
import type { CategorySymbol, Expression, Item, Score, Summary, Variable } from './study.ts'
import { turnOf } from './turned.ts'

type Found = Item | Score | Summary | Named

/** Definitions that are used before they are declared are followed this deep. */
const DEEPEST = 400

export const unknownAt = (span: Span): Expression => ({ kind: 'unknown', type: { kind: 'unknown' }, span })

/** What a single name stands for here: innermost first; elsewhere, the item or score of the only instrument that has it. */
export function lookup(env: Environment, name: string): Found | readonly Found[] | undefined {
  const inner = env.instrument?.names.get(name) ?? env.instrument?.needs.get(name) ?? env.scope.named.get(name)
  if (inner !== undefined) return inner
  const elsewhere = inInstruments(env.scope, name)
  return elsewhere.length > 1 ? elsewhere : elsewhere[0]
}

const isMany = (found: Found | readonly Found[] | undefined): found is readonly Found[] => Array.isArray(found)

/** @returns whether a name is any value here; nothing is reported */
export const resolves = (env: Environment, name: string): boolean => lookup(env, name) !== undefined

/** `total`, `STAR_P.total`, `STAR_P.total.band`, or a category that is expected here. */
export function bindReference(env: Environment, node: syntax.Reference, expected?: Expected): Expression {
  const { context, scope } = env
  const [head, ...rest] = node.path
  if (head === undefined) return unknownAt(node.span)
  if (expected !== undefined && rest.length === 0) {
    const index = expected.categories.findIndex((category) => category.name === head.text)
    const category = expected.categories[index]
    if (category !== undefined) {
      use(context, scope.file, head.span, expected.bands?.[index] ?? category)
      return categoryExpression(category, expected, node.span)
    }
  }
  const found = lookup(env, head.text)
  if (isMany(found)) {
    reportAmbiguous(env, head, found)
    return unknownAt(node.span)
  }
  if (found === undefined) {
    if (expected !== undefined && rest.length === 0) reportCategory(env, head, expected)
    else reportUnknown(env, head)
    return unknownAt(node.span)
  }
  use(context, scope.file, head.span, found)
  if (found.kind === 'instrument') return bindQualified(env, found.name, scope.instruments.get(found), rest, node, head)
  return bindParts(env, found, rest, node.span)
}

function bindQualified(
  env: Environment,
  name: string,
  inside: InstrumentScope | undefined,
  rest: readonly syntax.Name[],
  node: syntax.Reference,
  head: syntax.Name,
): Expression {
  const [member, ...parts] = rest
  if (inside === undefined) return unknownAt(node.span)
  if (member === undefined) {
    const score = inside.instrument.scores.at(-1)?.name
    const message = `\`${name}\` is an instrument, not a value. Say which score or item${score === undefined ? '' : `: ${name}.${score}`}.`
    const fixes =
      score === undefined
        ? []
        : [replaceFix(`Change to ${name}.${score}`, env.scope.file, head.span, `${name}.${score}`)]
    report(env.context, 'wrong-kind', env.scope.file, node.span, message, { fixes })
    return unknownAt(node.span)
  }
  const symbol = inside.names.get(member.text)
  if (symbol === undefined) {
    if (!inside.instrument.node.broken) reportMember(env, member, inside)
    return unknownAt(node.span)
  }
  use(env.context, env.scope.file, member.span, symbol)
  return bindParts(env, symbol, parts, node.span)
}

function bindParts(
  env: Environment,
  symbol: Exclude<Found, { kind: 'instrument' }>,
  rest: readonly syntax.Name[],
  span: Span,
): Expression {
  const part = rest[0]
  const { context, scope } = env
  const waits = (symbol.kind === 'score' || symbol.kind === 'variable') && context.pending.has(symbol)
  if (waits && context.path.length > DEEPEST) {
    const message = `More than ${DEEPEST} definitions rest on one another here. Declare those that others use first.`
    if (isFirstMissing(context, scope.file, ' depth')) report(context, 'circular-score', scope.file, span, message)
    return unknownAt(span)
  }
  if (symbol.kind === 'score') {
    if (!settle(context, symbol)) return reportCircle(env, symbol, span)
    if (part === undefined) return scoreExpression(context, symbol, span)
    if (rest.length === 1) return bindScorePart(env, symbol, part, span)
  }
  if (part !== undefined) {
    const last = rest.at(-1)!
    const message = `\`${symbol.name}\` has no part \`${part.text}\`: scores have .band, .z, .t and .norm.`
    report(context, 'unknown-name', scope.file, { start: part.span.start, end: last.span.end }, message)
    return unknownAt(span)
  }
  switch (symbol.kind) {
    case 'item':
      return itemExpression(context, symbol, span)
    case 'variable':
      if (!settle(context, symbol)) return reportCircle(env, symbol, span)
      return { kind: 'variable', variable: symbol, type: symbol.type, span }
    case 'summary':
      report(context, 'wrong-kind', scope.file, span, `\`${symbol.name}\` is a figure of the group, not of a person.`)
      return unknownAt(span)
    case 'occasions':
      report(context, 'wrong-kind', scope.file, span, `\`${symbol.name}\` is a set of occasions, not a value.`)
      return unknownAt(span)
    case 'counts':
      report(
        context,
        'wrong-kind',
        scope.file,
        span,
        `\`${symbol.name}\` is a table of counts, not a value of a person.`,
      )
      return unknownAt(span)
    default:
      return unknownAt(span)
  }
}

/** @returns undefined where the differences leave exact arithmetic */
function turnedSet(values: readonly Rational[], sum: Rational): ValueSet | undefined {
  try {
    return fromValues(values.map((value) => subtract(sum, value)))
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}

/** The values that an item contributes: reversed within its scale, with what a skipped item counts as. */
export function itemQuantity(context: Context, item: Item): Quantity | undefined {
  const known = context.quantities.get(item)
  if (known !== undefined) return known
  if (item.type.kind !== 'number') return undefined
  const { values, low, high } = item.type.attainable
  let set = setOf(context, item.type.attainable)
  const sum = fromDecimal(turnOf({ low, high }))
  if (item.reversed && values !== undefined && sum !== undefined) set = turnedSet(values, sum) ?? interval(low, high)
  const otherwise = context.skippable.get(item)?.otherwise
  const instead = otherwise === undefined ? undefined : fromDecimal(otherwise)
  if (instead !== undefined) set = union(set, fromValues([instead]))
  const quantity = atom(item, set)
  context.quantities.set(item, quantity)
  return quantity
}

export function itemExpression(context: Context, item: Item, span: Span): Expression {
  const quantity = itemQuantity(context, item)
  if (quantity === undefined || item.type.kind !== 'number') return { kind: 'item', item, type: item.type, span }
  const plain = !item.reversed && context.skippable.get(item)?.otherwise === undefined
  const type = plain ? item.type : numberType(quantity.set, item.type.level)
  const expression: Expression = { kind: 'item', item, type, span }
  context.quantities.set(expression, quantity)
  return expression
}

function scoreExpression(context: Context, score: Score, span: Span): Expression {
  const expression: Expression = { kind: 'score', score, type: score.type, span }
  const quantity = context.quantities.get(score)
  if (quantity !== undefined) context.quantities.set(expression, quantity)
  return expression
}

function bindScorePart(env: Environment, score: Score, part: syntax.Name, span: Span): Expression {
  const { context, scope } = env
  const missing = (what: string, how: string): Expression => {
    if (isBroken(scope, score.instrument)) return unknownAt(span)
    report(context, 'undefined-part', scope.file, part.span, `\`${score.name}\` has no ${what}: ${how}.`, {
      related: [
        { file: score.origin.file, span: score.origin.nameSpan, message: `\`${score.name}\` is declared here` },
      ],
    })
    return unknownAt(span)
  }
  switch (part.text) {
    case 'band': {
      const bands = bandsOf(score)
      if (bands === undefined) return missing('bands', `its instrument declares no \`cutoffs ${score.name}\``)
      // Bands that could not be read would be missing from everything that counts them.
      if (score.cutoffs.some(({ node }) => node.broken)) return { kind: 'band', score, type: { kind: 'unknown' }, span }
      return { kind: 'band', score, type: { kind: 'category', level: 'ordinal', categories: bands.categories }, span }
    }
    case 'z':
    case 't': {
      const quantity = normQuantity(context, score, part.text)
      if (quantity === undefined) {
        return missing('norms with a mean and an SD', `declare \`norms ${score.name} { mean … sd … }\``)
      }
      return { kind: 'norm', score, which: part.text, type: numberType(quantity.set, 'interval'), span }
    }
    case 'norm': {
      const values = score.norms.flatMap(({ entries }) => entries.map(({ value }) => fromDecimal(value)))
      const known = values.filter((value) => value !== undefined)
      if (values.length === 0) return missing('norm table', `declare \`norms ${score.name} { RAW => VALUE }\``)
      const set =
        known.length < values.length ? interval(Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY) : fromValues(known)
      return { kind: 'norm', score, which: 'norm', type: numberType(set, 'interval'), span }
    }
    default: {
      const parts = ['band', 'z', 't', 'norm'].filter((name) => hasPart(score, name))
      const meant = nearest(part.text, parts)
      const message = `A score has no part \`${part.text}\`: it has .band, .z, .t and .norm.`
      const fixes =
        meant === undefined
          ? []
          : [replaceFix(`Change to ${meant}`, scope.file, part.span, meant, isCertain(part.text, meant, parts))]
      report(context, 'unknown-name', scope.file, part.span, message, { fixes })
      return unknownAt(span)
    }
  }
}

/** Whether a part of an instrument could not be read, so that what it seems to lack may well be declared. */
function isBroken(scope: FileScope, instrument: string): boolean {
  return [...scope.instruments.keys()].some(({ name, node }) => name === instrument && node.broken)
}

function hasPart(score: Score, part: string): boolean {
  if (part === 'band') return score.cutoffs.length > 0
  if (part === 'norm') return score.norms.some(({ entries }) => entries.length > 0)
  return score.norms.some(({ mean, sd }) => mean !== undefined && sd !== undefined)
}

/** z = (x − mean) / sd; t = 50 + 10z (McCall 1922). Undefined without a mean and an SD. */
function normQuantity(context: Context, score: Score, which: 'z' | 't'): Quantity | undefined {
  const stated = score.norms.filter((norms) => norms.mean !== undefined && norms.sd !== undefined)
  if (stated.length === 0) return undefined
  const anything: Quantity = { set: interval(Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY) }
  const raw = context.quantities.get(score)
  const [mean, sd] = [fromDecimal(stated[0]!.mean!), fromDecimal(stated[0]!.sd!)]
  if (raw === undefined || stated.length > 1 || mean === undefined || sd === undefined || sd.n === 0) return anything
  const z = times(plus(raw.set, fromValues([rational(-mean.n, mean.d)])), rational(sd.d, sd.n))
  return which === 'z'
    ? { set: z }
    : { set: plus(scaleQuantity({ set: z }, rational(10)).set, fromValues([rational(50)])) }
}

function categoryExpression(category: CategorySymbol, expected: Expected, span: Span): Expression {
  const type = { kind: 'category', level: 'nominal', categories: expected.categories } as const
  return { kind: 'category', category, type, span }
}

/** The bands of a score as the categories of `.band`; the sets of several `cutoffs` share names and order. */
export function bandsOf(score: Score): Expected | undefined {
  const first = score.cutoffs[0]
  if (first === undefined) return undefined
  const owner = `${score.instrument}.${score.name}.band`
  const categories = first.bands.map(
    ({ name, label, origin }, index): CategorySymbol => ({
      kind: 'category',
      name,
      label,
      variable: owner,
      index,
      codes: [],
      origin,
    }),
  )
  return { owner, categories, bands: first.bands }
}

/** The categories that an expression can take, if it has named ones. */
export function expectedOf(expression: Expression): Expected | undefined {
  switch (expression.kind) {
    case 'variable': {
      const { name, categories } = expression.variable
      return categories.length === 0 ? undefined : { owner: name, categories }
    }
    case 'score': {
      const { name, instrument, categories } = expression.score
      return categories.length === 0 ? undefined : { owner: `${instrument}.${name}`, categories }
    }
    case 'band':
      return bandsOf(expression.score)
    case 'occasion':
      return expectedOf(expression.operand)
    case 'if':
      return expectedOf(expression.then) ?? expectedOf(expression.else)
    default:
      return undefined
  }
}

function reportCircle(env: Environment, symbol: Score | Variable, span: Span): Expression {
  const { context, scope } = env
  const circle = context.path.slice(context.path.indexOf(symbol))
  const names = [...circle, symbol].map((step) => step.name).join(' → ')
  report(context, 'circular-score', scope.file, span, `\`${symbol.name}\` is defined by itself: ${names}.`, {
    related: circle.map((step) => ({
      file: step.origin.file,
      span: step.origin.nameSpan,
      message: `\`${step.name}\` is defined here`,
    })),
  })
  return unknownAt(span)
}
