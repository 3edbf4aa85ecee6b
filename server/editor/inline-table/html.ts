import type { Row, TableBlock } from '../../render/document.ts'

const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

/** Comments show neither borders nor padding. */
const SPACE = '&nbsp;&nbsp;&nbsp;'

/** @returns a table of the few elements that comments of the editor show, on one line; empty where there are no columns */
export function htmlTable({ columns, rows }: TableBlock): string {
  if (columns.length === 0) return ''
  const head = columns.map(({ heading, align }, i) => cellOf('th', heading.map(escapeHtml).join('<br>'), align, i))
  const body = rows.map(
    (row) => `<tr>${columns.map(({ align }, i) => cellOf('td', content(row, i), align, i)).join('')}</tr>`,
  )
  return `<table><thead><tr>${head.join('')}</tr></thead><tbody>${body.join('')}</tbody></table>`
}

const cellOf = (tag: 'th' | 'td', text: string, align: string, index: number): string =>
  `<${tag} align="${align}">${index === 0 || text === '' ? '' : SPACE}${text}</${tag}>`

function content({ cells, role }: Row, index: number): string {
  const text = escapeHtml(cells[index] ?? '')
  if (text === '') return ''
  if (index === 0 && role === 'indented') return SPACE + text
  return role === 'total' || (index === 0 && role === 'heading') ? `<b>${text}</b>` : text
}
