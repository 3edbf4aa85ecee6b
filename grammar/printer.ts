import type { IToken } from 'chevrotain'
import { endOf, tokenize } from './parser/lexer.ts'
import { factsOf } from './printer/facts.ts'
import { extent, type Line, linesOf } from './printer/lines.ts'
import { align, type Printed, wrapped } from './printer/text.ts'
import type { SyntaxTree } from './syntax.ts'

/**
 * Formats a study: two spaces a level, one space between words, codes and labels and ranges of entries under one another, long lists
 * wrapped, at most one blank line. Comments stay where they are; so do the line breaks of the author. Declarations with a syntax error,
 * and lines outside every declaration, are printed as they stand. Printing what was printed changes nothing.
 * @param tree the tree of this text
 */
export function print(text: string, tree: SyntaxTree): string {
  const { tokens, comments } = tokenize(text)
  const isVerbatim = outside(tree)
  const lines = linesOf(tokens, comments, isVerbatim, inside(tree))
  const facts = factsOf(tree)
  const printed: (Printed | undefined)[] = []
  for (const line of lines) {
    if (line === undefined) printed.push(undefined)
    else if (line.verbatim) printed.push({ rows: [asWritten(text, line)], comment: '', verbatim: true })
    else printed.push({ ...wrapped(line, text, facts), comment: line.comment?.image ?? '' })
  }
  const newline = text.includes('\r\n') ? '\r\n' : '\n'
  const rows = align(printed)
  return rows.length === 0 ? '' : rows.join(newline) + newline
}

/** Tells the tokens that lie in no sound declaration. */
function outside(tree: SyntaxTree): (token: IToken) => boolean {
  const sound = tree.declarations.filter((declaration) => !declaration.broken).map((declaration) => declaration.span)
  let at = 0
  let last = -1
  return (token) => {
    if (token.startOffset < last) at = 0
    last = token.startOffset
    while (at < sound.length && sound[at]!.end <= token.startOffset) at++
    const span = sound[at]
    return span === undefined || token.startOffset < span.start || endOf(token) > span.end
  }
}

/** Tells the comments that lie in a broken declaration. */
function inside(tree: SyntaxTree): (comment: IToken) => boolean {
  const broken = tree.declarations.filter((declaration) => declaration.broken).map((declaration) => declaration.span)
  return ({ startOffset }) => broken.some((span) => span.start <= startOffset && startOffset < span.end)
}

/** The line of the source, from its first column to its last character. */
function asWritten(text: string, line: Line): string {
  const { start, end } = extent(line)
  const before = Math.max(text.lastIndexOf('\n', start - 1), text.lastIndexOf('\r', start - 1)) + 1
  const lead = text.slice(before, start)
  return (/^\s*$/.test(lead) ? lead : '') + text.slice(start, end)
}
