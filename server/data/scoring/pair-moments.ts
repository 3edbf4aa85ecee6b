import type { MomentsRequest } from '../../plan/request.ts'
import { type ColumnStore, SLICE_ROWS } from '../store.ts'
import { type Bundle, bundlesOf, encode, INCOMPLETE } from './bundles.ts'
import { type Collector, Filter } from './collector.ts'
import { type Compiler, commonCondition } from './compile.ts'

/**
 * Moments of many items of few values. The answers to three items on 0–4 are one code of 125; how often each pair of codes of
 * two such bundles occurs in complete rows is counted, and the products are summed from the counts: for twelve items six
 * counts a row instead of 78 products.
 * @returns undefined when the items are not formulas of one column each, of few values, and asked together
 */
export function pairMoments(store: ColumnStore, compiler: Compiler, request: MomentsRequest): Collector | undefined {
  const together = commonCondition(request.items)
  const bundles = bundlesOf(store, together?.operands ?? request.items)
  if (bundles === undefined) return undefined
  const conditions = [request.where, together?.condition].filter((condition) => condition !== undefined)
  const filters = conditions.map((condition) => new Filter(compiler.node(condition)))
  const pairs = bundles.flatMap((a, at) => bundles.slice(at + 1).map((b): [Bundle, Bundle] => [a, b]))
  if (pairs.length === 0) return undefined
  const tables = pairs.map(([a, b]) => new Float64Array(a.size * b.size))
  const k = request.items.length
  const marks = new Uint8Array(SLICE_ROWS)
  const chosen = new Int32Array(SLICE_ROWS)
  const incomplete = new Int32Array(SLICE_ROWS)
  const weight = new Float64Array(SLICE_ROWS)
  let n = 0
  let total = 0
  return {
    collect(slice, rows, weights) {
      const count = choose(filters, rows, marks, chosen)
      incomplete.fill(0, 0, count)
      for (const bundle of bundles) encode(bundle, slice, chosen, count, incomplete)
      for (const { codes } of bundles) keepComplete(codes, incomplete, count)
      if (weights === undefined) total += count
      else
        for (let i = 0; i < count; i++) {
          weight[i] = weights[chosen[i]!]!
          total += weight[i]!
        }
      const complete = keepComplete(weight, incomplete, count)
      if (weights === undefined) n += complete
      else for (let i = 0; i < complete; i++) n += weight[i]!
      for (const [index, [a, b]] of pairs.entries())
        countPairs(tables[index]!, a, b, complete, weights === undefined ? undefined : weight)
    },
    table() {
      const sums = new Float64Array(k)
      const cross = new Float64Array(k * k)
      const [first] = bundles
      for (const [index, [a, b]] of pairs.entries()) {
        addBetween(cross, k, tables[index]!, a, b)
        // Each bundle's own counts: the first's from its first table, every other's from that with the first.
        if (index === 0) addWithin(sums, cross, k, a, byFirst(tables[index]!, a, b))
        if (a === first) addWithin(sums, cross, k, b, bySecond(tables[index]!, a, b))
      }
      return { kind: 'moments', n, rows: total, sums, cross }
    },
  }
}

/** Lists the rows that meet all conditions. */
function choose(filters: readonly Filter[], rows: number, marks: Uint8Array, chosen: Int32Array): number {
  for (let row = 0; row < rows; row++) chosen[row] = row
  let count = rows
  for (const filter of filters) {
    filter.mark(rows, marks)
    let kept = 0
    for (let i = 0; i < count; i++) {
      const row = chosen[i]!
      chosen[kept] = row
      kept += marks[row]!
    }
    count = kept
  }
  return count
}

/** Closes up what belongs to complete rows. */
function keepComplete(of: Int32Array | Float64Array, incomplete: Int32Array, count: number): number {
  let kept = 0
  for (let i = 0; i < count; i++) {
    of[kept] = of[i]!
    kept += incomplete[i]! < INCOMPLETE ? 1 : 0
  }
  return kept
}

function countPairs(table: Float64Array, a: Bundle, b: Bundle, rows: number, weight: Float64Array | undefined): void {
  const { size } = b
  const left = a.codes
  const right = b.codes
  if (weight === undefined) for (let i = 0; i < rows; i++) table[Math.imul(left[i]!, size) + right[i]!]!++
  else for (let i = 0; i < rows; i++) table[Math.imul(left[i]!, size) + right[i]!]! += weight[i]!
}

/** How often each code of the first bundle of a table occurs. */
function byFirst(table: Float64Array, a: Bundle, b: Bundle): Float64Array {
  const counts = new Float64Array(a.size)
  for (let code = 0; code < a.size; code++)
    for (let other = 0; other < b.size; other++) counts[code]! += table[code * b.size + other]!
  return counts
}

function bySecond(table: Float64Array, a: Bundle, b: Bundle): Float64Array {
  const counts = new Float64Array(b.size)
  for (let other = 0; other < a.size; other++)
    for (let code = 0; code < b.size; code++) counts[code]! += table[other * b.size + code]!
  return counts
}

/** Sums and products of the items of one bundle. */
function addWithin(sums: Float64Array, cross: Float64Array, k: number, of: Bundle, counts: Float64Array): void {
  for (const [i, item] of of.items.entries()) {
    const x = of.values[i]!
    for (let code = 0; code < of.size; code++) sums[item]! += x[code]! * counts[code]!
    for (const [j, other] of of.items.entries()) {
      const y = of.values[j]!
      for (let code = 0; code < of.size; code++) cross[item * k + other]! += x[code]! * y[code]! * counts[code]!
    }
  }
}

/** Products of the items of one bundle with those of another. */
function addBetween(cross: Float64Array, k: number, table: Float64Array, a: Bundle, b: Bundle): void {
  for (const [j, second] of b.items.entries()) {
    const y = b.values[j]!
    for (let code = 0; code < a.size; code++) {
      let sum = 0
      for (let other = 0; other < b.size; other++) sum += table[code * b.size + other]! * y[other]!
      for (const [i, first] of a.items.entries()) cross[first * k + second]! += a.values[i]![code]! * sum
    }
    for (const first of a.items) cross[second * k + first] = cross[first * k + second]!
  }
}
