import type { TableInput } from './runner.ts'

/** A table without its empty rows and columns, which no test can use, and where each kept one stood. */
export interface Reduced {
  readonly counts: readonly (readonly number[])[]
  readonly rows: readonly number[]
  readonly columns: readonly number[]
  /** Whole sentences on what was left out. */
  readonly notes: readonly string[]
}

export function reduce(input: TableInput): Reduced {
  const rows = kept(input.rows.map((_, i) => sum(input.counts[i] ?? [])))
  const columns = kept(input.columns.map((_, j) => sum(input.counts.map((row) => row[j] ?? 0))))
  const empty = [
    ...input.rows.filter((_, i) => !rows.includes(i)),
    ...input.columns.filter((_, j) => !columns.includes(j)),
  ].map(({ label, name }) => label || name)
  const notes = empty.length === 0 ? [] : [`The test leaves out ${empty.join(', ')}: nobody is there.`]
  return { counts: rows.map((i) => columns.map((j) => input.counts[i]?.[j] ?? 0)), rows, columns, notes }
}

/** Puts figures of the reduced table back where they belong; 0 expected where nobody is. */
export function restore(
  values: readonly (readonly number[])[],
  { rows, columns }: Reduced,
  input: TableInput,
): readonly (readonly number[])[] {
  return input.rows.map((_, i) => {
    const row = values[rows.indexOf(i)]
    return input.columns.map((_column, j) => row?.[columns.indexOf(j)] ?? 0)
  })
}

const sum = (counts: readonly number[]): number => counts.reduce((a, b) => a + b, 0)

const kept = (totals: readonly number[]): number[] => totals.flatMap((total, i) => (total > 0 ? [i] : []))
