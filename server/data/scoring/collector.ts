import type { DataTable } from '../../plan/request.ts'
import type { ValueNode } from './nodes.ts'
import { isTrue } from './semantics.ts'

/** Collects the answer to one request, block by block. */
export interface Collector {
  collect(slice: number, rows: number, weights: Float64Array | undefined): void
  table(): DataTable
}

/** Which values of a condition let a row in, by number, as far as they have been met. */
export class Filter {
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
