import type { ByteSource, Host } from '../host/host.ts'
import { LocalPart } from './csv/local-part.ts'
import type { Part, PartOptions, PartSummary } from './csv/part.ts'
import type { ScanJob } from './csv/plan.ts'
import type { PlacedPart } from './placed.ts'
import { WorkerPart } from './worker-part.ts'

export interface SplitOptions extends PartOptions {
  /** The module of the worker; without it everything runs in this thread. */
  readonly worker?: string | URL
  /** Files from this size are read in a worker, in bytes. */
  readonly workerFrom?: number
  /** Files are cut into parts of at least this many bytes. */
  readonly partFrom?: number
}

/** A worker takes as long to start as a few megabytes to read: it pays where there are two parts to read at once. */
const WORKER_FROM = 32 * 1024 * 1024
const PART_FROM = 16 * 1024 * 1024
const MOST_PARTS = 8
/** How far behind a cut the end of a line is looked for. */
const LOOK = 1024 * 1024

/**
 * Scans a file, a large one in parts at once. A cut is made at a line end, which may lie within quotes: whether it does shows when
 * the part before comes to its end. If that is not exactly at the cut, the file is read again in one part.
 * @returns undefined when cancelled
 */
export async function scanFile(
  host: Host,
  file: ByteSource,
  job: ScanJob,
  options: SplitOptions,
): Promise<PlacedPart[] | undefined> {
  const { worker } = options
  const inWorker =
    worker !== undefined && host.startWorker !== undefined && file.size >= (options.workerFrom ?? WORKER_FROM)
  const make = (): Part => (inWorker ? new WorkerPart(host, worker) : new LocalPart(host))
  if (inWorker) {
    const cuts = await findCuts(host, file, job, options.partFrom ?? PART_FROM)
    if (cuts.length > 0) {
      const parts = await scanCut(make, job, cuts, options)
      if (parts === 'cancelled') return undefined
      if (parts !== 'within quotes') return parts
    }
  }
  const part = make()
  const summary = await part.scan(job, options)
  return summary === undefined ? undefined : [{ part, summary, rowsBefore: 0, linesBefore: 0 }]
}

async function findCuts(host: Host, file: ByteSource, job: ScanJob, partFrom: number): Promise<number[]> {
  // What has to be unpacked or converted can only be read from the beginning.
  if (job.gzip || job.convert !== undefined) return []
  const length = file.size - job.from
  const parts = Math.min(host.processors, MOST_PARTS, Math.floor(length / partFrom))
  const cuts: number[] = []
  for (let part = 1; part < parts; part++) {
    const at = job.from + Math.floor((length * part) / parts)
    const bytes = await file.read(at, LOOK)
    const end = bytes.findIndex(
      (byte, i) => byte === 10 || (byte === 13 && i + 1 < bytes.length && bytes[i + 1] !== 10),
    )
    const cut = at + end + 1
    if (end >= 0 && cut < file.size && cut > (cuts.at(-1) ?? job.from)) cuts.push(cut)
  }
  return cuts
}

async function scanCut(
  make: () => Part,
  job: ScanJob,
  cuts: readonly number[],
  options: SplitOptions,
): Promise<PlacedPart[] | 'cancelled' | 'within quotes'> {
  const jobs = [job.from, ...cuts].map(
    (from, index): ScanJob => ({
      ...job,
      from,
      ...(index < cuts.length ? { to: cuts[index]! } : {}),
      line: index === 0 ? job.line : 1,
    }),
  )
  const parts = jobs.map(make)
  const done = jobs.map(() => 0)
  const close = (): void => {
    for (const part of parts) part.close()
  }
  let summaries: (PartSummary | undefined)[]
  try {
    summaries = await Promise.all(
      jobs.map((one, index) =>
        parts[index]!.scan(one, {
          ...(options.signal === undefined ? {} : { signal: options.signal }),
          progress: (bytes) => {
            done[index] = bytes
            options.progress?.(done.reduce((sum, each) => sum + each, 0))
          },
        }),
      ),
    )
  } catch (error) {
    close()
    throw error
  }
  const placed: PlacedPart[] = []
  let rowsBefore = 0
  let linesBefore = 0
  for (const [index, summary] of summaries.entries()) {
    if (summary === undefined) {
      close()
      return 'cancelled'
    }
    if (summary.unclosedQuote !== undefined || (index < cuts.length && summary.end !== cuts[index])) {
      close()
      return 'within quotes'
    }
    placed.push({ part: parts[index]!, summary, rowsBefore, linesBefore })
    rowsBefore += summary.rows
    linesBefore += summary.lines + (index === 0 ? job.line - 1 : 0)
  }
  return placed
}
