import type { IToken } from 'chevrotain'
import { BlockToken, Colon, LBrace } from './lexemes.ts'
import { isString, WITH_BLOCK } from './shapes.ts'

/** Whether a clause is the head of a block that is not there yet. */
export function wantsBlock(tokens: readonly IToken[], within: string): boolean {
  if (tokens.some((token) => token.tokenType === BlockToken)) return false
  const first = tokens[0]!.image
  const last = tokens.at(-1)!.image
  const typed = last === 'nominal' || last === 'ordinal'
  if (within !== 'file') return within === 'instrument' && (first === 'cutoffs' || first === 'norms' || typed)
  const kind = headKind(tokens)
  if (kind === 'variable') return typed
  return kind !== undefined && (kind !== 'scale' || !tokens.some(isRange))
}

/** Whether the first token of a line can only be the rest of a head. */
export function continuesHead(token: IToken, head: readonly IToken[]): boolean {
  const type = token.tokenType
  if (type === LBrace || type === Colon) return true
  return isString(token) && head.length <= 3 && !head.some((part) => isString(part))
}

const isRange = (token: IToken): boolean => token.image === '..'

/** The kind of the declaration whose head these tokens are. */
export function headKind(tokens: readonly IToken[]): string | undefined {
  const first = tokens[0]?.image
  const word = first === 'planned' || first === 'exploratory' ? tokens[1]?.image : first
  return word !== undefined && (WITH_BLOCK.has(word) || word === 'scale' || word === 'variable' || word === 'data')
    ? word
    : undefined
}

export function headName(tokens: readonly IToken[]): string {
  const kind = headKind(tokens) ?? tokens[0]!.image
  return /^[aeiou]/.test(kind) ? `An ${kind}` : `A ${kind}`
}
