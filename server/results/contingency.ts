import type { Settings } from '../model/study.ts'
import type { Category } from '../model/types.ts'
import { shown } from './context.ts'
import { clean, type Outcome, type TestInput } from './tests/runner.ts'
import type { ContingencyResult } from './types.ts'

/** A contingency table with what the test expected; where a cell is suppressed nothing is shown that would betray it. */
export function contingency(
  input: Extract<TestInput, { kind: 'table' }>,
  { expected, residuals }: Pick<Outcome, 'expected' | 'residuals'>,
  settings: Settings,
): ContingencyResult {
  const counts = input.counts.map((row) => row.map((count) => shown(count, settings)))
  const betrays = counts.some((row) => row.includes(null))
  const figures = (values: readonly (readonly number[])[] | undefined) =>
    input.counts.map((row, i) => row.map((_, j) => (betrays ? null : clean(values?.[i]?.[j] ?? Number.NaN))))
  return {
    rows: input.rows.map(({ name }) => name),
    rowLabels: input.rows.map(labelled),
    columns: input.columns.map(({ name }) => name),
    columnLabels: input.columns.map(labelled),
    counts,
    expected: figures(expected),
    residuals: figures(residuals),
  }
}

const labelled = ({ name, label }: Category): string => label || name
