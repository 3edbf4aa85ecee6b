import type { InlayHint, TextEdit } from 'vscode-languageserver'
import type { Span } from '../../../grammar/text.ts'
import type { Snapshot } from '../../workspace/snapshot.ts'
import { toOffset, toPosition } from '../positions.ts'
import type { Found } from '../results.ts'

/** What VS Code shows of the hints of one line before it cuts them off (`editor.inlayHints.maximumLength`). */
export const LONGEST = 43

/** A hint before it has a place in lines. */
export interface Hint {
  readonly offset: number
  readonly label: string
  /** Markdown lines. */
  readonly tooltip: readonly string[]
  /** Why it is older than the text, in a sentence. */
  readonly stale?: string | undefined
  /** Writes what the hint says into the text. */
  readonly edit?: { readonly offset: number; readonly newText: string }
}

export function inlayHint(snapshot: Snapshot, { offset, label, tooltip, stale, edit }: Hint): InlayHint {
  const lines = stale === undefined ? tooltip : [...tooltip, `*${stale}*`]
  const edits = edit === undefined ? [] : [textEdit(snapshot, edit)]
  return {
    position: toPosition(snapshot, offset),
    label,
    paddingLeft: true,
    tooltip: { kind: 'markdown', value: lines.join('\n\n') },
    ...(edits.length === 0 ? {} : { textEdits: edits }),
  }
}

function textEdit(snapshot: Snapshot, { offset, newText }: { offset: number; newText: string }): TextEdit {
  const position = toPosition(snapshot, offset)
  return { range: { start: position, end: position }, newText }
}

/** @returns the first text that is short enough, or the last one cut off; empty where there is none */
export function fitting(texts: readonly string[], longest = LONGEST): string {
  const last = texts.at(-1) ?? ''
  if (last === '') return ''
  const fits = texts.find((text) => text.length <= longest)
  return fits ?? `${last.slice(0, Math.max(0, longest - 1)).trimEnd()}…`
}

/** @returns the end of what is written on the line of a place, a comment behind it left out */
export function endOfCode(snapshot: Snapshot, offset: number): number {
  const { line } = toPosition(snapshot, offset)
  const end = toOffset(snapshot, { line, character: Number.MAX_SAFE_INTEGER })
  const start = snapshot.lines.offset({ line, character: 0 })
  const comment = snapshot.tree.comments.find(({ span }) => span.start >= start && span.start <= end)
  return start + snapshot.text.slice(start, comment?.span.start ?? end).trimEnd().length
}

/** Behind a hint that stands in for one that cannot be computed as things are. */
const OLD = ' (old)'

/** @returns what marks the hint of a result, where it stays for longer than it takes to compute it again */
export const markOf = (result: object | undefined, found: Found | undefined): string =>
  found?.isKept(result) === true ? OLD : ''

export const within = ({ start, end }: Span, offset: number): boolean => start <= offset && offset <= end
