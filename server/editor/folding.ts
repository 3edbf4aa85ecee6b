import { type FoldingRange, FoldingRangeKind, type FoldingRangeParams } from 'vscode-languageserver'
import type { Comment, Node } from '../../grammar/syntax.ts'
import { walk } from '../../grammar/walk.ts'
import type { Snapshot, SnapshotFile } from '../workspace/snapshot.ts'

/** Nodes that have a block of their own. */
const BLOCKS = new Set([
  'study',
  'scale',
  'instrument',
  'variable',
  'data',
  'occasions',
  'counts',
  'table',
  'figure',
  'comparison',
  'family',
  'cutoffs',
  'norms',
  'score',
  'needs',
])

/**
 * What can be folded: declarations and the blocks in them, bands among them; runs of comments; `use` lines; sections between
 * comments such as `# ── The participants ──`, and `# region` … `# endregion`.
 */
export function folding(snapshot: Snapshot, _: FoldingRangeParams): FoldingRange[] {
  const found = [
    ...blocks(snapshot),
    ...comments(snapshot),
    ...uses(snapshot),
    ...sections(snapshot),
    ...regions(snapshot),
  ]
  const seen = new Set<number>()
  return found
    .sort((a, b) => a.startLine - b.startLine || b.endLine - a.endLine)
    .filter(({ startLine }) => !seen.has(startLine) && seen.add(startLine))
}

const lineOf = ({ lines }: SnapshotFile, offset: number): number => lines.position(offset).line

function blocks(file: SnapshotFile): FoldingRange[] {
  const found: FoldingRange[] = []
  walk(file.tree, (node: Node) => {
    if (node.kind === 'file') return undefined
    if (!BLOCKS.has(node.kind)) return false
    const startLine = lineOf(file, node.span.start)
    const last = lineOf(file, node.span.end)
    // The line of the closing brace stays in sight.
    const endLine = file.text[node.span.end - 1] === '}' ? last - 1 : last
    if (endLine > startLine) found.push({ startLine, endLine })
    return undefined
  })
  return found
}

/** Comments that are all that stands on their lines, two or more under one another. */
function comments(file: SnapshotFile): FoldingRange[] {
  const found: FoldingRange[] = []
  let start: number | undefined
  let end = 0
  const close = (): void => {
    if (start !== undefined && end > start)
      found.push({ startLine: start, endLine: end, kind: FoldingRangeKind.Comment })
    start = undefined
  }
  for (const comment of file.tree.comments) {
    if (!isAlone(file, comment) || isMark(comment)) continue
    const line = lineOf(file, comment.span.start)
    if (start !== undefined && line !== end + 1) close()
    start ??= line
    end = line
  }
  close()
  return found
}

function isAlone({ text }: SnapshotFile, { span }: Comment): boolean {
  const start = Math.max(text.lastIndexOf('\n', span.start - 1), text.lastIndexOf('\r', span.start - 1)) + 1
  return text.slice(start, span.start).trim() === ''
}

function uses(file: SnapshotFile): FoldingRange[] {
  const lines = file.tree.declarations.filter(({ kind }) => kind === 'use').map(({ span }) => lineOf(file, span.start))
  const [startLine, endLine] = [lines[0], lines.at(-1)]
  if (startLine === undefined || endLine === undefined || endLine === startLine) return []
  const between = file.tree.declarations.filter(({ span }) => {
    const line = lineOf(file, span.start)
    return line > startLine && line < endLine
  })
  return between.every(({ kind }) => kind === 'use') ? [{ startLine, endLine, kind: FoldingRangeKind.Imports }] : []
}

const HEADING = /^#\s*[─═━–—=-]{2,}\s*\S/u
const REGION = /^#\s*region\b/u
const END = /^#\s*endregion\b/u
const isMark = ({ text }: Comment): boolean => HEADING.test(text) || REGION.test(text) || END.test(text)

/** From a comment drawn as a heading to the line before the next one. */
function sections(file: SnapshotFile): FoldingRange[] {
  const declared = file.tree.declarations
  const isOutside = ({ span }: Comment): boolean =>
    !declared.some((one) => one.span.start < span.start && span.end < one.span.end)
  const starts = file.tree.comments
    .filter((comment) => HEADING.test(comment.text) && isAlone(file, comment) && isOutside(comment))
    .map(({ span }) => span.start)
  return starts.flatMap((start, at) => {
    const end = starts[at + 1] ?? file.text.length
    const content = start + file.text.slice(start, end).trimEnd().length
    const [startLine, endLine] = [lineOf(file, start), lineOf(file, content)]
    return endLine > startLine ? [{ startLine, endLine, kind: FoldingRangeKind.Region }] : []
  })
}

function regions(file: SnapshotFile): FoldingRange[] {
  const open: number[] = []
  return file.tree.comments.flatMap(({ text, span }) => {
    const line = lineOf(file, span.start)
    if (REGION.test(text)) open.push(line)
    const startLine = END.test(text) ? open.pop() : undefined
    return startLine === undefined ? [] : [{ startLine, endLine: line, kind: FoldingRangeKind.Region }]
  })
}
