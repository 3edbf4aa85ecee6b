import { Builder } from './parser/build.ts'
import type { SyntaxProblem } from './parser/errors.ts'
import { endOf, tokenize } from './parser/lexer.ts'
import { lexicalErrors } from './parser/lexical.ts'
import { outline } from './parser/outline.ts'
import { Reader } from './parser/reader.ts'
import type { Comment, SyntaxTree } from './syntax.ts'

export {
  SYNTAX_CODES,
  type SyntaxCode,
  type SyntaxEdit,
  type SyntaxFix,
  type SyntaxProblem as SyntaxError,
} from './parser/errors.ts'

/**
 * Reads a study. Never throws: whatever the text, there is a tree of what could be read, and the mistakes in the order of the text.
 * Takes time in proportion to the length of the text.
 */
export function parse(text: string): { tree: SyntaxTree; errors: SyntaxProblem[] } {
  const lexed = tokenize(text)
  const { errors: lexical, tokens } = lexicalErrors(lexed.tokens)
  const reader = new Reader(lexical)
  const builder = new Builder(reader)
  builder.file(outline(tokens))
  const comments = lexed.comments.map(
    (token): Comment => ({ kind: 'comment', span: { start: token.startOffset, end: endOf(token) }, text: token.image }),
  )
  const tree: SyntaxTree = {
    kind: 'file',
    span: { start: 0, end: text.length },
    declarations: builder.declarations,
    comments,
  }
  const errors = [...lexical, ...reader.errors].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end)
  return { tree, errors }
}
