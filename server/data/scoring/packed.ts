import { rational } from '../../model/rational.ts'
import { BLOCK_ROWS, type Column } from '../store.ts'
import { type AggregateFunction, aggregateValue } from './aggregate.ts'
import type { ValueNode } from './nodes.ts'
import { Numbering } from './nodes.ts'
import { asDouble, exactly, isNotAsked, isPresent, type Value, valueKey } from './value.ts'

/** An operand of an aggregate that depends on one column alone. */
export interface PackedOperand {
  readonly column: Column
  readonly meaning: (value: Value) => Value
}

/** Largest common denominator of the operands, and most different packed states. */
const MOST_DENOMINATOR = 10000
const MOST_STATES = 2 ** 22

/**
 * A sum, mean or count over columns of few values. How many were asked, how many answered and the sum of the answers are
 * packed into one integer, added up from a table per column; the fraction is worked out once for every packed state.
 */
export class PackedNode implements ValueNode {
  readonly ids = new Int32Array(BLOCK_ROWS)
  readonly #columns: readonly Column[]
  readonly #tables: readonly Int32Array[]
  readonly #numbering = new Numbering<Value>(valueKey)
  /** Number plus one by packed state. */
  readonly #numbers: Int32Array
  readonly #meaning: (state: number) => Value

  private constructor(
    columns: readonly Column[],
    tables: readonly Int32Array[],
    states: number,
    meaning: (state: number) => Value,
  ) {
    this.#columns = columns
    this.#tables = tables
    this.#numbers = new Int32Array(states)
    this.#meaning = meaning
  }

  /** @returns undefined when the operands cannot be packed: too many values, or no fractions */
  static of(fn: AggregateFunction, operands: readonly PackedOperand[], allow: number): PackedNode | undefined {
    if (fn === 'min' || fn === 'max' || operands.length === 0) return undefined
    if (operands.some(({ column }) => column.blocks.some((block) => block instanceof Float64Array))) return undefined
    const values = operands.map(({ column, meaning }) =>
      Array.from(column.values, (value) => {
        const result = meaning(exactly(value))
        return fn === 'count' && isPresent(result) ? { n: asDouble(result) === 0 ? 0 : 1, d: 1 } : result
      }),
    )
    let denominator = 1
    let low = Number.POSITIVE_INFINITY
    let high = Number.NEGATIVE_INFINITY
    for (const value of values.flat()) {
      if (!isPresent(value)) continue
      if (typeof value === 'number') return undefined
      denominator = commonMultiple(denominator, value.d)
      if (denominator > MOST_DENOMINATOR) return undefined
      low = Math.min(low, asDouble(value))
      high = Math.max(high, asDouble(value))
    }
    if (low > high) low = high = 0
    const base = Math.round(low * denominator)
    const counts = operands.length + 1
    const span = Math.round(high * denominator) - base
    const states = (span * operands.length + 1) * counts * counts
    if (!(states <= MOST_STATES)) return undefined
    const tables = values.map((column) =>
      Int32Array.from(column, (value) => {
        if (isNotAsked(value)) return 0
        if (typeof value === 'number') return 1
        return ((value.n * (denominator / value.d) - base) * counts + 1) * counts + 1
      }),
    )
    const meaning = (state: number): Value => {
      const asked = state % counts
      const answered = Math.floor(state / counts) % counts
      const sum = Math.floor(state / (counts * counts)) + answered * base
      return aggregateValue(fn, { asked, answered, total: rational(sum, denominator) }, allow)
    }
    return new PackedNode(
      operands.map(({ column }) => column),
      tables,
      states,
      meaning,
    )
  }

  get values(): readonly Value[] {
    return this.#numbering.items
  }

  get size(): number {
    return this.#numbering.items.length
  }

  run(block: number, rows: number): void {
    const { ids } = this
    ids.fill(0, 0, rows)
    for (const [operand, table] of this.#tables.entries())
      addFrom(ids, this.#columns[operand]!.blocks[block]!, table, rows)
    const numbers = this.#numbers
    for (let row = 0; row < rows; row++) {
      const state = ids[row]!
      let id = numbers[state]! - 1
      if (id < 0) {
        id = this.#numbering.number(this.#meaning(state))
        numbers[state] = id + 1
      }
      ids[row] = id
    }
  }
}

function addFrom(
  sums: Int32Array,
  block: Uint8Array | Uint16Array | Float64Array,
  table: Int32Array,
  rows: number,
): void {
  // One loop per kind of array keeps each of them fast.
  if (block instanceof Uint8Array) for (let row = 0; row < rows; row++) sums[row]! += table[block[row]!]!
  else for (let row = 0; row < rows; row++) sums[row]! += table[block[row]!]!
}

function commonMultiple(a: number, b: number): number {
  let x = a
  let y = b
  while (y !== 0) [x, y] = [y, x % y]
  return (a / x) * b
}
