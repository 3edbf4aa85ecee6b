import type { Comment, Declaration } from '../syntax.ts'
import type { SyntaxProblem } from './errors.ts'
import type { Before } from './parsed.ts'

/** Declarations, comments and mistakes, each in the order of the text. */
interface Part {
  readonly declarations: readonly Declaration[]
  readonly comments: readonly Comment[]
  readonly errors: readonly SyntaxProblem[]
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
 * matter to another: they are the same in both texts, with their mistakes, as long as no mistake explains one in another declaration
 * and the declarations next to the change have none.
 * @returns undefined when nothing of the older text can stand
 */
export function reuse(before: Before, text: string): Reused | undefined {
  const old = before.text
  const { declarations, comments } = before.tree
  const { errors } = before
  const [same, tail] = unchanged(old, text)
  const { stands, isSound } = soundness(before)
  const start = (i: number): number => declarations[i]?.span.start ?? old.length

  let first = 0
  if (stands(-1)) while (first < declarations.length && stands(first) && lineEnd(old, start(first)) < same) first++
  // The last of them is where the change may be.
  first--
  while (first > 0 && !isSound(first - 1)) first--
  first = Math.max(0, first)

  let last = declarations.length
  while (last > first && stands(last - 1) && lineStart(old, start(last - 1)) > old.length - tail) last--
  while (last < declarations.length && !isSound(last)) last++

  if (first === 0 && last === declarations.length) return undefined
  const from = first === 0 ? 0 : start(first)
  const to = start(last)
  const by = text.length - old.length
  const isHead = ({ span }: Comment | SyntaxProblem): boolean => span.start < from
  const isTail = ({ span }: Comment | SyntaxProblem): boolean => span.start >= to
  return {
    head: {
      declarations: declarations.slice(0, first),
      comments: comments.filter(isHead),
      errors: errors.filter(isHead),
    },
    from,
    to: to + by,
    tail: {
      declarations: declarations.slice(last),
      comments: comments.filter(isTail),
      errors: errors.filter(isTail),
    },
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

interface Soundness {
  /** Whether a declaration starts its line, and nothing up to the next one has to do with a mistake elsewhere. */
  stands(index: number): boolean
  /** Whether nothing at all is wrong there, too. */
  isSound(index: number): boolean
}

/** Declarations by their index; -1 is what stands before the first. */
function soundness({ text, tree: { declarations }, errors, unsound }: Before): Soundness {
  const indexes = (offsets: readonly number[]): Set<number> => {
    const found = new Set<number>()
    let at = -1
    for (const offset of [...offsets].sort((a, b) => a - b)) {
      while (at + 1 < declarations.length && declarations[at + 1]!.span.start <= offset) at++
      found.add(at)
    }
    return found
  }
  const entangled = indexes(unsound)
  const wrong = indexes(errors.map(({ span }) => span.start))
  const stands = (index: number): boolean => {
    const start = declarations[index]?.span.start ?? 0
    return !entangled.has(index) && text.slice(lineStart(text, start), start).trim() === ''
  }
  return {
    stands,
    isSound: (index) => stands(index) && !wrong.has(index) && declarations[index]?.broken !== true,
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
