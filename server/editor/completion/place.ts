import type { IToken } from 'chevrotain'
import { NumberToken, UnclosedString } from '../../../grammar/parser/lexemes.ts'
import { endOf, isNewLine, tokenize } from '../../../grammar/parser/lexer.ts'
import {
  CLAUSES,
  continuesAfter,
  continuesBefore,
  declarationAt,
  isName,
  isString,
} from '../../../grammar/parser/shapes.ts'
import type { SyntaxTree } from '../../../grammar/syntax.ts'
import type { Span } from '../../../grammar/text.ts'

/** A token before the cursor. Touching `word-word` is one name where no expression stands; a finished block is `{}`. */
export interface Token {
  readonly kind: 'name' | 'number' | 'string' | 'mark' | 'block'
  readonly text: string
  readonly start: number
  readonly end: number
}

/** A `{` that is open at the cursor. */
export interface OpenBlock {
  /** The kind of declaration whose clauses stand in it; `entries` for codes, categories, bands, occasions and norms. */
  readonly kind: string
  /** The tokens before the `{`. */
  readonly head: readonly Token[]
}

/** Where in a half-written text the cursor stands. */
export interface Place {
  readonly offset: number
  /** The blocks around the cursor, outermost first; none at the level of the file. */
  readonly blocks: readonly OpenBlock[]
  /** The clause, entry or declaration that is being written, up to the word at the cursor. */
  readonly clause: readonly Token[]
  /** What a suggestion replaces: the word at the cursor, or the text between the quotes around it. */
  readonly replace: Span
  /** The part of it before the cursor. */
  readonly prefix: string
  /** Whether the cursor is in a string, and whether its closing quote is there. */
  readonly quoted: 'no' | 'open' | 'closed'
  /** Whether the cursor is in the first column, or behind a word that starts there. */
  readonly firstColumn: boolean
  /** Whether the cursor is in a comment, where nothing is suggested. */
  readonly comment: boolean
}

/** Clauses whose words may have hyphens; everywhere else behind its first word `-` is minus. */
const HYPHENED = new Set(['using', 'design', 'alternative', 'as', 'with', 'p-values', 'chi-square', 'adjust'])
const WORD = /[\p{L}\p{M}\p{Nd}_]/u

/** @returns where an offset of a text stands; only what is before it is read, from the declaration around it on */
export function placeAt(text: string, tree: SyntaxTree, offset: number): Place {
  const around = tree.declarations.findLast(({ span }) => span.start < offset)
  const from = around === undefined ? 0 : around.span.start
  const { tokens, comments } = tokenize(text.slice(from, offset))
  const scan = new Scan(from)
  tokens.forEach((_, at) => {
    scan.take(tokens, at)
  })
  scan.finish()
  const lastComment = comments.at(-1)
  const comment = lastComment !== undefined && !/[\r\n]/.test(text.slice(from + lastComment.startOffset, offset))
  const last = tokens.at(-1)
  const lineStart = Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1
  if (last?.tokenType === UnclosedString && from + endOf(last) === offset) {
    const start = from + last.startOffset + 1
    const { end, closed } = closingQuote(text, offset)
    const clause = scan.clause.slice(0, -1)
    const prefix = text.slice(start, offset)
    const quoted = closed ? 'closed' : 'open'
    return place(scan, clause, offset, { start, end }, prefix, quoted, false, comment)
  }
  const { clause, start } = splitWord(text, offset, scan.clause, lineStart)
  let end = offset
  while (start < offset && end < text.length && WORD.test(text[end]!)) end++
  const replace = { start, end }
  return place(scan, clause, offset, replace, text.slice(start, offset), 'no', start === lineStart, comment)
}

function place(
  { blocks }: Scan,
  clause: readonly Token[],
  offset: number,
  replace: Span,
  prefix: string,
  quoted: Place['quoted'],
  firstColumn: boolean,
  comment: boolean,
): Place {
  return { offset, blocks, clause: joined(clause), replace, prefix, quoted, firstColumn, comment }
}

/** The end of the string that the cursor is in: its closing quote on the same line, else the cursor. */
function closingQuote(text: string, offset: number): { end: number; closed: boolean } {
  for (let at = offset; at < text.length; at++) {
    const c = text[at]!
    if (c === '\n' || c === '\r') break
    if (c === '"') return { end: at, closed: true }
    if (c === '\\') at++
  }
  return { end: offset, closed: false }
}

/** Takes the word at the cursor, hyphens included where they belong to words, from the tokens of the clause. */
function splitWord(text: string, offset: number, tokens: readonly Token[], lineStart: number) {
  const hyphens = HYPHENED.has(tokens[0]?.text ?? '') || isOneWord(tokens)
  let start = offset
  while (start > lineStart && (WORD.test(text[start - 1]!) || (hyphens && isHyphen(text, start - 1)))) start--
  // A number such as the 12 of 0..12 is no word to replace unless it is alone.
  return { start, clause: tokens.filter((token) => token.start < start) }
}

const isHyphen = (text: string, at: number): boolean => text[at] === '-' && WORD.test(text[at - 1] ?? '')

/** Whether the tokens touch one another, as those of `p-values` and `chi-square` do. */
function isOneWord(tokens: readonly Token[]): boolean {
  return tokens.every((token, at) => at === 0 || tokens[at - 1]!.end === token.start)
}

/** Joins the parts of words with hyphens. */
function joined(tokens: readonly Token[]): Token[] {
  const result: Token[] = []
  let hyphens = true
  for (const token of tokens) {
    const last = result.at(-1)
    const before = result.at(-2)
    const touches = last?.end === token.start && before !== undefined && before.end === last?.start
    const isPart = token.kind === 'name' || token.kind === 'number'
    if (hyphens && touches && isPart && last?.text === '-' && before?.kind === 'name') {
      result.length -= 2
      result.push({ kind: 'name', text: `${before.text}-${token.text}`, start: before.start, end: token.end })
    } else result.push(token)
    if (result.length > 1 && token.text !== '-') hyphens = HYPHENED.has(result[0]!.text)
  }
  return result
}

/** Divides the tokens before the cursor as the parser does: by newlines, blocks, and lines shaped like declarations. */
class Scan {
  readonly #from: number
  readonly blocks: OpenBlock[] = []
  clause: Token[] = []
  readonly #outer: Token[][] = []
  #parentheses = 0
  #fresh = true
  #last: IToken | undefined

  constructor(from: number) {
    this.#from = from
  }

  take(tokens: readonly IToken[], at: number): void {
    const token = tokens[at]!
    if (isNewLine(token)) {
      this.#fresh = true
      return
    }
    if (this.#fresh) this.#startLine(tokens, at)
    this.#fresh = false
    this.#last = token
    if (token.image === '{') this.#open()
    else if (token.image === '}') this.#close(token)
    else {
      if (token.image === '(') this.#parentheses++
      if (token.image === ')') this.#parentheses = Math.max(0, this.#parentheses - 1)
      this.clause.push(this.#tokenOf(token))
    }
  }

  /** When the cursor is on a new line, the clause before has ended unless it goes on there. */
  finish(): void {
    if (this.#fresh && !this.#goesOn()) this.#end()
  }

  #startLine(tokens: readonly IToken[], at: number): void {
    if (declarationAt(tokens, at) !== undefined) {
      this.blocks.length = 0
      this.#outer.length = 0
      this.#end()
    } else if (!this.#goesOn() && !continuesBefore(tokens[at]!)) this.#end()
  }

  #goesOn(): boolean {
    return this.#parentheses > 0 || continuesAfter(this.#last)
  }

  #end(): void {
    this.clause = []
    this.#parentheses = 0
  }

  #open(): void {
    const words = this.clause.map(({ text }) => text)
    const first = words[0] === 'planned' || words[0] === 'exploratory' ? words[1] : words[0]
    const kind = this.blocks.length === 0 && first !== undefined && CLAUSES[first] !== undefined ? first : 'entries'
    this.blocks.push({ kind, head: joined(this.clause) })
    this.#outer.push(this.clause)
    this.#end()
  }

  #close(token: IToken): void {
    if (this.blocks.pop() === undefined) return
    this.clause = this.#outer.pop() ?? []
    const end = this.#from + endOf(token)
    this.clause.push({ kind: 'block', text: '{}', start: end - 1, end })
    this.#parentheses = 0
  }

  #tokenOf(token: IToken): Token {
    const start = this.#from + token.startOffset
    const end = this.#from + endOf(token)
    const reserved = /^(?:and|or|not|in|if|then|else)$/.test(token.image)
    const kind = isString(token)
      ? 'string'
      : token.tokenType === NumberToken
        ? 'number'
        : isName(token) || reserved
          ? 'name'
          : 'mark'
    return { kind, text: token.image, start, end }
  }
}
