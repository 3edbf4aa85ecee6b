import type { ClientCapabilities } from 'vscode-languageserver'
import type { Comparison, Instrument, Item, Score, Study, Variable } from '../../model/study.ts'
import type { Snapshot } from '../../workspace/snapshot.ts'
import { neededBy } from './needs.ts'
import type { Place } from './place.ts'

/** A bundled instrument that a study can `use`. */
export interface LibraryEntry {
  /** Behind `use`. */
  readonly name: string
  readonly title: string
  /** The instruments that it declares, with their scores. */
  readonly instruments: readonly { readonly name: string; readonly label: string; readonly scores: readonly string[] }[]
}

/** What completion knows besides the text. */
export interface Surroundings {
  readonly client: ClientCapabilities
  /** Other open studies, by path as it would be written here. */
  readonly studies: readonly string[]
  /** Data files beside the study, by path as it would be written here. */
  readonly dataFiles: readonly string[]
  readonly library: readonly LibraryEntry[]
}

/** Everything that decides what fits. */
export interface Site extends Surroundings {
  readonly snapshot: Snapshot
  readonly study: Study
  readonly place: Place
  /** The instrument whose block the cursor is in. */
  readonly instrument?: Instrument
  /** The comparison whose block the cursor is in, as far as it is understood. */
  readonly comparison?: Comparison
  /** The data set whose block the cursor is in, by name. */
  readonly dataset?: string
}

export type Value = Item | Score | Variable

/** Finds what the names of a path stand for: those of the instrument around it first. */
export function resolve(
  { study, instrument }: Pick<Site, 'study' | 'instrument'>,
  path: readonly string[],
): Value | Instrument | undefined {
  const [head, member] = path
  if (head === undefined) return undefined
  const own = instrument && memberOf(instrument, head)
  if (own) return own
  const needed = instrument && neededBy(instrument, study).find(({ name }) => name === head)
  const variable = needed ?? study.variables.get(head)
  if (variable) return variable
  const other = study.instruments.get(head)
  if (other) return member === undefined ? other : memberOf(other, member)
  const found = [...study.instruments.values()].flatMap((one) => memberOf(one, head) ?? [])
  return found.length === 1 ? found[0] : undefined
}

export function memberOf(instrument: Instrument, name: string): Item | Score | undefined {
  return instrument.scores.find((score) => score.name === name) ?? instrument.items.find((item) => item.name === name)
}

/** Whether `.z` and `.t`, or a looked-up norm, can be read of a score. */
export function normPartsOf(score: Score): string[] {
  const z = score.norms.some(({ mean, sd }) => mean !== undefined && sd !== undefined)
  const looked = score.norms.some(({ entries }) => entries.length > 0)
  return [...(z ? ['z', 't'] : []), ...(looked ? ['norm'] : [])]
}
