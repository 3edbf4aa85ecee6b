import type { ByteSource } from '../../host/host.ts'
import { chooseDelimiter, type DelimiterChoice } from './delimiter.ts'
import { chooseEncoding, decode, type EncodingChoice, guessEncoding, isByteSafe, isUtf8 } from './encoding.ts'
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
  const textOf = (bytes: Uint8Array): string => {
    if (convert !== undefined) return decode(bytes, 'utf-8')
    if (encoding.by === 'assumed' && !isUtf8(bytes)) return decode(bytes, guessEncoding([bytes], words))
    return decode(bytes, encoding.encoding)
  }
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
  // All headings in one code page, chosen by all of them.
  const odd = convert === undefined && encoding.by === 'assumed' ? record.cells.filter((cell) => !isUtf8(cell)) : []
  const guessed = odd.length > 0 ? guessEncoding(sampleOf(head, odd, byte), words) : undefined
  const name = convert !== undefined ? 'utf-8' : (guessed ?? encoding.encoding)
  return {
    gzip,
    ...(convert === undefined ? {} : { convert }),
    encoding,
    ...(guessed === undefined ? {} : { guessed }),
    delimiter: choice,
    headings: record.cells.map((cell) => decode(cell, name)),
    from: mark + record.end,
    line: line + record.lines,
  }
}

/** @returns where a byte stands that no text has; tabs, line ends and form feeds are text */
function findControl(head: Uint8Array): number | undefined {
  const at = head.findIndex((byte) => byte < 9 || (byte > 13 && byte < 32 && byte !== 26 && byte !== 27))
  return at < 0 ? undefined : at
}

/** Cells that show the code page: odd headings, and odd cells of the first records. */
function sampleOf(head: Uint8Array, headings: readonly Uint8Array[], delimiter: number): Uint8Array[] {
  const sample = [...headings]
  let at = 0
  for (let records = 0; records < 200 && at < head.length; records++) {
    const record = readRecord(head, at, delimiter)
    at = record.end
    for (const cell of record.cells) if (!isUtf8(cell)) sample.push(cell)
  }
  return sample
}
