import { BLOCK, IdColumn, MOST_TEXTS, TextColumn } from './column.ts'
import { HASH_START } from './dictionary.ts'

/**
 * From one column's numbers of texts under work to the next's: a line of the cache more than a block, so that the columns do not
 * all fall on the same lines.
 */
const STRIDE = BLOCK + 32

/** Texts of two digits. */
const PAIRS = 100

/** @returns 0 … 99, negative unless both bytes are digits */
function twoDigits(tens: number, units: number): number {
  return tens < 48 || tens > 57 || units < 48 || units > 57 ? -1 : tens * 10 + units - 528
}

const QUOTE = 1
const DELIMITER = 2
const LF = 3
const CR = 4

/** Where the line of a row is no longer the line of the row before plus one. */
export interface LineStep {
  readonly row: number
  readonly line: number
}

export interface RaggedRow {
  readonly row: number
  readonly line: number
  readonly cells: number
}

/**
 * From bytes to columns in one pass. Every wanted cell becomes the number of its text in the column's dictionary; what a
 * text means is decided later, once per distinct text. A quote counts only at the start of a cell; LF, CR and CRLF end a
 * record, also mixed; empty lines are no records. Rows count from 0 here.
 */
export class Scanner {
  readonly columns: TextColumn[] = []
  readonly id: IdColumn | undefined
  rows = 0
  /** The line that the next record starts on, from 1. */
  line: number
  readonly lineSteps: LineStep[] = []
  ragged = 0
  readonly firstRagged: RaggedRow[] = []
  /** Line where a quote was opened that is never closed. */
  unclosedQuote: number | undefined

  readonly #delimiter: number
  readonly #width: number
  readonly #slots: Int32Array
  readonly #kind = new Uint8Array(256)
  readonly #ids: Uint16Array
  /** By slot and byte: the number of a text of one byte, plus one, the delimiter standing for a blank; 0: look closer. */
  readonly #single: Int32Array
  /** By slot and two digits: the number of that text plus one; 0: look closer. */
  readonly #double: Int32Array
  #nextLine = -1
  /** Texts of the record under work that are no numbers, in columns kept as numbers. */
  readonly #pending: { readonly slot: number; readonly text: Uint8Array }[] = []
  #scratch = new Uint8Array(1024)

  /**
   * @param delimiter a byte
   * @param width cells of the header
   * @param wanted positions of the columns to keep, from 0
   * @param id position of the column of ids
   * @param line of the first record
   */
  constructor(delimiter: number, width: number, wanted: readonly number[], id: number | undefined, line: number) {
    this.#width = width
    this.line = line
    this.#slots = new Int32Array(width).fill(-1)
    for (const [slot, position] of wanted.entries()) {
      this.#slots[position] = slot
      this.columns.push(new TextColumn())
    }
    if (id !== undefined) {
      this.id = new IdColumn()
      this.#idPosition = id
    }
    this.#kind[34] = QUOTE
    this.#kind[delimiter] = DELIMITER
    this.#kind[10] = LF
    this.#kind[13] = CR
    this.#delimiter = delimiter
    this.#ids = new Uint16Array(wanted.length * STRIDE)
    this.#single = new Int32Array(wanted.length * 256)
    this.#double = new Int32Array(wanted.length * PAIRS)
    for (const [slot, position] of wanted.entries()) if (position !== id) this.#single[slot * 256 + delimiter] = 1
  }

  readonly #idPosition: number = -1

  /**
   * Reads the records that start in `from … stop`.
   * @param bytes with one byte of room behind `length`, which is overwritten
   * @param final whether the file ends at `length`
   * @returns where the first record starts that was not read, because it starts at `stop` or later or is not whole
   */
  scan(bytes: Uint8Array, length: number, from: number, stop: number, final: boolean): number {
    bytes[length] = 10
    const kind = this.#kind
    const delimiter = this.#delimiter
    const slots = this.#slots
    const single = this.#single
    const double = this.#double
    const ids = this.#ids
    const width = this.#width
    const idPosition = this.#idPosition
    let block = this.rows % BLOCK
    let at = from
    while (at < stop && at < length) {
      const start = at
      let lines = 1
      if (kind[bytes[at]!]! >= LF) {
        if (bytes[at] === 13) {
          if (at + 1 === length && !final) return start
          if (bytes[at + 1] === 10 && at + 1 < length) at++
        }
        at++
        this.line++
        continue
      }
      let position = 0
      let extra = false
      let idFrom = 0
      let idTo = 0
      let idBytes = bytes
      if (this.#pending.length > 0) this.#pending.length = 0
      for (;;) {
        const slot = position < width ? slots[position]! : -1
        const first = bytes[at]!
        const known = slot < 0 ? 0 : single[(slot << 8) | first]!
        if (known !== 0) {
          // The usual answers: nothing, or one byte, between delimiters.
          if (first === delimiter) {
            ids[slot * STRIDE + block] = 0
            at++
            position++
            continue
          }
          const end = bytes[at + 1]!
          if (end === delimiter) {
            ids[slot * STRIDE + block] = known - 1
            at += 2
            position++
            continue
          }
          if (kind[end]! >= LF) {
            ids[slot * STRIDE + block] = known - 1
            at++
            if (at >= length && !final) return start
            break
          }
        }
        if (slot >= 0) {
          const pair = twoDigits(first, bytes[at + 1]!)
          const end = pair < 0 ? 0 : bytes[at + 2]!
          const number = pair < 0 ? 0 : double[slot * PAIRS + pair]!
          if (number !== 0 && (end === delimiter || kind[end]! >= LF)) {
            ids[slot * STRIDE + block] = number - 1
            at += 2
            if (at >= length && !final) return start
            if (end !== delimiter) break
            at++
            position++
            continue
          }
        }
        let cell = bytes
        let cellFrom = at
        let cellTo = at
        let hash = HASH_START
        if (kind[first] === QUOTE) {
          const opened = this.line + lines - 1
          at++
          cellFrom = at
          let copied = 0
          let copying = false
          for (;;) {
            if (at >= length) {
              if (!final) return start
              this.unclosedQuote ??= opened
              cellTo = at
              break
            }
            const byte = bytes[at]!
            if (byte === 34) {
              if (at + 1 >= length && !final) return start
              if (bytes[at + 1] !== 34 || at + 1 >= length) {
                cellTo = at
                at++
                break
              }
              // A doubled quote: from here the text is copied.
              if (!copying) {
                copying = true
                copied = 0
                for (let i = cellFrom; i < at; i++) copied = this.#copy(bytes[i]!, copied)
              }
              copied = this.#copy(34, copied)
              at += 2
              continue
            }
            if (byte === 10 || (byte === 13 && bytes[at + 1] !== 10)) lines++
            if (copying) copied = this.#copy(byte, copied)
            at++
          }
          // Text behind the closing quote belongs to the cell.
          if (at < length && kind[bytes[at]!]! < DELIMITER) {
            if (!copying) {
              copying = true
              copied = 0
              for (let i = cellFrom; i < cellTo; i++) copied = this.#copy(bytes[i]!, copied)
            }
            while (kind[bytes[at]!]! < DELIMITER) copied = this.#copy(bytes[at++]!, copied)
          }
          if (copying) {
            cell = this.#scratch
            cellFrom = 0
            cellTo = copied
          }
          if (slot >= 0) for (let i = cellFrom; i < cellTo; i++) hash = Math.imul(hash ^ cell[i]!, 0x01000193)
        } else if (slot >= 0) {
          let byte = first
          while (kind[byte]! < DELIMITER) {
            hash = Math.imul(hash ^ byte, 0x01000193)
            byte = bytes[++at]!
          }
          cellTo = at
        } else {
          while (kind[bytes[at]!]! < DELIMITER) at++
          cellTo = at
        }
        if (at >= length && !final) return start
        if (slot >= 0) {
          const column = this.columns[slot]!
          if (column.numbers !== undefined) {
            const value = cellFrom === cellTo ? Number.NaN : column.parse(cell, cellFrom, cellTo)
            column.numbers[block] = value
            if (Number.isNaN(value) && cellFrom !== cellTo)
              this.#pending.push({ slot, text: cell.slice(cellFrom, cellTo) })
          } else {
            const number = cellFrom === cellTo ? 0 : column.dictionary.number(cell, cellFrom, cellTo, hash)
            ids[slot * STRIDE + block] = number
            if (cellTo - cellFrom === 1 && kind[cell[cellFrom]!] === 0 && position !== idPosition)
              single[slot * 256 + cell[cellFrom]!] = number + 1
            if (cellTo - cellFrom === 2 && position !== idPosition) {
              const pair = twoDigits(cell[cellFrom]!, cell[cellFrom + 1]!)
              if (pair >= 0) double[slot * PAIRS + pair] = number + 1
            }
            if (number > MOST_TEXTS) this.#spill(slot, block, cell.slice(cellFrom, cellTo))
          }
        } else if (position >= width && cellFrom !== cellTo) extra = true
        if (position === idPosition) {
          idBytes = cell === this.#scratch ? this.#scratch.slice(0, cellTo) : cell
          idFrom = cellFrom
          idTo = cellTo
        }
        if (kind[bytes[at]!]! !== DELIMITER || at >= length) break
        at++
        position++
      }
      // At the end of the record: LF, CR, CRLF, or the end of the file.
      if (bytes[at] === 13 && at < length) {
        if (at + 1 === length && !final) return start
        if (bytes[at + 1] === 10 && at + 1 < length) at++
      }
      at++
      if (position + 1 < width || extra) this.#noteRagged(position + 1, block)
      if (this.#pending.length > 0)
        for (const { slot, text } of this.#pending) this.columns[slot]!.noteOdd(text, this.rows)
      if (this.id !== undefined) this.id.add(idBytes, idFrom, idTo, this.rows)
      if (this.line !== this.#nextLine) this.lineSteps.push({ row: this.rows, line: this.line })
      this.#nextLine = this.line + 1
      this.line += lines
      this.rows++
      block++
      if (block === BLOCK) {
        this.#seal(BLOCK)
        block = 0
      }
    }
    return Math.min(at, length)
  }

  /** Closes the last block. Nothing may be scanned afterwards. */
  finish(): void {
    const rows = this.rows % BLOCK
    if (rows > 0) this.#seal(rows)
    this.#scratch = new Uint8Array(0)
  }

  #seal(rows: number): void {
    for (const [slot, column] of this.columns.entries())
      column.seal(this.#ids.subarray(slot * STRIDE, slot * STRIDE + BLOCK), rows)
  }

  #spill(slot: number, block: number, cell: Uint8Array): void {
    const column = this.columns[slot]!
    column.spill(this.#ids.subarray(slot * STRIDE, slot * STRIDE + BLOCK), block, this.rows - block)
    const value = column.parse(cell, 0, cell.length)
    column.numbers![block] = value
    if (Number.isNaN(value)) this.#pending.push({ slot, text: cell })
    this.#single.fill(0, slot * 256, (slot + 1) * 256)
    this.#double.fill(0, slot * PAIRS, (slot + 1) * PAIRS)
  }

  #copy(byte: number, to: number): number {
    if (to >= this.#scratch.length) {
      const more = new Uint8Array(this.#scratch.length * 2)
      more.set(this.#scratch)
      this.#scratch = more
    }
    this.#scratch[to] = byte
    return to + 1
  }

  /** A row that is too short has no answers in the cells that it lacks. */
  #noteRagged(cells: number, block: number): void {
    for (let position = cells; position < this.#width; position++) {
      const slot = this.#slots[position]!
      if (slot < 0) continue
      this.#ids[slot * STRIDE + block] = 0
      const numbers = this.columns[slot]!.numbers
      if (numbers !== undefined) numbers[block] = Number.NaN
    }
    this.ragged++
    if (this.firstRagged.length < 20) this.firstRagged.push({ row: this.rows, line: this.line, cells })
  }
}
