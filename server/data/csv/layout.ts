import type { ByteSource } from '../../host/host.ts'
import { chooseDelimiter, type DelimiterChoice } from './delimiter.ts'
import { chooseEncoding, decoderOf, type EncodingChoice, guessEncoding, isByteSafe, isUtf8 } from './encoding.ts'
import { isBlankLine, readRecord } from './records.ts'
import { readHead } from './stream.ts'

/** How a file is written, as far as its head shows. */
export interface Layout {
  readonly gzip: boolean
  /** To convert from while reading; absent where bytes can be read as they are. */
  readonly convert?: string
  readonly encoding: EncodingChoice
  /** The code page of headings that are not UTF-8. */
  readonly guessed?: string
  readonly delimiter: Extract<DelimiterChoice, { delimiter: string }>
  readonly headings: readonly string[]
  /** Where the first record behind the header starts, in the unpacked, converted text. */
  readonly from: number
  /** Its line. */
  readonly line: number
}

export type LayoutFailure =
  | { readonly failure: 'empty' }
  | { readonly failure: 'format'; readonly format: string }
  | { readonly failure: 'not-text'; readonly offset: number; readonly byte: number }
  | { readonly failure: 'delimiter'; readonly candidates: readonly string[] }
  | { readonly failure: 'columns'; readonly columns: number }

/** Bytes in which delimiter and encoding are looked for, and the most that a header may take. */
const HEAD = 1024 * 1024
const LONGEST_HEADER = 64 * 1024 * 1024
/** More columns than any questionnaire or spreadsheet has. */
export const MOST_COLUMNS = 65536

const magic: readonly (readonly [string, string])[] = [
  ['PK\u0003\u0004', 'an Excel workbook or another packed file'],
  ['\u00d0\u00cf\u0011\u00e0', 'an old Excel workbook'],
  ['PAR1', 'a Parquet file'],
  ['$FL2', 'an SPSS file'],
  ['$FL3', 'an SPSS file'],
  ['<stata_dta>', 'a Stata file'],
  ['%PDF', 'a PDF'],
  ['SQLite format 3', 'an SQLite database'],
]

/**
 * @param stated WHATWG name of the encoding and the delimiter, where the study states them
 * @param words headings, labels and codes of the study
 */
export async function lookAt(
  source: ByteSource,
  stated: { readonly encoding?: string; readonly delimiter?: string },
  words: ReadonlySet<string>,
): Promise<Layout | LayoutFailure> {
  const start = await source.read(0, 4)
  const gzip = start[0] === 0x1f && start[1] === 0x8b
  const rawHead = await readHead(source, { gzip }, HEAD)
  const beginning = String.fromCharCode(...rawHead.subarray(0, 16))
  const format = magic.find(([bytes]) => beginning.startsWith(bytes))
  if (format !== undefined) return { failure: 'format', format: format[1] }
  const encoding = chooseEncoding(rawHead, stated.encoding)
  const convert = isByteSafe(encoding.encoding) ? undefined : encoding.encoding
  const reading = convert === undefined ? { gzip } : { gzip, convert }
  let head = convert === undefined ? rawHead : await readHead(source, reading, HEAD)
  const mark = convert === undefined ? encoding.mark : 0
  head = head.subarray(mark)
  if (!head.some((byte) => byte > 32)) return { failure: 'empty' }
  const control = findControl(head)
  if (control !== undefined) return { failure: 'not-text', offset: control, byte: head[control]! }

  const known = new Set([...words].map((word) => word.normalize('NFC').trim()))
  const assumed = convert === undefined && encoding.by === 'assumed'
  const plain = decoderOf(convert === undefined ? encoding.encoding : 'utf-8')
  const odd = assumed ? oddCells(head) : []
  const guessed = odd.length > 0 ? decoderOf(guessEncoding(odd, words)) : plain
  const textOf = (bytes: Uint8Array): string => (assumed && !isUtf8(bytes) ? guessed(bytes) : plain(bytes))
  const choice = chooseDelimiter(head, stated.delimiter, (cell) => known.has(textOf(cell).normalize('NFC').trim()))
  if ('ambiguous' in choice) return { failure: 'delimiter', candidates: choice.ambiguous }

  const byte = choice.delimiter.charCodeAt(0)
  let at = choice.start
  let line = 1 + choice.lines
  let record = readRecord(head, at, byte)
  while (isBlankLine(record) && record.end < head.length) {
    line += record.lines
    at = record.end
    record = readRecord(head, at, byte)
  }
  if (!record.whole && head.length + mark >= HEAD) {
    head = (await readHead(source, reading, LONGEST_HEADER)).subarray(mark)
    record = readRecord(head, at, byte)
  }
  if (record.cells.length > MOST_COLUMNS) return { failure: 'columns', columns: record.cells.length }
  // All headings in one code page, chosen by all of them and by the first rows.
  const oddHeadings = assumed ? record.cells.filter((cell) => !isUtf8(cell)) : []
  const page = oddHeadings.length > 0 ? guessEncoding([...oddHeadings, ...odd], words) : undefined
  const heading = page === undefined ? plain : decoderOf(page)
  return {
    gzip,
    ...(convert === undefined ? {} : { convert }),
    encoding,
    ...(page === undefined ? {} : { guessed: page }),
    delimiter: choice,
    headings: record.cells.map((cell) => heading(cell)),
    from: mark + record.end,
    line: line + record.lines,
  }
}

/** @returns where a byte stands that no text has; tabs, line ends and form feeds are text */
function findControl(head: Uint8Array): number | undefined {
  const at = head.findIndex((byte) => byte < 9 || (byte > 13 && byte < 32 && byte !== 26 && byte !== 27))
  return at < 0 ? undefined : at
}

/** Bytes of the head that is looked at for its code page. */
const PAGE_SAMPLE = 65536

/** The distinct cells at the start of a file that are not UTF-8, whatever the delimiter is. */
function oddCells(head: Uint8Array): Uint8Array[] {
  const found = new Map<string, Uint8Array>()
  let start = 0
  let odd = false
  for (let at = 0; at < Math.min(head.length, PAGE_SAMPLE); at++) {
    const byte = head[at]!
    if (byte > 127) odd = true
    // Line ends, tab, quote, comma, semicolon and bar end a cell.
    if (byte !== 10 && byte !== 13 && byte !== 9 && byte !== 34 && byte !== 44 && byte !== 59 && byte !== 124) continue
    if (odd) {
      const cell = head.subarray(start, at)
      if (!isUtf8(cell)) found.set(cell.join(), cell)
    }
    start = at + 1
    odd = false
  }
  return [...found.values()]
}
