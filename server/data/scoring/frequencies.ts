import type { FrequencyRequest } from '../../plan/request.ts'
import { SLICE_ROWS } from '../store.ts'
import { frequencyTable } from '../tables.ts'
import { type Collector, Filter } from './collector.ts'
import type { Compiler, TupleNode } from './compile.ts'
import { asDouble } from './value.ts'

/** @returns what counts the combinations of the dimensions' values */
export function frequencies(compiler: Compiler, request: FrequencyRequest): Collector {
  const nodes = request.dimensions.map((formula) => compiler.node(formula))
  const tuple: TupleNode = compiler.tuple(request.dimensions)
  const filter = request.where === undefined ? undefined : new Filter(compiler.node(request.where))
  const marks = new Uint8Array(SLICE_ROWS)
  let counts = new Float64Array(64)
  return {
    collect(_slice, rows, weights) {
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
