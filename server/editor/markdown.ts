import type { Note, Row, TableBlock } from '../render/document.ts'
import { scoreHistogram } from '../render/figures/study.ts'
import type { Formatter } from '../results/format/formatter.ts'
import type { ScoreResult } from '../results/types.ts'

/** Text that Markdown would otherwise take for its own; line ends become spaces. */
export const quote = (text: string): string => text.replace(/[\\`*_[\]<>|]/g, '\\$&').replace(/\s+/g, ' ')

export const code = (text: string): string => {
  const plain = text.replace(/\s+/g, ' ')
  return plain.includes('`') ? `\`\` ${plain} \`\`` : `\`${plain}\``
}

/** @returns parts of a hover, one below another; empty ones are left out */
export const paragraphs = (...parts: readonly (string | undefined)[]): string =>
  parts.filter((part) => part !== undefined && part !== '').join('\n\n')

export const bullets = (items: readonly string[]): string => items.map((item) => `- ${item}`).join('\n')

/** A plain table; cells are Markdown already. Columns whose name begins with `>` are set to the right. */
export function simpleTable(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return ''
  return [
    line(columns.map((column) => column.replace(/^>/, ''))),
    line(columns.map((column) => (column.startsWith('>') ? '--:' : ':--'))),
    ...rows.map(line),
  ].join('\n')
}

const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`

const MARKS: Readonly<Record<Note['kind'], string>> = {
  result: '',
  note: '',
  good: '✓ ',
  bad: '✗ ',
  open: '',
  failure: '✗ ',
}

export const noteLines = (notes: readonly Note[]): string[] => notes.map(({ kind, text }) => MARKS[kind] + quote(text))

/** The table of a block with its notes, without its title. */
export function blockTable({ columns, rows, notes }: TableBlock): string {
  const table =
    columns.length === 0
      ? ''
      : simpleTable(
          columns.map(({ heading, align }) => (align === 'right' ? '>' : '') + heading.map(quote).join(' ')),
          rows.map((row) => columns.map((_, i) => cell(row, i))),
        )
  return paragraphs(table, bullets(noteLines(notes)))
}

function cell({ cells, role }: Row, index: number): string {
  const text = quote(cells[index] ?? '')
  if (text === '' || index > 0) return text
  if (role === 'indented') return `&emsp;${text}`
  return role === 'heading' || role === 'total' ? `**${text}**` : text
}

/** A picture in the text itself. The URI must stay as it is: percent-encoded it would not be shown. */
export function image(svg: string, alternative: string): string {
  const bytes = new TextEncoder().encode(svg)
  const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')
  return `![${quote(alternative)}](data:image/svg+xml;base64,${btoa(binary)})`
}

/** The distribution of a score by its groups, with its numbers for those who do not see it; undefined without any. */
export function histogramOf(result: ScoreResult, format: Formatter): string | undefined {
  const id = `${result.instrument}-${result.name}`
  const svg = scoreHistogram(result, { id, format })
  if (svg === undefined || result.distribution.length === 0) return undefined
  const numbers = result.distribution.map(([value, count]) => `${format.measured(value)} × ${count}`)
  return image(svg, `${result.label || result.name}: n = ${result.n}, ${numbers.join(', ')}`)
}

/** @returns plain Markdown, to be pasted elsewhere */
export const renderPlain = (blocks: readonly TableBlock[]): string =>
  `${blocks.map((block) => paragraphs(block.title === '' ? '' : `**${quote(block.title)}**`, blockTable(block))).join('\n\n')}\n`
