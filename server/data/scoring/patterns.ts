import type { DataRequest } from '../../plan/request.ts'
import { BLOCK_ROWS, type Column, type ColumnStore, cellsOf, SLICE_ROWS } from '../store.ts'
import { columnsOf } from './compile.ts'
import { addCells } from './radix.ts'

/** How many patterns a set of columns may have, whether they occur or not: by the rows there are, within these. */
const PATTERNS = { least: 2 ** 10, most: 2 ** 18 }

/** Requests that are answered from the patterns of a few columns. */
export interface PatternGroup {
  readonly columns: ReadonlyMap<string, Column>
  /** Positions in the list of requests. */
  readonly requests: readonly number[]
}

/**
 * Finds the requests that can be answered from how often each pattern of some columns occurs: the distributions of
 * a subscale's items, its scores by group and its moments are one count of rows. Requests over more columns are left.
 */
export function patternGroups(store: ColumnStore, requests: readonly DataRequest[]): PatternGroup[] {
  const most = Math.min(PATTERNS.most, Math.max(PATTERNS.least, 2 * store.rows))
  const found: { columns: Map<string, Column>; requests: number[] }[] = []
  const wanted = requests.map((request, index) => ({ index, columns: columnsOfRequest(store, request) }))
  // The widest first: narrow ones then find their columns in a group that is there already.
  wanted.sort((a, b) => b.columns.size - a.columns.size)
  for (const { index, columns } of wanted) {
    if (!(patterns(columns) <= most)) continue
    const within = found.find((group) => [...columns.keys()].every((key) => group.columns.has(key)))
    const host =
      within ?? found.find((group) => patterns(new Map([...group.columns, ...columns])) <= most) ?? newGroup(found)
    for (const [key, column] of columns) host.columns.set(key, column)
    host.requests.push(index)
  }
  return found
}

function newGroup(found: { columns: Map<string, Column>; requests: number[] }[]): (typeof found)[number] {
  const group = { columns: new Map<string, Column>(), requests: [] }
  found.push(group)
  return group
}

function columnsOfRequest(store: ColumnStore, request: DataRequest): Map<string, Column> {
  const formulas = request.kind === 'frequencies' ? request.dimensions : request.items
  const columns = new Map<string, Column>()
  for (const formula of request.where === undefined ? formulas : [...formulas, request.where])
    for (const key of columnsOf(formula).keys()) {
      const column = store.columns.get(key)
      // One that the file does not have is missing in the patterns too.
      if (column !== undefined) columns.set(key, column)
    }
  return columns
}

/** @returns how many patterns there can be; infinite with a column of numbers */
function patterns(columns: ReadonlyMap<string, Column>): number {
  let product = 1
  for (const column of columns.values())
    product *= column.blocks.some((block) => block instanceof Float64Array)
      ? Number.POSITIVE_INFINITY
      : column.values.length
  return product
}

/** Counts the patterns of some columns, block by block. */
export class PatternCount {
  readonly #columns: readonly (readonly [string, Column])[]
  readonly #factors: readonly number[]
  readonly #counts: Uint32Array | Float64Array
  readonly #ids = new Int32Array(SLICE_ROWS)

  constructor(columns: ReadonlyMap<string, Column>, weighted: boolean) {
    this.#columns = [...columns]
    const factors: number[] = []
    let factor = 1
    for (const [, column] of this.#columns) {
      factors.push(factor)
      factor *= column.values.length
    }
    this.#factors = factors
    this.#counts = weighted ? new Float64Array(factor) : new Uint32Array(factor)
  }

  add(slice: number, rows: number, weights: Float64Array | undefined): void {
    const ids = this.#ids
    const counts = this.#counts
    const blocks = this.#columns.map(([, column]) => cellsOf(column, slice))
    addCells(ids, blocks, this.#factors, rows)
    if (weights !== undefined) for (let row = 0; row < rows; row++) counts[ids[row]!]! += weights[row]!
    else if (counts instanceof Uint32Array) for (let row = 0; row < rows; row++) counts[ids[row]!]!++
  }

  /** @returns one row for each pattern that occurs, its count as the weight */
  store(): ColumnStore {
    const counts = this.#counts
    const met: number[] = []
    for (let pattern = 0; pattern < counts.length; pattern++) if (counts[pattern] !== 0) met.push(pattern)
    const columns = new Map<string, Column>()
    for (const [index, [key, column]] of this.#columns.entries()) {
      const factor = this.#factors[index]!
      const size = column.values.length
      const cellAt = (row: number): number => Math.floor(met[row]! / factor) % size
      const blocks = size <= 256 ? blocksOf(met.length, cellAt, Uint8Array) : blocksOf(met.length, cellAt, Uint16Array)
      columns.set(key, { ...column, blocks })
    }
    const weight: Column = {
      blocks: blocksOf(met.length, (row) => counts[met[row]!]!, Float64Array),
      values: Float64Array.of(Number.NaN),
      check: (value) => value,
    }
    return { rows: met.length, columns, weight }
  }
}

function blocksOf<T extends Column['blocks'][number]>(
  rows: number,
  at: (row: number) => number,
  kind: new (length: number) => T,
): T[] {
  const blocks: T[] = []
  for (let from = 0; from < rows; from += BLOCK_ROWS) {
    const block = new kind(Math.min(BLOCK_ROWS, rows - from))
    for (let row = 0; row < block.length; row++) block[row] = at(from + row)
    blocks.push(block)
  }
  return blocks
}
