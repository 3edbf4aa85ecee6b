import type { Location, ReferenceParams } from 'vscode-languageserver'
import type { Snapshot } from '../workspace/snapshot.ts'
import type { FeatureContext } from './feature.ts'
import { toLocation, toOffset } from './positions.ts'
import { everywhere, occurrenceAt } from './symbols/occurrences.ts'

/** Every place that names what the cursor is on, in this study, the files it uses and the open studies that use them. */
export function references(
  snapshot: Snapshot,
  { position, context: { includeDeclaration } }: Pick<ReferenceParams, 'position' | 'context'>,
  { snapshots }: Pick<FeatureContext, 'snapshots'>,
): Location[] | null {
  const at = occurrenceAt(snapshot, toOffset(snapshot, position))
  if (at === undefined) return null
  return everywhere(at.symbol, snapshot, snapshots)
    .filter(({ role }) => includeDeclaration || role !== 'declaration')
    .map(({ file, span }) => toLocation(file, span))
}
