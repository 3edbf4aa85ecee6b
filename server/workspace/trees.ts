import { type Before, type Parsed, parse } from '../../grammar/parser.ts'

/** Characters of the texts whose trees are kept: what is open and the files that it uses. More of them only burden the memory. */
const CHARACTERS = 250_000

/** Syntax trees by their text, so that a text is read once; the least recently used go first. */
export class Trees {
  readonly #known = new Map<string, Parsed>()
  #characters = 0
  #parses = 0

  /** How many texts were read so far. */
  get parses(): number {
    return this.#parses
  }

  /**
   * Reads a text, or remembers it.
   * @param before an older state of the text, of which what is unchanged is taken over
   */
  readonly parse = (text: string, before?: Before): Parsed => {
    let parsed = this.#known.get(text)
    if (parsed === undefined) {
      parsed = parse(text, before)
      this.#parses++
      this.#characters += text.length
    } else this.#known.delete(text)
    this.#known.set(text, parsed)
    for (const oldest of this.#known.keys()) {
      if (this.#characters <= CHARACTERS || oldest === text) break
      this.#known.delete(oldest)
      this.#characters -= oldest.length
    }
    return parsed
  }

  clear(): void {
    this.#known.clear()
    this.#characters = 0
  }
}
