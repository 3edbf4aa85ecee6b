import type { Location, Position, Range } from 'vscode-languageserver'
import type { Span } from '../../grammar/text.ts'
import type { SnapshotFile } from '../workspace/snapshot.ts'

/** What positions are counted in: a text with its lines. */
export type Placed = Pick<SnapshotFile, 'text' | 'lines'>

export const toPosition = ({ lines }: Pick<Placed, 'lines'>, offset: number): Position => lines.position(offset)

export const toRange = (of: Pick<Placed, 'lines'>, { start, end }: Span): Range => ({
  start: of.lines.position(start),
  end: of.lines.position(Math.max(start, end)),
})

export const toLocation = (file: SnapshotFile, span: Span): Location => ({ uri: file.uri, range: toRange(file, span) })

/** @returns the offset of a position; behind the end of a line it is that end, as the protocol has it */
export function toOffset({ text, lines }: Placed, position: Position): number {
  const start = lines.offset({ line: position.line, character: 0 })
  let offset = lines.offset(position)
  // The line map clamps to the next line; a line ends before its line break.
  while (offset > start && offset > 0 && isBreak(text.charCodeAt(offset - 1))) offset--
  return offset
}

const isBreak = (code: number): boolean => code === 10 || code === 13

export const toSpan = (of: Placed, { start, end }: Range): Span => ({
  start: toOffset(of, start),
  end: toOffset(of, end),
})

/** @returns the range from the start of a line to its end, without the line break */
export function lineRange(of: Placed, line: number): Range {
  const end = toPosition(of, toOffset(of, { line, character: Number.MAX_SAFE_INTEGER }))
  return { start: { line, character: 0 }, end }
}
