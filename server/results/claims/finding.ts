import { type Diagnostic, diagnostic, type Fix } from '../../../grammar/diagnostic.ts'
import type { Claim, NumberLiteral } from '../../../grammar/syntax.ts'
import { roundHalfUp, roundShort } from '../format/round.ts'
import type { ClaimResult } from '../types.ts'
import { decimalsOf, isRange } from './written.ts'

/** Which parts of a printed figure are the computed ones. */
export interface Held {
  readonly value: boolean
  readonly low: boolean
  readonly high: boolean
}

/**
 * What is said of a printed figure that is not the computed one: what was computed, then what would give the printed one.
 * @param by what gives the figure, where that is a test
 */
export function failingClaim(
  claim: Claim,
  result: ClaimResult,
  held: Held,
  file: string,
  by: string | undefined,
): Diagnostic {
  const { value, interval } = claim
  const span = {
    start: value?.span.start ?? claim.span.start,
    end: interval?.span.end ?? value?.span.end ?? claim.span.end,
  }
  const figure = `\`${result.name}\``
  const computed = computedText(claim, result)
  const says =
    by === undefined
      ? `Computed, ${figure} is ${computed}, not the reported ${result.reported}.`
      : `${by} gives ${figure} = ${computed}, not the reported ${result.reported}.`
  const fix = computedFix(claim, result, held, file)
  return diagnostic('reported-value', { file, span }, [says, ...result.explanations].join(' '), {
    fixes: fix === undefined ? [] : [fix],
  })
}

/** What is said of a printed figure that nothing computed here can be held against. */
export function uncheckedClaim({ span }: Claim, name: string, file: string): Diagnostic {
  const message = `Nothing that is computed here tells whether \`${name}\` is right, so it is not checked.`
  return diagnostic('reported-unchecked', { file, span }, message)
}

/** The computed figure with one digit more than is printed, so that it is seen how it would be rounded. */
function computedText({ value, interval }: Claim, { recomputed, interval: ends }: ClaimResult): string {
  const text = (number: number | null | undefined, literal: NumberLiteral | undefined): string =>
    number === null || number === undefined ? '' : shown(number, literal)
  const range = value !== undefined && isRange(value) ? value : interval
  const limits = range === undefined ? '' : `${text(ends?.low, range.low)}..${text(ends?.high, range.high)}`
  if (value === undefined || isRange(value)) return limits
  return limits === '' ? text(recomputed, value) : `${text(recomputed, value)} in ${limits}`
}

const MOST_DIGITS = 14

function shown(value: number, literal: NumberLiteral | undefined): string {
  const digits = Math.min(MOST_DIGITS, decimalsOf(literal?.written ?? '') + 1)
  const short = roundShort(value, digits)
  return Number(short) === 0 && value !== 0 ? String(Number(value.toPrecision(2))) : short
}

/** Writes the computed figure with the digits of the printed one; none where that would say nothing, as a p of 0.000. */
function computedFix(claim: Claim, { recomputed, interval }: ClaimResult, held: Held, file: string): Fix | undefined {
  const { value, relation } = claim
  if (value === undefined || relation !== '=') return undefined
  const range = isRange(value) ? value : claim.interval
  const parts: (readonly [boolean, NumberLiteral | undefined, number | null | undefined])[] = [
    ...(isRange(value) ? [] : [[held.value, value, recomputed] as const]),
    [held.low, range?.low, interval?.low],
    [held.high, range?.high, interval?.high],
  ]
  const edits = parts.flatMap(([holds, literal, number]) => {
    if (holds || literal === undefined || number === null || number === undefined) return []
    const newText = roundHalfUp(number, Math.min(MOST_DIGITS, decimalsOf(literal.written)))
    return [{ file, span: literal.span, newText }]
  })
  const nothing = claim.name.text === 'p' && edits.some(({ newText }) => Number(newText) === 0)
  if (edits.length === 0 || nothing) return undefined
  return { title: `Write ${edits.map(({ newText }) => newText).join(', ')}`, edits }
}
