import { tableCsv } from '../../server/render/csv.ts'
import { wordTable } from '../../server/render/html/word.ts'
import { tableLatex } from '../../server/render/latex.ts'
import { tableMarkdown } from '../../server/render/markdown.ts'
import { base64, picture, standalone } from './figure.ts'
import type { FromReport } from './messages.ts'
import { readTable } from './read-table.ts'

/** What a button did: `asked` when the extension has to finish it and will say so. */
export type Copied = 'copied' | 'asked' | 'failed'

type Post = (message: FromReport) => void

const TEXTS = { markdown: tableMarkdown, csv: tableCsv, latex: tableLatex } as const

/**
 * Does what a button of a table or figure says.
 *
 * @param as the format: `word`, `markdown`, `csv`, `latex`, `svg`, `png`
 * @param block the table or figure with its id
 */
export async function copyBlock(as: string, block: Element, post: Post): Promise<Copied> {
  const svg = block.querySelector('svg')
  if (svg instanceof SVGSVGElement && as === 'svg') {
    post({ type: 'save', name: `${block.id}.svg`, content: { text: `${standalone(svg)}\n` } })
    return 'asked'
  }
  if (svg instanceof SVGSVGElement && as === 'png') return await copyPicture(await picture(svg), block.id, post)
  const table = readTable(block)
  if (table === undefined) return 'failed'
  if (as === 'word') return await copyText(tableMarkdown(table), wordTable(table), post)
  if (as === 'markdown' || as === 'csv' || as === 'latex') return await copyText(TEXTS[as](table), undefined, post)
  return 'failed'
}

/** The clipboard of the page first; then an old-fashioned copy event, which needs no permission; then the extension. */
async function copyText(text: string, rich: string | undefined, post: Post): Promise<Copied> {
  const types = { 'text/plain': text, ...(rich === undefined ? {} : { 'text/html': rich }) }
  if (await written(types)) return 'copied'
  if (copyByEvent(types)) return 'copied'
  post({ type: 'copy', text })
  return 'asked'
}

async function written(types: Readonly<Record<string, string | Blob>>): Promise<boolean> {
  const blobs = Object.entries(types).map(([type, content]) => [
    type,
    typeof content === 'string' ? new Blob([content], { type }) : content,
  ])
  try {
    await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))])
    return true
  } catch {
    // Not allowed here, or not known: there are other ways.
    return false
  }
}

function copyByEvent(types: Readonly<Record<string, string>>): boolean {
  let taken = false
  const listener = (event: ClipboardEvent) => {
    for (const [type, content] of Object.entries(types)) event.clipboardData?.setData(type, content)
    event.preventDefault()
    taken = event.clipboardData !== null
  }
  document.addEventListener('copy', listener)
  const done = document.execCommand('copy')
  document.removeEventListener('copy', listener)
  return done && taken
}

async function copyPicture(blob: Blob, name: string, post: Post): Promise<Copied> {
  if (await written({ 'image/png': blob })) return 'copied'
  post({ type: 'save', name: `${name}.png`, content: { base64: await base64(blob) } })
  return 'asked'
}
