import type { Settings } from '../model/study.ts'
import type { Category } from '../model/types.ts'
import { suppress } from './suppress.ts'
import { clean, type Outcome, type TestInput } from './tests/runner.ts'
import type { ContingencyResult } from './types.ts'

/** A contingency table with what the test expected; where a cell is suppressed nothing is shown that would betray it. */
export function contingency(
  input: Extract<TestInput, { kind: 'table' }>,
  { expected, residuals }: Pick<Outcome, 'expected' | 'residuals'>,
  settings: Settings,
): ContingencyResult {
  const cells = hiddenCells(input, settings)
  const hidden = cells.map((row) => row.slice(0, input.columns.length))
  const betrays = hidden.some((row) => row.some((one) => one !== null))
  const counts = input.counts.map((row, i) => row.map((count, j) => ((hidden[i]?.[j] ?? null) === null ? count : null)))
  const figures = (values: readonly (readonly number[])[] | undefined) =>
    input.counts.map((row, i) => row.map((_, j) => (betrays ? null : clean(values?.[i]?.[j] ?? Number.NaN))))
  return {
    rows: input.rows.map(({ name }) => name),
    rowLabels: input.rows.map(labelled),
    columns: input.columns.map(({ name }) => name),
    columnLabels: input.columns.map(labelled),
    counts,
    ...(betrays ? { hidden } : {}),
    expected: figures(expected),
    residuals: figures(residuals),
  }
}

/** @returns why cells are not told, by row; the last of each row is that of its sum */
export function hiddenCells(
  { counts, columns }: Pick<Extract<TestInput, { kind: 'table' }>, 'counts' | 'columns'>,
  { smallCells }: Settings,
): ReturnType<typeof suppress> {
  const parts = columns.map((_, j) => ({ counts: counts.map((row) => row[j] ?? 0) }))
  const sums = { counts: counts.map((row) => row.reduce((sum, count) => sum + count, 0)) }
  return suppress(parts, columns.length > 1 ? sums : undefined, smallCells)
}

const labelled = ({ name, label }: Category): string => label || name
