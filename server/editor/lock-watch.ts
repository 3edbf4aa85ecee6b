import { type Host, isFileFailure, lockOf } from '../host/host.ts'
import type { StudyResults } from '../results/types.ts'

/** How often a locked file is tried again, in milliseconds. */
const RETRY = 1000

export interface LockWatchOptions {
  readonly host: Host
  /** The folder of a document and the folders that may be read for it. */
  readonly folderOf: (uri: string) => { readonly baseDir: string; readonly roots: readonly string[] } | undefined
  /** Told the paths of files that were locked and are not any more. */
  readonly unlocked: (paths: readonly string[]) => void
  readonly log: (where: string, error: unknown) => void
  readonly retry?: number
}

/** Nobody tells when another program lets go of a file, or its permissions change: it is tried now and then. */
export class LockWatch {
  readonly #options: LockWatchOptions
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>()

  constructor(options: LockWatchOptions) {
    this.#options = options
  }

  /** Looks after the files of a document that its newest results could not read. */
  follow(uri: string, { data }: StudyResults): void {
    this.forget(uri)
    const locked = data.filter(({ problems }) => problems.some(({ code }) => code === 'file-locked'))
    const folder = locked.length === 0 ? undefined : this.#options.folderOf(uri)
    if (folder === undefined) return
    const { host } = this.#options
    const paths = locked.map(({ path }) => host.resolve(folder.baseDir, path))
    this.#wait(uri, paths, folder.roots)
  }

  forget(uri: string): void {
    clearTimeout(this.#timers.get(uri))
    this.#timers.delete(uri)
  }

  end(): void {
    for (const uri of [...this.#timers.keys()]) this.forget(uri)
  }

  #wait(uri: string, paths: readonly string[], roots: readonly string[]): void {
    const { retry = RETRY, log } = this.#options
    const timer = setTimeout(() => {
      this.#look(uri, timer, paths, roots).catch((error: unknown) => log('looking at a locked file', error))
    }, retry)
    this.#timers.set(uri, timer)
  }

  async #look(
    uri: string,
    timer: ReturnType<typeof setTimeout>,
    paths: readonly string[],
    roots: readonly string[],
  ): Promise<void> {
    const { host, unlocked } = this.#options
    const states = await Promise.all(paths.map((path) => isLocked(host, path, roots)))
    // Meanwhile the document was closed, or computed again.
    if (this.#timers.get(uri) !== timer) return
    const free = paths.filter((_, i) => states[i] !== true)
    if (free.length === 0) this.#wait(uri, paths, roots)
    else {
      this.#timers.delete(uri)
      unlocked(free)
    }
  }
}

/** What can be opened may still be locked for reading. */
async function isLocked(host: Host, path: string, roots: readonly string[]): Promise<boolean> {
  const source = await host.open(path, { roots })
  if (isFileFailure(source)) return source.failure === 'locked'
  try {
    await source.read(0, 1)
    return false
  } catch (error) {
    return lockOf(error) !== undefined
  } finally {
    await source.close()
  }
}
