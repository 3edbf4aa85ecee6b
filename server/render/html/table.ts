import type { Note, Row, TableBlock } from '../document.ts'
import { type Html, html } from './markup.ts'
import type { Page, Place, ReportSource } from './page.ts'

/**
 * A table of the report: caption, headings with scope, notes below. Its wrapper scrolls sideways where the window is narrow.
 *
 * @param id unique in the page
 */
export function tableHtml(block: TableBlock, id: string, place: Place | undefined, page: Page): Html {
  const source = page.from(id, place)
  const notes = block.notes.length === 0 ? false : html`<ul class="notes">${block.notes.map(noteHtml)}</ul>`
  if (block.columns.length === 0)
    return html`<div class="block" id="${id}"${sourceAttributes(source)}>
<p class="table-title">${titleHtml(block)}</p>
${notes}
</div>`
  return html`<div class="block" id="${id}"${sourceAttributes(source)}>
${toolsHtml(id, block.title, 'table', source, page)}
<div class="table-scroll" role="region" tabindex="0" aria-labelledby="${id}-caption">
<table>
<caption id="${id}-caption">${titleHtml(block)}</caption>
<thead>
<tr>${block.columns.map(
    (c) =>
      html`<th scope="col" class="${c.align}">${c.heading.map((line, i) => (i === 0 ? html`${line}` : html`<br>${line}`))}</th>`,
  )}</tr>
</thead>
<tbody>
${block.rows.map((row) => rowHtml(row, block))}
</tbody>
</table>
</div>
${notes}
</div>`
}

const titleHtml = (block: TableBlock) =>
  html`${block.title}${block.tag !== undefined && html` <span class="tag">${block.tag}</span>`}`

function rowHtml(row: Row, block: TableBlock): Html {
  const [first = '', ...rest] = block.columns.map((_, i) => row.cells[i] ?? '')
  const cells = rest.map((cell, i) => html`<td class="${block.columns[i + 1]!.align}">${cell}</td>`)
  if (row.role === 'heading' && rest.every((cell) => cell === ''))
    return html`<tr class="heading"><th scope="rowgroup" colspan="${block.columns.length}">${first}</th></tr>`
  return html`<tr${row.role !== 'body' && html` class="${row.role}"`}><th scope="row">${first}</th>${cells}</tr>`
}

const MARKS: Readonly<Record<Note['kind'], string>> = {
  result: '',
  note: '',
  good: '✓ ',
  bad: '✗ ',
  open: '· ',
  failure: '✗ ',
}

export function noteHtml(note: Note): Html {
  // A sign stays with its numbers at the end of a line.
  const text = note.text.replace(/ ([=<>]) /g, '\u00a0$1\u00a0')
  return html`<li class="${note.kind}">${MARKS[note.kind]}${text}</li>`
}

/** `data-line` and `data-file`, for a page that follows its source. */
export function sourceAttributes(source: ReportSource | undefined): Html | false {
  return source !== undefined && html` data-line="${source.line}" data-file="${source.file}"`
}

const TABLE_TOOLS = [
  ['word', 'Word'],
  ['markdown', 'Markdown'],
  ['csv', 'CSV'],
  ['latex', 'LaTeX'],
] as const
const FIGURE_TOOLS = [
  ['svg', 'SVG'],
  ['png', 'PNG'],
] as const

/** The buttons of a table or figure: only in the editor, where somebody listens to them. */
export function toolsHtml(
  id: string,
  title: string,
  kind: 'table' | 'figure',
  source: ReportSource | undefined,
  { live, words }: Page,
): Html | false {
  if (!live) return false
  const tools = kind === 'table' ? TABLE_TOOLS : FIGURE_TOOLS
  const copies = tools.map(
    ([as, name]) =>
      html`<button type="button" id="${id}-copy-${as}" data-copy="${as}" data-target="${id}" title="${as === 'word' ? words.copyForWord : `${words.copyAs} ${name}`}">${name}</button>`,
  )
  const reveal =
    source !== undefined &&
    html`<button type="button" id="${id}-reveal" data-reveal="${id}" title="${words.reveal}">${words.source}</button>`
  return html`<div class="tools" role="group" aria-label="${words.copy}: ${title}">${copies}${reveal}</div>`
}
