import { type FileHandle, open, readdir, realpath, stat } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { dirname, resolve, sep } from 'node:path'
import { Worker } from 'node:worker_threads'
import {
  type Access,
  type ByteSource,
  type FileFailure,
  type FileFailureKind,
  type Fingerprint,
  fingerprintOf,
  type Host,
  isFileFailure,
  lockOf,
  type WorkerHandle,
} from './host.ts'

const kinds: Readonly<Record<string, FileFailureKind>> = {
  ENOENT: 'not-found',
  ENOTDIR: 'not-found',
  EISDIR: 'is-directory',
}

function failed(path: string, error: unknown): FileFailure {
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
  const lock = lockOf(error)
  if (lock !== undefined) return { failure: 'locked', path, detail: lock }
  const detail = error instanceof Error ? error.message : String(error)
  return { failure: kinds[code] ?? 'unreadable', path, detail }
}

async function inside(truePath: string, roots: readonly string[]): Promise<boolean> {
  for (const root of roots) {
    // A root that does not exist contains nothing.
    const trueRoot = await realpath(root).catch(() => undefined)
    if (trueRoot === undefined) continue
    if (truePath === trueRoot || truePath.startsWith(trueRoot.endsWith(sep) ? trueRoot : trueRoot + sep)) return true
  }
  return false
}

/** What is inside is judged before what exists, so that nobody learns by a message which files there are outside. */
async function truePathOf(path: string, access: Access): Promise<string | FileFailure> {
  const outside: FileFailure = { failure: 'outside', path, detail: 'outside the folders that may be read' }
  try {
    const truePath = await realpath(path)
    return (await inside(truePath, access.roots)) ? truePath : outside
  } catch (error) {
    const lexical = resolve(path)
    for (const root of access.roots) {
      const folder = resolve(root)
      if (lexical === folder || lexical.startsWith(folder.endsWith(sep) ? folder : folder + sep))
        return failed(path, error)
    }
    return outside
  }
}

async function readFully(handle: FileHandle, offset: number, length: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(length)
  let filled = 0
  while (filled < length) {
    const { bytesRead } = await handle.read(bytes, filled, length - filled, offset + filled)
    if (bytesRead === 0) break
    filled += bytesRead
  }
  return filled === length ? bytes : bytes.subarray(0, filled)
}

async function openFile(path: string, access: Access): Promise<ByteSource | FileFailure> {
  const truePath = await truePathOf(path, access)
  if (typeof truePath !== 'string') return truePath
  try {
    const status = await stat(truePath)
    if (status.isDirectory()) return { failure: 'is-directory', path, detail: 'is a folder' }
    // A pipe or a device has no size and may never end.
    if (!status.isFile()) return { failure: 'unreadable', path, detail: 'is no ordinary file' }
    const handle = await open(truePath, 'r')
    return {
      path: truePath,
      size: status.size,
      read: (offset, length) => readFully(handle, offset, Math.max(0, Math.min(length, status.size - offset))),
      close: () => handle.close(),
    }
  } catch (error) {
    return failed(path, error)
  }
}

async function readBytes(path: string, access: Access, limit: number): Promise<Uint8Array | FileFailure> {
  const source = await openFile(path, access)
  if (isFileFailure(source)) return source
  try {
    if (source.size > limit)
      return { failure: 'too-large', path, detail: `${source.size} bytes, more than the limit of ${limit}` }
    return await source.read(0, source.size)
  } catch (error) {
    return failed(path, error)
  } finally {
    await source.close()
  }
}

async function fingerprint(path: string, access: Access): Promise<Fingerprint | FileFailure> {
  const source = await openFile(path, access)
  if (isFileFailure(source)) return source
  try {
    return await fingerprintOf(source, (await stat(source.path)).mtimeMs)
  } catch (error) {
    return failed(path, error)
  } finally {
    await source.close()
  }
}

async function list(folder: string, access: Access): Promise<readonly string[] | FileFailure> {
  const truePath = await truePathOf(folder, access)
  if (typeof truePath !== 'string') return truePath
  try {
    const entries = await readdir(truePath, { withFileTypes: true })
    return entries.map((entry) => (entry.isDirectory() ? `${entry.name}/` : entry.name))
  } catch (error) {
    return failed(folder, error)
  }
}

/** @param url the module that it runs */
export function startNodeWorker(url: string | URL): WorkerHandle {
  const worker = new Worker(url)
  // A study that is done must not be kept from ending by an idle worker.
  worker.unref()
  return {
    post: (message) => worker.postMessage(message),
    onMessage: (listener) => {
      worker.on('message', listener)
    },
    onExit: (listener) => {
      let reason: string | undefined
      worker.on('error', (error) => {
        reason = error instanceof Error ? error.message : String(error)
      })
      worker.on('exit', (code) => listener(reason ?? `ended with code ${code}`))
    },
    busy: (busy) => (busy ? worker.ref() : worker.unref()),
    stop: () => {
      void worker.terminate()
    },
  }
}

/** The host on Node. */
export const nodeHost: Host = {
  resolve: (base, path) => resolve(base, path),
  folder: (path) => dirname(path),
  open: openFile,
  readBytes,
  fingerprint,
  list,
  processors: availableParallelism(),
  startWorker: startNodeWorker,
}
