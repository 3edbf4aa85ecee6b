import type { ReportSourceLine } from './messages.ts'

/** What stands at the top of the window, and how far below its upper edge. */
export interface Anchor {
  readonly id: string
  readonly top: number
}

const blocks = (root: ParentNode) => root.querySelectorAll<HTMLElement>('.block[id], section[id] > h2[id], header[id]')

/** @returns what a reader is looking at: the first part that reaches below the upper edge */
export function anchorOf(root: ParentNode): Anchor | undefined {
  for (const element of blocks(root)) {
    const { top, bottom } = element.getBoundingClientRect()
    if (bottom > 0) return { id: element.id, top }
  }
  return undefined
}

/** Scrolls so that the anchor stands where it stood. */
export function restore(anchor: Anchor | undefined): void {
  const element = anchor && document.getElementById(anchor.id)
  if (!element) return
  const moved = element.getBoundingClientRect().top - anchor.top
  if (Math.abs(moved) >= 1) window.scrollBy(0, moved)
}

/** @returns the source of the first part that can be seen; undefined where nothing with a source can be */
export function visibleSource(sources: readonly ReportSourceLine[]): ReportSourceLine | undefined {
  for (const source of sources) {
    const element = document.getElementById(source.id)
    if (element === null || element.offsetParent === null) continue
    const { top, bottom } = element.getBoundingClientRect()
    if (bottom > 8 && top < window.innerHeight) return source
  }
  return undefined
}

/** @returns the part that a line of the study belongs to: the last one that is declared at or above it */
export function partAt(line: number, sources: readonly ReportSourceLine[]): HTMLElement | undefined {
  let best: ReportSourceLine | undefined
  for (const source of sources)
    if (source.file === undefined && source.line <= line && (best === undefined || source.line > best.line))
      best = source
  return (best && document.getElementById(best.id)) ?? undefined
}
