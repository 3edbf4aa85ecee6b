import { isBlankLine, readRecord } from './records.ts'

/** Delimiters that are looked for, the commonest first. */
export const delimiters = [',', ';', '\t', '|'] as const

export type DelimiterChoice =
  | {
      readonly delimiter: string
      readonly by: 'stated' | 'sep-line' | 'found'
      readonly start: number
      readonly lines: number
    }
  | { readonly ambiguous: readonly string[] }

/** How many records of the head are looked at. */
const SAMPLE = 50

interface Judgement {
  readonly delimiter: string
  readonly headings: number
  readonly width: number
  /** Share of the sampled records that have as many cells as the header. */
  readonly regular: number
}

function judge(
  head: Uint8Array,
  start: number,
  delimiter: string,
  isHeading: (cell: Uint8Array) => boolean,
): Judgement {
  const byte = delimiter.charCodeAt(0)
  let at = start
  let width = 0
  let headings = 0
  let records = 0
  let regular = 0
  while (at < head.length && records < SAMPLE) {
    const record = readRecord(head, at, byte)
    at = record.end
    if (isBlankLine(record) || (!record.whole && records > 1)) continue
    if (width === 0) {
      width = record.cells.length
      headings = record.cells.filter(isHeading).length
    } else {
      records++
      if (record.cells.length === width) regular++
    }
  }
  return { delimiter, headings, width, regular: records === 0 ? 1 : regular / records }
}

/** `sep=;` as the first line, as Excel writes and reads it. */
function sepLine(head: Uint8Array): { delimiter: string; end: number } | undefined {
  const record = readRecord(head, 0, 0)
  const text = String.fromCharCode(...record.cells[0]!.subarray(0, 8))
  const found = /^sep=(.)$/i.exec(text)
  return found === null ? undefined : { delimiter: found[1]!, end: record.end }
}

/**
 * The delimiter under which the header has most of the headings that the study names, then under which the rows are most
 * regular, then that gives the most columns. Two that do equally well and split the file differently are ambiguous.
 * @param head ASCII-compatible bytes behind a byte-order mark
 * @param isHeading whether the study knows a heading
 */
export function chooseDelimiter(
  head: Uint8Array,
  stated: string | undefined,
  isHeading: (cell: Uint8Array) => boolean,
): DelimiterChoice {
  const line = sepLine(head)
  const start = line?.end ?? 0
  const lines = line === undefined ? 0 : 1
  if (stated !== undefined) return { delimiter: stated, by: 'stated', start, lines }
  if (line !== undefined) return { delimiter: line.delimiter, by: 'sep-line', start, lines }
  const judged = delimiters.map((delimiter) => judge(head, start, delimiter, isHeading))
  const headings = Math.max(...judged.map((j) => j.headings))
  let best = judged.filter((j) => j.headings === headings)
  if (headings <= 1) {
    const regular = Math.max(...best.map((j) => j.regular))
    best = best.filter((j) => j.regular === regular)
    // One column everywhere is no sign of a delimiter.
    if (headings === 0 && best.some((j) => j.width > 1)) best = best.filter((j) => j.width > 1)
  }
  const split = best.filter((j) => j.width > 1)
  if (split.length > 1) return { ambiguous: split.map((j) => j.delimiter) }
  const chosen = split[0] ?? best[0]!
  return { delimiter: chosen.delimiter, by: 'found', start, lines }
}
