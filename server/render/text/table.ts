import type { Column, Row, TableBlock } from '../document.ts'
import type { Paint } from './paint.ts'
import { displayWidth, pad, wrap } from './width.ts'

const GAP = 3
const INDENT = 2
const NARROWEST = 8

/**
 * A table ruled as in a journal: a line above the heading, one below, one at the end, none upright. What is too wide is
 * first wrapped in its first column and in the headings; a table with too many columns is set as several below each other,
 * each with the first column.
 *
 * @param width columns of the terminal
 * @returns lines without line ends
 */
export function tableLines(table: TableBlock, width: number, paint: Paint): string[] {
  if (table.columns.length === 0) return []
  const panels = intoPanels(table, width)
  return panels.flatMap((columns, i) => [...(i > 0 ? [''] : []), ...panelLines(table, columns, width, paint)])
}

const indentOf = (row: Row) => (row.role === 'indented' ? INDENT : 0)

function cellWidth(table: TableBlock, column: number): number {
  const cells = table.rows.map((r) => displayWidth(r.cells[column] ?? '') + (column === 0 ? indentOf(r) : 0))
  return Math.max(1, ...cells)
}

/** Cells of figures never wrap; a heading wraps to its longest word. */
function narrowest(table: TableBlock, column: number): number {
  const words = table.columns[column]!.heading.flatMap((line) => line.split(' ')).map(displayWidth)
  return Math.max(cellWidth(table, column), ...words)
}

function natural(table: TableBlock, column: number): number {
  return Math.max(cellWidth(table, column), ...table.columns[column]!.heading.map(displayWidth))
}

function narrowestLabel(table: TableBlock): number {
  const words = table.rows.flatMap((r) => (r.cells[0] ?? '').split(' ').map((w) => displayWidth(w) + indentOf(r)))
  const heading = table.columns[0]!.heading.flatMap((line) => line.split(' ')).map(displayWidth)
  return Math.min(Math.max(NARROWEST, ...words, ...heading), 24)
}

function intoPanels(table: TableBlock, width: number): number[][] {
  const label = narrowestLabel(table)
  const panels: number[][] = []
  let panel = [0]
  let used = label
  for (let c = 1; c < table.columns.length; c++) {
    const needs = GAP + narrowest(table, c)
    if (used + needs > width && panel.length > 1) {
      panels.push(panel)
      panel = [0]
      used = label
    }
    panel.push(c)
    used += needs
  }
  return [...panels, panel]
}

/** Takes from the widest that can still give, one column of the terminal at a time. */
function widthsFor(table: TableBlock, columns: readonly number[], width: number): number[] {
  const widths = columns.map((c) => natural(table, c))
  const least = columns.map((c) => (c === 0 ? narrowestLabel(table) : narrowest(table, c)))
  const total = () => widths.reduce((a, b) => a + b, 0) + GAP * (widths.length - 1)
  while (total() > width) {
    let widest = -1
    for (let i = 0; i < widths.length; i++)
      if (widths[i]! > least[i]! && (widest < 0 || widths[i]! > widths[widest]!)) widest = i
    if (widest < 0) break
    widths[widest]!--
  }
  return widths
}

function panelLines(table: TableBlock, columns: readonly number[], width: number, paint: Paint): string[] {
  const widths = widthsFor(table, columns, width)
  const rule = paint.dim('─'.repeat(widths.reduce((a, b) => a + b, 0) + GAP * (widths.length - 1)))
  const shown = columns.map((c) => table.columns[c]!)
  const lines = [rule, ...headingLines(shown, widths), rule]
  for (const r of table.rows) {
    if (r.role === 'total') lines.push(rule)
    lines.push(...rowLines(r, columns, shown, widths, paint))
  }
  return [...lines, rule].map((line) => line.trimEnd())
}

function headingLines(columns: readonly Column[], widths: readonly number[]): string[] {
  const cells = columns.map((c, i) => c.heading.flatMap((line) => wrap(line, widths[i]!)))
  const height = Math.max(...cells.map((c) => c.length))
  // Headings stand on the rule below them.
  return Array.from({ length: height }, (_, y) =>
    columns
      .map((c, i) => pad(cells[i]![y - (height - cells[i]!.length)] ?? '', widths[i]!, c.align))
      .join(' '.repeat(GAP)),
  )
}

function rowLines(
  r: Row,
  columns: readonly number[],
  shown: readonly Column[],
  widths: readonly number[],
  paint: Paint,
): string[] {
  const indent = indentOf(r)
  const label = wrap(r.cells[0] ?? '', widths[0]! - indent).map(
    (line, i) => ' '.repeat(i === 0 ? indent : indent + 1) + line,
  )
  // A continuation line is set in by one more, which may need one more break.
  const fitted = label.flatMap((line) =>
    displayWidth(line) <= widths[0]! ? [line] : wrap(line.trimStart(), widths[0]!),
  )
  const figures = columns.slice(1).map((c, i) => pad(r.cells[c] ?? '', widths[i + 1]!, shown[i + 1]!.align))
  return fitted.map((line, i) => {
    const first = pad(line, widths[0]!)
    const text = [first, ...(i === 0 ? figures : [])].join(' '.repeat(GAP))
    return r.role === 'heading' ? paint.bold(text.trimEnd()) : text
  })
}
