import {
  type ByteSource,
  bytesSource,
  type FileFailure,
  type FileNames,
  fingerprintOf,
  type Host,
  isFileFailure,
} from './host.ts'

/** Files that somebody else reads: the editor, for a server in a browser. */
export interface RemoteFiles {
  stat(uri: string): Promise<{ readonly size: number; readonly modified: number } | RemoteFailure>
  read(uri: string): Promise<Uint8Array | RemoteFailure>
}

export interface RemoteFailure {
  readonly failure: 'not-found' | 'is-directory' | 'locked' | 'unreadable'
  readonly detail: string
}

/** A host without a disk. Its paths are URIs, each part of them encoded one way. */
export function remoteHost(files: RemoteFiles): Host {
  const failed = (path: string, { failure, detail }: RemoteFailure): FileFailure => ({ failure, path, detail })
  const isInside = (path: string, roots: readonly string[]): boolean =>
    roots.map(normal).some((root) => path === root || path.startsWith(root.endsWith('/') ? root : `${root}/`))
  const open = async (path: string, roots: readonly string[]): Promise<ByteSource | FileFailure> => {
    const uri = normal(path)
    if (!isInside(uri, roots)) return { failure: 'outside', path, detail: 'outside the folders that may be read' }
    const bytes = await files.read(uri)
    return 'failure' in bytes ? failed(path, bytes) : bytesSource(uri, bytes)
  }
  return {
    resolve,
    folder: (path) => resolve(path, '..'),
    open: (path, { roots }) => open(path, roots),
    readBytes: async (path, { roots }, limit) => {
      const source = await open(path, roots)
      if (isFileFailure(source)) return source
      if (source.size > limit)
        return { failure: 'too-large', path, detail: `${source.size} bytes, more than the limit of ${limit}` }
      return source.read(0, source.size)
    },
    fingerprint: async (path, { roots }) => {
      const uri = normal(path)
      if (!isInside(uri, roots)) return { failure: 'outside', path, detail: 'outside the folders that may be read' }
      const stat = await files.stat(uri)
      if ('failure' in stat) return failed(path, stat)
      if (stat.modified > 0) return { ...stat, hash: 0 }
      // A file system that knows no times: only the content tells.
      const source = await open(path, roots)
      return isFileFailure(source) ? source : fingerprintOf(source, 0)
    },
    processors: 1,
  }
}

/** Every URI of a folder is a path; documents that were never saved have none. */
export const remoteNames: FileNames = {
  pathOf: (uri) => (PARTS.test(uri) && !uri.startsWith('untitled:') ? normal(uri) : undefined),
  uriOf: (path) => path,
}

/** Scheme and authority, and the path. */
const PARTS = /^([a-z][\w+.-]*:(?:\/\/[^/]*)?)(\/.*)?$/i

/** @returns `path`, as a study writes it, seen from a URI */
function resolve(base: string, path: string): string {
  if (/^[a-z][\w+.-]+:\//i.test(path)) return normal(path)
  const [, origin = '', from = '/'] = PARTS.exec(base) ?? []
  const absolute = /^[\\/]/.test(path)
  const parts = absolute ? [] : decoded(from)
  for (const part of path.split(/[\\/]/)) {
    if (part === '..') parts.pop()
    else if (part !== '' && part !== '.') parts.push(part)
  }
  return joined(origin, parts)
}

/** Editors encode the same URI in more than one way: `c:` and `c%3A`. */
function normal(uri: string): string {
  const [, origin = '', path = '/'] = PARTS.exec(uri) ?? []
  return joined(origin, decoded(path))
}

const joined = (origin: string, parts: readonly string[]): string =>
  `${origin}/${parts.map(encodeURIComponent).join('/')}`

function decoded(path: string): string[] {
  return path
    .split('/')
    .filter((part) => part !== '')
    .map((part) => {
      try {
        return decodeURIComponent(part)
      } catch (error) {
        // A per cent sign that encodes nothing stands for itself.
        if (error instanceof URIError) return part
        throw error
      }
    })
}
