import type { DataRequest, DataTable } from '../plan/request.ts'
import { type Part, PartFailure } from './csv/part.ts'
import type { DataProblem } from './problem.ts'
import { mergeTables } from './tables.ts'

/** Why a question was not answered. */
export interface AnswerFailure {
  readonly failure: 'cancelled' | 'worker-failed' | 'file-changed'
  readonly message: string
}

export interface AnswerOptions {
  readonly signal?: AbortSignal
  readonly progress?: (rowsDone: number, rowsTotal: number) => void
}

/** Where data are asked: in memory here, an SQL database elsewhere. It takes requests and gives tables, never rows. */
export interface DataSource {
  /** Rows of the data, before any condition. */
  readonly rows: number
  /** Columns that are there, by `columnKey`; a formula over another one is missing in every row. */
  readonly columns: ReadonlySet<string>
  /** What was wrong with the data when they were read. */
  readonly problems: readonly DataProblem[]
  /** Passes over the data so far: one per call of `answer` that asks anything. */
  readonly scans: number
  /** Bytes that the columns take. */
  readonly bytes: number
  /** @returns the tables in the order of the requests, all from one pass */
  answer(requests: readonly DataRequest[], options?: AnswerOptions): Promise<readonly DataTable[] | AnswerFailure>
  close(): void
}

export function isAnswerFailure(answer: readonly DataTable[] | AnswerFailure): answer is AnswerFailure {
  return 'failure' in answer
}

/** Columns in memory, in one part or several. */
export class MemorySource implements DataSource {
  readonly rows: number
  readonly columns: ReadonlySet<string>
  readonly problems: readonly DataProblem[]
  readonly bytes: number
  #scans = 0
  readonly #parts: readonly Part[]

  constructor(
    parts: readonly Part[],
    facts: {
      readonly rows: number
      readonly columns: ReadonlySet<string>
      readonly problems: readonly DataProblem[]
      readonly bytes: number
    },
  ) {
    this.#parts = parts
    this.rows = facts.rows
    this.columns = facts.columns
    this.problems = facts.problems
    this.bytes = facts.bytes
  }

  get scans(): number {
    return this.#scans
  }

  async answer(
    requests: readonly DataRequest[],
    options: AnswerOptions = {},
  ): Promise<readonly DataTable[] | AnswerFailure> {
    if (requests.length === 0) return []
    const cancelled: AnswerFailure = { failure: 'cancelled', message: 'The analysis was cancelled.' }
    if (options.signal?.aborted === true) return cancelled
    this.#scans++
    const done = this.#parts.map(() => 0)
    try {
      const answers = await Promise.all(
        this.#parts.map((part, index) =>
          part.answer(requests, {
            ...(options.signal === undefined ? {} : { signal: options.signal }),
            progress: (rows) => {
              done[index] = rows
              options.progress?.(
                done.reduce((sum, one) => sum + one, 0),
                this.rows,
              )
            },
          }),
        ),
      )
      const tables: DataTable[][] = []
      for (const answer of answers) {
        if (answer === undefined) return cancelled
        tables.push(answer)
      }
      return requests.map((_, index) => mergeTables(tables.map((part) => part[index]!)))
    } catch (error) {
      if (!(error instanceof PartFailure)) throw error
      return { failure: error.failure, message: error.message }
    }
  }

  close(): void {
    for (const part of this.#parts) part.close()
  }
}
