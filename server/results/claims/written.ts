import type { Claim, NumberLiteral, Range } from '../../../grammar/syntax.ts'
import { exactly, order } from '../../checks/reported/fraction.ts'
import { isRange, printed, rounds } from '../../checks/reported/printed.ts'

export { isRange } from '../../checks/reported/printed.ts'

/** Decimals that a figure was written with: 3 for 0.030. */
export function decimalsOf(written: string): number {
  const [mantissa = '', exponent = '0'] = written.toLowerCase().split('e')
  return Math.max(0, (mantissa.split('.')[1]?.length ?? 0) - Number(exponent))
}

/** Whether a value rounds to the written figure at its digits; a five may be rounded either way. */
export const roundsTo = rounds

/**
 * The same figure with one decimal fewer, where it ends in a 0 that may have been appended: 0.030 is 0.03. With a single
 * decimal left, as of 0.10, nearly everything would agree.
 */
export function withoutZero(literal: NumberLiteral): NumberLiteral | undefined {
  return /\.\d{2,}0$/.test(literal.written) ? { ...literal, written: literal.written.slice(0, -1) } : undefined
}

/** Whether `p < 0.001` and the like hold; `=` asks for the written digits. */
export function relates(value: number | null, relation: Claim['relation'], literal: NumberLiteral): boolean {
  if (value === null) return false
  switch (relation) {
    case '=':
      return roundsTo(value, literal)
    case '<':
      return value < literal.value
    case '<=':
      return value <= literal.value
    case '>':
      return value > literal.value
    case '>=':
      return value >= literal.value
  }
}

/** Whether a figure between two limits could be the printed one. */
export function mayRelate(
  { low, high }: { readonly low: number; readonly high: number },
  relation: Claim['relation'],
  literal: NumberLiteral,
): boolean {
  if (relation !== '=') return relates(low, relation, literal) || relates(high, relation, literal)
  const figure = printed(literal)
  return figure !== undefined && order(figure.low, exactly(high)) <= 0 && order(exactly(low), figure.high) <= 0
}

/** What was printed, as it is written in the study: `0.030`, `-1 in -3..1`, `< 0.001`, `6..9`. */
export function reportedText({ relation, value, interval }: Claim): string {
  if (value === undefined) return ''
  const figure = isRange(value) ? rangeText(value) : value.written
  const related = relation === '=' ? figure : `${relation} ${figure}`
  return interval === undefined ? related : `${related} in ${rangeText(interval)}`
}

const rangeText = ({ low, high, open }: Range): string =>
  `${low?.written ?? ''}..${open ? '<' : ''}${high?.written ?? ''}`
