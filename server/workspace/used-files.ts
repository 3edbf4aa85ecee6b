import type { Host } from '../host/host.ts'
import { textOf } from './files.ts'

/** Texts of the files on disk that some study uses, each read once until it changes. */
export class UsedFiles {
  readonly #host: Host
  readonly #texts = new Map<string, string | null>()
  readonly #reading = new Map<string, Promise<void>>()

  constructor(host: Host) {
    this.#host = host
  }

  /** @returns the text, null when there is none, undefined when it was not read yet */
  text(path: string): string | null | undefined {
    return this.#texts.get(path)
  }

  /** @returns whether anything was known of the file */
  forget(path: string): boolean {
    return this.#texts.delete(path)
  }

  /** Reads a file, or waits for the reading that is under way. @param then called before anybody who waits goes on */
  read(path: string, roots: readonly string[], then: () => void): Promise<void> {
    const known = this.#reading.get(path)
    if (known !== undefined) return known
    const reading = textOf(path, { host: this.#host, roots }).then((text) => {
      this.#reading.delete(path)
      this.#texts.set(path, text ?? null)
      then()
    })
    this.#reading.set(path, reading)
    return reading
  }
}
