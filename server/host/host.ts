/**
 * Why a file cannot be read; `refused`: data are not to be read here, whether or not the file is there; `locked`: it is there,
 * and another program or its permissions stand in the way, which may pass.
 */
export type FileFailureKind =
  | 'not-found'
  | 'is-directory'
  | 'outside'
  | 'locked'
  | 'unreadable'
  | 'too-large'
  | 'refused'

export interface FileFailure {
  readonly failure: FileFailureKind
  /** As asked for. */
  readonly path: string
  /** What the system says, without a stack. */
  readonly detail: string
}

/** Enough to know that a file is still the one that was read. */
export interface Fingerprint {
  readonly size: number
  /** Milliseconds since 1970; 0 where the host does not know. */
  readonly modified: number
  /** Of the first and last 64 KB. */
  readonly hash: number
}

/** An open file, read at any place; the browser's is a `Blob`. */
export interface ByteSource {
  /** The true path, links followed. */
  readonly path: string
  readonly size: number
  /** @returns the bytes from `offset`, fewer than `length` only at the end of the file */
  read(offset: number, length: number): Promise<Uint8Array>
  close(): Promise<void>
}

/** The other side of a worker. A message is any structured-clonable value. */
export interface WorkerHandle {
  post(message: unknown): void
  onMessage(listener: (message: unknown) => void): void
  /** Once, when the worker is gone: ended, killed or crashed. */
  onExit(listener: (reason: string) => void): void
  /** While busy, the worker keeps the process alive; an idle one does not. */
  busy(busy: boolean): void
  stop(): void
}

/** What files are called by an editor, and by the host. */
export interface FileNames {
  /** @returns the path of a file, undefined for a document that is none: `untitled:Untitled-1` */
  pathOf(uri: string): string | undefined
  uriOf(path: string): string
}

/** Where files may be read: the folder of the study and the roots of the workspace. */
export interface Access {
  /** Folders, or exact files. A file is readable when its true path, links followed, lies in one of them. */
  readonly roots: readonly string[]
}

/**
 * What the machine gives: files and workers. One implementation for Node, one for the browser; the core knows only this.
 * Nothing throws for what a user can cause: failures are values.
 */
export interface Host {
  /** @returns `path` seen from the folder `base`, `.` and `..` resolved; no access */
  resolve(base: string, path: string): string
  /** @returns the folder of a path */
  folder(path: string): string
  open(path: string, access: Access): Promise<ByteSource | FileFailure>
  /** @param limit most bytes; a larger file is a failure of kind `too-large` */
  readBytes(path: string, access: Access, limit: number): Promise<Uint8Array | FileFailure>
  fingerprint(path: string, access: Access): Promise<Fingerprint | FileFailure>
  /** @returns the names in a folder, those of folders with a `/` behind; where the host can tell */
  list?(folder: string, access: Access): Promise<readonly string[] | FileFailure>
  /** Processors that may be used at once, at least 1. */
  readonly processors: number
  /** Undefined where there are no workers. */
  startWorker?(url: string | URL): WorkerHandle
}

/** What systems call a file that is held by another program, or not the user's to read. */
const LOCKED: readonly string[] = ['EACCES', 'EPERM', 'EBUSY']

/** @returns the word of the system where an error says that a file is locked */
export function lockOf(error: unknown): string | undefined {
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
  return LOCKED.includes(code) ? code : undefined
}

export function isFileFailure(value: object): value is FileFailure {
  return 'failure' in value
}

/** @returns a 32-bit FNV-1a hash */
export function hashBytes(bytes: Uint8Array, seed = 0x811c9dc5): number {
  let hash = seed
  for (let i = 0; i < bytes.length; i++) hash = Math.imul(hash ^ bytes[i]!, 0x01000193)
  return hash >>> 0
}

const EDGE = 65536

/** @returns the fingerprint of an open file */
export async function fingerprintOf(source: ByteSource, modified: number): Promise<Fingerprint> {
  const head = await source.read(0, Math.min(EDGE, source.size))
  const tail = source.size > EDGE ? await source.read(Math.max(EDGE, source.size - EDGE), EDGE) : new Uint8Array(0)
  return { size: source.size, modified, hash: hashBytes(tail, hashBytes(head)) }
}

/** A file given as bytes: an upload, a test, a virtual document. */
export function bytesSource(path: string, bytes: Uint8Array): ByteSource {
  return {
    path,
    size: bytes.length,
    read: (offset, length) => Promise.resolve(bytes.subarray(offset, offset + length)),
    close: () => Promise.resolve(),
  }
}
