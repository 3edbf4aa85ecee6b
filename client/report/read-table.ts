import type { Note, Row, TableBlock } from '../../server/render/document.ts'

/** @returns a table of the page as the block it was made from, as far as it matters for copying */
export function readTable(block: Element): TableBlock | undefined {
  const table = block.querySelector('table')
  if (table === null) return undefined
  const caption = table.caption
  const tag = caption?.querySelector('.tag')?.textContent ?? ''
  const title = [...(caption?.childNodes ?? [])]
    .filter((n) => n.nodeType === Node.TEXT_NODE)
    .map((n) => n.nodeValue ?? '')
  const headings = [...(table.tHead?.rows[0]?.cells ?? [])]
  return {
    kind: 'table',
    title: tidy(title.join('')),
    ...(tag === '' ? {} : { tag }),
    columns: headings.map((cell) => ({ heading: lines(cell), align: cell.className === 'right' ? 'right' : 'left' })),
    rows: [...(table.tBodies[0]?.rows ?? [])].map((row) => ({
      role: roleOf(row.className),
      cells: [...row.cells].map((cell) => tidy(cell.textContent ?? '')),
    })),
    notes: [...block.querySelectorAll('.notes > li')].map(noteOf),
  }
}

const tidy = (text: string) => text.replace(/\s+/g, ' ').trim()

function lines(cell: Element): string[] {
  const parts = ['']
  for (const node of cell.childNodes) {
    if (node instanceof Element && node.localName === 'br') parts.push('')
    else parts[parts.length - 1] += node.textContent ?? ''
  }
  return parts.map(tidy)
}

const ROLES: readonly Row['role'][] = ['body', 'indented', 'heading', 'total']
const roleOf = (name: string): Row['role'] => ROLES.find((role) => role === name) ?? 'body'

const KINDS: readonly Note['kind'][] = ['result', 'note', 'good', 'bad', 'open', 'failure']

/** Without the mark, which every format writes in its own way. */
function noteOf(item: Element): Note {
  const kind = KINDS.find((one) => one === item.className) ?? 'note'
  return { kind, text: tidy((item.textContent ?? '').replace(/^[✓✗·] /, '')) }
}
