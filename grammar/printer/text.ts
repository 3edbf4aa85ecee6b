import type { IToken } from 'chevrotain'
import { Comma } from '../parser/lexemes.ts'
import { endOf } from '../parser/lexer.ts'
import { CLAUSES, DECLARATIONS } from '../parser/shapes.ts'
import type { Entry, Facts } from './facts.ts'
import type { Line } from './lines.ts'
import { spaceBefore } from './spacing.ts'

const WIDTH = 120

/** A line of the source as it is printed: one row, or several where a long list is wrapped. */
export interface Printed {
  readonly rows: string[]
  readonly comment: string
  readonly verbatim?: boolean
  /** The columns of a line that is one entry, for setting them under those of its neighbours. */
  readonly cells?: { readonly indent: string; readonly texts: readonly string[]; readonly columns: readonly number[] }
}

const breaksClause = new Set([...DECLARATIONS, ...Object.values(CLAUSES).flat(), 'planned', 'exploratory'])

/** The text of a line, wrapped after commas where it is too long. */
export function wrapped(line: Line, text: string, facts: Facts): Omit<Printed, 'comment'> {
  const indent = '  '.repeat(line.depth + (line.continued ? 1 : 0))
  const cells = cellsOf(line.tokens, text, facts, indent)
  const rows: string[] = []
  let row = indent
  let lead = indent
  let start = 0
  let fits = -1
  let fitsAt = 0
  const { tokens } = line
  for (let at = 0; at < tokens.length; at++) {
    if (at > start) row += spaceBefore(tokens, at, facts)
    row += imageOf(tokens[at]!, text)
    if (row.length > WIDTH && fits > start) {
      rows.push(row.slice(0, fitsAt))
      lead = '  '.repeat(line.depth + 1)
      start = fits
      at = fits - 1
      row = lead
      fits = -1
      continue
    }
    const next = tokens[at + 1]
    if (tokens[at]!.tokenType === Comma && next !== undefined && !breaksClause.has(next.image)) {
      fits = at + 1
      fitsAt = row.length
    }
  }
  // A line that is only a comment keeps its indentation.
  rows.push(tokens.length === 0 ? indent : row.trimEnd())
  return rows.length === 1 && cells !== undefined ? { rows, cells } : { rows }
}

const imageOf = (token: IToken, text: string): string => text.slice(token.startOffset, endOf(token))

/** The columns of a line that is exactly one entry. */
function cellsOf(tokens: readonly IToken[], text: string, facts: Facts, indent: string): Printed['cells'] | undefined {
  const first = tokens[0]
  const entry: Entry | undefined = first && facts.entries.get(first.startOffset)
  if (first === undefined || entry === undefined || endOf(tokens.at(-1)!) !== entry.end || entry.cuts.length === 0)
    return undefined
  const texts: string[] = ['']
  let cut = 0
  for (let at = 0; at < tokens.length; at++) {
    const starts = cut < entry.cuts.length && tokens[at]!.startOffset >= entry.cuts[cut]!
    if (starts) {
      cut++
      texts.push('')
    } else if (at > 0) texts[texts.length - 1] += spaceBefore(tokens, at, facts)
    texts[texts.length - 1] += imageOf(tokens[at]!, text)
  }
  return { indent, texts, columns: entry.columns }
}

/** The rows of all lines, entries on neighbouring lines set under one another, and comments behind them. */
export function align(lines: readonly (Printed | undefined)[]): string[] {
  const rows: string[] = []
  for (let at = 0; at < lines.length; ) {
    let end = at
    while (lines[end]?.cells !== undefined && lines[end]!.cells!.indent === lines[at]!.cells!.indent) end++
    const run = lines.slice(at, Math.max(end, at + 1))
    const widths = [0, 0]
    for (const line of run) {
      for (const column of [0, 1]) {
        const index = line?.cells?.columns.indexOf(column) ?? -1
        if (index >= 0) widths[column] = Math.max(widths[column]!, line!.cells!.texts[index]!.length)
      }
    }
    for (const line of run) {
      if (line === undefined) rows.push('')
      else rows.push(...withComment(line.cells === undefined ? line.rows : [padded(line.cells, widths)], line))
    }
    at += run.length
  }
  return rows
}

function padded({ indent, texts, columns }: NonNullable<Printed['cells']>, widths: readonly number[]): string {
  let row = indent
  for (const column of [0, 1, 2]) {
    const text = texts[columns.indexOf(column)] ?? ''
    const width = widths[column] ?? 0
    if (column === 2 || width > 0) row += column === 2 ? text : `${text.padEnd(width)} `
  }
  return row.trimEnd()
}

function withComment(rows: string[], line: Printed): string[] {
  if (line.comment === '') return rows
  const last = rows.at(-1)!
  return [...rows.slice(0, -1), last.trim() === '' ? last + line.comment : `${last}  ${line.comment}`]
}
