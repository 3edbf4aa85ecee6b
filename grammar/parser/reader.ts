import type { IToken } from 'chevrotain'
import type { Span } from '../text.ts'
import { StudyParser } from './declarations.ts'
import type { Pending } from './entries.ts'
import type { SyntaxProblem } from './errors.ts'
import { And, BlockToken, If, LParen, Minus, Not, Or, Plus, RParen, Slash, Star, UnclosedString } from './lexemes.ts'
import { endOf } from './lexer.ts'
import { explain } from './messages.ts'
import type { Piece } from './outline.ts'

/** Parentheses and `if` may nest so deeply, which no reader of a methods section would follow. */
const DEEPEST = 60
/** So many operators may stand in one expression. */
const LONGEST = 500

let shared: StudyParser | undefined

/** What reading one clause gave. */
export interface Outcome {
  readonly broken: boolean
  /** The block whose clauses are still to be read. */
  readonly body: IToken | undefined
}

/** Runs the rules on one clause after another and gathers what is wrong: at most one thing that stops a clause. */
export class Reader {
  readonly errors: SyntaxProblem[] = []
  /** Mistakes of braces, which count only where nothing else explains them. */
  readonly structure: SyntaxProblem[] = []
  /** Where something is wrong that another mistake may explain, so that it is not always said. */
  readonly unsound: number[] = []
  readonly parser: StudyParser
  /** How many clauses were read that have a mistake. */
  broken = 0
  readonly #lexical: readonly SyntaxProblem[]

  constructor(lexical: readonly SyntaxProblem[]) {
    this.parser = shared ??= new StudyParser()
    this.#lexical = lexical
  }

  /** Reads a clause by a rule, then the lines of the blocks in it. */
  read(piece: Piece, noun: string, example: string, rule: (parser: StudyParser) => void): Outcome {
    const outcome = this.#read(piece, noun, example, rule)
    piece.broken = outcome.broken
    return outcome
  }

  #read(piece: Piece, noun: string, example: string, rule: (parser: StudyParser) => void): Outcome {
    const before = this.errors.length
    const known = this.#lexicalOf(piece.tokens)
    const tooDeep = nesting(piece.tokens)
    // The `{` at the end of a line is not missing where a text that is not closed took it.
    const braceInText = piece.tokens.some((token) => token.tokenType === UnclosedString && /\{\s*$/.test(token.image))
    for (const error of piece.errors) {
      const follows =
        error.code === 'syntax-line-break'
          ? piece.after?.broken === true
          : error.code === 'syntax-missing' && braceInText
      if (follows) this.unsound.push(error.span.start)
      else this.errors.push(error)
    }
    if (tooDeep !== undefined) {
      this.errors.push(tooDeep)
      return { broken: true, body: piece.tokens.find((token) => token.tokenType === BlockToken) }
    }
    const parser = this.parser
    parser.begin(piece.tokens)
    rule(parser)
    const first = parser.errors[0]
    if (known === 0 && piece.errors.length === 0) {
      if (first !== undefined) this.#add(explain(first, noun, example, parser.lack), piece)
      else this.errors.push(...parser.notes)
    }
    const body =
      parser.body ??
      (first === undefined ? undefined : piece.tokens.findLast((token) => token.tokenType === BlockToken))
    const pending = parser.pending.slice()
    let broken = known > 0 || first !== undefined
    if (broken) this.broken++
    const explained = broken || this.errors.length > before
    const said = this.errors.length
    for (const block of pending) if (this.#lines(block)) broken = true
    if (explained) this.errors.length = said
    return { broken: broken || this.errors.length > before, body }
  }

  /** Adds an error, unless the clause before explains it: it was cut short here, or goes on here. */
  #add(error: SyntaxProblem, piece: Piece): void {
    const first = piece.tokens[0]!
    piece.unfinished = error.span.start >= endOf(piece.tokens.at(-1)!)
    const cut =
      piece.forced ||
      piece.after?.unfinished === true ||
      piece.tokens.length <= 2 ||
      error.span.start <= first.startOffset
    const follows = piece.after?.broken === true && cut
    if (follows || this.#textBefore(error, piece)) this.unsound.push(error.span.start)
    else this.errors.push(error)
  }

  /** Whether a text that is not closed, in a block of the clause, took what the error misses. */
  #textBefore({ span }: SyntaxProblem, piece: Piece): boolean {
    if (this.#lexical.length === 0) return false
    return piece.tokens.some((token) => {
      if (token.tokenType !== BlockToken) return false
      const error = this.#lexical[firstFrom(this.#lexical, token.startOffset)]
      return error !== undefined && error.span.start < Math.min(span.start, endOf(token))
    })
  }

  #lines({ block, noun, example, read }: Pending): boolean {
    let broken = block.structure.length > 0
    this.structure.push(...block.structure)
    for (const piece of block.pieces) if (this.read(piece, noun, example, read).broken) broken = true
    return broken
  }

  /** How many lexical mistakes lie in a clause, its blocks left out. */
  #lexicalOf(tokens: readonly IToken[]): number {
    if (this.#lexical.length === 0 || tokens.length === 0) return 0
    const from = firstFrom(this.#lexical, tokens[0]!.startOffset)
    const end = endOf(tokens.at(-1)!)
    const blocks = tokens.filter((token) => token.tokenType === BlockToken)
    let found = 0
    for (let i = from; i < this.#lexical.length && this.#lexical[i]!.span.start <= end; i++) {
      const at = this.#lexical[i]!.span.start
      if (!blocks.some((block) => at > block.startOffset && at < endOf(block))) found++
    }
    return found
  }
}

/** @returns the index of the first error at or behind an offset; errors are in order */
function firstFrom(errors: readonly SyntaxProblem[], offset: number): number {
  let low = 0
  let high = errors.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (errors[middle]!.span.start < offset) low = middle + 1
    else high = middle
  }
  return low
}

/** Says where an expression is nested too deeply, or too long, to be read without end. */
function nesting(tokens: readonly IToken[]): SyntaxProblem | undefined {
  if (tokens.length <= DEEPEST) return undefined
  let depth = 0
  let choices = 0
  let operators = 0
  for (const token of tokens) {
    const type = token.tokenType
    if (type === LParen) depth++
    else if (type === RParen) depth--
    else if (type === If) choices++
    else if (
      type === And ||
      type === Or ||
      type === Not ||
      type === Plus ||
      type === Minus ||
      type === Star ||
      type === Slash
    )
      operators++
    const span: Span = { start: token.startOffset, end: endOf(token) }
    if (depth + choices > DEEPEST) {
      const message = `Parentheses and \`if\` are nested more than ${DEEPEST} deep here. Give parts of it a score of their own.`
      return { code: 'syntax-nesting', span, message }
    }
    if (operators > LONGEST) {
      const message = `This expression has more than ${LONGEST} operators. Write \`sum(…)\`, or give parts of it a score of their own.`
      return { code: 'syntax-nesting', span, message }
    }
  }
  return undefined
}
