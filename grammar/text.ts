/** A half-open range of UTF-16 offsets into a source text. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** A place in a text; both counted from 0, `character` in UTF-16 units as editors do. */
export interface Position {
  readonly line: number
  readonly character: number
}

/** Finds line and character of an offset in a text. LF, CRLF and CR end a line. */
export class LineMap {
  readonly #starts: number[] = [0]
  readonly #length: number

  constructor(text: string) {
    this.#length = text.length
    // To look for the newlines alone is many times as fast as to look at each character.
    let feed = text.indexOf('\n')
    let carriage = text.indexOf('\r')
    while (feed >= 0 || carriage >= 0) {
      const next = carriage < 0 || (feed >= 0 && feed <= carriage + 1) ? feed : carriage
      this.#starts.push(next + 1)
      if (carriage >= 0 && carriage <= next) carriage = text.indexOf('\r', next + 1)
      if (feed === next) feed = text.indexOf('\n', next + 1)
    }
  }

  /** @param offset any number; it is clamped into the text */
  position(offset: number): Position {
    const at = Math.max(0, Math.min(offset, this.#length))
    let low = 0
    let high = this.#starts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (this.#starts[middle]! <= at) low = middle
      else high = middle - 1
    }
    return { line: low, character: at - this.#starts[low]! }
  }

  /** @returns the offset of a position, clamped into the text */
  offset(position: Position): number {
    if (position.line >= this.#starts.length) return this.#length
    const start = this.#starts[Math.max(0, position.line)]!
    const next = this.#starts[position.line + 1] ?? this.#length
    return Math.min(start + position.character, next)
  }

  get lines(): number {
    return this.#starts.length
  }
}
