import type { NotComputed } from '../frequencies.ts'

export interface Trimmed {
  /** No empty row or column; at most as many rows as columns; columns by falling total. */
  readonly counts: readonly (readonly number[])[]
  readonly rowTotals: readonly number[]
  readonly columnTotals: readonly number[]
}

/** Brings a table into the form both r×c tests work on, or says why they cannot. */
export function trim(table: readonly (readonly number[])[]): Trimmed | NotComputed {
  const width = table[0]?.length ?? 0
  if (table.some((row) => row.length !== width)) return { why: 'the rows of the table differ in length' }
  if (!table.every((row) => row.every((count) => Number.isSafeInteger(count) && count >= 0)))
    return { why: 'the counts are not whole numbers: Fisher’s exact test needs whole counts of people' }
  const rows = table.filter((row) => row.some((count) => count > 0))
  const columns = Array.from({ length: width }, (_, j) => rows.map((row) => row[j]!)).filter((column) =>
    column.some((count) => count > 0),
  )
  if (rows.length < 2 || columns.length < 2) return { why: 'fewer than two rows or columns have observations' }
  const lines = rows.length <= columns.length ? columns : columns[0]!.map((_, i) => columns.map((column) => column[i]!))
  const sorted = [...lines].sort((a, b) => total(b) - total(a))
  const counts = sorted[0]!.map((_, i) => sorted.map((line) => line[i]!))
  const rowTotals = counts.map(total)
  return { counts, rowTotals, columnTotals: sorted.map(total) }
}

/** Observations beyond which a table of ln factorials no longer fits the memory allowed. */
const LARGEST = 5_000_000

/** @returns why a table is too large for the methods that keep a table of ln factorials, or undefined */
export function tooLarge({ rowTotals }: Trimmed): NotComputed | undefined {
  return total(rowTotals) > LARGEST ? { why: 'there are more than five million observations' } : undefined
}

function total(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0)
}
