import type { DataRequest, DataTable } from '../../plan/request.ts'
import { type ColumnStore, cellsOf, SLICE_ROWS } from '../store.ts'
import type { Collector } from './collector.ts'
import { Compiler } from './compile.ts'
import { frequencies } from './frequencies.ts'
import { moments } from './moments.ts'
import { pairMoments } from './pair-moments.ts'
import { PatternCount, patternGroups } from './patterns.ts'

export interface PassOptions {
  /** Called every few milliseconds; resolves to true when the answer is no longer wanted. */
  readonly pause?: (rowsDone: number) => Promise<boolean>
  /** Rows from which patterns of columns are counted. */
  readonly patternsFrom?: number
}

/** With fewer rows there is nothing to win. */
const PATTERNS_FROM = 2 ** 14

/** How long a pass keeps the thread before it pauses, in ms. */
const BUSY = 15

/**
 * Answers all requests in one pass over the columns. What depends on few columns is answered from the counts of their
 * patterns, which are columns too, far shorter ones with a weight.
 * @returns the tables in the order of the requests, undefined when cancelled
 */
export async function answerAll(
  store: ColumnStore,
  requests: readonly DataRequest[],
  options: PassOptions = {},
): Promise<DataTable[] | undefined> {
  const large = store.rows >= (options.patternsFrom ?? PATTERNS_FROM)
  const groups = large ? patternGroups(store, requests) : []
  const grouped = new Set(groups.flatMap((group) => group.requests))
  const rest = requests.filter((_, index) => !grouped.has(index))
  const counts = groups.map(({ columns }) => new PatternCount(columns, store.weight !== undefined))
  const direct = await pass(store, rest, counts, options)
  if (direct === undefined) return undefined
  const tables = new Map<DataRequest, DataTable>(rest.map((request, index) => [request, direct[index]!]))
  for (const [index, group] of groups.entries()) {
    const asked = group.requests.map((position) => requests[position]!)
    // The rows are done by now; a pause only looks whether the answer is still wanted.
    const pause = options.pause
    const answers = await pass(counts[index]!.store(), asked, [], {
      ...(pause === undefined ? {} : { pause: () => pause(store.rows) }),
    })
    if (answers === undefined) return undefined
    for (const [position, request] of asked.entries()) tables.set(request, answers[position]!)
  }
  return requests.map((request) => tables.get(request)!)
}

async function pass(
  store: ColumnStore,
  requests: readonly DataRequest[],
  counts: readonly PatternCount[],
  options: PassOptions,
): Promise<DataTable[] | undefined> {
  const compiler = new Compiler(store)
  const collectors = requests.map((request): Collector => {
    if (request.kind === 'frequencies') return frequencies(compiler, request)
    const pairs =
      store.rows < (options.patternsFrom ?? PATTERNS_FROM) ? undefined : pairMoments(store, compiler, request)
    return pairs ?? moments(compiler, request)
  })
  const weights = store.weight === undefined ? undefined : new Float64Array(SLICE_ROWS)
  let since = performance.now()
  for (let slice = 0; slice * SLICE_ROWS < store.rows; slice++) {
    const rows = Math.min(SLICE_ROWS, store.rows - slice * SLICE_ROWS)
    if (weights !== undefined) loadWeights(store, slice, rows, weights)
    for (const node of compiler.nodes) node.run(slice, rows)
    for (const collector of collectors) collector.collect(slice, rows, weights)
    for (const count of counts) count.add(slice, rows, weights)
    if (options.pause !== undefined && performance.now() - since > BUSY) {
      if (await options.pause(slice * SLICE_ROWS + rows)) return undefined
      since = performance.now()
    }
  }
  return collectors.map((collector) => collector.table())
}

/** A row without a weight counts for nothing. */
function loadWeights(store: ColumnStore, slice: number, rows: number, into: Float64Array): void {
  const column = store.weight!
  const source = cellsOf(column, slice)
  for (let row = 0; row < rows; row++) {
    const weight = source instanceof Float64Array ? column.check(source[row]!) : column.values[source[row]!]!
    into[row] = Number.isNaN(weight) ? 0 : Math.max(weight, 0)
  }
}
