import { type Fingerprint, type Host, isFileFailure, type WorkerHandle } from '../host/host.ts'
import type { DataRequest, DataTable } from '../plan/request.ts'
import {
  type Misfits,
  type Part,
  type PartBinding,
  PartFailure,
  type PartOptions,
  type PartSummary,
} from './csv/part.ts'
import type { ScanJob } from './csv/plan.ts'
import type { NumberRule } from './meaning.ts'
import type { FromWorker, PartTask, ToWorker } from './protocol.ts'

interface Pending {
  readonly resolve: (value: unknown) => void
  readonly reject: (error: PartFailure) => void
  readonly options: PartOptions
}

/**
 * A part that a worker keeps. When the worker is gone, what was under way fails, and the next question starts a new one,
 * which reads its part again.
 */
export class WorkerPart implements Part {
  readonly #host: Host
  readonly #url: string | URL
  #worker: WorkerHandle | undefined
  #closed = false
  #nextId = 1
  readonly #pending = new Map<number, Pending>()
  #scanned: { readonly job: ScanJob; readonly fingerprint: Fingerprint } | undefined
  #binding: PartBinding | undefined

  /** @param url of the module that the worker runs */
  constructor(host: Host, url: string | URL) {
    this.#host = host
    this.#url = url
  }

  async scan(job: ScanJob, options: PartOptions): Promise<PartSummary | undefined> {
    const fingerprint = await this.#fingerprint(job)
    const summary = await this.#ask<PartSummary | undefined>({ kind: 'scan', job }, options)
    if (summary !== undefined) this.#scanned = { job, fingerprint }
    return summary
  }

  async misfits(slot: number, texts: readonly number[], rule: NumberRule | undefined): Promise<Misfits> {
    await this.#revive({})
    return this.#ask<Misfits>({ kind: 'misfits', slot, texts, rule }, {})
  }

  async bind(binding: PartBinding): Promise<number> {
    await this.#revive({})
    const bytes = await this.#ask<number>({ kind: 'bind', binding }, {})
    this.#binding = binding
    return bytes
  }

  async answer(requests: readonly DataRequest[], options: PartOptions): Promise<DataTable[] | undefined> {
    if (!(await this.#revive(options))) return undefined
    return this.#ask<DataTable[] | undefined>({ kind: 'answer', requests }, options)
  }

  close(): void {
    this.#closed = true
    this.#drop()
  }

  #drop(): void {
    this.#worker?.stop()
    this.#worker = undefined
  }

  /** @returns false when cancelled meanwhile */
  async #revive(options: PartOptions): Promise<boolean> {
    if (this.#worker !== undefined || this.#scanned === undefined) return true
    const { job, fingerprint } = this.#scanned
    const now = await this.#fingerprint(job)
    if (now.size !== fingerprint.size || now.modified !== fingerprint.modified || now.hash !== fingerprint.hash)
      throw new PartFailure('file-changed', 'The data file changed after it was read; read it again.')
    const { signal } = options
    const summary = await this.#ask<PartSummary | undefined>(
      { kind: 'scan', job },
      signal === undefined ? {} : { signal },
    )
    if (summary === undefined) {
      this.#drop()
      return false
    }
    if (this.#binding !== undefined) await this.#ask<number>({ kind: 'bind', binding: this.#binding }, {})
    return true
  }

  async #fingerprint(job: ScanJob): Promise<Fingerprint> {
    const fingerprint = await this.#host.fingerprint(job.path, { roots: [job.path] })
    if (isFileFailure(fingerprint))
      throw new PartFailure('file-changed', `The data file is gone: ${fingerprint.detail}`)
    return fingerprint
  }

  #start(): WorkerHandle {
    const start = this.#host.startWorker
    if (start === undefined || this.#closed) throw new PartFailure('worker-failed', 'The data are closed.')
    const worker = start(this.#url)
    this.#worker = worker
    worker.onMessage((message) => this.#receive(message as FromWorker))
    worker.onExit((reason) => {
      if (this.#worker === worker) this.#worker = undefined
      const failure = new PartFailure(
        'worker-failed',
        `Reading the data stopped: the worker ${reason}. Run again to start a new one.`,
      )
      for (const { reject } of this.#pending.values()) reject(failure)
      this.#pending.clear()
    })
    return worker
  }

  #ask<T>(task: PartTask, options: PartOptions): Promise<T> {
    const worker = this.#worker ?? this.#start()
    const id = this.#nextId++
    const post = (message: ToWorker): void => worker.post(message)
    const cancel = (): void => post({ id, cancel: true })
    worker.busy(true)
    return new Promise<T>((resolve, reject) => {
      // The worker's answer to a task has the type of that task; the protocol is private to this pair of files.
      this.#pending.set(id, { resolve: (value) => resolve(value as T), reject, options })
      options.signal?.addEventListener('abort', cancel, { once: true })
      post({ id, task })
      if (options.signal?.aborted === true) cancel()
    }).finally(() => {
      options.signal?.removeEventListener('abort', cancel)
      if (this.#pending.size === 0) worker.busy(false)
    })
  }

  #receive(message: FromWorker): void {
    const pending = this.#pending.get(message.id)
    if (pending === undefined) return
    if ('progress' in message) {
      pending.options.progress?.(message.progress)
      return
    }
    this.#pending.delete(message.id)
    if ('error' in message) pending.reject(new PartFailure('worker-failed', message.error))
    else pending.resolve(message.value)
  }
}
