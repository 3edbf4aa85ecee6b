import type { MomentsRequest } from '../../plan/request.ts'
import { SLICE_ROWS } from '../store.ts'
import { type Collector, Filter } from './collector.ts'
import type { Compiler } from './compile.ts'
import { asDouble, isMissing, isNotAsked } from './value.ts'

/** @returns what adds up the products of the items' values over the complete rows, whatever the items are */
export function moments(compiler: Compiler, request: MomentsRequest): Collector {
  const nodes = request.items.map((formula) => compiler.node(formula))
  const filter = request.where === undefined ? undefined : new Filter(compiler.node(request.where))
  const k = nodes.length
  const marks = new Uint8Array(SLICE_ROWS).fill(1)
  /** 0: answered, 1: missing, 2: not asked. */
  const state = new Uint8Array(SLICE_ROWS)
  const asked = new Uint8Array(SLICE_ROWS)
  const columns = nodes.map(() => new Float64Array(SLICE_ROWS))
  const weight = new Float64Array(SLICE_ROWS)
  const chosen = new Int32Array(SLICE_ROWS)
  const lookups = nodes.map(() => ({ values: [] as number[], absent: [] as number[] }))
  const sums = new Float64Array(k)
  const cross = new Float64Array(k * k)
  let n = 0
  let total = 0
  return {
    collect(_slice, rows, weights) {
      filter?.mark(rows, marks)
      state.fill(0, 0, rows)
      asked.fill(0, 0, rows)
      for (const [item, node] of nodes.entries()) {
        const { values, absent } = lookups[item]!
        for (let id = values.length; id < node.size; id++) {
          const value = node.values[id]!
          values.push(asDouble(value))
          absent.push(isNotAsked(value) ? 2 : isMissing(value) ? 1 : 0)
        }
        const { ids } = node
        for (let row = 0; row < rows; row++) {
          const how = absent[ids[row]!]!
          state[row]! |= how
          asked[row]! |= how === 2 ? 0 : 1
        }
      }
      let complete = 0
      for (let row = 0; row < rows; row++) {
        if (marks[row] === 0) continue
        const w = weights === undefined ? 1 : weights[row]!
        if (asked[row] === 1) total += w
        if (state[row] !== 0) continue
        n += w
        weight[complete] = w
        chosen[complete++] = row
      }
      for (const [item, node] of nodes.entries()) {
        const { ids } = node
        const { values } = lookups[item]!
        const column = columns[item]!
        for (let i = 0; i < complete; i++) column[i] = values[ids[chosen[i]!]!]!
      }
      for (let a = 0; a < k; a++) {
        const x = columns[a]!
        let sum = 0
        for (let i = 0; i < complete; i++) sum += x[i]! * weight[i]!
        sums[a]! += sum
        for (let b = a; b < k; b++) {
          const y = columns[b]!
          let product = 0
          for (let i = 0; i < complete; i++) product += x[i]! * y[i]! * weight[i]!
          cross[a * k + b]! += product
        }
      }
    },
    table() {
      for (let a = 0; a < k; a++) for (let b = 0; b < a; b++) cross[a * k + b] = cross[b * k + a]!
      return { kind: 'moments', n, rows: total, sums, cross }
    },
  }
}
