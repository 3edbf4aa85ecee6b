import { Builder } from './parser/build.ts'
import { endOf, tokenize } from './parser/lexer.ts'
import { lexicalErrors } from './parser/lexical.ts'
import { outline } from './parser/outline.ts'
import type { Before, Parsed } from './parser/parsed.ts'
import { Reader } from './parser/reader.ts'
import { reuse } from './parser/reuse.ts'
import { shifted } from './parser/shift.ts'
import type { Comment, Declaration, SyntaxTree } from './syntax.ts'

export {
  SYNTAX_CODES,
  type SyntaxCode,
  type SyntaxEdit,
  type SyntaxFix,
  type SyntaxProblem as SyntaxError,
} from './parser/errors.ts'

export type { Before, Parsed } from './parser/parsed.ts'

/**
 * Reads a study. Never throws: whatever the text, there is a tree of what could be read, and the mistakes in the order of the text.
 * Takes time in proportion to the length of the text, or of what is new in it.
 * @param before another state of the text; the result is the same without it
 */
export function parse(text: string, before?: Before): Parsed {
  const kept = before === undefined ? undefined : reuse(before, text)
  if (kept === undefined) return read(text, 0)
  const middle = read(text.slice(kept.from, kept.to), kept.from)
  const tree: SyntaxTree = {
    kind: 'file',
    span: { start: 0, end: text.length },
    declarations: kept.head.declarations.concat(middle.tree.declarations, shifted(kept.tail.declarations, kept.by)),
    comments: kept.head.comments.concat(middle.tree.comments, shifted(kept.tail.comments, kept.by)),
  }
  const errors = [...kept.head.errors, ...middle.errors, ...shifted(kept.tail.errors, kept.by)]
  // Nothing of what is kept has to do with a mistake elsewhere.
  return { tree, errors, unsound: middle.unsound }
}

/** @param at where the text starts in its file */
function read(text: string, at: number): Parsed {
  const lexed = tokenize(text, at)
  const { errors: lexical, tokens } = lexicalErrors(lexed.tokens)
  const reader = new Reader(lexical)
  const builder = new Builder(reader)
  builder.file(outline(tokens))
  const comments = lexed.comments.map(
    (token): Comment => ({ kind: 'comment', span: { start: token.startOffset, end: endOf(token) }, text: token.image }),
  )
  const declarations: readonly Declaration[] = builder.declarations
  const errors = [...lexical, ...reader.errors].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end)
  return {
    tree: { kind: 'file', span: { start: at, end: at + text.length }, declarations, comments },
    errors,
    unsound: reader.unsound,
  }
}
