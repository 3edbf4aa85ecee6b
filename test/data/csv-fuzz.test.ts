import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decode } from '../../server/data/csv/encoding.ts'
import { readRecord } from '../../server/data/csv/records.ts'
import { Scanner } from '../../server/data/csv/scan.ts'
import { lineOf } from '../../server/data/csv/summarise.ts'

const encoder = new TextEncoder()
const cell = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom('0', '1', '2', '', '10', ' 1', '3.5') },
  {
    weight: 2,
    arbitrary: fc.string({ unit: fc.constantFrom('a', '"', ',', ';', '\n', '\r', ' ', 'č', '€', '😀'), maxLength: 6 }),
  },
)
const newline = fc.constantFrom('\n', '\r\n', '\r')
const delimiter = fc.constantFrom(',', ';', '\t', '|')

interface Written {
  readonly text: string
  readonly delimiter: string
  readonly width: number
  readonly rows: readonly (readonly string[])[]
}

/** A file of cells, quoted where they must be and sometimes where they need not, with mixed line ends. */
const written: fc.Arbitrary<Written> = fc
  .tuple(delimiter, fc.integer({ min: 2, max: 5 }))
  .chain(([mark, width]) =>
    fc.record({
      mark: fc.constant(mark),
      width: fc.constant(width),
      rows: fc.array(
        fc.record({
          cells: fc.array(fc.record({ text: cell, quoted: fc.boolean() }), { minLength: width, maxLength: width }),
          end: newline,
          blank: fc.option(newline, { freq: 8 }),
        }),
        { maxLength: 12 },
      ),
      ended: fc.boolean(),
    }),
  )
  .map(({ mark, width, rows, ended }) => {
    let text = ''
    for (const [index, row] of rows.entries()) {
      const cells = row.cells.map(({ text: one, quoted }) =>
        quoted || /["\r\n]/.test(one) || one.includes(mark) ? `"${one.replaceAll('"', '""')}"` : one,
      )
      const last = index === rows.length - 1 && !ended
      text += cells.join(mark) + (last ? '' : row.end)
      // After a lone CR a blank line of LF would be one CRLF.
      if (!last && row.blank !== null && !(row.end === '\r' && row.blank === '\n')) text += row.blank
    }
    return { text, delimiter: mark, width, rows: rows.map((row) => row.cells.map(({ text: one }) => one)) }
  })

interface Scanned {
  readonly rows: string[][]
  readonly scanner: Scanner
}

/** Feeds the bytes in pieces of `step`, as a file is read in chunks. */
function scanned(text: string, mark: string, width: number, step: number): Scanned {
  const bytes = encoder.encode(text)
  const scanner = new Scanner(
    mark.charCodeAt(0),
    width,
    Array.from({ length: width }, (_, i) => i),
    undefined,
    1,
  )
  let buffer = new Uint8Array(0)
  for (let at = 0; at < bytes.length; at += step) {
    const piece = bytes.subarray(at, at + step)
    const joined = new Uint8Array(buffer.length + piece.length + 1)
    joined.set(buffer)
    joined.set(piece, buffer.length)
    const length = buffer.length + piece.length
    const consumed = scanner.scan(joined, length, 0, Number.POSITIVE_INFINITY, at + step >= bytes.length)
    buffer = joined.slice(consumed, length)
  }
  scanner.finish()
  const rows = Array.from({ length: scanner.rows }, (_, row) =>
    scanner.columns.map((column) => {
      const number = column.blocks[Math.floor(row / 16384)]![row % 16384]!
      return number === 0 ? '' : decode(column.dictionary.bytes(number), 'utf-8')
    }),
  )
  return { rows, scanner }
}

test('every file is read as csv-parse reads it, in chunks of any size', () => {
  fc.assert(
    fc.property(written, fc.integer({ min: 1, max: 40 }), ({ text, delimiter: mark, width, rows }, step) => {
      const oracle: string[][] = parse(text, {
        delimiter: mark,
        record_delimiter: ['\r\n', '\n', '\r'],
        skip_empty_lines: true,
      })
      expect(oracle).toEqual(rows)
      for (const size of [step, text.length * 4 + 1]) {
        const result = scanned(text, mark, width, size)
        expect(result.rows).toEqual(oracle)
        expect(result.scanner.ragged).toBe(0)
      }
    }),
    { numRuns: 2000 },
  )
})

test('rows know the line that they start on', () => {
  fc.assert(
    fc.property(written, ({ text, delimiter: mark, width }) => {
      const bytes = encoder.encode(text)
      // The line of a place, by counting line ends before it.
      const lines: number[] = []
      let at = 0
      while (at < bytes.length) {
        const record = readRecord(bytes, at, mark.charCodeAt(0))
        const before = new TextDecoder().decode(bytes.subarray(0, at))
        if (record.cells.length > 1 || record.cells[0]!.length > 0) lines.push(before.split(/\r\n|\r|\n/).length)
        at = record.end
      }
      const { scanner } = scanned(text, mark, width, bytes.length + 1)
      expect(Array.from({ length: scanner.rows }, (_, row) => lineOf(scanner, row))).toEqual(lines)
    }),
    { numRuns: 500 },
  )
})

test('any bytes at all are read without an exception, and every row is counted', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('"', ',', '\n', '\r', 'a', '1', '\0'), maxLength: 60 }), (text) => {
      const whole = scanned(text, ',', 3, text.length + 1)
      for (const step of [1, 2, 3, 7]) {
        const parts = scanned(text, ',', 3, step)
        expect(parts.rows).toEqual(whole.rows)
        expect(parts.scanner.ragged).toBe(whole.scanner.ragged)
        expect(parts.scanner.unclosedQuote).toBe(whole.scanner.unclosedQuote)
        expect(parts.scanner.line).toBe(whole.scanner.line)
      }
    }),
    { numRuns: 3000 },
  )
})
