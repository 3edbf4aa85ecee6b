import type { Node, SyntaxTree } from '../syntax.ts'
import { walk } from '../walk.ts'

/** One entry of a block, cut into the columns that are set under one another. */
export interface Entry {
  readonly start: number
  readonly end: number
  /** The offsets at which the second and further columns start. */
  readonly cuts: readonly number[]
  /** Which columns the entry has: 0 name or code, 1 label, 2 range or codes. */
  readonly columns: readonly number[]
}

/** What the printer asks of the tree about single tokens, by offset. */
export interface Facts {
  /** Minus signs that belong to what follows. */
  readonly signs: ReadonlySet<number>
  /** Hyphens inside words such as `mann-whitney`. */
  readonly hyphens: ReadonlySet<number>
  readonly entries: ReadonlyMap<number, Entry>
}

const entryKinds = new Set(['code', 'category', 'band', 'occasion-entry'])

export function factsOf(tree: SyntaxTree): Facts {
  const signs = new Set<number>()
  const hyphens = new Set<number>()
  const entries = new Map<number, Entry>()
  walk(tree, (node) => {
    const { span } = node
    if (node.kind === 'number' && (node as Node & { written: string }).written.startsWith('-')) signs.add(span.start)
    if (node.kind === 'unary' && (node as Node & { operator: string }).operator === '-') signs.add(span.start)
    if (node.kind === 'name') {
      const { text } = node as Node & { text: string }
      for (let at = text.indexOf('-'); at >= 0; at = text.indexOf('-', at + 1)) hyphens.add(span.start + at)
    }
    if (entryKinds.has(node.kind)) entries.set(span.start, entryOf(node))
    return undefined
  })
  return { signs, hyphens, entries }
}

function entryOf(node: Node): Entry {
  const parts = node as Node & {
    label?: Node
    range?: Node
    codes?: readonly Node[]
    stored?: readonly Node[]
    code?: Node
    name?: Node
  }
  const columns = [0]
  const cuts: number[] = []
  const first = parts.code ?? parts.name
  let end = first?.span.end ?? node.span.start
  if (parts.label) {
    columns.push(1)
    cuts.push(parts.label.span.start)
    end = parts.label.span.end
  }
  if (parts.range || parts.codes?.[0] || parts.stored?.[0]) {
    columns.push(2)
    cuts.push(end)
  }
  return { start: node.span.start, end: node.span.end, cuts, columns }
}
