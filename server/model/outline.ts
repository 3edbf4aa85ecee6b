import type { Declaration, SyntaxTree } from '../../grammar/syntax.ts'
import type { Span } from '../../grammar/text.ts'

/** A line of the outline of a file: what is declared, where, and what is declared within. */
export interface OutlineEntry {
  readonly kind: string
  readonly name: string
  readonly detail: string
  readonly span: Span
  readonly nameSpan: Span
  readonly children: readonly OutlineEntry[]
}

/** The declarations of a file in the order written; it needs no binding, so it is there for a half-written file too. */
export function outlineOf(tree: SyntaxTree): OutlineEntry[] {
  return tree.declarations.flatMap((node) => {
    if (node.kind === 'use') return []
    const name = node.name?.text ?? (node.kind === 'study' ? (node.label?.text ?? 'study') : undefined)
    if (name === undefined) return []
    const detail = node.name === undefined ? '' : (node.label?.text ?? '')
    const nameSpan = (node.name ?? node.label ?? node).span
    return [{ kind: node.kind, name, detail, span: node.span, nameSpan, children: within(node) }]
  })
}

interface Labelled {
  readonly span: Span
  readonly name?: { readonly text: string; readonly span: Span }
  readonly label?: { readonly text: string }
}

function entry(kind: string, node: Labelled): OutlineEntry[] {
  if (node.name === undefined) return []
  const { text, span } = node.name
  return [{ kind, name: text, detail: node.label?.text ?? '', span: node.span, nameSpan: span, children: [] }]
}

function within(node: Declaration): OutlineEntry[] {
  switch (node.kind) {
    case 'instrument':
      return node.clauses.flatMap((clause) => {
        if (clause.kind === 'score') return entry(clause.subscale ? 'subscale' : 'score', clause)
        if (clause.kind === 'summary') return entry('summary', clause)
        if (clause.kind !== 'item' || clause.name === undefined) return []
        const { name, last, wording } = clause
        const nameSpan = { start: name.span.start, end: (last ?? name).span.end }
        const text = last === undefined ? name.text : `${name.text}..${last.text}`
        return [{ kind: 'item', name: text, detail: wording?.text ?? '', span: clause.span, nameSpan, children: [] }]
      })
    case 'variable':
      return (node.type?.categories ?? []).flatMap((category) => entry('category', category))
    case 'occasions':
      return node.occasions.flatMap((occasion) => entry('occasion', occasion))
    case 'counts':
      return node.rows.flatMap((row) => entry('row', row))
    default:
      return []
  }
}
