/** After so long without one, a change is no part of a burst, in milliseconds. */
const QUIET = 20

/**
 * When a document is looked at: a change that follows a pause as soon as the handler that took it is done, those of a burst
 * once they are all taken in.
 */
export class Turns {
  readonly #waiting = new Map<string, symbol>()
  readonly #last = new Map<string, number>()

  /** @param look not called when the document is forgotten meanwhile; called once for all changes before it */
  soon(uri: string, look: () => void): void {
    if (this.#waiting.has(uri)) return
    const turn = Symbol(uri)
    this.#waiting.set(uri, turn)
    const take = (): void => {
      if (this.#waiting.get(uri) !== turn) return
      this.#waiting.delete(uri)
      try {
        look()
      } finally {
        this.#last.set(uri, performance.now())
      }
    }
    const last = this.#last.get(uri)
    if (last === undefined || performance.now() - last < QUIET) setTimeout(take, 0)
    else queueMicrotask(take)
  }

  forget(uri: string): void {
    this.#waiting.delete(uri)
    this.#last.delete(uri)
  }
}
