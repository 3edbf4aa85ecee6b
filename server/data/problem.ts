import type { Span } from '../../grammar/text.ts'

/** Everything that reading data can find wrong; each is a row of the register of diagnostics. */
export type DataProblemCode =
  | 'file-not-found'
  | 'file-locked'
  | 'file-unreadable'
  | 'data-not-read'
  | 'file-outside-workspace'
  | 'file-is-a-directory'
  | 'file-empty'
  | 'file-no-rows'
  | 'file-not-text'
  | 'file-changed'
  | 'format-unsupported'
  | 'encoding-guessed'
  | 'encoding-invalid'
  | 'delimiter-ambiguous'
  | 'delimiter-guessed'
  | 'decimal-ambiguous'
  | 'decimal-comma'
  | 'quote-unclosed'
  | 'row-ragged'
  | 'too-many-columns'
  | 'column-duplicate'
  | 'column-missing'
  | 'column-ambiguous'
  | 'value-off-scale'
  | 'value-not-a-number'
  | 'label-unmatched'
  | 'id-duplicate'
  | 'id-missing'
  | 'rows-unexpected'
  | 'item-all-missing'
  | 'worker-failed'

/** One place in the data file. */
export interface Occurrence {
  /** Data row, from 1; the header is no row. */
  readonly row: number
  /** Line of the file, from 1. */
  readonly line: number
  /** The text of the cell, or of the row. */
  readonly value: string
}

/** What is wrong with a data file or a cell of it: one sentence in the researcher's words, the numbers, the way out. */
export interface DataProblem {
  readonly code: DataProblemCode
  readonly severity: 'error' | 'warning' | 'information'
  readonly message: string
  /** Heading of the column in the file. */
  readonly column?: string
  /** First place in the data file. */
  readonly row?: number
  readonly line?: number
  readonly value?: string
  /** The column as the study knows it: `STAR_P.p1`, `age`. */
  readonly key?: string
  /** The one value that all the cells have, where it occurs again and again. */
  readonly only?: string
  /** Names in the file, or of files, that are near to what was not found, nearest first. */
  readonly near?: readonly string[]
  /** How many there are where another number was expected. */
  readonly found?: number
  /** Texts of the file, and the code or label of the study that each is probably a slip of. */
  readonly meant?: readonly { readonly text: string; readonly as: string }[]
  /** How many cells, rows or columns are meant; exact. */
  readonly count: number
  /** The first places, at most `OCCURRENCES`. */
  readonly occurrences: readonly Occurrence[]
  /** What to point at in the study. */
  readonly file: string
  readonly span: Span
}

/** How many places a problem lists. */
export const OCCURRENCES = 20
