import type { IToken } from 'chevrotain'
import type { Declaration } from '../syntax.ts'
import { article, ClauseReader, headOf, respelt, spanOf, wordFix } from './clauses.ts'
import type { SyntaxProblem } from './errors.ts'
import { nearest } from './nearest.ts'
import { type Block, blockOf, type Piece } from './outline.ts'
import type { Reader } from './reader.ts'
import { CLAUSES, DECLARATIONS } from './shapes.ts'
import type { Draft } from './values.ts'

const starts = [...DECLARATIONS, 'planned', 'exploratory']

/** Builds the declarations of a file from its outline. */
export class Builder {
  readonly #reader: Reader
  readonly #clauses: ClauseReader
  readonly declarations: Declaration[] = []
  /** Whether lines that are no declarations follow a mistake, which explains them. */
  #silent = false
  /** Whether a block was not closed, so that its rest stands outside every declaration. */
  #lacking = false
  /** The `}` that the declaration before lacks. */
  #unclosed: SyntaxProblem | undefined

  constructor(reader: Reader) {
    this.#reader = reader
    this.#clauses = new ClauseReader(reader)
  }

  file(block: Block): void {
    for (const piece of block.pieces) {
      const kind = this.#kindOf(piece)
      if (kind === undefined) continue
      const before = this.#reader.errors.length
      const broken = this.#reader.broken
      const declaration = this.#declaration(piece, kind)
      this.#settle(declaration, before, piece.broken, this.#reader.broken > broken)
      if (this.#reader.broken > broken) declaration.broken = true
      this.declarations.push(declaration)
      this.#silent = declaration.broken
    }
    if (this.#unclosed !== undefined) this.#reader.errors.push(this.#unclosed)
    this.#strays(block.structure)
  }

  /**
   * Adds the mistakes of braces where nothing else explains them, and marks what is broken. A `}` that is missing before a line that only
   * looks like a declaration is explained by that line.
   */
  #settle(declaration: Draft<Declaration>, before: number, headBroken: boolean, anyBroken: boolean): void {
    const { errors, structure } = this.#reader
    const explained = anyBroken || errors.length > before
    if (this.#unclosed !== undefined && !headBroken) errors.splice(before, 0, this.#unclosed)
    this.#unclosed = undefined
    const first = structure[0]
    if (first?.code === 'syntax-unclosed-block') {
      this.#lacking = true
      this.#reader.unsound.push(first.span.start)
    }
    structure.length = 0
    if (first !== undefined && !explained) {
      if (first.code === 'syntax-unclosed-block') this.#unclosed = first
      else errors.push(first)
    }
    if (first !== undefined || explained) declaration.broken = true
  }

  /** A `}` that closes nothing: the first behind each declaration, and none behind a broken one. */
  #strays(structure: readonly SyntaxProblem[]): void {
    let next = 0
    let said = -1
    for (const error of structure) {
      this.#reader.unsound.push(error.span.start)
      while (next < this.declarations.length && this.declarations[next]!.span.start < error.span.start) next++
      const broken = next > 0 && this.declarations[next - 1]!.broken
      const here = this.declarations[next]
      const wrong = here?.span.start === error.span.start && here.broken
      const explained = broken || wrong || next === said || (this.#lacking && error.code === 'syntax-stray-brace')
      if (!explained) this.#reader.errors.push(error)
      said = next
    }
  }

  #kindOf(piece: Piece): string | undefined {
    const { text, span } = headOf(piece.tokens)
    if (starts.includes(text)) return text === 'planned' || text === 'exploratory' ? 'comparison' : text
    this.#reader.unsound.push(span.start)
    const home = Object.keys(CLAUSES).find((kind) => CLAUSES[kind]!.includes(text))
    const near = piece.tokens.length > 1 && home === undefined ? nearest(text, starts) : undefined
    const meant = near?.word
    if (!this.#silent && !this.#lacking) {
      const hint =
        meant !== undefined
          ? `Did you mean \`${meant}\`?`
          : home === undefined
            ? `A declaration starts with ${DECLARATIONS.join(', ')}.`
            : `\`${text}\` belongs between the \`{\` and \`}\` of ${article(home)}.`
      const message = `\`${short(text)}\` is no declaration. ${hint}`
      const fix = near === undefined ? {} : { fix: wordFix(near, span) }
      const errors = meant === undefined ? this.#reader.errors : piece.errors
      errors.push({ code: 'syntax-unknown-declaration', span, message, ...fix })
    }
    this.#silent = true
    if (meant === undefined) return undefined
    piece.tokens[0] = respelt(piece.tokens[0]!, meant)
    return meant === 'planned' || meant === 'exploratory' ? 'comparison' : meant
  }

  #declaration(piece: Piece, kind: string): Draft<Declaration> {
    const span = spanOf(piece.tokens)
    const base = { span, broken: false }
    const reader = this.#reader
    switch (kind) {
      case 'study': {
        const node: Draft<Declaration & { kind: 'study' }> = { kind, ...base, settings: [] }
        const { body } = reader.read(piece, 'A study', 'study "Title" { … }', (p) => p.study(node))
        if (body) node.settings = this.#clauses.study(bodyOf(body, piece))
        return node
      }
      case 'use': {
        const node: Draft<Declaration & { kind: 'use' }> = { kind, ...base }
        reader.read(piece, '`use`', 'use "scales.study"', (p) => p.use(node))
        return node
      }
      case 'scale': {
        const node: Draft<Declaration & { kind: 'scale' }> = { kind, ...base, codes: [], missing: [] }
        reader.read(piece, 'A scale', 'scale Frequency "How often" { 0 "Never" 1 "Always" }', (p) => p.scale(node))
        return node
      }
      case 'instrument': {
        const node: Draft<Declaration & { kind: 'instrument' }> = { kind, ...base, clauses: [] }
        const body = this.#head(piece, 'An instrument', 'instrument PHQ9 "Patient Health Questionnaire" { … }', node)
        if (body) node.clauses = this.#clauses.instrument(bodyOf(body, piece))
        return node
      }
      case 'variable': {
        const node: Draft<Declaration & { kind: 'variable' }> = { kind, ...base }
        reader.read(piece, 'A variable', 'variable age "Age, years" : number in 18..110', (p) => p.variable(node))
        return node
      }
      case 'data': {
        const node: Draft<Declaration & { kind: 'data' }> = { kind, ...base, clauses: [] }
        const { body } = reader.read(piece, '`data`', 'data respondents from "answers.csv" { … }', (p) => p.data(node))
        if (body) node.clauses = this.#clauses.data(bodyOf(body, piece))
        return node
      }
      case 'occasions': {
        const node: Draft<Declaration & { kind: 'occasions' }> = { kind, ...base, occasions: [] }
        reader.read(piece, '`occasions`', 'occasions time { baseline "Baseline" = 0 }', (p) => p.occasions(node))
        return node
      }
      case 'counts': {
        const node: Draft<Declaration & { kind: 'counts' }> = { kind, ...base, columns: [], rows: [], reported: [] }
        const body = this.#head(piece, 'A table of counts', 'counts bands "Bands" { … }', node)
        if (body) Object.assign(node, this.#clauses.counts(bodyOf(body, piece)))
        return node
      }
      case 'table': {
        const node: Draft<Declaration & { kind: 'table' }> = { kind, ...base, clauses: [] }
        const body = this.#head(piece, 'A table', 'table participants "Participants" { … }', node)
        if (body) node.clauses = this.#clauses.table(bodyOf(body, piece))
        return node
      }
      case 'figure': {
        const node: Draft<Declaration & { kind: 'figure' }> = { kind, ...base, clauses: [] }
        const body = this.#head(piece, 'A figure', 'figure answers "Answers" { … }', node)
        if (body) node.clauses = this.#clauses.figure(bodyOf(body, piece))
        return node
      }
      case 'family': {
        const node: Draft<Declaration & { kind: 'family' }> = { kind, ...base, comparisons: [] }
        const body = this.#head(piece, 'A family', 'family primary "Primary outcomes" { … }', node)
        if (body) Object.assign(node, this.#clauses.family(bodyOf(body, piece)))
        return node
      }
      default: {
        const node: Draft<Declaration & { kind: 'comparison' }> = { kind: 'comparison', ...base, clauses: [] }
        const example = 'planned comparison severity "Severity" { … }'
        const { body } = reader.read(piece, 'A comparison', example, (p) => p.comparison(node))
        if (body) node.clauses = this.#clauses.comparison(bodyOf(body, piece))
        return node
      }
    }
  }

  #head(piece: Piece, noun: string, example: string, node: Draft<Declaration>): IToken | undefined {
    return this.#reader.read(piece, noun, example, (p) => p.headed(node)).body
  }
}

/** The block behind a head; a broken head explains what its first clause lacks. */
function bodyOf(body: IToken, head: Piece): Block {
  const block = blockOf(body)
  const first = block.pieces[0]
  if (head.broken && first !== undefined) {
    first.after = head
    first.forced = true
  }
  return block
}

const short = (text: string): string => (text.length > 40 ? `${text.slice(0, 39)}…` : text)
