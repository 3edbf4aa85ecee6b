import type { TextEdit } from '../../../grammar/diagnostic.ts'

/** @returns edits that make one text of the other: one in each line that differs, or one for all where there are more lines or fewer */
export function lineEdits(file: string, before: string, after: string): TextEdit[] {
  const old = before.split('\n')
  const now = after.split('\n')
  if (old.length !== now.length) return changed(file, before, after, 0)
  let start = 0
  return old.flatMap((line, at) => {
    const edits = changed(file, line, now[at]!, start)
    start += line.length + 1
    return edits
  })
}

/** The part in which two texts differ. @param offset of the first one in its file */
function changed(file: string, before: string, after: string, offset: number): TextEdit[] {
  if (before === after) return []
  const shorter = Math.min(before.length, after.length)
  let head = 0
  while (head < shorter && before[head] === after[head]) head++
  let tail = 0
  while (tail < shorter - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++
  const span = { start: offset + head, end: offset + before.length - tail }
  return [{ file, span, newText: after.slice(head, after.length - tail) }]
}
