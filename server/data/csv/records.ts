/** The first records of a file, read plainly: for the header and for finding the delimiter. */
export interface HeadRecord {
  /** The bytes of the cells, quotes taken off. */
  readonly cells: readonly Uint8Array[]
  /** Where the next record starts. */
  readonly end: number
  /** The line that the next record starts on, if this one starts on line 1. */
  readonly lines: number
  /** False when the bytes end before the record does. */
  readonly whole: boolean
}

/** @returns the record at `start`; `end` is the length when there is no more */
export function readRecord(bytes: Uint8Array, start: number, delimiter: number): HeadRecord {
  const cells: Uint8Array[] = []
  let lines = 0
  let at = start
  let whole = false
  for (;;) {
    if (bytes[at] !== 34) {
      const from = at
      while (at < bytes.length && bytes[at] !== delimiter && bytes[at] !== 10 && bytes[at] !== 13) at++
      cells.push(bytes.subarray(from, at))
    } else {
      const parts: number[] = []
      at++
      while (at < bytes.length) {
        if (bytes[at] === 34) {
          if (bytes[at + 1] !== 34) break
          at++
        }
        if (bytes[at] === 10 || (bytes[at] === 13 && bytes[at + 1] !== 10)) lines++
        parts.push(bytes[at++]!)
      }
      at++
      while (at < bytes.length && bytes[at] !== delimiter && bytes[at] !== 10 && bytes[at] !== 13)
        parts.push(bytes[at++]!)
      cells.push(Uint8Array.from(parts))
    }
    if (at >= bytes.length || bytes[at] !== delimiter) break
    at++
  }
  if (at < bytes.length) {
    whole = true
    at += bytes[at] === 13 && bytes[at + 1] === 10 ? 2 : 1
  }
  return { cells, end: Math.min(at, bytes.length), lines: lines + 1, whole }
}

/** @returns whether the record is an empty line */
export function isBlankLine(record: HeadRecord): boolean {
  return record.cells.length === 1 && record.cells[0]!.length === 0
}
