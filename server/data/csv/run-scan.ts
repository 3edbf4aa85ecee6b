import type { ByteSource } from '../../host/host.ts'
import type { PartOptions } from './part.ts'
import type { ScanJob } from './plan.ts'
import { Scanner } from './scan.ts'
import { CHUNK, chunks } from './stream.ts'

/** A record longer than this has surely lost its closing quote. */
const LONGEST_RECORD = 64 * 1024 * 1024
/** @returns what was scanned and where it ends in the file; undefined when cancelled */
export async function runScan(
  job: ScanJob,
  source: ByteSource,
  options: PartOptions,
): Promise<{ scanner: Scanner; end: number } | undefined> {
  const scanner = new Scanner(job.delimiter, job.width, job.wanted, job.id, job.line)
  let buffer = new Uint8Array(Math.min(CHUNK * 2, Math.max(source.size, 1024)) + 1)
  let length = 0
  let base = job.from
  const stopAt = job.to ?? Number.POSITIVE_INFINITY
  const stream = chunks(source, job)
  let next = await stream.next()
  while (next.done !== true) {
    if (options.signal?.aborted === true) {
      await stream.return(undefined)
      return undefined
    }
    const chunk = next.value
    next = await stream.next()
    if (length + chunk.length + 1 > buffer.length) {
      const more = new Uint8Array(Math.max(buffer.length * 2, length + chunk.length + 1))
      more.set(buffer.subarray(0, length))
      buffer = more
    }
    buffer.set(chunk, length)
    length += chunk.length
    const final = next.done === true || length > LONGEST_RECORD
    const consumed = scanner.scan(buffer, length, 0, stopAt - base, final)
    buffer.copyWithin(0, consumed, length)
    base += consumed
    length -= consumed
    options.progress?.(base - job.from)
    if (base >= stopAt) {
      await stream.return(undefined)
      break
    }
  }
  scanner.finish()
  return { scanner, end: base }
}
