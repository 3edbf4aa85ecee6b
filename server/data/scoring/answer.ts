import type { DataRequest, DataTable, FrequencyRequest, MomentsRequest } from '../../plan/request.ts'
import { BLOCK_ROWS, type ColumnStore } from '../store.ts'
import { frequencyTable } from '../tables.ts'
import { Compiler, type TupleNode } from './compile.ts'
import type { ValueNode } from './nodes.ts'
import { isTrue } from './semantics.ts'
import { asDouble, isMissing, isNotAsked } from './value.ts'

/** Collects the answer to one request, block by block. */
interface Collector {
  collect(rows: number, weights: Float64Array | undefined): void
  table(): DataTable
}

export interface PassOptions {
  /** Called every few milliseconds; resolves to true when the answer is no longer wanted. */
  readonly pause?: (rowsDone: number) => Promise<boolean>
}

/** How long a pass keeps the thread before it pauses, in ms. */
const SLICE = 15

/**
 * Answers all requests in one pass over the columns.
 * @returns the tables in the order of the requests, undefined when cancelled
 */
export async function answerAll(
  store: ColumnStore,
  requests: readonly DataRequest[],
  options: PassOptions = {},
): Promise<DataTable[] | undefined> {
  const compiler = new Compiler(store)
  const collectors = requests.map((request) =>
    request.kind === 'frequencies' ? frequencies(compiler, request) : moments(compiler, request),
  )
  const weights = store.weight === undefined ? undefined : new Float64Array(BLOCK_ROWS)
  let since = performance.now()
  for (let block = 0; block * BLOCK_ROWS < store.rows; block++) {
    const rows = Math.min(BLOCK_ROWS, store.rows - block * BLOCK_ROWS)
    if (weights !== undefined) loadWeights(store, block, rows, weights)
    for (const node of compiler.nodes) node.run(block, rows)
    for (const collector of collectors) collector.collect(rows, weights)
    if (options.pause !== undefined && performance.now() - since > SLICE) {
      if (await options.pause(block * BLOCK_ROWS + rows)) return undefined
      since = performance.now()
    }
  }
  return collectors.map((collector) => collector.table())
}

/** A row without a weight counts for nothing. */
function loadWeights(store: ColumnStore, block: number, rows: number, into: Float64Array): void {
  const column = store.weight!
  const source = column.blocks[block]!
  for (let row = 0; row < rows; row++) {
    const weight = source instanceof Float64Array ? column.check(source[row]!) : column.values[source[row]!]!
    into[row] = Number.isNaN(weight) ? 0 : Math.max(weight, 0)
  }
}

/** Which values of a condition let a row in, by number, as far as they have been met. */
class Filter {
  readonly #node: ValueNode
  readonly #passes: number[] = []

  constructor(node: ValueNode) {
    this.#node = node
  }

  /** Writes 1 for the rows that are in, 0 for the others. */
  mark(rows: number, into: Uint8Array): void {
    const passes = this.#passes
    for (let id = passes.length; id < this.#node.size; id++) passes.push(isTrue(this.#node.values[id]!) ? 1 : 0)
    const { ids } = this.#node
    for (let row = 0; row < rows; row++) into[row] = passes[ids[row]!]!
  }
}

function frequencies(compiler: Compiler, request: FrequencyRequest): Collector {
  const nodes = request.dimensions.map((formula) => compiler.node(formula))
  const tuple: TupleNode = compiler.tuple(request.dimensions)
  const filter = request.where === undefined ? undefined : new Filter(compiler.node(request.where))
  const marks = new Uint8Array(BLOCK_ROWS)
  let counts = new Float64Array(64)
  return {
    collect(rows, weights) {
      if (tuple.size > counts.length) {
        const more = new Float64Array(Math.max(tuple.size, counts.length * 2))
        more.set(counts)
        counts = more
      }
      const { ids } = tuple
      filter?.mark(rows, marks)
      if (weights === undefined && filter === undefined) for (let row = 0; row < rows; row++) counts[ids[row]!]!++
      else if (weights === undefined) for (let row = 0; row < rows; row++) counts[ids[row]!]! += marks[row]!
      else
        for (let row = 0; row < rows; row++)
          if (filter === undefined || marks[row] === 1) counts[ids[row]!]! += weights[row]!
    },
    table() {
      const values: number[][] = nodes.map(() => [])
      const met: number[] = []
      for (let id = 0; id < tuple.size; id++) {
        if (counts[id] === 0) continue
        met.push(counts[id]!)
        for (const [dimension, part] of tuple.parts(id).entries())
          values[dimension]!.push(asDouble(nodes[dimension]!.values[part]!))
      }
      return frequencyTable(values, met)
    },
  }
}

function moments(compiler: Compiler, request: MomentsRequest): Collector {
  const nodes = request.items.map((formula) => compiler.node(formula))
  const filter = request.where === undefined ? undefined : new Filter(compiler.node(request.where))
  const k = nodes.length
  const marks = new Uint8Array(BLOCK_ROWS).fill(1)
  /** 0: answered, 1: missing, 2: not asked. */
  const state = new Uint8Array(BLOCK_ROWS)
  const asked = new Uint8Array(BLOCK_ROWS)
  const columns = nodes.map(() => new Float64Array(BLOCK_ROWS))
  const weight = new Float64Array(BLOCK_ROWS)
  const chosen = new Int32Array(BLOCK_ROWS)
  const lookups = nodes.map(() => ({ values: [] as number[], absent: [] as number[] }))
  const sums = new Float64Array(k)
  const cross = new Float64Array(k * k)
  let n = 0
  let total = 0
  return {
    collect(rows, weights) {
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
