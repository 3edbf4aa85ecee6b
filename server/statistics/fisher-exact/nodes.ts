import { Bag, type List } from './bag.ts'
import type { Terms } from './terms.ts'

/** Thrown through the recursion when `shouldStop` says so; `fisherExact` turns it into a `why`. */
export class Stopped extends Error {}

/** Row totals for some columns, the order of the rows forgotten: what those columns can contribute. */
export interface Node {
  readonly bound: number
  /** ln of the weight of all its tables; the weights in its list are shares of that. */
  readonly lnMass: number
  list: List | undefined
}

/** The lists of one side of the table, by row totals, built when asked for and kept while there is room. */
export interface Side {
  readonly node: (rowTotals: Int32Array, level?: number) => Node
  readonly list: (rowTotals: Int32Array, level?: number) => List
}

/** Entries of lists kept, of 24 bytes each. */
const ROOM = 4_000_000

/**
 * @param chosen the side's columns
 * @param others all other columns of the table
 * @param margins row totals of the whole table
 * @param threshold tables up to this Σ v count
 */
export function sideOf(
  terms: Terms,
  chosen: readonly number[],
  others: readonly number[],
  margins: readonly number[],
  threshold: number,
  stopIfAsked: () => void,
): Side {
  const { rows, cells, columns } = terms
  const base = Math.max(...margins) + 1
  const numeric = base ** rows < Number.MAX_SAFE_INTEGER
  const sortedMargins = Int32Array.from(margins).sort()
  const levels = chosen.map((_, level) => ({
    nodes: new Map<number | string, Node>(),
    bag: new Bag(),
    columns: chosen.slice(level),
    others: [...others, ...chosen.slice(0, level)],
    x: new Int32Array(rows),
    rest: new Int32Array(rows),
  }))
  let kept = 0
  const sorted = new Int32Array(rows)

  const node = (totals: Int32Array, level = 0): Node => {
    sorted.set(totals)
    sort(sorted)
    let key: number | string = 0
    if (numeric) for (let i = 0; i < rows; i++) key = key * base + sorted[i]!
    else key = sorted.join()
    const { nodes, columns: mine } = levels[level]!
    let found = nodes.get(key)
    if (!found) {
      found = { bound: terms.bound(sorted, mine), lnMass: terms.lnMass(sorted, mine), list: undefined }
      nodes.set(key, found)
    }
    return found
  }

  const list = (totals: Int32Array, level = 0): List => {
    const at = node(totals, level)
    if (at.list) return at.list
    stopIfAsked()
    const mine = Int32Array.from(sorted)
    const made = build(mine, level, at.lnMass)
    kept += made.values.length
    if (kept > ROOM) {
      for (const { nodes } of levels) for (const one of nodes.values()) one.list = undefined
      kept = made.values.length
    }
    at.list = made
    return made
  }

  /** Sorted margins less sorted totals are the most even rest there is, hence the one that can weigh most. */
  const cutOf = (totals: Int32Array, level: number): number => {
    const rest = totals.map((total, i) => sortedMargins[i]! - total)
    return threshold - terms.bound(rest, levels[level]!.others)
  }

  const build = (totals: Int32Array, level: number, lnMass: number): List => {
    const { bag, x, rest } = levels[level]!
    const cut = cutOf(totals, level)
    const put = (value: number, weight: number) => {
      if (value <= cut) bag.sure += weight
      else bag.add(value, weight)
    }
    const column = chosen[level]!
    const cell = cells[column]!
    if (level === chosen.length - 1) {
      let value = 0
      for (let i = 0; i < rows; i++) value += cell[totals[i]!]!
      put(value, Math.exp(value - lnMass))
    } else if (level === chosen.length - 2) {
      const last = cells[chosen[level + 1]!]!
      pairs(totals, columns[column]!, cell, last, lnMass, put)
    } else {
      compositions(totals, columns[column]!, x, () => {
        let value = 0
        for (let i = 0; i < rows; i++) {
          value += cell[x[i]!]!
          rest[i] = totals[i]! - x[i]!
        }
        const weight = Math.exp(value + node(rest, level + 1).lnMass - lnMass)
        const child = list(rest, level + 1)
        bag.sure += weight * child.sure
        for (let k = 0; k < child.values.length; k++) put(value + child.values[k]!, weight * child.weights[k]!)
      })
    }
    return bag.list()
  }
  return { node, list }
}

/** Every way to fill one column of total `left`, at most `totals` in each row: `x` holds it when `visit` is called. */
export function compositions(totals: ArrayLike<number>, left: number, x: Int32Array, visit: () => void): void {
  const rows = x.length
  const room = new Float64Array(rows + 1)
  for (let i = rows - 1; i >= 0; i--) room[i] = room[i + 1]! + totals[i]!
  const fill = (i: number, remaining: number): void => {
    if (i === rows - 1) {
      x[i] = remaining
      visit()
      return
    }
    const most = Math.min(totals[i]!, remaining)
    for (let k = Math.max(0, remaining - room[i + 1]!); k <= most; k++) {
      x[i] = k
      fill(i + 1, remaining - k)
    }
  }
  if (left <= room[0]!) fill(0, left)
}

/** Every table of two columns with these row totals, the first of total `left`. */
function pairs(
  totals: Int32Array,
  left: number,
  first: Float64Array,
  second: Float64Array,
  lnMass: number,
  put: (value: number, weight: number) => void,
): void {
  const rows = totals.length
  const room = new Float64Array(rows + 1)
  for (let i = rows - 1; i >= 0; i--) room[i] = room[i + 1]! + totals[i]!
  const fill = (i: number, remaining: number, value: number): void => {
    const total = totals[i]!
    const from = Math.max(0, remaining - room[i + 1]!)
    const to = Math.min(total, remaining)
    for (let k = from; k <= to; k++) {
      const sum = value + first[k]! + second[total - k]!
      if (i === rows - 1) put(sum, Math.exp(sum - lnMass))
      else fill(i + 1, remaining - k, sum)
    }
  }
  fill(0, left, 0)
}

/** Insertion sort: rows are few. */
function sort(row: Int32Array): void {
  for (let i = 1; i < row.length; i++) {
    const value = row[i]!
    let j = i - 1
    while (j >= 0 && row[j]! > value) {
      row[j + 1] = row[j]!
      j--
    }
    row[j + 1] = value
  }
}
