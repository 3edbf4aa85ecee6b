import type { FileFailure, Host } from '../host/host.ts'
import type { Patience } from '../results/context.ts'
import { analyse, type WorkspaceMemo } from './analyse.ts'
import type { AnalysisInput, FromAnalysis, ToAnalysis } from './analysis-protocol.ts'
import { Memo } from './memo.ts'

/** Milliseconds that an exact test may take before an estimate is shown in its place. */
const IMPATIENT = 40

export interface AnalysisOptions {
  /** Version of StudySpec. */
  readonly version: string
  /** The module that reads large data files. */
  readonly worker?: string | URL
  /** Where nothing else can run meanwhile: milliseconds that an exact test may take at most. */
  readonly longest?: number
}

/**
 * The worker's side of the analysis: runs one job after another, and remembers for each document what was read and counted.
 * @param send to the thread that asks
 * @returns what takes its messages
 */
export function serveAnalysis(
  host: Host,
  send: (message: FromAnalysis) => void,
  options: AnalysisOptions,
): (message: ToAnalysis) => void {
  const memos = new Map<string, WorkspaceMemo>()
  const running = new Map<number, AbortController>()
  const memoOf = (uri: string): WorkspaceMemo => {
    const memo = memos.get(uri) ?? new Memo()
    memos.set(uri, memo)
    return memo
  }
  const run = async (id: number, input: AnalysisInput, stop: SharedArrayBuffer | undefined): Promise<FromAnalysis> => {
    const controller = new AbortController()
    running.set(id, controller)
    const flag = stop === undefined ? undefined : new Int32Array(stop)
    const isStopped = (): boolean => controller.signal.aborted || (flag !== undefined && Atomics.load(flag, 0) !== 0)
    let estimated = false
    const longest = input.exact ? options.longest : IMPATIENT
    const patience: Patience = {
      begin: () => {
        const end = performance.now() + (longest ?? Number.POSITIVE_INFINITY)
        return () => performance.now() > end || isStopped()
      },
      ended: () => {
        estimated = true
      },
      says: input.exact ? 'the exact test would take too long here' : 'the exact test is still running',
    }
    const { results, findings, columns } = await analyse({
      ...input,
      version: options.version,
      ...(options.worker === undefined ? {} : { worker: options.worker }),
      host: input.refuse === undefined ? host : refusing(host, input.refuse),
      texts: new Map(input.texts),
      memo: memoOf(input.uri),
      signal: controller.signal,
      patience,
      onData: (data) => send({ id, data }),
      progress: (stage, done, total) => send({ id, progress: { stage, done, total } }),
    })
    if (isStopped()) return { id, cancelled: true }
    return { id, results: { value: results, findings, columns, estimated: estimated && !input.exact } }
  }
  return (message) => {
    if ('cancel' in message) running.get(message.cancel)?.abort()
    else if ('forget' in message) {
      memos.get(message.forget)?.close()
      memos.delete(message.forget)
    } else {
      const { run: id, input, stop } = message
      run(id, input, stop)
        .catch(
          (error: unknown): FromAnalysis => ({
            id,
            failed: error instanceof Error ? (error.stack ?? error.message) : String(error),
          }),
        )
        .then((last) => {
          running.delete(id)
          send(last)
        })
    }
  }
}

/** A host that opens no data; studies that are used are texts, and read. */
function refusing(host: Host, detail: string): Host {
  const refused = (path: string): Promise<FileFailure> => Promise.resolve({ failure: 'refused', path, detail })
  return { ...host, open: refused, fingerprint: refused }
}
