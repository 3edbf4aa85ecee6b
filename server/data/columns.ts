import type { Span } from '../../grammar/text.ts'
import type { Dataset, Item, Study, Variable } from '../model/study.ts'
import type { ColumnRef } from '../plan/request.ts'

/** One column that the study would like to find in the file. */
export interface NeededColumn {
  /** `STAR_P.p1`, `age`, `PHQ9.q1@baseline`; see `columnKey`. */
  readonly key: string
  readonly target: Item | Variable
  readonly occasion?: string
  /** Headings that it may have, any one of them. */
  readonly headings: readonly string[]
  /** Stated by a `column` clause; otherwise it is found by its name. */
  readonly explicit: boolean
  /** By a pattern for every item: no fault where the file has no such column. */
  readonly wherever: boolean
  readonly alreadyReversed: boolean
  readonly span: Span
}

/** @returns the name under which a column of a data set is kept */
export function columnKey(ref: ColumnRef): string {
  return ref.occasion === undefined ? ref.column : `${ref.column}@${ref.occasion}`
}

/** @returns `STAR_P.p1` for an item, `age` for a variable */
export function targetName(target: Item | Variable): string {
  return target.kind === 'item' ? `${target.instrument}.${target.name}` : target.name
}

/** Every item and every variable that is not derived, with the headings by which its column may go. */
export function neededColumns(study: Study, dataset: Dataset): NeededColumn[] {
  const needed: NeededColumn[] = []
  const stated = new Set<string>()
  for (const binding of dataset.bindings) {
    const name = targetName(binding.target)
    const ref = binding.occasion === undefined ? { column: name } : { column: name, occasion: binding.occasion }
    const key = columnKey(ref)
    if (binding.wherever === undefined) stated.add(name)
    needed.push({
      key,
      target: binding.target,
      ...(binding.occasion === undefined ? {} : { occasion: binding.occasion }),
      headings: binding.alternatives,
      explicit: true,
      wherever: binding.wherever === true,
      alreadyReversed: binding.alreadyReversed,
      span: binding.span,
    })
  }
  const byName = (target: Item | Variable): void => {
    const key = targetName(target)
    if (stated.has(key)) return
    const headings = target.kind === 'item' ? [target.name, key] : [target.name]
    needed.push({
      key,
      target,
      headings,
      explicit: false,
      wherever: false,
      alreadyReversed: false,
      span: dataset.origin.nameSpan,
    })
  }
  for (const instrument of study.instruments.values()) for (const item of instrument.items) byName(item)
  for (const variable of study.variables.values()) if (variable.expression === undefined) byName(variable)
  return needed
}

/** The words that the study expects in the file: they tell code pages and delimiters apart. */
export function knownWords(needed: readonly NeededColumn[], dataset: Dataset): Set<string> {
  const words = new Set<string>()
  for (const heading of [...(dataset.id ?? []), ...(dataset.weight ?? [])]) words.add(heading)
  for (const { headings, target } of needed) {
    for (const heading of headings) words.add(heading)
    words.add(target.name)
    if (target.kind === 'item')
      for (const { label, stored } of target.scale?.codes ?? []) {
        words.add(label)
        for (const code of stored) words.add(String(code))
      }
    else
      for (const { label, codes } of target.categories) {
        words.add(label)
        for (const code of codes) words.add(String(code))
      }
  }
  return words
}
