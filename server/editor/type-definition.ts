import type { Location, TypeDefinitionParams } from 'vscode-languageserver'
import type { Snapshot } from '../workspace/snapshot.ts'
import { toLocation, toOffset } from './positions.ts'
import { occurrenceAt } from './symbols/occurrences.ts'

/** From an item to the scale that it is answered on, from a category to its variable. */
export function typeDefinition(
  snapshot: Snapshot,
  { position }: Pick<TypeDefinitionParams, 'position'>,
): Location[] | null {
  const symbol = occurrenceAt(snapshot, toOffset(snapshot, position))?.symbol
  const type =
    symbol?.kind === 'item'
      ? symbol.scale
      : symbol?.kind === 'category'
        ? snapshot.study.variables.get(symbol.variable)
        : undefined
  const file = type === undefined ? undefined : snapshot.file(type.origin.file)
  return type === undefined || file === undefined ? null : [toLocation(file, type.origin.nameSpan)]
}
