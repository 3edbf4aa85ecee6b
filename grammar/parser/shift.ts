import type { Span } from '../text.ts'

/**
 * Nodes, or mistakes, as they are when the text before them has grown: all spans in them are moved. Nothing of the old ones is
 * changed: whoever still holds the older tree reads it as it was.
 * @param by how many characters were added before them; negative when some were taken out
 */
export function shifted<T extends object>(nodes: readonly T[], by: number): readonly T[] {
  return by === 0 ? nodes : nodes.map((node) => moved(node, by))
}

function moved<T extends object>(value: T, by: number): T {
  const copy = { ...value }
  for (const key in copy) {
    const part = copy[key]
    if (typeof part !== 'object' || part === null) continue
    if (Array.isArray(part))
      copy[key] = part.map((entry) => (isObject(entry) ? moved(entry, by) : entry)) as typeof part
    else copy[key] = isSpan(part) ? ({ start: part.start + by, end: part.end + by } as typeof part) : moved(part, by)
  }
  return copy
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null

const isSpan = (value: object): value is Span => 'start' in value && typeof value.start === 'number'
