import { rational } from '../../model/rational.ts'
import { type Column, cellsOf, SLICE_ROWS } from '../store.ts'
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
  readonly ids = new Int32Array(SLICE_ROWS)
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

  run(slice: number, rows: number): void {
    const { ids } = this
    const blocks = this.#columns.map((column) => cellsOf(column, slice))
    const tables = this.#tables
    let operand = 0
    // Three columns at a time: the sums are then read and written a third as often.
    for (; operand + 3 <= blocks.length; operand += 3)
      addThree(ids, blocks.slice(operand, operand + 3), tables.slice(operand, operand + 3), rows, operand === 0)
    if (operand === 0) ids.fill(0, 0, rows)
    for (; operand < blocks.length; operand++) addOne(ids, blocks[operand]!, tables[operand]!, rows)
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

type Cells = Uint8Array | Uint16Array | Float64Array

function addOne(sums: Int32Array, block: Cells, table: Int32Array, rows: number): void {
  // One loop per kind of array keeps each of them fast.
  if (block instanceof Uint8Array) for (let row = 0; row < rows; row++) sums[row]! += table[block[row]!]!
  else for (let row = 0; row < rows; row++) sums[row]! += table[block[row]!]!
}

/** @param first whether the sums start here */
function addThree(
  sums: Int32Array,
  blocks: readonly Cells[],
  tables: readonly Int32Array[],
  rows: number,
  first: boolean,
): void {
  const [a, b, c] = blocks
  const [ta, tb, tc] = tables as [Int32Array, Int32Array, Int32Array]
  if (first) sums.fill(0, 0, rows)
  if (a instanceof Uint8Array && b instanceof Uint8Array && c instanceof Uint8Array)
    for (let row = 0; row < rows; row++) sums[row]! += ta[a[row]!]! + tb[b[row]!]! + tc[c[row]!]!
  else for (const [index, block] of blocks.entries()) addOne(sums, block, tables[index]!, rows)
}

function commonMultiple(a: number, b: number): number {
  let x = a
  let y = b
  while (y !== 0) [x, y] = [y, x % y]
  return (a / x) * b
}
