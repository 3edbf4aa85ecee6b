/**
 * The path from the folder of one document to another, as a study writes it.
 * @returns undefined where there is none: other schemes, other hosts, untitled documents
 */
export function relativePath(from: string, to: string): string | undefined {
  const [a, b] = [parsed(from), parsed(to)]
  if (a === undefined || b === undefined || a.protocol !== b.protocol || a.host !== b.host) return undefined
  const here = a.pathname.split('/').slice(0, -1)
  const there = b.pathname.split('/')
  let common = 0
  while (common < here.length && common < there.length - 1 && here[common] === there[common]) common++
  const up = here.slice(common).map(() => '..')
  return decodeURIComponent([...up, ...there.slice(common)].join('/'))
}

/** @returns the URI of a path as written in a document; undefined where the document has no folder */
export function resolvedUri(document: string, path: string): string | undefined {
  const base = parsed(document)
  if (base === undefined || path === '') return undefined
  const written = path.split(/[\\/]/).map(encodeURIComponent).join('/')
  return URL.canParse(written, base) ? new URL(written, base).toString() : undefined
}

/** The URI, where it lies in a tree of folders. */
function parsed(uri: string): URL | undefined {
  if (!URL.canParse(uri)) return undefined
  const url = new URL(uri)
  return url.pathname.startsWith('/') ? url : undefined
}
