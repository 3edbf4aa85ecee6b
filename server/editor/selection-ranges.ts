import type { SelectionRange, SelectionRangeParams } from 'vscode-languageserver'
import type { Span } from '../../grammar/text.ts'
import { nodeAt } from '../../grammar/walk.ts'
import type { Snapshot, SnapshotFile } from '../workspace/snapshot.ts'
import { toOffset, toRange } from './positions.ts'

/** For each position, from the word outwards: text without quotes, expression, clause, content of the block, declaration, file. */
export function selectionRanges(snapshot: Snapshot, { positions }: SelectionRangeParams): SelectionRange[] {
  return positions.map((position) => {
    const offset = toOffset(snapshot, position)
    // Built from the file inwards, each in the one around it.
    let range: SelectionRange = { range: toRange(snapshot, { start: 0, end: snapshot.text.length }) }
    let around: Span = { start: 0, end: snapshot.text.length }
    for (const span of spansAt(snapshot, offset)) {
      const isNarrower = span.start >= around.start && span.end <= around.end && length(span) < length(around)
      if (!isNarrower || span.start > offset || span.end < offset) continue
      range = { range: toRange(snapshot, span), parent: range }
      around = span
    }
    return range
  })
}

const length = ({ start, end }: Span): number => end - start

/** Everything around an offset, wide to narrow. */
function spansAt(file: SnapshotFile, offset: number): Span[] {
  const spans: Span[] = []
  for (const node of nodeAt(file.tree, offset)) {
    spans.push(node.span)
    const content = blockContent(file.text, node.span)
    if (content !== undefined) spans.push(content)
    if (node.kind === 'text' && length(node.span) > 2)
      spans.push({ start: node.span.start + 1, end: node.span.end - 1 })
  }
  const comment = file.tree.comments.find(({ span }) => span.start <= offset && offset <= span.end)
  if (comment !== undefined) spans.push(comment.span)
  spans.push(lineContent(file.text, offset), wordAt(file.text, offset))
  return spans.sort((a, b) => length(b) - length(a))
}

/** What stands between the first `{` of a block of several lines and its `}`. */
function blockContent(text: string, { start, end }: Span): Span | undefined {
  if (text[end - 1] !== '}') return undefined
  const own = text.slice(start, end)
  const brace = /^(?:[^"#{]|"(?:[^"\\\r\n]|\\.)*"|#[^\r\n]*)*\{/u.exec(own)
  if (brace === null) return undefined
  const inner = own.slice(brace[0].length, -1)
  const lead = inner.length - inner.trimStart().length
  return { start: start + brace[0].length + lead, end: start + brace[0].length + inner.trimEnd().length }
}

function lineContent(text: string, offset: number): Span {
  const start = Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1
  const rest = /[\r\n]/.exec(text.slice(offset))
  const line = text.slice(start, rest === null ? text.length : offset + rest.index)
  const lead = line.length - line.trimStart().length
  return { start: start + lead, end: start + line.trimEnd().length }
}

function wordAt(text: string, offset: number): Span {
  let [start, end] = [offset, offset]
  while (start > 0 && WORD.test(text[start - 1]!)) start--
  while (end < text.length && WORD.test(text[end]!)) end++
  return { start, end }
}
const WORD = /[\p{L}\p{M}\p{Nd}_]/u
