import { toNumber } from '../../model/rational.ts'
import type { Expression } from '../../model/study.ts'
import type { Attainable } from '../../model/types.ts'
import { lineOf } from '../cutoffs/line.ts'

/** A value that a condition looks at. Numbers stand for the whole stretch between two thresholds. */
export interface Choice {
  /** A category, a number, yes or no; undefined: missing. */
  readonly value: string | number | boolean | undefined
  /** In words: "`sex` = male", "`age` over 65". */
  readonly says: string
}

/** Something conditions look at, with the values that make a difference to them. */
export interface Leaf {
  readonly key: string
  readonly choices: readonly Choice[]
  /** The variables and items behind it: leaves that share one do not vary freely. */
  readonly bases: readonly string[]
}

/** Replaces derived variables by what they are derived from. */
export function derived(expression: Expression): Expression {
  return expression.kind === 'variable' && expression.variable.expression
    ? derived(expression.variable.expression)
    : expression
}

/** @returns the number that a constant expression denotes, or undefined when it depends on an answer */
export function constant(expression: Expression): number | undefined {
  if (expression.kind === 'number') return expression.value
  if (expression.kind === 'negate') {
    const value = constant(expression.operand)
    return value === undefined ? undefined : -value
  }
  if (expression.kind !== 'arithmetic') return undefined
  const left = constant(expression.left)
  const right = constant(expression.right)
  if (left === undefined || right === undefined) return undefined
  switch (expression.operator) {
    case '+':
      return left + right
    case '-':
      return left - right
    case '*':
      return left * right
    case '/':
      return right === 0 ? undefined : left / right
  }
}

/** An expression in one line of text: the same formula has the same key. Also what a message calls it. */
export function keyOf(expression: Expression): string {
  const e = derived(expression)
  switch (e.kind) {
    case 'number':
      return String(e.value)
    case 'text':
      return JSON.stringify(e.text)
    case 'category':
      return e.category.name
    case 'item':
      return `${e.item.instrument}.${e.item.name}`
    case 'score':
      return `${e.score.instrument}.${e.score.name}`
    case 'band':
      return `${e.score.instrument}.${e.score.name}.band`
    case 'norm':
      return `${e.score.instrument}.${e.score.name}.${e.which}`
    case 'variable':
      return e.variable.name
    case 'occasion':
      return `${keyOf(e.operand)} at ${e.occasion}`
    case 'negate':
      return `-${keyOf(e.operand)}`
    case 'not':
    case 'missing':
    case 'round':
      return `${e.kind}(${keyOf(e.operand)})`
    case 'arithmetic':
    case 'comparison':
    case 'logic':
      return `(${keyOf(e.left)} ${e.operator} ${keyOf(e.right)})`
    case 'in-range':
      return `(${keyOf(e.operand)} in ${e.low}..${e.openHigh ? '<' : ''}${e.high})`
    case 'in-list':
      return `(${keyOf(e.operand)} in (${e.values.map(keyOf).join(', ')}))`
    case 'if':
      return `if ${keyOf(e.condition)} then ${keyOf(e.then)} else ${keyOf(e.else)}`
    case 'aggregate':
      return `${e.function}(${e.of.map(keyOf).join(', ')})`
    case 'percent':
      return `percent(${keyOf(e.condition)})`
    case 'unknown':
      return '?'
  }
}

/** @returns the names of the variables and items that an expression is computed from */
export function basesOf(expression: Expression): readonly string[] {
  const e = derived(expression)
  switch (e.kind) {
    case 'number':
    case 'text':
    case 'category':
    case 'unknown':
      return []
    case 'item':
    case 'variable':
      return [keyOf(e)]
    case 'score':
    case 'band':
    case 'norm':
      return e.score.items.map((item) => `${item.instrument}.${item.name}`)
    case 'occasion':
      return basesOf(e.operand).map((base) => `${base} at ${e.occasion}`)
    case 'negate':
    case 'not':
    case 'missing':
    case 'round':
    case 'in-range':
      return basesOf(e.operand)
    case 'arithmetic':
    case 'comparison':
    case 'logic':
      return [...basesOf(e.left), ...basesOf(e.right)]
    case 'in-list':
      return [e.operand, ...e.values].flatMap(basesOf)
    case 'if':
      return [e.condition, e.then, e.else].flatMap(basesOf)
    case 'aggregate':
      return e.of.flatMap(basesOf)
    case 'percent':
      return basesOf(e.condition)
  }
}

const ANY: Attainable = { low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY, fractional: true }

/**
 * The stretches into which thresholds cut what a number can be, each with one value that stands for it. Stretches without
 * an attainable value are left out: nobody is in them.
 */
export function numberChoices(name: string, thresholds: readonly number[], attainable: Attainable = ANY): Choice[] {
  const line = lineOf(attainable)
  const cuts = [...new Set(thresholds)].filter(Number.isFinite).sort((a, b) => a - b)
  const inside = (low: number, high: number): number | undefined => {
    if (line) {
      const index = line.upTo(low)
      return index < line.below(high) ? toNumber(line.at(index)) : undefined
    }
    const from = Math.max(low, attainable.low)
    const to = Math.min(high, attainable.high)
    if (from > to || (from === to && (from === low || to === high))) return undefined
    if (from === to) return from
    if (!Number.isFinite(from)) return Number.isFinite(to) ? to - 1 : 0
    return Number.isFinite(to) ? (from + to) / 2 : from + 1
  }
  const on = (x: number): boolean => (line ? line.below(x) < line.upTo(x) : x >= attainable.low && x <= attainable.high)
  const edges = [Number.NEGATIVE_INFINITY, ...cuts, Number.POSITIVE_INFINITY]
  return edges.flatMap((edge, index) => {
    const found: Choice[] = []
    if (Number.isFinite(edge) && on(edge)) found.push({ value: edge, says: `\`${name}\` = ${edge}` })
    const next = edges[index + 1]
    const value = next === undefined ? undefined : inside(edge, next)
    if (value !== undefined && next !== undefined) found.push({ value, says: stretchSays(name, edge, next) })
    return found
  })
}

function stretchSays(name: string, low: number, high: number): string {
  if (!Number.isFinite(low)) return Number.isFinite(high) ? `\`${name}\` under ${high}` : `any \`${name}\``
  return Number.isFinite(high) ? `\`${name}\` between ${low} and ${high}` : `\`${name}\` over ${low}`
}
