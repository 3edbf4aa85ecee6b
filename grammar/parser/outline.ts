import type { IToken } from 'chevrotain'
import { blockGoesOn } from './block-end.ts'
import type { SyntaxProblem } from './errors.ts'
import { continuesHead, headKind, headName, wantsBlock } from './heads.ts'
import { BlockToken, LBrace, LParen, NewLine, NumberToken, RBrace, RParen } from './lexemes.ts'
import { endOf } from './lexer.ts'
import { CLAUSES, clauseAt, clauseShapeAt, continuesAfter, continuesBefore, declarationAt } from './shapes.ts'

/** One clause or one line of entries: its tokens, each nested block among them as one token of type `Block`. */
export interface Piece {
  readonly tokens: IToken[]
  /** Mistakes that were seen while the text was divided; they stand for whatever the rules would say. */
  readonly errors: SyntaxProblem[]
  /** The clause before it in the block, or the head of the block where that is broken. */
  after: Piece | undefined
  /** Whether it starts where the clause before was not finished. */
  forced: boolean
  /** Whether a mistake was found in it; set when it is read. */
  broken: boolean
  /** Whether what it lacks is missing at its end, so that the next line may be its rest. */
  unfinished: boolean
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
  /** Whether the next clause cuts the one before short. */
  forced: boolean
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
  readonly #frames: Frame[] = [{ block: emptyBlock(0), kind: 'file', piece: undefined, parentheses: 0, forced: false }]
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
    if (declarationAt(this.#tokens, at) !== undefined) {
      this.#closeAll()
      this.#top.piece = undefined
      this.#top.parentheses = 0
      return
    }
    if (token.tokenType === RBrace) return
    const below = this.#frames.at(-2)
    if (this.#top.kind === 'entries' && below !== undefined && clauseShapeAt(this.#tokens, at, below.kind)) {
      this.#unclosed(this.#top)
      this.#pop(endOf(this.#previous!))
    }
    const frame = this.#top
    if (frame.piece !== undefined && this.#continues(frame, at)) return
    if (frame.piece !== undefined && wantsBlock(frame.piece.tokens, frame.kind)) {
      if (continuesHead(token, frame.piece.tokens)) {
        this.#lineBreak(frame.piece, token)
        return
      }
      if (this.#lacksBlock(frame, at)) {
        this.#push(frame, undefined)
        return
      }
    }
    frame.piece = undefined
    frame.parentheses = 0
  }

  #continues(frame: Frame, at: number): boolean {
    if (continuesBefore(this.#tokens[at]!)) return true
    if (frame.parentheses === 0 && !continuesAfter(frame.piece!.tokens.at(-1))) return false
    frame.forced = clauseAt(this.#tokens, at, frame.kind)
    return !frame.forced
  }

  /** Whether the line before is the head of a block whose `{` is missing, and this line is inside it. */
  #lacksBlock(frame: Frame, at: number): boolean {
    const tokens = frame.piece!.tokens
    if (frame.kind === 'instrument') return !clauseAt(this.#tokens, at, frame.kind)
    const words = CLAUSES[headKind(tokens) ?? '']
    return words === undefined || headKind(tokens) === 'counts' || words.includes(this.#tokens[at]!.image)
  }

  /** Says that the rest of a head stands on a line of its own. */
  #lineBreak(piece: Piece, token: IToken): void {
    const span = { start: token.startOffset, end: endOf(token) }
    const edit = { span: { start: endOf(this.#previous!), end: span.start }, newText: ' ' }
    const message = `\`${token.image}\` stands on the line of what it belongs to, because a new line ends a clause.`
    piece.errors.push({ code: 'syntax-line-break', span, message, fix: { title: 'Join the lines', edits: [edit] } })
  }

  #take(token: IToken, at: number): void {
    const frame = this.#top
    if (token.tokenType === RBrace) {
      this.#close(token, at)
      return
    }
    const last = frame.piece?.tokens.at(-1)
    if (this.#joined(frame, at)) {
      frame.piece = this.#newPiece(frame)
      if (endOf(last!) === endOf(this.#previous!)) this.#sameLine(frame.block, token)
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

  /** Whether another declaration starts on the line of the one before. */
  #joined(frame: Frame, at: number): boolean {
    const before = frame.piece?.tokens ?? []
    const last = before.at(-1)
    if (frame.kind !== 'file' || last === undefined || before.length < 2) return false
    const use = before[0]!.image === 'use'
    const ends =
      [BlockToken, NumberToken].includes(last.tokenType) || use || ['flag', 'date', 'number'].includes(last.image)
    if (!ends) return false
    return declarationAt(this.#tokens, at) !== undefined
  }

  #sameLine(file: Block, token: IToken): void {
    const span = { start: token.startOffset, end: endOf(token) }
    const edit = { span: { start: endOf(this.#previous!), end: span.start }, newText: '\n\n' }
    const message = 'A declaration starts on a line of its own.'
    file.structure.push({ code: 'syntax-line-break', span, message, fix: { title: 'Start a new line', edits: [edit] } })
  }

  #newPiece(frame: Frame): Piece {
    const after = frame.block.pieces.at(-1)
    const piece: Piece = { tokens: [], errors: [], after, forced: frame.forced, broken: false, unfinished: false }
    frame.forced = false
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
      forced: false,
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
      return
    }
    if (blockGoesOn(this.#tokens, at + 1, frame.kind, frame.piece !== undefined, this.#frames.length > 2)) {
      const message = 'This `}` closes the block too early: more of it follows.'
      frame.block.structure.push({ code: 'syntax-stray-brace', span, message, fix })
      return
    }
    this.#pop(span.end)
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
