import type { Span } from '../../grammar/text.ts'
import type { Rational } from '../model/rational.ts'
import { toNumber } from '../model/rational.ts'
import type { Expression, Instrument, Score, Study } from '../model/study.ts'
import type { Attainable } from '../model/types.ts'

/** A name as messages write it. */
export const quoted = (name: string): string => `\`${name}\``

/** "a", "a and b", "a, b and c"; beyond `most`: "a, b and 5 more". */
export function listed(parts: readonly string[], most = 6, joint = 'and'): string {
  const shown = parts.length > most ? [...parts.slice(0, most - 1), `${parts.length - most + 1} more`] : parts
  if (shown.length < 2) return shown.join('')
  return `${shown.slice(0, -1).join(', ')} ${joint} ${shown.at(-1)}`
}

/** "one item", "3 items". */
export const counted = (n: number, one: string, many = `${one}s`): string => (n === 1 ? `one ${one}` : `${n} ${many}`)

/** For reading: at most two decimals, as many as there are. */
export function decimal(value: number): string {
  return String(Number(value.toFixed(2)))
}

/** For the text of a study: the value exactly, or undefined where no short decimal is it (37/3). */
export function literal(value: Rational): string | undefined {
  const text = String(toNumber(value))
  const scaled = toNumber(value) * 1e6
  return Math.abs(scaled - Math.round(scaled)) < 1e-6 && !text.includes('e') && 1_000_000 % value.d === 0
    ? text
    : undefined
}

/** `0..24`, `..24`. */
export function rangeText(low: number, high: number, openHigh = false): string {
  const from = Number.isFinite(low) ? decimal(low) : ''
  const to = Number.isFinite(high) ? decimal(high) : ''
  return `${from}..${openHigh && to !== '' ? '<' : ''}${to}`
}

/** "0..42 in steps of 2", "0..27 with fractions". */
export function attainableText({ low, high, step, values, fractional }: Attainable): string {
  const range = rangeText(low, high)
  const even = step !== undefined && (!values || values.length === Math.round((high - low) / step) + 1)
  if (even && step !== 1) return `${range} in steps of ${decimal(step)}`
  return fractional ? `${range} with fractions` : range
}

/** Every score of every instrument. */
export function scoresOf(study: Study): { instrument: Instrument; score: Score }[] {
  return [...study.instruments.values()].flatMap((instrument) =>
    instrument.scores.map((score) => ({ instrument, score })),
  )
}

/** The expression and all that stands in it, outermost first; scores and variables are not entered. */
export function within(expression: Expression): readonly Expression[] {
  const found: Expression[] = []
  const visit = (part: Expression): void => {
    found.push(part)
    for (const inner of partsOf(part)) visit(inner)
  }
  visit(expression)
  return found
}

/** True when nothing in it is left ununderstood. */
export function understood(expression: Expression | undefined): expression is Expression {
  return expression !== undefined && expression.kind !== 'unknown' && partsOf(expression).every(understood)
}

function partsOf(e: Expression): readonly Expression[] {
  switch (e.kind) {
    case 'occasion':
    case 'negate':
    case 'not':
    case 'missing':
    case 'round':
    case 'in-range':
      return [e.operand]
    case 'arithmetic':
    case 'comparison':
    case 'logic':
      return [e.left, e.right]
    case 'in-list':
      return [e.operand, ...e.values]
    case 'if':
      return [e.condition, e.then, e.else]
    case 'aggregate':
      return e.of
    case 'percent':
      return [e.condition]
    default:
      return []
  }
}

/** From the start of one to the end of the other. */
export const joined = (first: Span, last: Span): Span => ({ start: first.start, end: last.end })

/** Just behind a span, where something can be inserted. */
export const behind = (span: Span): Span => ({ start: span.end, end: span.end })
