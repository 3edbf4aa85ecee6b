import { type DocumentHighlight, DocumentHighlightKind, type DocumentHighlightParams } from 'vscode-languageserver'
import type { Snapshot } from '../workspace/snapshot.ts'
import { toOffset, toRange } from './positions.ts'
import { occurrenceAt, occurrences, occurrencesOf } from './symbols/occurrences.ts'

/** The places of this text that name what the cursor is on; where it is declared counts as written. */
export function documentHighlight(
  snapshot: Snapshot,
  { position }: Pick<DocumentHighlightParams, 'position'>,
): DocumentHighlight[] | null {
  const all = occurrences(snapshot)
  const at = occurrenceAt(snapshot, toOffset(snapshot, position), all)
  if (at === undefined) return null
  return occurrencesOf(all, at.symbol)
    .filter(({ file }) => file === snapshot.name)
    .map(({ span, role }) => ({
      range: toRange(snapshot, span),
      kind: role === 'declaration' ? DocumentHighlightKind.Write : DocumentHighlightKind.Read,
    }))
}
