import { type Formatter, NOTHING } from '../../results/format/formatter.ts'
import type { ContingencyResult, Hidden, SettingsResult } from '../../results/types.ts'
import { left, type Note, type Row, right, row, type TableBlock } from '../document.ts'
import { hiddenText, withheldNotes } from './counted.ts'

type Count = number | null

/** Absent is 0, null is suppressed. */
const at = (counts: readonly Count[], index: number): Count => {
  const count = counts[index]
  return count === undefined ? 0 : count
}

/** A sum in which one part is suppressed is not shown either: it would give the part away. */
function sum(counts: readonly Count[]): Count {
  return counts.reduce<Count>((total, count) => (total === null || count === null ? null : total + count), 0)
}

/**
 * Categories in rows, groups in columns, n (per cent of the group) in the cells; the last column and row are the totals, the
 * last row with the share of each group in all. The p-value of the whole table stands in its first row,
 * unless it is undefined.
 */
export function contingencyTable(
  table: ContingencyResult,
  p: number | null | undefined,
  settings: SettingsResult,
  format: Formatter,
): Pick<TableBlock, 'columns' | 'rows'> {
  const columns = table.columnLabels.map((label, j) => label || table.columns[j] || '')
  const totals = table.columns.map((_, j) => sum(table.counts.map((counts) => at(counts, j))))
  const all = sum(totals)
  const cell = (count: Count, of: Count, hidden: Hidden | null | undefined) =>
    count === null
      ? hiddenText(hidden ?? undefined, settings)
      : of === null
        ? String(count)
        : format.countPercent(count, of)
  const total = format.word('total')
  const rows: Row[] = table.rows.map((name, i) => {
    const counts = table.counts[i] ?? []
    return row([
      table.rowLabels[i] || name,
      ...table.columns.map((_, j) => cell(at(counts, j), at(totals, j), table.hidden?.[i]?.[j])),
      totalCell(sum(counts), all, format),
      ...(p === undefined ? [] : [i === 0 ? format.p(p) : '']),
    ])
  })
  const last = row(
    [total, ...totals.map((count) => totalCell(count, all, format)), totalCell(all, all, format)],
    'total',
  )
  return {
    columns: [
      left(format.word('category')),
      ...[...columns, total].map((label) => right(label, 'n (%)')),
      ...(p === undefined ? [] : [right(format.pSymbol)]),
    ],
    rows: [...rows, last],
  }
}

/** What the dashes mean, where there are any. */
export const contingencyNotes = ({ hidden = [] }: ContingencyResult, settings: SettingsResult): Note[] =>
  withheldNotes(hidden.flat(), settings)

const totalCell = (count: Count, of: Count, format: Formatter) =>
  count === null ? NOTHING : of === null ? String(count) : format.countPercent(count, of)
