import { dirname, join } from 'node:path'
import type { WorkerHandle } from '../../server/host/host.ts'
import { nodeHost, startNodeWorker } from '../../server/host/node.ts'
import { nodeFileNames } from '../../server/host/node-names.ts'
import type { StudyResults } from '../../server/results/types.ts'
import type { Snapshot } from '../../server/workspace/snapshot.ts'
import { Workspace } from '../../server/workspace/workspace.ts'

const module = new URL('../../server/workspace/analysis-worker.ts', import.meta.url)

export type Event =
  | { readonly kind: 'diagnosed'; readonly uri: string; readonly version: number; readonly snapshot: Snapshot }
  | { readonly kind: 'results'; readonly uri: string; readonly version: number; readonly results: StudyResults }
  | { readonly kind: 'stale' | 'running' | 'idle' | 'restarted'; readonly uri: string }
  | { readonly kind: 'failed'; readonly uri: string; readonly message: string }

/** A workspace on the disk with a real worker, and everything it says. */
export class Desk {
  readonly events: Event[] = []
  readonly workers: WorkerHandle[] = []
  readonly workspace: Workspace
  readonly #waiting = new Set<() => void>()

  constructor({
    trusted = true,
    folders = [],
    start = () => startNodeWorker(module),
  }: {
    readonly trusted?: boolean
    readonly folders?: readonly string[]
    readonly start?: () => WorkerHandle
  } = {}) {
    const take = (event: Event): void => {
      this.events.push(event)
      for (const wake of this.#waiting) wake()
    }
    this.workspace = new Workspace({
      host: nodeHost,
      names: nodeFileNames,
      trusted,
      folders,
      startAnalysis: () => {
        const worker = start()
        this.workers.push(worker)
        return worker
      },
      events: {
        diagnosed: (snapshot) => take({ kind: 'diagnosed', uri: snapshot.uri, version: snapshot.version, snapshot }),
        stale: (uri) => take({ kind: 'stale', uri }),
        running: (uri) => take({ kind: 'running', uri }),
        idle: (uri) => take({ kind: 'idle', uri }),
        results: (uri, version, results) => take({ kind: 'results', uri, version, results }),
        failed: (uri, _, message) => take({ kind: 'failed', uri, message }),
        closed: () => {},
        restarted: (reason) => take({ kind: 'restarted', uri: reason }),
      },
    })
  }

  /** @returns the first event from number `from` on that fits. @throws after 50 seconds */
  async until<K extends Event['kind']>(
    kind: K,
    fits: (event: Extract<Event, { kind: K }>) => boolean = () => true,
    from = 0,
  ): Promise<Extract<Event, { kind: K }>> {
    const isKind = (event: Event): event is Extract<Event, { kind: K }> => event.kind === kind
    const end = Date.now() + 50_000
    for (;;) {
      const found = this.events.slice(from).filter(isKind).find(fits)
      if (found !== undefined) return found
      if (Date.now() > end) throw new Error(`no ${kind} came: ${this.events.map((event) => event.kind).join(' ')}`)
      await new Promise<void>((resolve) => {
        const wake = (): void => {
          clearTimeout(timer)
          this.#waiting.delete(wake)
          resolve()
        }
        const timer = setTimeout(wake, 100)
        this.#waiting.add(wake)
      })
    }
  }

  end(): void {
    this.workspace.end()
  }
}

export const besides = (path: string, name: string): string => join(dirname(path), name)
