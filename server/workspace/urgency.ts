/** Which document is to be done first: what can be seen, then what was touched last. */
export class Urgency {
  #visible: readonly string[] = []
  #touched: readonly string[] = []

  touch(uri: string): void {
    this.#touched = [uri, ...this.#touched.filter((one) => one !== uri)]
  }

  forget(uri: string): void {
    this.#touched = this.#touched.filter((one) => one !== uri)
  }

  /** @param uris the most important first */
  see(uris: readonly string[]): void {
    this.#visible = [...uris]
  }

  /** @returns a rank, the smallest first */
  readonly of = (uri: string): number => {
    const visible = this.#visible.indexOf(uri)
    if (visible >= 0) return visible
    const touched = this.#touched.indexOf(uri)
    return this.#visible.length + (touched < 0 ? this.#touched.length : touched)
  }
}
