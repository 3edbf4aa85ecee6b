import type { Node } from './syntax.ts'

/** @returns the nodes right below a node, in the order of the text */
export function children(node: Node): Node[] {
  const found: Node[] = []
  for (const value of Object.values(node)) {
    if (Array.isArray(value)) for (const entry of value) if (isNode(entry)) found.push(entry)
    if (isNode(value)) found.push(value)
  }
  return found.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end)
}

/**
 * Visits a node and everything below it, in the order of the text.
 * @param visit gets each node and those above it, outermost first; `false` leaves out what is below the node
 */
export function walk(
  node: Node,
  visit: (node: Node, above: readonly Node[]) => boolean | undefined,
  above: readonly Node[] = [],
): void {
  if (visit(node, above) === false) return
  const path = [...above, node]
  for (const child of children(node)) walk(child, visit, path)
}

/**
 * @param offset a place in the text; both ends of a node belong to it, so that a cursor behind a name finds the name
 * @returns the nodes around a place, outermost first; the last is the smallest
 */
export function nodeAt(root: Node, offset: number): Node[] {
  const path: Node[] = []
  let node: Node | undefined = root
  while (node !== undefined) {
    path.push(node)
    const inside: Node[] = children(node).filter(({ span }) => span.start <= offset && offset <= span.end)
    // Where two nodes touch, the one that starts here is meant.
    node = inside.at(-1)
  }
  return path
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'kind' in value && 'span' in value
}
