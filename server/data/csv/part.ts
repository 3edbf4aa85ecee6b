import { type ByteSource, type Host, isFileFailure } from '../../host/host.ts'
import type { DataRequest, DataTable } from '../../plan/request.ts'
import { applyRule, type NumberRule } from '../meaning.ts'
import type { Occurrence } from '../problem.ts'
import { answerAll } from '../scoring/answer.ts'
import type { Column, ColumnStore } from '../store.ts'
import { storeBytes } from '../store.ts'
import { BLOCK, type TextColumn } from './column.ts'
import type { DecimalEvidence } from './number.ts'
import type { ScanJob } from './plan.ts'
import { type RaggedRow, Scanner } from './scan.ts'
import { CHUNK, chunks } from './stream.ts'

/** What a part tells about one column, before anything is interpreted. */
export interface ColumnSummary {
  /** Distinct texts; number 1 first. */
  readonly texts: readonly Uint8Array[]
  readonly evidence: DecimalEvidence
  /** Texts that are no number where the column is kept as numbers. */
  readonly odd: readonly {
    readonly bytes: Uint8Array
    readonly count: number
    readonly first: readonly { readonly row: number; readonly line: number }[]
  }[]
  readonly oddBeyond: number
  /** Whether a part of the column is kept as numbers. */
  readonly numbers: boolean
}

export interface IdSummary {
  /** Small whole numbers that occur, a bit each. */
  readonly bits: Uint32Array
  /** Other ids; only complete when `othersComplete`. */
  readonly others: readonly Uint8Array[]
  readonly duplicates: number
  readonly blanks: number
  readonly firstDuplicates: readonly Occurrence[]
  readonly firstBlanks: readonly Occurrence[]
}

/** What scanning a part has found. Rows and lines count from where the part starts. */
export interface PartSummary {
  readonly rows: number
  /** Lines of the part. */
  readonly lines: number
  /** Where the next part has to start, in bytes of the file. */
  readonly end: number
  readonly ragged: number
  readonly firstRagged: readonly RaggedRow[]
  readonly unclosedQuote?: number
  readonly columns: readonly ColumnSummary[]
  readonly id?: IdSummary
}

/** The cells of a column that do not fit. */
export interface Misfits {
  readonly count: number
  readonly first: readonly {
    readonly row: number
    readonly line: number
    readonly text?: number
    readonly number?: number
  }[]
}

/** How the columns of a part are to be understood, once all texts are known. */
export interface PartBinding {
  readonly columns: readonly {
    readonly key: string
    readonly slot: number
    readonly values: Float64Array
    readonly rule: NumberRule
  }[]
  readonly weight?: { readonly slot: number; readonly values: Float64Array; readonly rule: NumberRule }
}

export interface PartOptions {
  /** @param done bytes while scanning, rows while answering */
  readonly progress?: (done: number) => void
  readonly signal?: AbortSignal
}

/** A part of a file, scanned: here or in a worker. */
export interface Part {
  scan(job: ScanJob, options: PartOptions): Promise<PartSummary | undefined>
  misfits(slot: number, texts: readonly number[], rule: NumberRule | undefined): Promise<Misfits>
  bind(binding: PartBinding): Promise<number>
  answer(requests: readonly DataRequest[], options: PartOptions): Promise<DataTable[] | undefined>
  close(): void
}

/** A part that is gone: its worker was killed, or its file is no longer the one that was read. */
export class PartFailure extends Error {
  readonly failure: 'worker-failed' | 'file-changed'

  constructor(failure: 'worker-failed' | 'file-changed', message: string) {
    super(message)
    this.failure = failure
  }
}

/** A record longer than this has surely lost its closing quote. */
const LONGEST_RECORD = 64 * 1024 * 1024
/** How many misfits are placed. */
const PLACED = 20

/** @returns undefined when cancelled */
async function runScan(
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

/** A part in this thread. */
export class LocalPart implements Part {
  readonly #host: Host
  #scanner: Scanner | undefined
  #store: ColumnStore | undefined

  constructor(host: Host) {
    this.#host = host
  }

  async scan(job: ScanJob, options: PartOptions): Promise<PartSummary | undefined> {
    const source = await this.#host.open(job.path, { roots: [job.path] })
    if (isFileFailure(source)) throw new Error(source.detail)
    try {
      const done = await runScan(job, source, options)
      if (done === undefined) return undefined
      this.#scanner = done.scanner
      return summarise(done.scanner, job, done.end)
    } finally {
      await source.close()
    }
  }

  misfits(slot: number, texts: readonly number[], rule: NumberRule | undefined): Promise<Misfits> {
    const scanner = this.#scanned()
    const column = scanner.columns[slot]!
    const bad = new Uint8Array(column.dictionary.size + 1)
    for (const text of texts) bad[text] = 1
    let count = 0
    const first: { row: number; line: number; text?: number; number?: number }[] = []
    for (const [index, block] of column.blocks.entries()) {
      const numbers = block instanceof Float64Array
      if (numbers ? rule === undefined : texts.length === 0) continue
      for (let i = 0; i < block.length; i++) {
        const cell = block[i]!
        if (numbers ? Number.isNaN(cell) || applyRule(rule!, cell) !== undefined : bad[cell] === 0) continue
        count++
        if (first.length >= PLACED) continue
        const row = index * BLOCK + i
        first.push({ row, line: lineOf(scanner, row), ...(numbers ? { number: cell } : { text: cell }) })
      }
    }
    return Promise.resolve({ count, first })
  }

  bind(binding: PartBinding): Promise<number> {
    const scanner = this.#scanned()
    const columnOf = (slot: number, values: Float64Array, rule: NumberRule): Column => ({
      blocks: scanner.columns[slot]!.blocks,
      values,
      check: (number) => applyRule(rule, number) ?? Number.NaN,
    })
    const columns = new Map(
      binding.columns.map(({ key, slot, values, rule }) => [key, columnOf(slot, values, rule)] as const),
    )
    const { weight } = binding
    this.#store = {
      rows: scanner.rows,
      columns,
      ...(weight === undefined ? {} : { weight: columnOf(weight.slot, weight.values, weight.rule) }),
    }
    return Promise.resolve(storeBytes(this.#store))
  }

  answer(requests: readonly DataRequest[], options: PartOptions): Promise<DataTable[] | undefined> {
    if (this.#store === undefined) throw new Error('the columns are not bound yet')
    return answerAll(this.#store, requests, {
      pause: async (rows) => {
        options.progress?.(rows)
        await new Promise((resolve) => setTimeout(resolve, 0))
        return options.signal?.aborted === true
      },
    })
  }

  close(): void {
    this.#scanner = undefined
    this.#store = undefined
  }

  #scanned(): Scanner {
    if (this.#scanner === undefined) throw new Error('the part is not scanned yet')
    return this.#scanner
  }
}

function summarise(scanner: Scanner, job: ScanJob, end: number): PartSummary {
  const { id, unclosedQuote } = scanner
  const place = (row: number): { row: number; line: number } => ({ row, line: lineOf(scanner, row) })
  return {
    rows: scanner.rows,
    lines: scanner.line - job.line,
    end,
    ragged: scanner.ragged,
    firstRagged: scanner.firstRagged,
    ...(unclosedQuote === undefined ? {} : { unclosedQuote }),
    columns: scanner.columns.map((column) => summariseColumn(scanner, column)),
    ...(id === undefined
      ? {}
      : {
          id: {
            bits: id.bits,
            others: entries(id.others),
            duplicates: id.duplicates,
            blanks: id.blanks,
            firstDuplicates: id.firstDuplicates.map(({ row, text }) => ({ ...place(row), value: text })),
            firstBlanks: id.firstBlanks.map((row) => ({ ...place(row), value: '' })),
          },
        }),
  }
}

function summariseColumn(scanner: Scanner, column: TextColumn): ColumnSummary {
  return {
    texts: entries(column.dictionary),
    evidence: column.evidence,
    odd: [...column.odd.values()].map(({ bytes, count, rows }) => ({
      bytes,
      count,
      first: rows.map((row) => ({ row, line: lineOf(scanner, row) })),
    })),
    oddBeyond: column.oddBeyond,
    numbers: column.numbers !== undefined,
  }
}

function entries(dictionary: { readonly size: number; bytes(entry: number): Uint8Array }): Uint8Array[] {
  return Array.from({ length: dictionary.size }, (_, index) => dictionary.bytes(index + 1))
}

/** @returns the line that a row starts on */
export function lineOf(scanner: Pick<Scanner, 'lineSteps'>, row: number): number {
  const steps = scanner.lineSteps
  let low = 0
  let high = steps.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (steps[middle]!.row <= row) low = middle
    else high = middle - 1
  }
  const step = steps[low]
  return step === undefined ? row + 1 : step.line + row - step.row
}
