/** Tables of one node by the logarithm of their weight: ascending values, their weights, and what is below the cut. */
export interface List {
  readonly values: Float64Array
  readonly weights: Float64Array
  /** `below` of the first i values: sure + weights[0] + … + weights[i − 1]. */
  readonly cumulative: Float64Array
  /** Weight of all tables that no completion can lift above the threshold. */
  readonly sure: number
}

/** Values closer than this are one: far below the tolerance at which tables count as equally probable. */
const GRID = 1e9

/** Collects weights by value, adding those of equal value: open addressing on the value rounded to 1e-9. */
export class Bag {
  private keys = new Float64Array(1024).fill(Number.NaN)
  private values = new Float64Array(1024)
  private weights = new Float64Array(1024)
  private size = 0
  sure = 0

  add(value: number, weight: number): void {
    const slot = this.find(value)
    if (Number.isNaN(this.keys[slot]!)) {
      this.keys[slot] = Math.round(value * GRID)
      this.values[slot] = value
      this.weights[slot] = weight
      if (++this.size * 2 > this.keys.length) this.grow()
    } else this.weights[slot]! += weight
  }

  /** @returns what was collected, sorted; the bag is empty again */
  list(): List {
    const values = new Float64Array(this.size)
    let count = 0
    for (let slot = 0; slot < this.keys.length; slot++)
      if (!Number.isNaN(this.keys[slot]!)) values[count++] = this.values[slot]!
    values.sort()
    const weights = values.map((value) => this.weights[this.find(value)]!)
    const cumulative = new Float64Array(this.size + 1)
    cumulative[0] = this.sure
    for (let i = 0; i < this.size; i++) cumulative[i + 1] = cumulative[i]! + weights[i]!
    const result = { values, weights, cumulative, sure: this.sure }
    if (this.keys.length > 1024 && this.size * 16 < this.keys.length) this.resize(this.keys.length / 4)
    else this.keys.fill(Number.NaN)
    this.size = 0
    this.sure = 0
    return result
  }

  private find(value: number): number {
    const key = Math.round(value * GRID)
    const mask = this.keys.length - 1
    let hash = Math.imul((key | 0) ^ Math.imul((key / 4294967296) | 0, 0x9e3779b1), 0x85ebca6b)
    hash = Math.imul(hash ^ (hash >>> 15), 0xc2b2ae35)
    let slot = (hash ^ (hash >>> 13)) & mask
    while (!Number.isNaN(this.keys[slot]!) && this.keys[slot] !== key) slot = (slot + 1) & mask
    return slot
  }

  private resize(length: number): void {
    this.keys = new Float64Array(length).fill(Number.NaN)
    this.values = new Float64Array(length)
    this.weights = new Float64Array(length)
  }

  private grow(): void {
    const { keys, values, weights } = this
    this.resize(keys.length * 2)
    for (let old = 0; old < keys.length; old++) {
      if (Number.isNaN(keys[old]!)) continue
      const slot = this.find(values[old]!)
      this.keys[slot] = keys[old]!
      this.values[slot] = values[old]!
      this.weights[slot] = weights[old]!
    }
  }
}
