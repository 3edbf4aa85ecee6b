import type { Column, Row, TableBlock } from '../document.ts'
import { type Html, html, trusted } from './markup.ts'

const RULE = '1.5pt solid windowtext'
const THIN = '.75pt solid windowtext'

/**
 * A table for the clipboard: a word processor knows nothing of a stylesheet, so its three rules are written at the cells.
 * Never put into a page, where inline styles are forbidden.
 */
export function wordTable(table: TableBlock): string {
  const last = table.rows.length - 1
  return html`<p><b>${table.title}</b></p>
<table style="border-collapse:collapse">
<tr>${table.columns.map((c) => cell('th', c.heading.join('\n'), c, `border-top:${RULE};border-bottom:${THIN}`, c.heading))}</tr>
${table.rows.map(
  (row, i) =>
    html`<tr>${table.columns.map((c, j) => cell('td', row.cells[j] ?? '', c, border(row, i === last) + (j === 0 && row.role === 'indented' ? ';padding-left:14pt' : '')))}</tr>`,
)}
</table>
${table.notes.map((note) => html`<p style="font-size:smaller;margin:0">${note.text}</p>`)}`.text
}

const border = (row: Row, last: boolean) =>
  `${row.role === 'total' ? `border-top:${THIN}` : 'border-top:none'};border-bottom:${last ? RULE : 'none'}`

function cell(tag: 'th' | 'td', text: string, column: Column, style: string, lines: readonly string[] = [text]): Html {
  const content = lines.map((line, i) => html`${i > 0 && trusted('<br>')}${line}`)
  const bold = tag === 'th' ? 'bold' : 'normal'
  return html`${trusted(`<${tag} `)}style="border-left:none;border-right:none;${style};padding:1pt 6pt;text-align:${column.align};font-weight:${bold}">${content}${trusted(`</${tag}>`)}`
}
