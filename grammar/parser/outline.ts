import type { IToken } from 'chevrotain'
import type { SyntaxProblem } from './errors.ts'
import { BlockToken, LBrace, LParen, NewLine, RBrace, RParen } from './lexemes.ts'
import { endOf } from './lexer.ts'
import { CLAUSES, clauseAt, continuesAfter, continuesBefore, declarationAt, isString, WITH_BLOCK } from './shapes.ts'

/** One clause or one line of entries: its tokens, each nested block among them as one token of type `Block`. */
export interface Piece {
  readonly tokens: IToken[]
  /** Mistakes that were seen while the text was divided; they stand for whatever the rules would say. */
  readonly errors: SyntaxProblem[]
}

/** What stands between `{` and `}`, or the whole file. */
export interface Block {
  readonly pieces: Piece[]
  start: number
  end: number
  /** Mistakes of braces; dropped where another mistake of the same declaration explains them. */
  readonly structure: SyntaxProblem[]
}

interface Frame {
  readonly block: Block
  /** The declaration whose block this is; `entries` for the blocks inside a clause; `file`. */
  readonly kind: string
  piece: Piece | undefined
  parentheses: number
  /** The `{`; absent for the file and where it is missing. */
  readonly open?: IToken
  /** The token that stands for the block in the piece of the frame below. */
  readonly token?: IToken
}

/** The block that a token of type `Block` stands for. */
export function blockOf(token: IToken): Block {
  return token.payload as Block
}

/**
 * Divides tokens into declarations, their blocks and clauses. Newlines end clauses except where the language ignores them, and a line
 * that has the shape of a declaration closes everything that is open, so that a mistake never reaches beyond its declaration.
 * Linear in the number of tokens; nesting costs no stack.
 */
export function outline(tokens: readonly IToken[]): Block {
  return new Outliner(tokens).run()
}

class Outliner {
  readonly #tokens: readonly IToken[]
  readonly #frames: Frame[] = [{ block: emptyBlock(0), kind: 'file', piece: undefined, parentheses: 0 }]
  #previous: IToken | undefined

  constructor(tokens: readonly IToken[]) {
    this.#tokens = tokens
  }

  run(): Block {
    let lineStart = true
    for (let at = 0; at < this.#tokens.length; at++) {
      const token = this.#tokens[at]!
      if (token.tokenType === NewLine) {
        lineStart = true
        continue
      }
      if (lineStart) this.#startLine(at)
      lineStart = false
      this.#take(token, at)
      this.#previous = token
    }
    this.#closeAll()
    const file = this.#frames[0]!.block
    file.end = this.#tokens.length === 0 ? 0 : endOf(this.#tokens.at(-1)!)
    return file
  }

  get #top(): Frame {
    return this.#frames.at(-1)!
  }

  /** Decides what a new line does: close blocks, go on with the clause of the line before, or start a clause. */
  #startLine(at: number): void {
    const token = this.#tokens[at]!
    if (declarationAt(this.#tokens, at, this.#top.kind === 'entries') !== undefined) {
      this.#closeAll()
      this.#top.piece = undefined
      this.#top.parentheses = 0
      return
    }
    if (token.tokenType === RBrace) return
    const below = this.#frames.at(-2)
    if (this.#top.kind === 'entries' && below !== undefined && this.#belongsBelow(at, below.kind)) {
      this.#unclosed(this.#top)
      this.#pop(endOf(this.#previous!))
    }
    const frame = this.#top
    if (frame.piece !== undefined && this.#continues(frame, at)) return
    if (frame.piece !== undefined && this.#lacksBlock(frame, at)) {
      this.#push(frame, undefined)
      return
    }
    if (
      token.tokenType === LBrace &&
      frame.piece !== undefined &&
      !frame.piece.tokens.some((t) => t.tokenType === BlockToken)
    ) {
      this.#braceLine(frame.piece, token)
      return
    }
    frame.piece = undefined
    frame.parentheses = 0
  }

  /** Whether a line inside a block of entries is a clause of the block around it. */
  #belongsBelow(at: number, kind: string): boolean {
    const next = this.#tokens[at + 1]
    if (next === undefined || !clauseAt(this.#tokens, at, kind)) return false
    if (!isString(next)) return true
    return this.#tokens[at]!.image === 'cite' || this.#tokens[at]!.image === 'licence'
  }

  #continues(frame: Frame, at: number): boolean {
    if (continuesBefore(this.#tokens[at]!)) return true
    const open = frame.parentheses > 0 || continuesAfter(frame.piece!.tokens.at(-1))
    return open && !clauseAt(this.#tokens, at, frame.kind)
  }

  /** Whether the line before is the head of a block whose `{` is missing, and this line is inside it. */
  #lacksBlock(frame: Frame, at: number): boolean {
    const tokens = frame.piece!.tokens
    if (this.#tokens[at]!.tokenType === LBrace || tokens.some((token) => token.tokenType === BlockToken)) return false
    const first = tokens[0]!.image
    if (frame.kind === 'file') {
      const kind = headKind(tokens)
      if (kind === undefined) return false
      if (WITH_BLOCK.has(kind)) return CLAUSES[kind] === undefined || CLAUSES[kind].includes(this.#tokens[at]!.image)
      if (kind === 'data') return clauseAt(this.#tokens, at, kind)
      const last = tokens.at(-1)!.image
      return (
        (kind === 'variable' && (last === 'nominal' || last === 'ordinal')) ||
        (kind === 'scale' && !tokens.some(isRange))
      )
    }
    const entries = first === 'cutoffs' || first === 'norms' || tokens.at(-1)!.image === 'nominal'
    return frame.kind === 'instrument' && entries && !clauseAt(this.#tokens, at, frame.kind)
  }

  #braceLine(piece: Piece, brace: IToken): void {
    const span = { start: brace.startOffset, end: endOf(brace) }
    const edit = { span: { start: endOf(this.#previous!), end: span.end }, newText: ' {' }
    const title = 'Move `{` to the line before'
    const message = 'A `{` stands on the line of what it belongs to, because a new line ends a clause.'
    piece.errors.push({ code: 'syntax-brace-line', span, message, fix: { title, edits: [edit] } })
  }

  #take(token: IToken, at: number): void {
    const frame = this.#top
    if (token.tokenType === RBrace) {
      this.#close(token, at)
      return
    }
    frame.piece ??= this.#newPiece(frame)
    if (token.tokenType === LBrace) {
      this.#push(frame, token)
      return
    }
    if (token.tokenType === LParen) frame.parentheses++
    else if (token.tokenType === RParen && frame.parentheses > 0) frame.parentheses--
    frame.piece.tokens.push(token)
  }

  #newPiece(frame: Frame): Piece {
    const piece: Piece = { tokens: [], errors: [] }
    frame.block.pieces.push(piece)
    return piece
  }

  /** Opens a block in the clause of a frame; without a brace it was left out, and that is said here. */
  #push(frame: Frame, brace: IToken | undefined): void {
    const piece = frame.piece!
    const offset = brace?.startOffset ?? endOf(this.#previous!)
    if (brace === undefined) {
      const message = `${headName(piece.tokens)} needs \`{\` at the end of its line, and \`}\` after its last clause.`
      const fix = { title: 'Add `{`', edits: [{ span: { start: offset, end: offset }, newText: ' {' }] }
      piece.errors.push({ code: 'syntax-missing', span: { start: offset, end: offset }, message, fix })
    }
    const block = emptyBlock(offset)
    const kind = frame.kind === 'file' ? (headKind(piece.tokens) ?? 'entries') : 'entries'
    const token: IToken = {
      image: '{',
      startOffset: offset,
      tokenType: BlockToken,
      tokenTypeIdx: BlockToken.tokenTypeIdx!,
      payload: block,
    }
    piece.tokens.push(token)
    const hasClauses = CLAUSES[kind] !== undefined ? kind : 'entries'
    this.#frames.push({
      block,
      kind: hasClauses,
      piece: undefined,
      parentheses: 0,
      token,
      ...(brace === undefined ? {} : { open: brace }),
    })
  }

  #close(brace: IToken, at: number): void {
    const frame = this.#top
    const span = { start: brace.startOffset, end: endOf(brace) }
    const fix = { title: 'Remove `}`', edits: [{ span, newText: '' }] }
    if (this.#frames.length === 1) {
      const message = 'This `}` closes nothing: no `{` is open here.'
      frame.block.structure.push({ code: 'syntax-stray-brace', span, message, fix })
      frame.piece = undefined
      frame.parentheses = 0
      return
    }
    if (this.#frames.length === 2 && this.#goesOn(at + 1, frame.kind)) {
      const message = `This \`}\` closes the ${frame.kind} too early: clauses of it follow.`
      frame.block.structure.push({ code: 'syntax-stray-brace', span, message, fix })
      frame.piece = undefined
      frame.parentheses = 0
      return
    }
    this.#pop(span.end)
  }

  /** Whether, behind a `}`, the next line is a clause of the block that was just closed. */
  #goesOn(at: number, kind: string): boolean {
    let next = at
    while (this.#tokens[next]?.tokenType === NewLine) next++
    if (next === at || next >= this.#tokens.length) return false
    return declarationAt(this.#tokens, next) === undefined && clauseAt(this.#tokens, next, kind)
  }

  #pop(end: number): void {
    const frame = this.#frames.pop()!
    frame.block.end = end
    if (frame.token !== undefined) frame.token.endOffset = end - 1
    this.#top.parentheses = 0
  }

  #unclosed(frame: Frame): void {
    if (frame.open === undefined) return
    const end = endOf(this.#previous!)
    const opened = { start: frame.open.startOffset, end: endOf(frame.open) }
    frame.block.structure.push({
      code: 'syntax-unclosed-block',
      span: { start: end, end },
      message: 'A `}` is missing here.',
      fix: { title: 'Add `}`', edits: [{ span: { start: end, end }, newText: '\n}' }] },
      related: [{ span: opened, message: 'This `{` is not closed.' }],
    })
  }

  #closeAll(): void {
    while (this.#frames.length > 1) {
      this.#unclosed(this.#top)
      this.#pop(endOf(this.#previous!))
    }
  }
}

function emptyBlock(start: number): Block {
  return { pieces: [], start, end: start, structure: [] }
}

const isRange = (token: IToken): boolean => token.image === '..'

/** The kind of the declaration whose head these tokens are. */
function headKind(tokens: readonly IToken[]): string | undefined {
  const first = tokens[0]?.image
  const word = first === 'planned' || first === 'exploratory' ? tokens[1]?.image : first
  return word !== undefined && (WITH_BLOCK.has(word) || word === 'scale' || word === 'variable' || word === 'data')
    ? word
    : undefined
}

function headName(tokens: readonly IToken[]): string {
  const kind = headKind(tokens) ?? tokens[0]!.image
  return /^[aeiou]/.test(kind) ? `An ${kind}` : `A ${kind}`
}
