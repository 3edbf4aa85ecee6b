import type { IToken } from 'chevrotain'
import { Comma, Equals, NewLine, NumberToken, RBrace } from './lexemes.ts'
import { clauseAt, declarationAt, entryAt, isName, isString, rowAt, startsClause, startsDeclaration } from './shapes.ts'

/**
 * Whether, behind a `}`, more of the block that it closes follows, so that it closes too early.
 * @param start behind the `}`
 * @param kind of the block: a declaration with clauses, or `entries`
 * @param within whether the `}` stands behind other tokens of a clause
 * @param ranges whether entries may have a range, as in cut-offs
 */
export function blockGoesOn(
  tokens: readonly IToken[],
  start: number,
  kind: string,
  within: boolean,
  ranges: boolean,
): boolean {
  const at = skipLines(tokens, start)
  const token = tokens[at]
  if (token === undefined || token.tokenType === RBrace || declarationAt(tokens, at) !== undefined) return false
  const sameLine = at === start
  if (kind === 'entries') {
    return sameLine ? !isExpression(tokens, at) : entryAt(tokens, at, ranges) || isBareEntry(tokens, at, ranges)
  }
  if (sameLine) return within || clauseAt(tokens, at, kind)
  if (kind === 'counts' && rowAt(tokens, at)) return true
  if (tokens[at + 1]?.tokenType === NewLine) return isBare(tokens, at, kind, ranges)
  return startsClause(tokens, at, kind) && (token.image === 'needs' || declarationAt(tokens, at + 1) === undefined)
}

function skipLines(tokens: readonly IToken[], start: number): number {
  let at = start
  while (tokens[at]?.tokenType === NewLine) at++
  return at
}

/** Whether `=` and an expression follow the categories of a type; a code would belong to a category. */
function isExpression(tokens: readonly IToken[], at: number): boolean {
  if (tokens[at]!.tokenType !== Equals) return false
  const code = tokens[at + 1]
  const after = tokens[at + 2]?.tokenType
  return !isString(code) && (code?.tokenType !== NumberToken || (after !== NewLine && after !== Comma))
}

function isBareEntry(tokens: readonly IToken[], at: number, ranges: boolean): boolean {
  if (tokens[at + 1]?.tokenType !== NewLine || startsDeclaration(tokens[at]!)) return false
  return isBare(tokens, at, 'entries', ranges)
}

/** Whether the single word of a line belongs to a block that goes on, or ends, on the next line. */
function isBare(tokens: readonly IToken[], at: number, kind: string, ranges: boolean): boolean {
  const entries = kind === 'entries'
  const next = skipLines(tokens, at + 1)
  const token = tokens[next]
  if (token === undefined || !(entries ? isName(tokens[at]) : startsClause(tokens, at, kind))) return false
  return token.tokenType === RBrace || (entries ? entryAt(tokens, next, ranges) : startsClause(tokens, next, kind))
}
