import { ByteDictionary, hashOf } from './dictionary.ts'
import { type DecimalEvidence, noteDecimal, parseEither } from './number.ts'

/** Rows of a block. Small enough that the blocks under work stay in the cache. */
export const BLOCK = 16384
/** More distinct texts than this and the column is kept as numbers. */
export const MOST_TEXTS = 65535
/** Texts that are no number, kept apart in a column of numbers; further ones are only counted. */
const MOST_ODD = 1000

/**
 * One block of a column: the number of the text in the dictionary (0: blank), in one byte where they fit, or the numbers
 * themselves (NaN: blank or no number).
 */
export type Block = Uint8Array | Uint16Array | Float64Array

/** Texts met in a column of numbers that are no numbers. */
export interface OddText {
  readonly bytes: Uint8Array
  count: number
  readonly rows: number[]
}

/** A column as it stands in the file: distinct texts, and one small number a row. Nothing is interpreted yet. */
export class TextColumn {
  readonly dictionary = new ByteDictionary()
  readonly blocks: Block[] = []
  /** Set while the column is kept as numbers: the block under work. */
  numbers: Float64Array | undefined
  readonly evidence: DecimalEvidence = {}
  readonly odd = new Map<string, OddText>()
  oddBeyond = 0

  /**
   * Turns to numbers from here on.
   * @param ids the numbers of the texts in the first `rows` rows of the block under work, which begins at row `base`
   */
  spill(ids: Uint16Array, rows: number, base: number): void {
    const values = new Float64Array(this.dictionary.size + 1).fill(Number.NaN)
    for (let entry = 1; entry <= this.dictionary.size; entry++) {
      const text = latin(this.dictionary.bytes(entry))
      noteDecimal(this.evidence, text)
      values[entry] = parseEither(text)
    }
    this.numbers = new Float64Array(BLOCK).fill(Number.NaN)
    for (let row = 0; row < rows; row++) {
      const value = values[ids[row]!]!
      this.numbers[row] = value
      if (Number.isNaN(value) && ids[row] !== 0) this.noteOdd(this.dictionary.bytes(ids[row]!), base + row)
    }
  }

  /** @returns the number in the bytes, NaN when there is none; the caller then notes the text as odd */
  parse(bytes: Uint8Array, start: number, end: number): number {
    const fast = parseDigits(bytes, start, end)
    if (!Number.isNaN(fast)) return fast
    const text = latin(bytes.subarray(start, end))
    noteDecimal(this.evidence, text)
    return parseEither(text)
  }

  noteOdd(bytes: Uint8Array, row: number): void {
    const text = latin(bytes)
    let odd = this.odd.get(text)
    if (odd === undefined) {
      if (this.odd.size >= MOST_ODD) {
        this.oddBeyond++
        return
      }
      this.odd.set(text, (odd = { bytes: bytes.slice(), count: 0, rows: [] }))
    }
    odd.count++
    if (odd.rows.length < 20) odd.rows.push(row)
  }

  /** Closes a block of `rows` rows. */
  seal(ids: Uint16Array, rows: number): void {
    if (this.numbers !== undefined) {
      this.blocks.push(rows === BLOCK ? this.numbers : this.numbers.slice(0, rows))
      this.numbers = new Float64Array(BLOCK).fill(Number.NaN)
      return
    }
    const block = this.dictionary.size < 256 ? new Uint8Array(rows) : new Uint16Array(rows)
    block.set(rows === ids.length ? ids : ids.subarray(0, rows))
    this.blocks.push(block)
  }
}

/** Up to 15 digits with a sign and no mark; anything else is NaN here. */
function parseDigits(bytes: Uint8Array, start: number, end: number): number {
  let at = start
  const negative = bytes[at] === 45
  if (negative) at++
  if (at >= end || end - at > 15) return Number.NaN
  let value = 0
  for (; at < end; at++) {
    const digit = bytes[at]! - 48
    if (digit < 0 || digit > 9) return Number.NaN
    value = value * 10 + digit
  }
  return negative ? -value : value
}

/** Bytes as text, trimmed, one character each: enough to see a number. */
function latin(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) text += String.fromCharCode(byte)
  return text.trim()
}

const LARGEST_BIT = 2 ** 27

/** The ids met so far: small whole numbers as bits, everything else in a dictionary. */
export class IdColumn {
  bits = new Uint32Array(1024)
  readonly others = new ByteDictionary()
  duplicates = 0
  blanks = 0
  readonly firstDuplicates: { row: number; text: string }[] = []
  readonly firstBlanks: number[] = []

  add(bytes: Uint8Array, from: number, to: number, row: number): void {
    let start = from
    let end = to
    while (start < end && bytes[start] === 32) start++
    while (end > start && bytes[end - 1] === 32) end--
    if (start === end) {
      this.blanks++
      if (this.firstBlanks.length < 20) this.firstBlanks.push(row)
      return
    }
    const known = this.#addNumber(bytes, start, end) ?? this.#addText(bytes, start, end)
    if (!known) return
    this.duplicates++
    if (this.firstDuplicates.length < 20) this.firstDuplicates.push({ row, text: latin(bytes.subarray(start, end)) })
  }

  /** @returns whether the id was known, undefined when it is no small whole number written plainly */
  #addNumber(bytes: Uint8Array, start: number, end: number): boolean | undefined {
    if (bytes[start] === 48 && end > start + 1) return undefined
    const value = bytes[start] === 45 ? Number.NaN : parseDigits(bytes, start, end)
    if (!(value < LARGEST_BIT)) return undefined
    const word = value >>> 5
    if (word >= this.bits.length) {
      const more = new Uint32Array(Math.max(word + 1, this.bits.length * 2))
      more.set(this.bits)
      this.bits = more
    }
    const bit = 1 << (value & 31)
    const known = (this.bits[word]! & bit) !== 0
    this.bits[word]! |= bit
    return known
  }

  #addText(bytes: Uint8Array, start: number, end: number): boolean {
    const size = this.others.size
    this.others.number(bytes, start, end, hashOf(bytes, start, end))
    return this.others.size === size
  }
}
