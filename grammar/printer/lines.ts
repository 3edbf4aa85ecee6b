import type { IToken } from 'chevrotain'
import { LBrace, LParen, NewLine, RBrace, RParen } from '../parser/lexemes.ts'
import { endOf } from '../parser/lexer.ts'
import { continuesAfter, continuesBefore } from '../parser/shapes.ts'

/** A line to print. */
export interface Line {
  readonly tokens: IToken[]
  comment: IToken | undefined
  /** Blocks around it. */
  depth: number
  /** Whether it goes on with the clause of the line before. */
  continued: boolean
  /** Whether it is printed as it stands, with everything from its first to its last character. */
  readonly verbatim: boolean
}

/** `undefined` stands for a blank line. */
export type Lines = (Line | undefined)[]

/** The lines of a text: those that the author made, and one after `{` and before `}` of every block of several lines. */
export function linesOf(
  tokens: readonly IToken[],
  comments: readonly IToken[],
  isVerbatim: (token: IToken) => boolean,
  isKept: (comment: IToken) => boolean,
): Lines {
  const lines: Lines = []
  let current = emptyLine()
  const several = blocksOfSeveralLines(tokens)
  const all = [...tokens, ...comments].sort((a, b) => a.startOffset - b.startOffset)
  const commentSet = new Set(comments)
  const flush = (): void => {
    if (current.tokens.length === 0 && current.comment === undefined) return
    const verbatim = current.tokens.length === 0 ? isKept(current.comment!) : current.tokens.some(isVerbatim)
    lines.push({ ...current, verbatim })
    current = emptyLine()
  }
  let fresh = true
  for (let i = 0; i < all.length; i++) {
    const token = all[i]!
    if (token.tokenType === NewLine) {
      if (fresh && lines.length > 0 && lines.at(-1) !== undefined) lines.push(undefined)
      flush()
      fresh = true
      continue
    }
    fresh = false
    if (commentSet.has(token)) {
      current.comment = token
      continue
    }
    const whole = isVerbatim(token)
    if (!whole && several.has(token) && token.tokenType === RBrace) flush()
    current.tokens.push(token)
    const next = all[i + 1]
    if (!whole && several.has(token) && token.tokenType === LBrace && next !== undefined && !commentSet.has(next))
      flush()
  }
  flush()
  while (lines.length > 0 && lines.at(-1) === undefined) lines.pop()
  place(lines)
  return trimmed(lines)
}

function emptyLine(): Line {
  return { tokens: [], comment: undefined, depth: 0, continued: false, verbatim: false }
}

/** The braces of the blocks that do not begin and end on one line. */
function blocksOfSeveralLines(tokens: readonly IToken[]): ReadonlySet<IToken> {
  const braces = new Set<IToken>()
  const open: { brace: IToken; line: number }[] = []
  let line = 0
  for (const token of tokens) {
    if (token.tokenType === NewLine) line++
    else if (token.tokenType === LBrace) open.push({ brace: token, line })
    else if (token.tokenType === RBrace) {
      const block = open.pop()
      if (block === undefined || block.line === line) continue
      braces.add(block.brace)
      braces.add(token)
    }
  }
  return braces
}

/** Finds the depth of each line and whether it continues the one before. */
function place(lines: Lines): void {
  let depth = 0
  const parentheses: number[] = [0]
  let last: IToken | undefined
  for (const line of lines) {
    if (line === undefined) continue
    const first = line.tokens[0]
    line.depth = depth - (first?.tokenType === RBrace ? 1 : 0)
    const inside = (parentheses.at(-1) ?? 0) > 0
    line.continued =
      last !== undefined &&
      last.tokenType !== LBrace &&
      first?.tokenType !== RBrace &&
      (inside || continuesAfter(last) || (first !== undefined && continuesBefore(first)))
    if (line.depth < 0) line.depth = 0
    for (const token of line.tokens) {
      if (token.tokenType === LBrace) {
        depth++
        parentheses.push(0)
      } else if (token.tokenType === RBrace) {
        depth = Math.max(0, depth - 1)
        if (parentheses.length > 1) parentheses.pop()
      } else if (token.tokenType === LParen) parentheses.push(parentheses.pop()! + 1)
      else if (token.tokenType === RParen) parentheses.push(Math.max(0, parentheses.pop()! - 1))
    }
    last = line.tokens.at(-1) ?? last
  }
}

/** Leaves out blank lines behind `{` and before `}`. */
function trimmed(lines: Lines): Lines {
  return lines.filter((line, at) => {
    if (line !== undefined) return true
    const before = lines[at - 1]
    const after = lines[at + 1]
    const opens =
      before !== undefined &&
      !before.verbatim &&
      before.comment === undefined &&
      before.tokens.at(-1)?.tokenType === LBrace
    const closes = after !== undefined && !after.verbatim && after.tokens[0]?.tokenType === RBrace
    return !opens && !closes
  })
}

/** The first and the last character of a line, its comment included. */
export function extent(line: Line): { start: number; end: number } {
  const parts = line.comment === undefined ? line.tokens : [...line.tokens, line.comment]
  return { start: parts[0]!.startOffset, end: endOf(parts.at(-1)!) }
}
