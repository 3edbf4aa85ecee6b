import {
  type ByteSource,
  bytesSource,
  type FileFailure,
  type Fingerprint,
  type Host,
  hashBytes,
} from '../../server/host/host.ts'

/** A host whose files are texts given by the test, and may be changed by it. */
export function memoryHost(files: ReadonlyMap<string, string>): Host {
  const bytesOf = (path: string): Uint8Array | undefined => {
    const text = files.get(path)
    return text === undefined ? undefined : new TextEncoder().encode(text)
  }
  const absent = (path: string): FileFailure => ({ failure: 'not-found', path, detail: 'no such file' })
  const answer = <T>(path: string, of: (bytes: Uint8Array) => T): Promise<T | FileFailure> => {
    const bytes = bytesOf(path)
    return Promise.resolve(bytes === undefined ? absent(path) : of(bytes))
  }
  return {
    resolve: (base, path) => (path.startsWith('/') ? path : `${base === '/' ? '' : base}/${path}`),
    folder: (path) => path.slice(0, path.lastIndexOf('/')) || '/',
    open: (path): Promise<ByteSource | FileFailure> => answer(path, (bytes) => bytesSource(path, bytes)),
    readBytes: (path) => answer(path, (bytes) => bytes),
    fingerprint: (path): Promise<Fingerprint | FileFailure> =>
      answer(path, (bytes) => ({ size: bytes.length, modified: 0, hash: hashBytes(bytes) })),
    list: (folder) => {
      const inside = folder.endsWith('/') ? folder : `${folder}/`
      const below = [...files.keys()].filter((path) => path.startsWith(inside)).map((path) => path.slice(inside.length))
      const names = below.map((path) => path.replace(/\/.*$/, '/'))
      return Promise.resolve([...new Set(names)])
    },
    processors: 1,
  }
}
