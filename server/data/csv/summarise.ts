import type { TextColumn } from './column.ts'
import type { ColumnSummary, PartSummary } from './part.ts'
import type { ScanJob } from './plan.ts'
import type { Scanner } from './scan.ts'

/** @returns what a part that was scanned tells of itself */
export function summarise(scanner: Scanner, job: ScanJob, end: number): PartSummary {
  const { id, unclosedQuote } = scanner
  const place = (row: number): { row: number; line: number } => ({ row, line: lineOf(scanner, row) })
  return {
    rows: scanner.rows,
    lines: scanner.line - job.line,
    end,
    ragged: scanner.ragged,
    firstRagged: scanner.firstRagged,
    ...(unclosedQuote === undefined ? {} : { unclosedQuote }),
    columns: scanner.columns.map((column) => summariseColumn(scanner, column)),
    ...(id === undefined
      ? {}
      : {
          id: {
            bits: id.bits,
            others: entries(id.others),
            duplicates: id.duplicates,
            blanks: id.blanks,
            firstDuplicates: id.firstDuplicates.map(({ row, text }) => ({ ...place(row), value: text })),
            firstBlanks: id.firstBlanks.map((row) => ({ ...place(row), value: '' })),
          },
        }),
  }
}

function summariseColumn(scanner: Scanner, column: TextColumn): ColumnSummary {
  return {
    texts: entries(column.dictionary),
    evidence: column.evidence,
    odd: [...column.odd.values()].map(({ bytes, count, rows }) => ({
      bytes,
      count,
      first: rows.map((row) => ({ row, line: lineOf(scanner, row) })),
    })),
    oddBeyond: column.oddBeyond,
    numbers: column.numbers !== undefined,
  }
}

function entries(dictionary: { readonly size: number; bytes(entry: number): Uint8Array }): Uint8Array[] {
  return Array.from({ length: dictionary.size }, (_, index) => dictionary.bytes(index + 1))
}

/** @returns the line that a row starts on */
export function lineOf(scanner: Pick<Scanner, 'lineSteps'>, row: number): number {
  const steps = scanner.lineSteps
  let low = 0
  let high = steps.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (steps[middle]!.row <= row) low = middle
    else high = middle - 1
  }
  const step = steps[low]
  return step === undefined ? row + 1 : step.line + row - step.row
}
