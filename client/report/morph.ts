/**
 * Makes one element like another by changing as little as possible: what is equal stays the very same element, so that focus,
 * selection, open `details` and sideways scrolling are kept, and nothing flickers. Children with an id are matched by it.
 */
export function morph(from: Element, to: Element): void {
  if (from.isEqualNode(to)) return
  morphAttributes(from, to)
  morphChildren(from, to)
}

function morphAttributes(from: Element, to: Element): void {
  for (const { name, value } of [...to.attributes])
    if (from.getAttribute(name) !== value) from.setAttribute(name, value)
  for (const { name } of [...from.attributes]) {
    // Whether a part is open is the reader's choice.
    if (name === 'open' && from.localName === 'details') continue
    if (!to.hasAttribute(name)) from.removeAttribute(name)
  }
}

function morphChildren(from: Element, to: Element): void {
  const byId = new Map([...from.children].filter((child) => child.id !== '').map((child) => [child.id, child]))
  let place: ChildNode | null = from.firstChild
  for (const wanted of [...to.childNodes]) {
    const old: ChildNode | undefined = match(wanted, place, byId)
    if (old === undefined) {
      from.insertBefore(document.importNode(wanted, true), place)
      continue
    }
    if (old === place) place = old.nextSibling
    else from.insertBefore(old, place)
    if (old instanceof Element && wanted instanceof Element) morph(old, wanted)
    else if (old.nodeValue !== wanted.nodeValue) old.nodeValue = wanted.nodeValue
  }
  while (place !== null) {
    const next: ChildNode | null = place.nextSibling
    place.remove()
    place = next
  }
}

/** The old node that becomes the wanted one: of the same id, or, for what has no id, the one in its place if it is of its kind. */
function match(wanted: ChildNode, place: ChildNode | null, byId: ReadonlyMap<string, Element>): ChildNode | undefined {
  if (wanted instanceof Element && wanted.id !== '') {
    const old = byId.get(wanted.id)
    return old?.localName === wanted.localName ? old : undefined
  }
  if (place === null || place.nodeType !== wanted.nodeType) return undefined
  if (!(place instanceof Element) || !(wanted instanceof Element)) return place
  return place.id === '' && place.localName === wanted.localName ? place : undefined
}
