import type { Comment, Declaration } from '../syntax.ts'
import type { Before } from './parsed.ts'

/** Declarations and comments, each in the order of the text. */
interface Part {
  readonly declarations: readonly Declaration[]
  readonly comments: readonly Comment[]
}

/** What of an older text stands in a newer one, and where the newer one has to be read. */
export interface Reused {
  readonly head: Part
  /** Of the newer text. */
  readonly from: number
  readonly to: number
  /** With the spans of the older text. */
  readonly tail: Part
  /** How far the tail has moved. */
  readonly by: number
}

/**
 * Compares two texts. A line that starts a declaration closes everything before it, so what has changed in one declaration does not
 * matter to another: those without a mistake are the same in both texts.
 * @returns undefined when nothing of the older text can stand
 */
export function reuse(before: Before, text: string): Reused | undefined {
  const old = before.text
  const { declarations, comments } = before.tree
  const [same, tail] = unchanged(old, text)
  const sound = soundness(before)
  const start = (i: number): number => declarations[i]?.span.start ?? old.length

  let first = 0
  if (sound(-1)) while (first < declarations.length && sound(first) && lineEnd(old, start(first)) < same) first++
  // The last of them is where the change may be.
  first = Math.max(0, first - 1)

  let last = declarations.length
  while (last > first && sound(last - 1) && lineStart(old, start(last - 1)) > old.length - tail) last--

  if (first === 0 && last === declarations.length) return undefined
  const from = first === 0 ? 0 : start(first)
  const to = start(last)
  const by = text.length - old.length
  return {
    head: { declarations: declarations.slice(0, first), comments: comments.filter(({ span }) => span.start < from) },
    from,
    to: to + by,
    tail: { declarations: declarations.slice(last), comments: comments.filter(({ span }) => span.start >= to) },
    by,
  }
}

/** How many characters two texts share at their start and at their end, none of them twice. */
function unchanged(old: string, text: string): [start: number, end: number] {
  const length = Math.min(old.length, text.length)
  let start = 0
  while (start < length && old.charCodeAt(start) === text.charCodeAt(start)) start++
  let end = 0
  while (end < length - start && old.charCodeAt(old.length - 1 - end) === text.charCodeAt(text.length - 1 - end)) end++
  return [start, end]
}

/** @returns whether a declaration starts its line, and nothing was found wrong, said or not, up to the next; -1 is what stands before the first */
function soundness({ text, tree: { declarations }, errors, unsound }: Before): (index: number) => boolean {
  const wrongIn = new Set<number>()
  const wrong = [...errors.map(({ span }) => span.start), ...unsound].sort((a, b) => a - b)
  let at = -1
  for (const offset of wrong) {
    while (at + 1 < declarations.length && declarations[at + 1]!.span.start <= offset) at++
    wrongIn.add(at)
  }
  return (index) => {
    const declaration = declarations[index]
    if (wrongIn.has(index) || declaration?.broken === true) return false
    const start = declaration?.span.start ?? 0
    return text.slice(lineStart(text, start), start).trim() === ''
  }
}

const isNewLine = (code: number): boolean => code === 10 || code === 13

/** Where the line of an offset starts. */
function lineStart(text: string, offset: number): number {
  let at = offset
  while (at > 0 && !isNewLine(text.charCodeAt(at - 1))) at--
  return at
}

/** Where the line of an offset ends: at its newline, or at the end of the text. */
function lineEnd(text: string, offset: number): number {
  let at = offset
  while (at < text.length && !isNewLine(text.charCodeAt(at))) at++
  return at
}
