/**
 * The distinct texts of a column, as bytes, numbered from 1 in the order met. Equal hashes are told apart by comparing
 * the bytes, so two texts never share a number. Number 0 is the empty text and is not stored.
 */
export class ByteDictionary {
  #slots = new Int32Array(64)
  #hashes = new Int32Array(32)
  #starts = new Uint32Array(33)
  #arena = new Uint8Array(256)
  size = 0

  /** @param hash of the bytes by FNV-1a from 0x811c9dc5 */
  number(bytes: Uint8Array, start: number, end: number, hash: number): number {
    const mask = this.#slots.length - 1
    let slot = (hash ^ (hash >>> 15)) & mask
    for (;;) {
      const entry = this.#slots[slot]!
      if (entry === 0) return this.#add(bytes, start, end, hash, slot)
      if (this.#hashes[entry] === hash && this.#equal(entry, bytes, start, end)) return entry
      slot = (slot + 1) & mask
    }
  }

  /** @returns the bytes of entry 1 … size */
  bytes(entry: number): Uint8Array {
    return this.#arena.subarray(this.#starts[entry]!, this.#starts[entry + 1]!)
  }

  #equal(entry: number, bytes: Uint8Array, start: number, end: number): boolean {
    const from = this.#starts[entry]!
    if (this.#starts[entry + 1]! - from !== end - start) return false
    for (let i = start, j = from; i < end; i++, j++) if (bytes[i] !== this.#arena[j]) return false
    return true
  }

  #add(bytes: Uint8Array, start: number, end: number, hash: number, slot: number): number {
    const entry = ++this.size
    if (entry + 1 >= this.#hashes.length) {
      this.#hashes = enlarged(this.#hashes, new Int32Array(this.#hashes.length * 2))
      this.#starts = enlarged(this.#starts, new Uint32Array(this.#hashes.length + 1))
    }
    const from = this.#starts[entry]!
    const to = from + end - start
    if (to > this.#arena.length)
      this.#arena = enlarged(this.#arena, new Uint8Array(Math.max(to, this.#arena.length * 2)))
    this.#arena.set(bytes.subarray(start, end), from)
    this.#starts[entry + 1] = to
    this.#hashes[entry] = hash
    this.#slots[slot] = entry
    if (entry * 2 > this.#slots.length) this.#rehash()
    return entry
  }

  #rehash(): void {
    this.#slots = new Int32Array(this.#slots.length * 4)
    const mask = this.#slots.length - 1
    for (let entry = 1; entry <= this.size; entry++) {
      const hash = this.#hashes[entry]!
      let slot = (hash ^ (hash >>> 15)) & mask
      while (this.#slots[slot] !== 0) slot = (slot + 1) & mask
      this.#slots[slot] = entry
    }
  }
}

function enlarged<T extends Int32Array | Uint32Array | Uint8Array>(from: T, to: T): T {
  to.set(from)
  return to
}

/** Where the hash of an empty text starts. */
export const HASH_START = 0x811c9dc5 | 0

export function hashOf(bytes: Uint8Array, start: number, end: number): number {
  let hash = HASH_START
  for (let i = start; i < end; i++) hash = Math.imul(hash ^ bytes[i]!, 0x01000193)
  return hash
}
