import type { Span } from '../../grammar/text.ts'

/** A replacement of the white space between two characters. */
export interface GapEdit {
  readonly span: Span
  readonly newText: string
}

const SPACE = /[\s\u200b]/

/**
 * The edits that make one text of another from which it differs in white space only, one for each gap that differs.
 * @returns undefined where the texts differ in more than that
 */
export function gapEdits(before: string, after: string): GapEdit[] | undefined {
  const edits: GapEdit[] = []
  let a = 0
  let b = 0
  while (a < before.length || b < after.length) {
    if (a < before.length && before[a] === after[b] && !SPACE.test(before[a]!)) {
      a++
      b++
      continue
    }
    const [startA, startB] = [a, b]
    while (a < before.length && SPACE.test(before[a]!)) a++
    while (b < after.length && SPACE.test(after[b]!)) b++
    if (a === startA && b === startB) return undefined
    const [gapA, gapB] = [before.slice(startA, a), after.slice(startB, b)]
    if (gapA !== gapB) edits.push(trimmed(startA, gapA, gapB))
  }
  return edits
}

/** Without what both gaps start and end with. */
function trimmed(offset: number, from: string, to: string): GapEdit {
  const most = Math.min(from.length, to.length)
  let head = 0
  while (head < most && from[head] === to[head]) head++
  let tail = 0
  while (tail < most - head && from.at(-1 - tail) === to.at(-1 - tail)) tail++
  // A CRLF stays whole.
  if (from[head - 1] === '\r' || to[head - 1] === '\r') head--
  if (tail > 0 && (from.at(-tail) === '\n' || to.at(-tail) === '\n')) tail--
  return {
    span: { start: offset + head, end: offset + from.length - tail },
    newText: to.slice(head, to.length - tail),
  }
}
