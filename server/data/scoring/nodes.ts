import { type Column, cellsOf, SLICE_ROWS } from '../store.ts'
import { exactly, type Value, valueKey } from './value.ts'

/**
 * A formula under evaluation, block by block. Every distinct value has a number; `ids` holds the numbers for the rows of the
 * block. What a combination of operands comes to is worked out exactly, once, when it is first met; from then on
 * rows are table lookups.
 */
export interface Node {
  /** Numbers of the values in the block under work. */
  readonly ids: Int32Array
  /** How many distinct values have been met; numbers are below it. */
  readonly size: number
  run(slice: number, rows: number): void
}

/** A node whose values are values of the formula, not only states on the way. */
export interface ValueNode extends Node {
  readonly values: readonly Value[]
}

/** Gives every distinct thing a number. */
export class Numbering<T> {
  readonly items: T[] = []
  readonly #numbers = new Map<string | number, number>()
  readonly #key: (item: T) => string | number

  constructor(key: (item: T) => string | number) {
    this.#key = key
  }

  number(item: T): number {
    const key = this.#key(item)
    const known = this.#numbers.get(key)
    if (known !== undefined) return known
    this.#numbers.set(key, this.items.length)
    return this.items.push(item) - 1
  }
}

export class ConstantNode implements ValueNode {
  readonly ids = new Int32Array(SLICE_ROWS)
  readonly values: readonly Value[]
  readonly size = 1

  constructor(value: Value) {
    this.values = [value]
  }

  run(): void {
    // All rows have number 0 from the beginning.
  }
}

export class ColumnNode implements ValueNode {
  readonly ids = new Int32Array(SLICE_ROWS)
  readonly #column: Column
  readonly #numbering = new Numbering<Value>(valueKey)
  readonly #byText: Int32Array
  readonly #byNumber = new Map<number, number>()
  readonly #meaning: (value: Value) => Value

  /** @param meaning a formula of this column alone */
  constructor(column: Column, meaning: (value: Value) => Value) {
    this.#column = column
    this.#meaning = meaning
    this.#byText = Int32Array.from(column.values, (value) => this.#numbering.number(meaning(exactly(value))))
  }

  get values(): readonly Value[] {
    return this.#numbering.items
  }

  get size(): number {
    return this.#numbering.items.length
  }

  run(slice: number, rows: number): void {
    const { ids } = this
    const source = cellsOf(this.#column, slice)
    if (source instanceof Float64Array) {
      for (let row = 0; row < rows; row++) ids[row] = this.#ofNumber(source[row]!)
      return
    }
    const byText = this.#byText
    for (let row = 0; row < rows; row++) ids[row] = byText[source[row]!]!
  }

  #ofNumber(number: number): number {
    const known = this.#byNumber.get(number)
    if (known !== undefined) return known
    const id = this.#numbering.number(this.#meaning(exactly(this.#column.check(number))))
    this.#byNumber.set(number, id)
    return id
  }
}

/** A function of one node. */
export class MapNode<T> implements Node {
  readonly ids = new Int32Array(SLICE_ROWS)
  readonly #of: Node
  readonly #meaning: (id: number) => T
  readonly #numbering: Numbering<T>
  #table = new Int32Array(0)
  #known = 0

  constructor(of: Node, meaning: (id: number) => T, key: (item: T) => string | number) {
    this.#of = of
    this.#meaning = meaning
    this.#numbering = new Numbering(key)
  }

  get values(): readonly T[] {
    return this.#numbering.items
  }

  get size(): number {
    return this.#numbering.items.length
  }

  run(_slice: number, rows: number): void {
    const { size } = this.#of
    if (size > this.#table.length) {
      const table = new Int32Array(Math.max(size, this.#table.length * 2))
      table.set(this.#table)
      this.#table = table
    }
    for (; this.#known < size; this.#known++)
      this.#table[this.#known] = this.#numbering.number(this.#meaning(this.#known))
    const table = this.#table
    const from = this.#of.ids
    const { ids } = this
    for (let row = 0; row < rows; row++) ids[row] = table[from[row]!]!
  }
}

/** Most cells of a table of pairs that is kept as an array. */
const MOST_CELLS = 2 ** 22

/** A function of two nodes. */
export class PairNode<T> implements Node {
  readonly ids = new Int32Array(SLICE_ROWS)
  readonly #left: Node
  readonly #right: Node
  readonly #meaning: (left: number, right: number) => T
  readonly #numbering: Numbering<T>
  /** Number plus one by left × 2^shift + right; 0: not met yet. */
  #table = new Int32Array(0)
  #shift = 0
  #sparse: Map<number, number> | undefined

  constructor(left: Node, right: Node, meaning: (left: number, right: number) => T, key: (item: T) => string | number) {
    this.#left = left
    this.#right = right
    this.#meaning = meaning
    this.#numbering = new Numbering(key)
  }

  get values(): readonly T[] {
    return this.#numbering.items
  }

  get size(): number {
    return this.#numbering.items.length
  }

  run(_slice: number, rows: number): void {
    if (this.#sparse === undefined) this.#makeRoom()
    const left = this.#left.ids
    const right = this.#right.ids
    const { ids } = this
    const sparse = this.#sparse
    if (sparse !== undefined) {
      for (let row = 0; row < rows; row++) {
        const cell = left[row]! * 2 ** 26 + right[row]!
        let id = sparse.get(cell)
        if (id === undefined) {
          id = this.#numbering.number(this.#meaning(left[row]!, right[row]!))
          sparse.set(cell, id)
        }
        ids[row] = id
      }
      return
    }
    const table = this.#table
    const shift = this.#shift
    for (let row = 0; row < rows; row++) {
      const cell = (left[row]! << shift) | right[row]!
      let id = table[cell]! - 1
      if (id < 0) {
        id = this.#numbering.number(this.#meaning(left[row]!, right[row]!))
        table[cell] = id + 1
      }
      ids[row] = id
    }
  }

  #makeRoom(): void {
    const lefts = this.#left.size
    const rights = this.#right.size
    const width = 1 << this.#shift
    if (lefts * width <= this.#table.length && rights <= width) return
    let shift = this.#shift
    while (1 << shift < rights) shift++
    let capacity = 1
    while (capacity < lefts) capacity *= 2
    const cells = capacity * 2 ** shift
    const old = this.#table
    if (cells > MOST_CELLS) {
      const sparse = new Map<number, number>()
      for (let cell = 0; cell < old.length; cell++)
        if (old[cell] !== 0) sparse.set((cell >>> this.#shift) * 2 ** 26 + (cell & (width - 1)), old[cell]! - 1)
      this.#sparse = sparse
      this.#table = new Int32Array(0)
      return
    }
    const table = new Int32Array(Math.max(cells, old.length))
    for (let cell = 0; cell < old.length; cell++)
      if (old[cell] !== 0) table[((cell >>> this.#shift) << shift) | (cell & (width - 1))] = old[cell]!
    this.#table = table
    this.#shift = shift
  }
}
