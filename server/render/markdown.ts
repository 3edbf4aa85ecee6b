import type { Block, Note, Row, TableBlock } from './document.ts'

/** @returns the report as GitHub-flavoured Markdown, ending with a line end */
export function renderMarkdown(document: readonly Block[]): string {
  return `${document.map(blockText).join('\n\n')}\n`
}

function blockText(block: Block): string {
  switch (block.kind) {
    case 'title':
      return [`# ${quote(block.text)}`, ...block.lines.map((line) => `*${quote(line)}*`)].join('\n\n')
    case 'section':
      return `## ${quote(block.text)}`
    case 'facts':
      return block.facts.map((f) => `- **${quote(f.name)}** ${f.lines.map(quote).join(' ')}`).join('\n')
    case 'table':
      return tableMarkdown(block)
  }
}

/** @returns one table with its title and notes */
export function tableMarkdown(block: TableBlock): string {
  const heading = `### ${quote(block.title)}${block.tag ? ` *(${quote(block.tag)})*` : ''}`
  const notes = block.notes.map((n) => `- ${MARKS[n.kind]}${quote(n.text)}`).join('\n')
  return [heading, tableText(block), notes].filter((part) => part !== '').join('\n\n')
}

const MARKS: Readonly<Record<Note['kind'], string>> = {
  result: '',
  note: '',
  good: '✓ ',
  bad: '✗ ',
  open: '',
  failure: '✗ ',
}

function tableText(table: TableBlock): string {
  if (table.columns.length === 0) return ''
  return [
    line(table.columns.map((c) => c.heading.map(quote).join('<br>'))),
    line(table.columns.map((c) => (c.align === 'right' ? '---:' : ':---'))),
    ...table.rows.map((r) => line(table.columns.map((_, i) => cell(r, i)))),
  ].join('\n')
}

function cell(row: Row, index: number): string {
  const text = quote(row.cells[index] ?? '')
  if (text === '') return ''
  if (index === 0 && row.role === 'indented') return `&emsp;${text}`
  return (index === 0 && row.role === 'heading') || row.role === 'total' ? `**${text}**` : text
}

const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`

/** What Markdown would take for its own; line ends inside a cell become spaces. */
function quote(text: string): string {
  return text.replace(/[\\`*_[\]<>|]/g, '\\$&').replace(/\s+/g, ' ')
}
