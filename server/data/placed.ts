import type { BoundColumn } from './binding.ts'
import type { Part, PartSummary } from './csv/part.ts'
import type { DataProblem } from './problem.ts'

/** Where a problem is shown: the declaration of the data. */
export type At = Pick<DataProblem, 'file' | 'span'>

/** A bound column with the slot under which the parts keep it. */
export interface SlottedColumn extends BoundColumn {
  readonly slot: number
}

/** A part with where it starts in the file. */
export interface PlacedPart {
  readonly part: Part
  readonly summary: PartSummary
  readonly rowsBefore: number
  readonly linesBefore: number
}
