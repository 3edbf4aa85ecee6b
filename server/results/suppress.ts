import type { Hidden } from './types.ts'

/** One column of counts. */
export interface Column {
  readonly counts: readonly number[]
}

interface Cell {
  readonly row: number
  readonly column: number
  readonly count: number
}

/**
 * Which cells of a table may not be told, where the size of every column is known and each row of `all` is the sum of the row.
 * Cells under the threshold are hidden, then others, the smallest first, until no cell under the threshold follows from
 * what is left by linear equations (rows, columns and their combinations; Cox 1980, J Am Stat Assoc 75:377).
 *
 * @param groups the parts of `all`; that people may be in no group or in no row is taken for known, so as to be on the safe side
 * @param all the last column; undefined where there is none and rows have no sum
 * @param threshold counts from 1 to below it are hidden; 0: none
 * @param unprinted a row that is not printed itself, and so the first to be hidden
 * @returns by row, the cells of the groups and then that of `all`; null where the count may be told
 */
export function suppress(
  groups: readonly Column[],
  all: Column | undefined,
  threshold: number,
  unprinted?: number,
): readonly (readonly (Hidden | null)[])[] {
  const columns = all === undefined ? groups : [...groups, all]
  const rows = Math.max(0, ...columns.map(({ counts }) => counts.length))
  const printed = Array.from({ length: rows }, (_, row) =>
    columns.map(({ counts }, column): Cell => ({ row, column, count: counts[row] ?? 0 })),
  )
  const small = printed.flat().filter(({ count }) => count > 0 && count < threshold)
  if (small.length === 0) return printed.map((row) => row.map(() => null))
  const lines = equations(printed, all !== undefined && groups.length > 0)
  const hidden = new Set<Cell>(small)
  const betrayedBy = (more: readonly Cell[]): Cell | undefined => {
    const known = determined(lines, new Set([...hidden, ...more].map(keyOf)))
    return small.find((cell) => known.has(keyOf(cell)))
  }
  for (;;) {
    const betrayed = betrayedBy([])
    if (betrayed === undefined) break
    const ways = waysToHide(betrayed, printed, hidden, unprinted)
    const chosen = ways.find((more) => betrayedBy(more) !== betrayed) ?? ways.at(-1)
    // All is hidden: what remains follows from the sizes alone.
    if (chosen === undefined) break
    for (const cell of chosen) hidden.add(cell)
  }
  return printed.map((row) =>
    row.map((cell) => (!hidden.has(cell) ? null : cell.count > 0 && cell.count < threshold ? 'small' : 'beside-small')),
  )
}

/** A cell of its row or column, or such a cell of each with the one where they meet; the smallest first. */
function waysToHide(
  cell: Cell,
  table: readonly (readonly Cell[])[],
  hidden: ReadonlySet<Cell>,
  unprinted: number | undefined,
): Cell[][] {
  const rows = table.filter((row) => row[cell.column] !== cell)
  const across = (table[cell.row] ?? []).filter((one) => one !== cell)
  const down = rows.flatMap((row) => row[cell.column] ?? [])
  const corners = rows.flatMap((row) =>
    across.map((one) => [one, row[cell.column], row[one.column]].filter((corner) => corner !== undefined)),
  )
  return [...[...across, ...down].map((one) => [one]), ...corners]
    .map((cells) => cells.filter((one) => !hidden.has(one)))
    .filter((cells) => cells.length > 0)
    .toSorted((a, b) => cost(a, unprinted) - cost(b, unprinted))
}

/** Each cell counts, zeros most: that nobody is in a cell is worth more than a number, and hides less. */
const cost = (cells: readonly Cell[], unprinted: number | undefined): number =>
  sum(cells.map(({ count, row }) => (row === unprinted ? 0 : count === 0 ? ZERO : count)))

const ZERO = 1e9

const keyOf = ({ row, column }: Cell): string => `${row} ${column}`

const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0)

type Line = readonly Cell[]

/** The cells that sums tie together: those of each column, and the groups of each row with the cell of all. */
function equations(rows: readonly (readonly Cell[])[], hasSums: boolean): Line[] {
  const columns = (rows[0] ?? []).map((_, column) => rows.flatMap((row) => row[column] ?? []))
  return hasSums ? [...columns, ...rows] : columns
}

const EPSILON = 1e-9

/**
 * @returns the unknown cells that the equations settle. All is the sum of its groups, so that with its sign turned round every
 *   coefficient is 1; what is known on the other side does not matter.
 */
function determined(lines: readonly Line[], unknown: ReadonlySet<string>): ReadonlySet<string> {
  const keys = [...unknown]
  const index = new Map(keys.map((key, i) => [key, i]))
  const matrix = lines.map((line) => {
    const row = new Float64Array(keys.length)
    for (const cell of line) {
      const at = index.get(keyOf(cell))
      if (at !== undefined) row[at] = 1
    }
    return row
  })
  reduce(matrix)
  const alone = matrix.map((row) => [...row.keys()].filter((i) => Math.abs(row[i] ?? 0) > EPSILON))
  return new Set(alone.flatMap((used) => (used.length === 1 ? [keys[used[0] ?? 0] ?? ''] : [])))
}

/** Gauss–Jordan, in place. */
function reduce(matrix: Float64Array[]): void {
  const width = matrix[0]?.length ?? 0
  let top = 0
  for (let column = 0; column < width && top < matrix.length; column++) {
    const pivot = matrix.findIndex((row, i) => i >= top && Math.abs(row[column] ?? 0) > EPSILON)
    if (pivot < 0) continue
    const row = matrix[pivot]!
    matrix[pivot] = matrix[top]!
    matrix[top] = row
    const by = row[column] ?? 1
    for (let i = column; i < width; i++) row[i] = (row[i] ?? 0) / by
    for (const [i, other] of matrix.entries()) {
      const times = other[column] ?? 0
      if (i === top || Math.abs(times) <= EPSILON) continue
      for (let j = column; j < width; j++) other[j] = (other[j] ?? 0) - times * (row[j] ?? 0)
    }
    top++
  }
}
