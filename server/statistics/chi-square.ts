import { chiSquareCdf } from './distributions/gamma.ts'
import { minus, narrow, product } from './exact-sums.ts'
import type { NotComputed } from './frequencies.ts'

/** Pearson's; with the continuity correction; or times (N − 1)/N. */
export type ChiSquareVariant = 'pearson' | 'yates' | 'n-1'

export interface ChiSquare {
  readonly chiSquare: number
  readonly df: number
  readonly p: number
  /** What was computed: the corrections are for 2 × 2, larger tables are Pearson's whatever was asked. */
  readonly variant: ChiSquareVariant
  /** In the shape of the table; 0 in empty rows and columns. */
  readonly expected: readonly (readonly number[])[]
  /** (O − E) / √(E (1 − row share)(1 − column share)), Haberman (1973); NaN in empty rows and columns. */
  readonly residuals: readonly (readonly number[])[]
  /** How many cells expect fewer than 5, empty rows and columns apart. */
  readonly expectedBelow5: number
  readonly minExpected: number
  /** How many cells there are, empty rows and columns apart. */
  readonly cells: number
  /** Rows and columns that hold no observation and take no part, counted from 0. */
  readonly emptyRows: readonly number[]
  readonly emptyColumns: readonly number[]
}

interface Margins {
  readonly rows: readonly number[]
  readonly columns: readonly number[]
  readonly n: number
}

function margins(table: readonly (readonly number[])[]): Margins {
  const rows = table.map((row) => row.reduce((sum, count) => sum + count, 0))
  const columns = (table[0] ?? []).map((_, j) => table.reduce((sum, row) => sum + row[j]!, 0))
  return { rows, columns, n: rows.reduce((sum, count) => sum + count, 0) }
}

const empty = (sums: readonly number[]) => sums.flatMap((sum, i) => (sum > 0 ? [] : [i]))

/**
 * Chi-square test of independence (Pearson 1900), with the correction of Yates (1934), or by N − 1 (E. Pearson 1947;
 * Campbell 2007, Stat. Med. 26). The correction is at most |O − E|.
 *
 * @param table counts, rows of equal length; empty rows and columns are dropped and named in the result
 */
export function chiSquare(
  table: readonly (readonly number[])[],
  variant: ChiSquareVariant = 'pearson',
): ChiSquare | NotComputed {
  const { rows, columns, n } = margins(table)
  const [emptyRows, emptyColumns] = [empty(rows), empty(columns)]
  const [height, width] = [rows.length - emptyRows.length, columns.length - emptyColumns.length]
  if (!(n > 0)) return { why: 'the table has no observations' }
  if (height < 2) return { why: 'fewer than 2 rows of the table have observations' }
  if (width < 2) return { why: 'fewer than 2 columns of the table have observations' }
  const used = height === 2 && width === 2 ? variant : 'pearson'
  const expected = rows.map((row) => columns.map((column) => (row * column) / n))
  const gaps = table.map((row, i) =>
    row.map((count, j) => narrow(minus(product(count, n), product(rows[i]!, columns[j]!))) / n),
  )
  const kept = expected.flatMap((row) => row.filter((value) => value > 0))
  const least = Math.min(0.5, ...gaps.flatMap((row, i) => row.map(Math.abs).filter((_, j) => expected[i]![j]! > 0)))
  const shift = used === 'yates' ? least : 0
  const sum = gaps
    .flatMap((row, i) =>
      row.map((gap, j) => (expected[i]![j]! > 0 ? (Math.abs(gap) - shift) ** 2 / expected[i]![j]! : 0)),
    )
    .reduce((total, term) => total + term, 0)
  const statistic = used === 'n-1' ? sum * ((n - 1) / n) : sum
  const df = (height - 1) * (width - 1)
  const residuals = gaps.map((row, i) =>
    row.map((gap, j) => gap / Math.sqrt(expected[i]![j]! * ((n - rows[i]!) / n) * ((n - columns[j]!) / n))),
  )
  return {
    chiSquare: statistic,
    df,
    p: chiSquareCdf(statistic, df, true),
    variant: used,
    expected,
    residuals,
    expectedBelow5: kept.filter((value) => value < 5).length,
    minExpected: Math.min(...kept),
    cells: kept.length,
    emptyRows,
    emptyColumns,
  }
}
