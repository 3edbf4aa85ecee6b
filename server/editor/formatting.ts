import type {
  DocumentFormattingParams,
  DocumentOnTypeFormattingParams,
  DocumentRangeFormattingParams,
  DocumentRangesFormattingParams,
  TextEdit,
} from 'vscode-languageserver'
import { tokenize } from '../../grammar/parser/lexer.ts'
import { print } from '../../grammar/printer.ts'
import type { Span } from '../../grammar/text.ts'
import type { Snapshot, SnapshotFile } from '../workspace/snapshot.ts'
import { placeAt } from './completion/place.ts'
import { toOffset, toRange, toSpan } from './positions.ts'
import { type GapEdit, gapEdits } from './whitespace.ts'

/** Characters behind which a line is set right while typing. */
export const ON_TYPE_TRIGGERS: readonly [string, ...string[]] = ['\n', '}']

/** Formats the whole document: one edit for each gap that changes, so that cursors, folds and marks stay. */
export function formatting(snapshot: Snapshot, _: DocumentFormattingParams): TextEdit[] {
  return toEdits(snapshot, edits(snapshot))
}

/** Formats what touches a range. */
export function rangeFormatting(snapshot: Snapshot, { range }: DocumentRangeFormattingParams): TextEdit[] {
  return within(snapshot, [wholeLines(snapshot, toSpan(snapshot, range))])
}

/** Formats what touches one of several ranges. */
export function rangesFormatting(snapshot: Snapshot, { ranges }: DocumentRangesFormattingParams): TextEdit[] {
  return within(
    snapshot,
    ranges.map((range) => wholeLines(snapshot, toSpan(snapshot, range))),
  )
}

/** Behind a new line: indents it and sets the line before right. Behind `}`: sets its block right. */
export function onTypeFormatting(snapshot: Snapshot, { position, ch }: DocumentOnTypeFormattingParams): TextEdit[] {
  const offset = toOffset(snapshot, position)
  const line = lineAt(snapshot.text, offset)
  const indent = indentEdit(snapshot, line)
  const here = indent === undefined ? [] : [indent]
  if (ch === '\n') {
    // The gap with the cursor is the user's; of the line before, what stands between its words.
    const before = lineAt(snapshot.text, Math.max(0, line.start - 1))
    const inner = edits(snapshot).filter(
      ({ span, newText }) =>
        span.start > before.start && span.end < contentEnd(snapshot.text, before) && !/[\r\n]/.test(newText),
    )
    return toEdits(snapshot, [...inner.filter(({ span }) => span.end <= line.start), ...here])
  }
  const opened = openingBrace(snapshot, offset)
  if (opened === undefined) return toEdits(snapshot, here)
  const block = { start: lineAt(snapshot.text, opened).start, end: offset }
  const inBlock = edits(snapshot).filter(({ span }) => span.start >= block.start && span.end <= block.end)
  return toEdits(snapshot, inBlock.length > 0 ? inBlock : here)
}

/** What the printer changes. A text that it would change otherwise than in its gaps is replaced whole. */
function edits({ text, tree }: SnapshotFile): GapEdit[] {
  const printed = print(text, tree)
  return gapEdits(text, printed) ?? [{ span: { start: 0, end: text.length }, newText: printed }]
}

function within(snapshot: Snapshot, spans: readonly Span[]): TextEdit[] {
  const touching = edits(snapshot).filter(({ span }) =>
    spans.some(({ start, end }) => span.start <= end && span.end >= start),
  )
  return toEdits(snapshot, touching)
}

const toEdits = (snapshot: Snapshot, changes: readonly GapEdit[]): TextEdit[] =>
  changes.map(({ span, newText }) => ({ range: toRange(snapshot, span), newText }))

/** The line of an offset, without its line break. */
function lineAt(text: string, offset: number): Span {
  const start = Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1
  const found = /[\r\n]/.exec(text.slice(offset))
  return { start, end: found === null ? text.length : offset + found.index }
}

function wholeLines({ text }: SnapshotFile, span: Span): Span {
  return { start: lineAt(text, span.start).start, end: lineAt(text, Math.max(span.start, span.end - 1)).end }
}

function contentEnd(text: string, { start, end }: Span): number {
  return start + text.slice(start, end).trimEnd().length
}

/** Two spaces for each block that is open before the line; a line that closes one stands with its head. */
function indentEdit({ text, tree }: Snapshot, line: Span): GapEdit | undefined {
  const content = text.slice(line.start, line.end).trimStart()
  const span = { start: line.start, end: line.end - content.length }
  const { blocks, clause } = placeAt(text, tree, line.start)
  const startsAnew = tree.declarations.some((one) => one.span.start === span.end)
  const closes = content.startsWith('}') ? 1 : 0
  const depth = startsAnew ? 0 : Math.max(0, blocks.length - closes) + (clause.length > 0 && closes === 0 ? 1 : 0)
  const newText = '  '.repeat(depth)
  return text.slice(span.start, span.end) === newText ? undefined : { span, newText }
}

/** The `{` that the `}` before an offset closes. */
function openingBrace({ text, tree }: SnapshotFile, offset: number): number | undefined {
  const around = tree.declarations.findLast(({ span }) => span.start < offset)
  const from = around?.span.start ?? 0
  const open: number[] = []
  let last: number | undefined
  for (const { image, startOffset } of tokenize(text.slice(from, offset)).tokens) {
    if (image === '{') open.push(from + startOffset)
    if (image === '}') last = open.pop()
  }
  return text[offset - 1] === '}' ? last : undefined
}
