import { BLOCK } from './csv/column.ts'

/**
 * A column ready for scoring. A block holds for each row the number of its text, whose value is in `values` (0: blank), or
 * the numbers themselves; `check` then says which of them stand for a value, NaN for missing.
 */
export interface Column {
  readonly blocks: readonly (Uint8Array | Uint16Array | Float64Array)[]
  /** Value by number of the text; `values[0]` is NaN. */
  readonly values: Float64Array
  /** For blocks of numbers. */
  check(value: number): number
}

/** The columns of a file, or of one part of it, in memory. */
export interface ColumnStore {
  readonly rows: number
  readonly columns: ReadonlyMap<string, Column>
  /** Frequency weights. */
  readonly weight?: Column
}

export const BLOCK_ROWS = BLOCK

/** Rows scored at once, a part of a block: what is under work then stays in the nearest cache. */
export const SLICE_ROWS = 4096

/** @returns the cells of a column in the rows from slice × SLICE_ROWS, a view */
export function cellsOf(column: Column, slice: number): Column['blocks'][number] {
  const start = slice * SLICE_ROWS
  const from = start % BLOCK
  return column.blocks[(start - from) / BLOCK]!.subarray(from, from + SLICE_ROWS)
}

/** @returns bytes that the columns take */
export function storeBytes(store: ColumnStore): number {
  let bytes = 0
  for (const column of store.columns.values()) {
    bytes += column.values.byteLength
    for (const block of column.blocks) bytes += block.byteLength
  }
  return bytes
}

/** @returns a store of columns given as numbers, NaN missing: for small data made elsewhere */
export function storeOf(rows: number, columns: ReadonlyMap<string, readonly number[]>): ColumnStore {
  const made = new Map<string, Column>()
  for (const [key, numbers] of columns) {
    const blocks: Float64Array[] = []
    for (let at = 0; at < rows; at += BLOCK) blocks.push(Float64Array.from(numbers.slice(at, at + BLOCK)))
    made.set(key, { blocks, values: Float64Array.of(Number.NaN), check: (value) => value })
  }
  return { rows, columns: made }
}
