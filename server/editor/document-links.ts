import type { DocumentLink, DocumentLinkParams } from 'vscode-languageserver'
import type { Text } from '../../grammar/syntax.ts'
import type { Span } from '../../grammar/text.ts'
import { walk } from '../../grammar/walk.ts'
import type { Snapshot } from '../workspace/snapshot.ts'
import { resolvedUri } from './paths.ts'
import { toRange } from './positions.ts'

/** Links to used studies, data files, DOIs, and the addresses in texts and comments. */
export function documentLinks(snapshot: Snapshot, _: DocumentLinkParams): DocumentLink[] {
  const { uri, text, tree } = snapshot
  const links: DocumentLink[] = []
  const add = (span: Span, target: string | undefined, tooltip: string): void => {
    if (target !== undefined && span.end > span.start) links.push({ range: toRange(snapshot, span), target, tooltip })
  }
  walk(tree, (node) => {
    switch (node.kind) {
      case 'use':
      case 'data': {
        const { path, source } = node as { path?: Text; source?: unknown }
        if (path !== undefined && source === undefined)
          add(inner(path), resolvedUri(uri, path.text), node.kind === 'use' ? 'Open the study' : 'Open the data')
        return undefined
      }
      case 'cite': {
        const { doi } = node as { doi?: Text }
        if (doi !== undefined && !doi.text.startsWith('http')) add(inner(doi), doiUri(doi.text), 'Open the publication')
        return undefined
      }
      case 'text':
        for (const one of addresses(text, node.span)) add(one.span, one.target, 'Open the address')
        return undefined
      default:
        return undefined
    }
  })
  for (const { span } of tree.comments)
    for (const one of addresses(text, span)) add(one.span, one.target, 'Open the address')
  return links.sort(
    (a, b) => a.range.start.line - b.range.start.line || a.range.start.character - b.range.start.character,
  )
}

const inner = ({ span }: Text): Span => ({ start: span.start + 1, end: span.end - 1 })

/** `10.1017/S0033291706009299`, perhaps with `doi:` or the address before it. */
function doiUri(text: string): string | undefined {
  const doi = /10\.\d{4,9}\/\S+/u.exec(text)?.[0]
  return doi === undefined ? undefined : `https://doi.org/${encodeURI(doi)}`
}

function addresses(text: string, { start, end }: Span): { span: Span; target: string }[] {
  return [...text.slice(start, end).matchAll(/https?:\/\/[^\s"<>]+[^\s"<>.,;:)]/gu)].map((match) => ({
    span: { start: start + match.index, end: start + match.index + match[0].length },
    target: match[0],
  }))
}
