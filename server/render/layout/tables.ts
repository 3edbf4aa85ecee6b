import type { Formatter } from '../../results/format/formatter.ts'
import type { SettingsResult, TableResult, TableRow } from '../../results/types.ts'
import { left, note, right, row, type TableBlock } from '../document.ts'
import { claimNotes } from './claims.ts'

const ROLES = { heading: 'heading', body: 'body', indented: 'indented' } as const

/** @returns a "Table 1": what its rows hold is said in their labels, group sizes stand in the headings */
export function describeTable(table: TableResult, _settings: SettingsResult, format: Formatter): TableBlock {
  const withP = table.rows.some((r) => r.p !== undefined)
  // Where nothing could be described, the notes say why.
  const empty = table.rows.length === 0
  return {
    kind: 'table',
    title: table.label || table.name,
    columns: empty
      ? []
      : [
          left(''),
          ...table.columns.map((column) => right(column.label || column.name, `n = ${column.n}`)),
          ...(withP ? [right(format.pSymbol)] : []),
        ],
    rows: table.rows.map((r) =>
      row(
        [labelOf(r, format), ...r.cells.map((c) => c.text), ...(withP ? [r.p === undefined ? '' : format.p(r.p)] : [])],
        r.level === 1 ? ROLES.indented : r.kind === 'heading' ? ROLES.heading : ROLES.body,
      ),
    ),
    notes: [...table.notes.map((text) => note(text)), ...claimNotes(table.claims ?? [], format)],
  }
}

function labelOf(tableRow: TableRow, format: Formatter): string {
  switch (tableRow.kind) {
    case 'median-iqr':
      return `${tableRow.label}, ${format.word('medianIqr').toLowerCase().replace('iqr', 'IQR')}`
    case 'median-range':
      return `${tableRow.label}, ${format.word('medianRange').toLowerCase()}`
    case 'mean-sd':
      return `${tableRow.label}, ${format.word('meanSd').toLowerCase().replace('sd', 'SD')}`
    case 'heading':
      return `${tableRow.label}, n (%)`
    case 'count':
      return tableRow.level === 0 ? `${tableRow.label}, n (%)` : tableRow.label
    case 'missing':
      return tableRow.label || format.word('missing')
    case 'normality':
      return tableRow.label
  }
}
