import type { Cutoffs, Expression, ScaleCode } from '../model/study.ts'
import type { Category } from '../model/types.ts'
import type { Measure } from '../plan/measure.ts'
import type { FrequencyTable } from '../plan/request.ts'
import type { Frequencies } from '../statistics/frequencies.ts'

/** One group's values, read off a frequency table. */
export interface Sample {
  readonly frequencies: Frequencies
  /** Σ counts of the frequencies. */
  readonly n: number
  readonly missing: number
  readonly notAsked: number
}

/** All that reading values off a table needs to know of a measure. */
type Grouped = Pick<Measure, 'by'>

/** One group's answers by category. */
export interface CategorySample {
  /** As the categories of the measure. */
  readonly counts: readonly number[]
  readonly n: number
  readonly missing: number
  readonly notAsked: number
}

/** @param group index in `groupsOf`; undefined: everybody, also those whose group is missing */
export function sampleOf(measure: Grouped, table: FrequencyTable, group?: number): Sample {
  const counts = new Map<number, number>()
  const left = walk(measure, table, group, (value, count) => counts.set(value, (counts.get(value) ?? 0) + count))
  const values = [...counts.keys()].sort((a, b) => a - b)
  const frequencies = { values, counts: values.map((value) => counts.get(value) ?? 0) }
  return { frequencies, n: sum(frequencies.counts), ...left }
}

/** Counts by category; for `.band` the cut-offs are applied here, to the finished table. */
export function categorySampleOf(measure: Measure, table: FrequencyTable, group?: number): CategorySample {
  const categories = categoriesOf(measure.expression)
  const counts = categories.map(() => 0)
  let outside = 0
  const left = walk(measure, table, group, (value, count, row) => {
    const index =
      measure.bandsOf === undefined ? categoryIndex(measure.expression, value) : bandIndex(measure, table, row)
    if (counts[index] === undefined) outside += count
    else counts[index] += count
  })
  return { counts, n: sum(counts), missing: left.missing + outside, notAsked: left.notAsked }
}

/** The rows whose group is missing, in a measure by groups: they are in no group. */
export function withoutGroup(measure: Measure, table: FrequencyTable): number {
  let n = 0
  const groups = table.values[1]
  if (measure.by === undefined || groups === undefined) return 0
  for (let i = 0; i < table.counts.length; i++)
    if (!Number.isFinite(groups[i]) && table.values[0]?.[i] !== Number.POSITIVE_INFINITY) n += table.counts[i] ?? 0
  return n
}

function walk(
  measure: Grouped,
  table: FrequencyTable,
  group: number | undefined,
  see: (value: number, count: number, row: number) => void,
): { readonly missing: number; readonly notAsked: number } {
  let missing = 0
  let notAsked = 0
  const values = table.values[0] ?? new Float64Array()
  const groups = table.values[1]
  const wanted = group === undefined || measure.by === undefined ? undefined : groupValue(measure, group)
  for (let i = 0; i < table.counts.length; i++) {
    if (wanted !== undefined && groups?.[i] !== wanted) continue
    const value = values[i] ?? Number.NaN
    const count = table.counts[i] ?? 0
    if (Number.isNaN(value)) missing += count
    else if (Number.isFinite(value)) see(value, count, i)
    else notAsked += count
  }
  return { missing, notAsked }
}

const sum = (counts: readonly number[]): number => counts.reduce((a, b) => a + b, 0)

export const YES_NO: readonly Category[] = [
  { name: 'yes', label: 'Yes' },
  { name: 'no', label: 'No' },
]

/** The categories of something categorical in the order declared; yes and no for a flag; the codes of a single item. */
export function categoriesOf(e: Expression): readonly Category[] {
  if (e.type.kind === 'category') return e.type.categories
  if (e.type.kind === 'flag') return YES_NO
  return itemCodes(e).map(({ code, label }) => ({ name: String(code), label: label || String(code) }))
}

const itemCodes = (e: Expression): readonly ScaleCode[] =>
  e.kind === 'item' ? (e.item.scale?.codes ?? []) : e.kind === 'occasion' ? itemCodes(e.operand) : []

/** The groups that a measure is by, in the order declared. */
export function groupsOf(measure: Grouped): readonly Category[] {
  if (measure.by === undefined) return []
  return measure.by.type.kind === 'flag' ? YES_NO : measure.by.categories
}

const groupValue = (measure: Grouped, index: number): number => (measure.by?.type.kind === 'flag' ? 1 - index : index)

/** A flag is 1 for yes, the first of its categories; an answer is its code. */
function categoryIndex(e: Expression, value: number): number {
  if (e.type.kind === 'flag') return 1 - value
  return e.type.kind === 'number' ? itemCodes(e).findIndex(({ code }) => code === value) : value
}

/** The band of a row by its place in its set; sets of one score have the same names in the same order. */
function bandIndex(measure: Measure, table: FrequencyTable, row: number): number {
  const set = cutoffsOf(measure, table, row)
  const value = table.values[0]?.[row] ?? Number.NaN
  return set?.bands.findIndex((band) => holds(band, value)) ?? -1
}

/** The set of bands whose condition is the first that is true in this row. */
function cutoffsOf({ bandsOf, by }: Measure, table: FrequencyTable, row: number): Cutoffs | undefined {
  let dimension = by === undefined ? 1 : 2
  for (const cutoffs of bandsOf?.cutoffs ?? []) {
    if (cutoffs.when === undefined) return cutoffs
    if (table.values[dimension++]?.[row] === 1) return cutoffs
  }
  return undefined
}

/** Counts of one set of bands, and of all to whom the set applies. */
export function bandsOf(
  measure: Measure,
  table: FrequencyTable,
  cutoffs: Cutoffs,
  group?: number,
): { readonly counts: readonly number[]; readonly n: number } {
  const counts = cutoffs.bands.map(() => 0)
  let n = 0
  walk(measure, table, group, (value, count, row) => {
    if (cutoffsOf(measure, table, row) !== cutoffs) return
    n += count
    const index = cutoffs.bands.findIndex((band) => holds(band, value))
    if (counts[index] !== undefined) counts[index] += count
  })
  return { counts, n }
}

export function holds(
  band: { readonly low: number; readonly high: number; readonly openHigh: boolean },
  value: number,
): boolean {
  return value >= band.low && (band.openHigh ? value < band.high : value <= band.high)
}
