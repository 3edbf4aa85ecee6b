/** How often a server may be started again before a person has to look at it. */
export interface RestartLimit {
  readonly most: number
  /** Milliseconds. */
  readonly within: number
}

export const restartLimit: RestartLimit = { most: 3, within: 3 * 60_000 }

/** Decides whether a server that ended is started again, so that one that cannot live does not keep the computer busy. */
export class Restarts {
  readonly #limit: RestartLimit
  #ends: readonly number[] = []

  constructor(limit: RestartLimit = restartLimit) {
    this.#limit = limit
  }

  /**
   * @param now milliseconds
   * @returns false when the server ended more often than the limit allows
   */
  ended(now: number): boolean {
    this.#ends = [...this.#ends.filter((at) => now - at < this.#limit.within), now]
    return this.#ends.length <= this.#limit.most
  }

  /** How often the server has ended of late. */
  get ends(): number {
    return this.#ends.length
  }

  /** When a person started the server again. */
  forget(): void {
    this.#ends = []
  }
}
