import { parse } from '../../grammar/parser.ts'

/** Characters of the texts whose trees are kept: some dozen long studies. */
const CHARACTERS = 1_000_000

type Parsed = ReturnType<typeof parse>

/** Syntax trees by their text, so that a text is read once; the least recently used go first. */
export class Trees {
  readonly #known = new Map<string, Parsed>()
  #characters = 0
  #parses = 0

  /** How many texts were read so far. */
  get parses(): number {
    return this.#parses
  }

  /** Reads a text, or remembers it. */
  readonly parse = (text: string): Parsed => {
    let parsed = this.#known.get(text)
    if (parsed === undefined) {
      parsed = parse(text)
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
