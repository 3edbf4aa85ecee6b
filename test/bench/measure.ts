import { spawnSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** One line of the bench: what was measured, ours and the peer's, and their ratio. Times in milliseconds. */
export interface Row {
  readonly bench: string
  readonly what: string
  readonly ours: number | null
  readonly peer: number | null
  /** The peer's time over ours: 2 means twice as fast as the peer. */
  readonly ratio: number | null
  readonly target: string
  readonly note?: string
}

/** A group of measurements that runs by itself: `npm run bench -- NAME`. */
export interface Bench {
  readonly name: string
  readonly title: string
  run(): Promise<readonly Row[]>
}

/** @returns min and median milliseconds of `runs` calls after `warm` unmeasured ones */
export async function time(work: () => unknown, runs = 7, warm = 2): Promise<{ min: number; median: number }> {
  for (let i = 0; i < warm; i++) await work()
  const times: number[] = []
  for (let i = 0; i < runs; i++) {
    const start = performance.now()
    await work()
    times.push(performance.now() - start)
  }
  times.sort((a, b) => a - b)
  return { min: times[0]!, median: times[times.length >> 1]! }
}

/** @returns milliseconds of processor time that this process has used so far, all threads: fair on a machine that is busy */
export function cpuTime(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

/** @param q between 0 and 1 */
export function percentile(times: readonly number[], q: number): number {
  const sorted = [...times].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))]!
}

export function row(
  bench: string,
  what: string,
  ours: number | null,
  peer: number | null,
  target: string,
  note?: string,
): Row {
  const ratio = ours !== null && peer !== null ? peer / ours : null
  return { bench, what, ours, peer, ratio, target, ...(note === undefined ? {} : { note }) }
}

export const hasR = spawnSync('Rscript', ['--version']).status === 0

/** A folder for generated files, in the machine's temporary folder. */
export const workFolder = mkdtempSync(join(tmpdir(), 'studyspec-bench-'))

/**
 * Runs an R script. Within it, `timed(expression, runs)` gives the median milliseconds of an expression.
 * @returns what the script printed as JSON, and how long the whole process took; undefined without R
 */
export function runR(script: string): { readonly json: Record<string, number>; readonly process: number } | undefined {
  if (!hasR) return undefined
  const prelude = `timed <- function(e, runs = 5) { e <- substitute(e); env <- parent.frame()
    t <- sapply(seq_len(runs), function(i) { s <- proc.time()[[3]]; k <- 0L; repeat { eval(e, env); k <- k + 1L; d <- proc.time()[[3]] - s; if (d > 0.05 || k >= 200L) break }; d / k })
    1000 * median(t) }
  say <- function(...) { v <- c(...); cat("{", paste(sprintf('"%s":%.6f', names(v), v), collapse = ","), "}\\n") }\n`
  const path = join(workFolder, `bench-${process.hrtime.bigint()}.R`)
  writeFileSync(path, prelude + script)
  const start = performance.now()
  const outcome = spawnSync('Rscript', ['--vanilla', path], { encoding: 'utf8', maxBuffer: 1 << 28 })
  const elapsed = performance.now() - start
  if (outcome.status !== 0) throw new Error(`R failed: ${outcome.stderr}`)
  const line = outcome.stdout.split('\n').find((text) => text.startsWith('{'))
  return { json: line === undefined ? {} : (JSON.parse(line) as Record<string, number>), process: elapsed }
}
