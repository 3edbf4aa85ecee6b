import type { DataTable, FrequencyTable, MomentsTable } from '../plan/request.ts'

/** Ascending; MISSING (NaN), then NOT_ASKED (infinity) last. */
function compareValues(a: number, b: number): number {
  const rankA = rank(a)
  const rankB = rank(b)
  return rankA !== rankB ? rankA - rankB : rankA === 0 ? a - b : 0
}

function rank(value: number): number {
  return Number.isFinite(value) ? 0 : Number.isNaN(value) ? 1 : 2
}

/**
 * @param values by dimension, one entry per row of the table, in any order, rows may repeat
 * @returns the table: rows sorted, equal ones added up, none of count 0
 */
export function frequencyTable(
  values: readonly (readonly number[] | Float64Array)[],
  counts: readonly number[] | Float64Array,
): FrequencyTable {
  const order = Uint32Array.from(counts, (_, index) => index)
  const compareRows = (a: number, b: number): number => {
    for (const dimension of values) {
      const way = compareValues(dimension[a]!, dimension[b]!)
      if (way !== 0) return way
    }
    return 0
  }
  order.sort(compareRows)
  const kept: number[] = []
  const sums: number[] = []
  for (const row of order) {
    if (counts[row] === 0) continue
    if (kept.length > 0 && compareRows(kept.at(-1)!, row) === 0) sums[sums.length - 1]! += counts[row]!
    else {
      kept.push(row)
      sums.push(counts[row]!)
    }
  }
  return {
    kind: 'frequencies',
    values: values.map((dimension) => Float64Array.from(kept, (row) => dimension[row]! + 0)),
    counts: Float64Array.from(sums),
  }
}

/** Counts add: the table of a whole is the sum of the tables of its parts. */
export function mergeTables(tables: readonly DataTable[]): DataTable {
  const first = tables[0]
  if (first === undefined) throw new RangeError('no tables to merge')
  if (tables.length === 1) return first
  if (first.kind === 'frequencies') {
    const parts = tables.filter((table): table is FrequencyTable => table.kind === 'frequencies')
    return frequencyTable(
      first.values.map((_, dimension) => parts.flatMap((part) => Array.from(part.values[dimension]!))),
      parts.flatMap((part) => Array.from(part.counts)),
    )
  }
  const parts = tables.filter((table): table is MomentsTable => table.kind === 'moments')
  const added = (of: (table: MomentsTable) => Float64Array): Float64Array =>
    of(first).map((_, index) => parts.reduce((sum, part) => sum + of(part)[index]!, 0))
  return {
    kind: 'moments',
    n: parts.reduce((sum, part) => sum + part.n, 0),
    rows: parts.reduce((sum, part) => sum + part.rows, 0),
    sums: added((table) => table.sums),
    cross: added((table) => table.cross),
  }
}
