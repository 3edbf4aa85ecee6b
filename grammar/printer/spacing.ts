import type { IToken } from 'chevrotain'
import {
  Colon,
  Comma,
  Dot,
  DotDot,
  DotDotLess,
  LBrace,
  LParen,
  Minus,
  NumberToken,
  RBrace,
  Reserved,
  RParen,
} from '../parser/lexemes.ts'
import { endOf } from '../parser/lexer.ts'
import { isName } from '../parser/shapes.ts'
import type { Facts } from './facts.ts'

const isRange = (token: IToken | undefined): boolean => token?.tokenType === DotDot || token?.tokenType === DotDotLess

/**
 * The space between two neighbours on a line.
 * @param at the index of the second of them
 */
export function spaceBefore(tokens: readonly IToken[], at: number, facts: Facts): '' | ' ' {
  const left = tokens[at - 1]!
  const right = tokens[at]!
  const l = left.tokenType
  const r = right.tokenType
  if (r === Comma || r === RParen || l === LParen || r === Dot || l === Dot) return ''
  if (facts.hyphens.has(right.startOffset) || facts.hyphens.has(left.startOffset)) return ''
  if (facts.signs.has(left.startOffset) && l === Minus) return ''
  if (l === LBrace && r === RBrace) return ''
  if (r === LParen) return isName(left) && !(left.tokenType.CATEGORIES?.includes(Reserved) ?? false) ? '' : ' '
  if (r === Colon) return tokens[at + 1]?.tokenType === NumberToken || tokens[at + 1]?.tokenType === Minus ? '' : ' '
  if (isRange(right)) return isRun(tokens, at) || l === NumberToken ? '' : ' '
  if (isRange(left)) {
    // An open range may be followed by the next entry of the line.
    if (r === NumberToken)
      return endOf(left) === right.startOffset || tokens[at - 2]?.tokenType !== NumberToken ? '' : ' '
    if (r === Minus) return facts.signs.has(right.startOffset) ? '' : ' '
    return isRun(tokens, at - 1) ? '' : ' '
  }
  return ' '
}

/** Whether the `..` at an index joins two names. */
function isRun(tokens: readonly IToken[], at: number): boolean {
  return tokens[at]!.tokenType === DotDot && isName(tokens[at - 1]) && isName(tokens[at + 1])
}
