import type { TableBlock } from './document.ts'

/**
 * @returns a table as CSV (RFC 4180, with line feeds): headings in one line, cells as printed. A cell that a spreadsheet would
 *   take for a formula gets an apostrophe, since labels are not ours.
 */
export function tableCsv(table: TableBlock): string {
  const headings = table.columns.map((c) => c.heading.join(' '))
  const rows = table.rows.map((row) => table.columns.map((_, i) => row.cells[i] ?? ''))
  return [headings, ...rows].map((cells) => `${cells.map(field).join(',')}\n`).join('')
}

const FORMULA = /^(?:[=+@\t\r]|-(?!\d))/

function field(text: string): string {
  const safe = FORMULA.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
