import type { WorkerHandle } from '../host/host.ts'
import type { OpenedData } from './analyse.ts'
import type { AnalysisInput, AnalysisResults, FromAnalysis, ToAnalysis } from './analysis-protocol.ts'

/** What is to be analysed. `generation` tells jobs of one document apart. */
export interface Job {
  readonly uri: string
  readonly version: number
  readonly generation: number
  readonly input: AnalysisInput
}

export interface AnalystEvents {
  started(job: Job): void
  progress(job: Job, share: number | undefined): void
  data(job: Job, data: OpenedData): void
  results(job: Job, results: AnalysisResults): void
  /** No results will come of this job. */
  failed(job: Job, message: string): void
  /** The worker was lost and is there again. */
  restarted(reason: string): void
}

/** A run that does not end this many milliseconds after it was told to is ended by force. */
const OBEDIENCE = 3000
/** The worker is started again this often within a minute, then not any more until the minute is over. */
const RESTARTS = 5
const MINUTE = 60_000

interface Running {
  readonly id: number
  readonly job: Job
  readonly stop: SharedArrayBuffer | undefined
  readonly start: number
  /** Told to stop; what comes of it is of no interest. */
  cancelled: boolean
}

/** Has one job at a time run in the worker: the newest of each document, the most urgent document first. */
export class Analyst {
  readonly #start: () => WorkerHandle
  readonly #events: AnalystEvents
  readonly #urgency: (uri: string) => number
  readonly #waiting = new Map<string, Job>()
  readonly #durations = new Map<string, number>()
  #worker: WorkerHandle | undefined
  #running: Running | undefined
  #ids = 0
  /** The job that the worker was lost over. */
  #suspect: Job | undefined
  #restarts: number[] = []
  #ended = false

  /**
   * @param start starts a worker
   * @param urgency of a document, the smallest first
   */
  constructor(start: () => WorkerHandle, events: AnalystEvents, urgency: (uri: string) => number) {
    this.#start = start
    this.#events = events
    this.#urgency = urgency
  }

  /** Starts the worker before it is needed. */
  warm(): void {
    this.#workerNow()
  }

  /** @returns milliseconds that the last run of a document took; 0 for a first one */
  duration(uri: string): number {
    return this.#durations.get(uri) ?? 0
  }

  /** Takes a job, in place of an older one of the same document. */
  request(job: Job): void {
    this.#waiting.set(job.uri, job)
    const running = this.#running
    if (running !== undefined && !running.cancelled) {
      const same = running.job.uri === job.uri
      const lessUrgent = running.job.input.exact || this.#urgency(job.uri) < this.#urgency(running.job.uri)
      if (same || lessUrgent) this.#cancel(running)
      if (!same && lessUrgent) this.#waiting.set(running.job.uri, running.job)
    }
    this.#next()
  }

  /** Drops what is to be done for a document, and what is remembered of it. */
  forget(uri: string): void {
    this.#waiting.delete(uri)
    this.#durations.delete(uri)
    if (this.#running?.job.uri === uri) this.#cancel(this.#running)
    this.#post({ forget: uri })
  }

  end(): void {
    this.#ended = true
    this.#worker?.stop()
  }

  #post(message: ToAnalysis): void {
    this.#worker?.post(message)
  }

  #cancel(running: Running): void {
    if (running.cancelled) return
    running.cancelled = true
    if (running.stop !== undefined) Atomics.store(new Int32Array(running.stop), 0, 1)
    this.#post({ cancel: running.id })
    const worker = this.#worker
    setTimeout(() => {
      // Its next worker has an empty memory, and the reader an answer.
      if (this.#running === running && this.#worker === worker) worker?.stop()
    }, OBEDIENCE)
  }

  #next(): void {
    if (this.#running !== undefined || this.#ended) return
    const rank = (job: Job): number => this.#urgency(job.uri) + (job.input.exact ? 1e6 : 0)
    const job = [...this.#waiting.values()].sort((a, b) => rank(a) - rank(b))[0]
    if (job === undefined) return
    this.#waiting.delete(job.uri)
    const worker = this.#workerNow()
    if (worker === undefined) {
      this.#events.failed(job, 'the analysis stopped several times and is not started again for a minute')
      return
    }
    const stop = typeof SharedArrayBuffer === 'undefined' ? undefined : new SharedArrayBuffer(4)
    this.#running = { id: ++this.#ids, job, stop, start: performance.now(), cancelled: false }
    worker.busy(true)
    this.#events.started(job)
    this.#post({ run: this.#ids, input: job.input, ...(stop === undefined ? {} : { stop }) })
  }

  #workerNow(): WorkerHandle | undefined {
    if (this.#worker !== undefined) return this.#worker
    const now = performance.now()
    this.#restarts = this.#restarts.filter((time) => now - time < MINUTE)
    if (this.#restarts.length > RESTARTS) return undefined
    this.#restarts.push(now)
    const worker = this.#start()
    worker.onMessage((message) => this.#take(message as FromAnalysis))
    worker.onExit((reason) => this.#lost(worker, reason))
    this.#worker = worker
    return worker
  }

  #take(message: FromAnalysis): void {
    const running = this.#running
    if (running === undefined || message.id !== running.id) return
    const { job, cancelled } = running
    if ('progress' in message) {
      const { done, total } = message.progress
      if (!cancelled) this.#events.progress(job, total > 0 ? done / total : undefined)
      return
    }
    if ('data' in message) {
      if (!cancelled) this.#events.data(job, message.data)
      return
    }
    this.#running = undefined
    this.#suspect = undefined
    this.#worker?.busy(false)
    if (!cancelled) {
      if ('failed' in message) this.#events.failed(job, message.failed)
      if ('results' in message) {
        if (!job.input.exact) this.#durations.set(job.uri, performance.now() - running.start)
        this.#events.results(job, message.results)
        const newer = this.#waiting.has(job.uri)
        if (message.results.estimated && !newer)
          this.#waiting.set(job.uri, { ...job, input: { ...job.input, exact: true } })
      }
    }
    this.#next()
  }

  #lost(worker: WorkerHandle, reason: string): void {
    if (this.#worker !== worker || this.#ended) return
    const running = this.#running
    this.#worker = undefined
    this.#running = undefined
    const forced = running?.cancelled === true
    if (running !== undefined && !forced) {
      const again = this.#suspect?.uri === running.job.uri && this.#suspect.generation === running.job.generation
      this.#suspect = running.job
      if (again) this.#events.failed(running.job, `the analysis was lost twice over this text: ${reason}`)
      else if (!this.#waiting.has(running.job.uri)) this.#waiting.set(running.job.uri, running.job)
    }
    if (!forced) this.#events.restarted(reason)
    this.#workerNow()
    this.#next()
  }
}
