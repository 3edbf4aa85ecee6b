import type { DataRequest, DataTable } from '../../plan/request.ts'
import type { NumberRule } from '../meaning.ts'
import type { Occurrence } from '../problem.ts'
import type { DecimalEvidence } from './number.ts'
import type { ScanJob } from './plan.ts'
import type { RaggedRow } from './scan.ts'

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
