import { type IToken, Lexer } from 'chevrotain'
import { lexed, NewLine, PlainName, wordTypes } from './lexemes.ts'

let lexer: Lexer | undefined

/**
 * The tokens of a text, newlines among them and words told from names, and its comments. Every character is covered.
 * @param at where the text starts in its file
 */
export function tokenize(text: string, at = 0): { tokens: IToken[]; comments: IToken[] } {
  // The patterns are validated by a test: to do it in each process takes longer than to read a study.
  lexer ??= new Lexer([...lexed], { positionTracking: 'onlyOffset', ensureOptimizations: true, skipValidations: true })
  const { tokens, groups } = lexer.tokenize(text)
  const comments = groups['comments'] ?? []
  if (at > 0) for (const token of [...tokens, ...comments]) move(token, at)
  for (const token of tokens) {
    if (token.tokenType !== PlainName) continue
    const type = wordTypes.get(token.image)
    if (type === undefined) continue
    token.tokenType = type
    token.tokenTypeIdx = type.tokenTypeIdx!
  }
  return { tokens, comments }
}

function move(token: IToken, by: number): void {
  token.startOffset += by
  if (token.endOffset !== undefined) token.endOffset += by
}

/** The offset behind a token. */
export function endOf(token: IToken): number {
  return token.endOffset === undefined ? token.startOffset + token.image.length : token.endOffset + 1
}

export function isNewLine(token: IToken | undefined): boolean {
  return token?.tokenType === NewLine
}
