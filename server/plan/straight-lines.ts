import type { Dataset, Instrument, Item, Scale, Study } from '../model/study.ts'
import { lower } from './lower.ts'
import { allOf } from './measure.ts'
import { obstacle } from './obstacle.ts'
import type { DataRequest, Formula } from './request.ts'
import type { Stopped } from './stopped.ts'

/** Fewer items than this are easily answered alike in earnest. */
const ITEMS = 5

/** How many gave one and the same answer to items that cannot all be answered alike in earnest. */
export interface StraightLines {
  readonly instrument: Instrument
  readonly items: readonly Item[]
  /** Of a table with one dimension: 1 the same answer throughout, 0 not, missing where an item is. */
  readonly key: string
}

/** @returns what to ask of each instrument that has five or more items on one scale, in both directions */
export function planStraightLines(
  study: Study,
  dataset: Dataset | undefined,
  stopped: Stopped,
  need: (request: DataRequest) => string,
): readonly StraightLines[] {
  if (dataset === undefined || dataset.long !== undefined || stopped.data(dataset) !== undefined) return []
  return [...study.instruments.values()].flatMap((instrument) => {
    const items = onOneScale(instrument)
    const mixed = items.some(({ reversed }) => reversed) && items.some(({ reversed }) => !reversed)
    if (items.length < ITEMS || !mixed) return []
    const answers = items.map((item) => ({ kind: 'item' as const, item, type: item.type, span: item.origin.nameSpan }))
    const conditions = dataset.includes.map(({ condition }) => condition)
    if ([...answers, ...conditions].some((part) => (stopped.by(part) ?? obstacle(part, study)) !== undefined)) return []
    const of = answers.map((answer) => lower(answer, study))
    const end = (fn: 'min' | 'max'): Formula => ({ op: 'aggregate', fn, of, allow: 0 })
    const same: Formula = { op: '=', left: end('min'), right: end('max') }
    const where = allOf(conditions.map((condition) => lower(condition, study)))
    const base = { kind: 'frequencies' as const, dataset: dataset.name, dimensions: [same] }
    return [{ instrument, items, key: need(where === undefined ? base : { ...base, where }) }]
  })
}

/** The items on the scale that most are on; on different scales the same answer is none. */
function onOneScale({ items }: Instrument): readonly Item[] {
  const groups = new Map<Scale, Item[]>()
  for (const item of items) {
    if (item.scale === undefined || item.askedWhen !== undefined) continue
    const known = groups.get(item.scale)
    if (known === undefined) groups.set(item.scale, [item])
    else known.push(item)
  }
  return [...groups.values()].reduce<readonly Item[]>((most, one) => (one.length > most.length ? one : most), [])
}
