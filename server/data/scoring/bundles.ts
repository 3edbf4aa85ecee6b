import type { Formula } from '../../plan/request.ts'
import { columnKey } from '../columns.ts'
import { type Column, type ColumnStore, cellsOf, SLICE_ROWS } from '../store.ts'
import { columnsOf } from './compile.ts'
import { evaluate } from './semantics.ts'
import { asDouble, exactly, isNotAsked, isPresent } from './value.ts'

/** Most codes of a bundle: a table of two bundles then stays in the cache. */
const MOST_CODES = 128
/** Added to a code for each answer that is missing. */
export const INCOMPLETE = 2 ** 20

/** A few items of few values, which together are one small number, their code. */
export interface Bundle {
  /** Positions of the items in the request. */
  readonly items: readonly number[]
  /** How many codes complete answers have. */
  readonly size: number
  /** Of each item, its value by code. */
  readonly values: readonly Float64Array[]
  /** Of the rows under work. */
  readonly codes: Int32Array
  readonly columns: readonly Column[]
  /** Of each item, what a text adds to the code, by number of the text. */
  readonly tables: readonly Int32Array[]
}

interface Item {
  readonly column: Column
  readonly values: readonly number[]
  /** Position in `values` by number of the text; −1: missing. */
  readonly positions: readonly number[]
}

/** @returns undefined when an item is not a formula of one column of few values */
export function bundlesOf(store: ColumnStore, formulas: readonly Formula[]): Bundle[] | undefined {
  const bundles: Bundle[] = []
  let held: { readonly item: Item; readonly index: number }[] = []
  let size = 1
  const close = (): void => {
    if (held.length > 0) bundles.push(bundleOf(held, size))
    held = []
    size = 1
  }
  for (const [index, formula] of formulas.entries()) {
    const item = itemOf(store, formula)
    if (item === undefined) return undefined
    if (size * item.values.length > MOST_CODES) close()
    held.push({ item, index })
    size *= item.values.length
  }
  close()
  return bundles
}

function itemOf(store: ColumnStore, formula: Formula): Item | undefined {
  const refs = [...columnsOf(formula).values()]
  const column = refs.length === 1 ? store.columns.get(columnKey(refs[0]!)) : undefined
  if (column === undefined || column.blocks.some((block) => block instanceof Float64Array)) return undefined
  const found = Array.from(column.values, (value) => evaluate(formula, () => exactly(value)))
  if (found.some(isNotAsked)) return undefined
  const values = [...new Set(found.filter(isPresent).map(asDouble))]
  if (values.length === 0 || values.length > MOST_CODES) return undefined
  return { column, values, positions: found.map((value) => (isPresent(value) ? values.indexOf(asDouble(value)) : -1)) }
}

function bundleOf(held: readonly { readonly item: Item; readonly index: number }[], size: number): Bundle {
  const tables: Int32Array[] = []
  const values: Float64Array[] = []
  let factor = 1
  for (const { item } of held) {
    const step = factor
    tables.push(Int32Array.from(item.positions, (position) => (position < 0 ? INCOMPLETE : position * step)))
    values.push(
      Float64Array.from({ length: size }, (_, code) => item.values[Math.floor(code / step) % item.values.length]!),
    )
    factor *= item.values.length
  }
  return {
    items: held.map(({ index }) => index),
    size,
    values,
    codes: new Int32Array(SLICE_ROWS),
    columns: held.map(({ item }) => item.column),
    tables,
  }
}

/**
 * Works out the codes of some rows of a block.
 * @param incomplete becomes INCOMPLETE or more for rows in which an answer is missing
 */
export function encode(bundle: Bundle, slice: number, rows: Int32Array, count: number, incomplete: Int32Array): void {
  const { codes, columns, tables } = bundle
  for (const [index, column] of columns.entries()) {
    const cells = cellsOf(column, slice)
    const table = tables[index]!
    if (index === 0 && cells instanceof Uint8Array) for (let i = 0; i < count; i++) codes[i] = table[cells[rows[i]!]!]!
    else {
      if (index === 0) codes.fill(0, 0, count)
      if (cells instanceof Uint8Array) for (let i = 0; i < count; i++) codes[i]! += table[cells[rows[i]!]!]!
      else for (let i = 0; i < count; i++) codes[i]! += table[cells[rows[i]!]!]!
    }
  }
  for (let i = 0; i < count; i++) incomplete[i]! |= codes[i]!
}
