import type { Diagnostic, Fix } from '../../grammar/diagnostic.ts'
import type { Declaration, SyntaxTree } from '../../grammar/syntax.ts'
import type { Span } from '../../grammar/text.ts'

export interface Text {
  readonly text: string
  readonly tree: SyntaxTree
}

/** @returns where a span of an older text is in a newer one; undefined when what it points at was changed */
export type Mover = (span: Span) => Span | undefined

/** Moves what was found in an older text of `file` to where it belongs in a newer one; what has no place any more is left out. */
export function placeFindings(findings: readonly Diagnostic[], file: string, before: Text, now: Text): Diagnostic[] {
  if (before.text === now.text) return [...findings]
  const move = mover(before, now)
  return findings.flatMap((one) => {
    const span = one.file === file ? move(one.span) : one.span
    if (span === undefined) return []
    const related = one.related.flatMap((other) => {
      const at = other.file === file ? move(other.span) : other.span
      return at === undefined ? [] : [{ ...other, span: at }]
    })
    return [{ ...one, span, related, fixes: one.fixes.flatMap((fix) => movedFix(fix, file, move)) }]
  })
}

function movedFix(fix: Fix, file: string, move: Mover): Fix[] {
  const edits = fix.edits.map((edit) => {
    const span = edit.file === file ? move(edit.span) : edit.span
    return span === undefined ? undefined : { ...edit, span }
  })
  return edits.every((edit) => edit !== undefined) ? [{ ...fix, edits }] : []
}

/** A declaration is found again by its kind and name; within it only what is before or behind the change has a place. */
export function mover(before: Text, now: Text): Mover {
  const targets = new Map(keyed(now.tree))
  const sources = keyed(before.tree)
  const moves = new Map<string, Mover>()
  return (span) => {
    const home = sources[lastFrom(sources, span.start)]
    if (home === undefined || span.end > home[1].span.end) return undefined
    const [key, node] = home
    const target = targets.get(key)
    if (target === undefined) return undefined
    let move = moves.get(key)
    if (move === undefined) {
      move = within(before.text, node.span, now.text, target.span)
      moves.set(key, move)
    }
    return move(span)
  }
}

/** @returns the index of the last declaration that starts at or before an offset; -1 before the first */
function lastFrom(sources: readonly (readonly [string, Declaration])[], offset: number): number {
  let low = 0
  let high = sources.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (sources[middle]![1].span.start <= offset) low = middle + 1
    else high = middle
  }
  return low - 1
}

/** The declarations in the order of the text, each with what it is known by. */
function keyed(tree: SyntaxTree): (readonly [string, Declaration])[] {
  const known = new Set<string>()
  return tree.declarations.map((node) => {
    const name = 'name' in node ? (node.name?.text ?? '') : ''
    let key = `${node.kind} ${name}`
    while (known.has(key)) key += ' again'
    known.add(key)
    return [key, node]
  })
}

function within(before: string, from: Span, now: string, to: Span): Mover {
  const length = Math.min(from.end - from.start, to.end - to.start)
  let same = 0
  while (same < length && before.charCodeAt(from.start + same) === now.charCodeAt(to.start + same)) same++
  let tail = 0
  while (tail < length - same && before.charCodeAt(from.end - 1 - tail) === now.charCodeAt(to.end - 1 - tail)) tail++
  return ({ start, end }) => {
    if (end <= from.start + same) return shifted(start, end, to.start - from.start)
    if (start >= from.end - tail) return shifted(start, end, to.end - from.end)
    return undefined
  }
}

const shifted = (start: number, end: number, by: number): Span => ({ start: start + by, end: end + by })
