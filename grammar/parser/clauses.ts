import type { IToken } from 'chevrotain'
import type {
  AsClause,
  CompareClause,
  ComparisonClause,
  CountColumn,
  CountRow,
  DataClause,
  DescribeClause,
  FigureClause,
  InstrumentClause,
  Name,
  Node,
  Reported,
  ScoreClause,
  Setting,
  TableDeclaration,
  WhereClause,
  WithClause,
} from '../syntax.ts'
import type { Span } from '../text.ts'
import type { SyntaxFix } from './errors.ts'
import { FORMS, type Form } from './forms.ts'
import { word } from './lexemes.ts'
import { endOf } from './lexer.ts'
import { type Meant, nearest } from './nearest.ts'
import type { Block, Piece } from './outline.ts'
import type { Reader } from './reader.ts'
import { CLAUSES } from './shapes.ts'
import type { Draft } from './values.ts'

/** The first and the last character of a clause. */
export function spanOf(tokens: readonly IToken[]): Span {
  return { start: tokens[0]!.startOffset, end: endOf(tokens.at(-1)!) }
}

/** The word that a clause starts with, hyphens included where they touch. */
export function headOf(tokens: readonly IToken[]): { text: string; span: Span } {
  let last = 0
  while (
    tokens[last + 2] !== undefined &&
    touches(tokens, last) &&
    touches(tokens, last + 1) &&
    tokens[last + 1]!.image === '-'
  ) {
    last += 2
  }
  const parts = tokens.slice(0, last + 1)
  return { text: parts.map((token) => token.image).join(''), span: spanOf(parts) }
}

/** The token that a misspelt word was meant to be, in its place. */
export function respelt(token: IToken, meant: string): IToken {
  const type = word(meant)
  return { ...token, image: meant, endOffset: endOf(token) - 1, tokenType: type, tokenTypeIdx: type.tokenTypeIdx! }
}

const touches = (tokens: readonly IToken[], at: number): boolean => endOf(tokens[at]!) === tokens[at + 1]!.startOffset

/** Writes a misspelt word as it was meant to be. */
export function wordFix({ word: meant, certain }: Meant, span: Span): SyntaxFix {
  return { title: `Write ${meant}`, edits: [{ span, newText: meant }], certain }
}

/** Reads the clauses of the blocks of declarations. */
export class ClauseReader {
  readonly #reader: Reader
  /** How many errors there were before the block. */
  #before = 0
  /** Whether the head of the block is broken, so that its clauses may be those of another kind. */
  #quiet = false
  constructor(reader: Reader) {
    this.#reader = reader
  }

  study(block: Block): Setting[] {
    return this.#clauses<Setting>(block, 'study')
  }

  instrument(block: Block): InstrumentClause[] {
    const clauses: InstrumentClause[] = []
    this.#each(block, 'instrument', (node) => {
      const last = clauses.at(-1)
      if (node.kind !== 'reported') clauses.push(node as InstrumentClause)
      else if (last?.kind === 'score') {
        const score: Draft<ScoreClause> = last
        score.reported = [...last.reported, node as Reported]
        score.span = { start: last.span.start, end: node.span.end }
      } else this.#misplaced(node, '`reported` stands on the line after the score or subscale whose result it is.')
    })
    return clauses
  }

  data(block: Block): DataClause[] {
    return this.#clauses<DataClause>(block, 'data')
  }

  counts(block: Block): { columns: CountColumn[]; rows: CountRow[]; reported: Reported[] } {
    const columns: CountColumn[] = []
    const rows: CountRow[] = []
    const reported: Reported[] = []
    this.#each(
      block,
      'counts',
      (node) => reported.push(node as Reported),
      (piece) => {
        const isRow = piece.tokens[1]?.image === ':' || piece.tokens[2]?.image === ':'
        const { text } = headOf(piece.tokens)
        if (text === 'columns' && !isRow) {
          this.#reader.read(piece, 'The line of `columns`', 'columns professional, patient', (p) =>
            p.countColumns(columns),
          )
          return true
        }
        if (text === 'reported' && !isRow) return false
        if (!isRow && piece.after?.broken === true) {
          piece.broken = true
          return true
        }
        this.#reader.read(piece, 'A row of counts', 'good "Good": 12, 30', (p) => p.countRow(rows))
        return true
      },
    )
    return { columns, rows, reported }
  }

  table(block: Block): TableDeclaration['clauses'] {
    const clauses: (DescribeClause | AsClause | WithClause | Reported | WhereClause)[] = []
    const add = (node: Node) => clauses.push(node as WhereClause)
    this.#each(block, 'table', add, (piece) => {
      if (headOf(piece.tokens).text !== 'describe') return false
      const node: Draft<DescribeClause> = { kind: 'describe', span: spanOf(piece.tokens), samples: [] }
      const more: (AsClause | WithClause)[] = []
      this.#reader.read(piece, '`describe`', 'describe age, sex by group', (p) => p.describe(node, more))
      clauses.push(node, ...more)
      return true
    })
    return clauses
  }

  figure(block: Block): (FigureClause | WhereClause)[] {
    return this.#clauses<FigureClause | WhereClause>(block, 'figure')
  }

  comparison(block: Block): ComparisonClause[] {
    const clauses: ComparisonClause[] = []
    this.#each(
      block,
      'comparison',
      (node) => clauses.push(node as ComparisonClause),
      (piece) => {
        const { text } = headOf(piece.tokens)
        if (text !== 'stratified' && text !== 'adjusted') return false
        const compare = clauses.findLast((clause) => clause.kind === 'compare') as Draft<CompareClause> | undefined
        const span = spanOf(piece.tokens)
        const target: Draft<CompareClause> = compare ?? { kind: 'compare', span, paired: false, adjusted: [] }
        if (compare !== undefined) compare.span = { start: compare.span.start, end: span.end }
        const example = text === 'stratified' ? 'stratified by centre' : 'adjusted for age, sex'
        this.#reader.read(piece, `\`${text}\``, example, (p) =>
          text === 'stratified' ? p.stratified(target) : p.adjusted(target),
        )
        if (compare === undefined)
          this.#misplaced({ kind: text, span }, `\`${text}\` stands after \`compare\`, on its line or the next.`)
        return true
      },
    )
    return clauses
  }

  family(block: Block): { adjust?: Name; comparisons: Name[] } {
    const out: { adjust?: Name; comparisons: Name[] } = { comparisons: [] }
    this.#each(
      block,
      'family',
      () => undefined,
      (piece) => {
        const { text } = headOf(piece.tokens)
        if (text === 'adjust') this.#reader.read(piece, '`adjust`', 'adjust holm', (p) => p.adjust(out))
        else if (text === 'comparisons') {
          this.#reader.read(piece, '`comparisons`', 'comparisons primary, secondary', (p) =>
            p.comparisons(out.comparisons),
          )
        } else return false
        return true
      },
    )
    return out
  }

  #clauses<N extends Node>(block: Block, kind: string): N[] {
    const clauses: N[] = []
    this.#each(block, kind, (node) => clauses.push(node as N))
    return clauses
  }

  /** Reads each clause by its form; `special` takes those that have none. */
  #each(block: Block, kind: string, add: (node: Node) => void, special?: (piece: Piece) => boolean): void {
    this.#reader.structure.push(...block.structure)
    this.#before = this.#reader.errors.length
    this.#quiet = block.pieces[0]?.after !== undefined
    for (const piece of block.pieces) {
      if (special?.(piece) === true) continue
      const form = this.#formOf(piece, kind)
      if (form !== undefined) add(this.#clause(piece, form))
      else if (special?.(piece) !== true) piece.broken = true
    }
  }

  #clause(piece: Piece, form: Form): Node {
    let node: Node | undefined
    const { broken } = this.#reader.read(piece, form.noun, form.example, (parser) => {
      node = form.read(parser, spanOf(piece.tokens), piece.tokens[0]!)
    })
    node ??= form.empty(spanOf(piece.tokens), piece.tokens[0]!)
    if (broken && 'broken' in node) (node as { broken: boolean }).broken = true
    return node
  }

  /** The form of a clause; that of the nearest word where the word is misspelt, which is said. */
  #formOf(piece: Piece, kind: string): Form | undefined {
    const { text, span } = headOf(piece.tokens)
    const forms = FORMS[kind]!
    if (Object.hasOwn(forms, text)) return forms[text]
    const words = CLAUSES[kind]!
    const near = nearest(text, words)
    const meant = near?.word
    if (piece.after?.broken !== true && !this.#quiet) {
      const home = Object.keys(CLAUSES).find((other) => other !== kind && CLAUSES[other]!.includes(text))
      const hint =
        meant !== undefined
          ? ` Did you mean \`${meant}\`?`
          : home === undefined
            ? ''
            : ` \`${text}\` belongs in ${article(home)} { … }.`
      const message = `${blockName(kind)} has no \`${text}\`.${hint || ` Its clauses start with ${words.join(', ')}.`}`
      const fix = near === undefined ? {} : { fix: wordFix(near, span) }
      const errors = meant === undefined || meant.includes('-') ? this.#reader.errors : piece.errors
      errors.push({ code: 'syntax-unknown-clause', span, message, ...fix })
    }
    if (meant === undefined || meant.includes('-')) return undefined
    piece.tokens[0] = respelt(piece.tokens[0]!, meant)
    return forms[meant]
  }

  #misplaced(node: Node, message: string): void {
    if (this.#reader.errors.length > this.#before || this.#quiet) return
    this.#reader.errors.push({ code: 'syntax-unexpected', span: node.span, message })
  }
}

const blockName = (kind: string): string => (['data', 'counts'].includes(kind) ? `\`${kind}\`` : article(kind, true))

export function article(noun: string, capital = false): string {
  const a = /^[aeiou]/.test(noun) ? 'an' : 'a'
  return `${capital ? a[0]!.toUpperCase() + a.slice(1) : a} ${noun}`
}
