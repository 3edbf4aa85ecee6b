import {
  LSPErrorCodes,
  type PrepareRenameParams,
  type Range,
  type RenameParams,
  ResponseError,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver'
import type { Snapshot } from '../workspace/snapshot.ts'
import type { FeatureContext } from './feature.ts'
import { toOffset, toRange } from './positions.ts'
import { isRefused, planRename, refusal } from './rename/plan.ts'
import { occurrenceAt } from './symbols/occurrences.ts'

/**
 * Says whether a name can be renamed, before a new one is asked for.
 * @throws ResponseError with the reason where it cannot
 */
export function prepareRename(
  snapshot: Snapshot,
  { position }: Pick<PrepareRenameParams, 'position'>,
): { readonly range: Range; readonly placeholder: string } | null {
  const at = occurrenceAt(snapshot, toOffset(snapshot, position))
  if (at === undefined) return null
  const why = refusal(at.symbol)
  if (why !== undefined) throw refused(why)
  return { range: toRange(snapshot, at.span), placeholder: at.symbol.name }
}

/**
 * The edits that give a name a new one wherever it stands: in this study, the files it uses and the open studies that use
 * them. What the study means stays: what stands in the data for a renamed category, item or variable is written out.
 * @throws ResponseError with the reason where the new name cannot be, or would change what another name means
 */
export function rename(
  snapshot: Snapshot,
  { position, newName }: Pick<RenameParams, 'position' | 'newName'>,
  { snapshots }: Pick<FeatureContext, 'snapshots'>,
): WorkspaceEdit | null {
  const at = occurrenceAt(snapshot, toOffset(snapshot, position))
  if (at === undefined) return null
  const plan = planRename(at.symbol, newName, snapshot, snapshots)
  if (isRefused(plan)) throw refused(plan.why)
  const changes: Record<string, TextEdit[]> = {}
  for (const { file, span, newText } of plan) {
    const edits = changes[file.uri] ?? []
    changes[file.uri] = edits
    edits.push({ range: toRange(file, span), newText })
  }
  return { changes }
}

const refused = (why: string): ResponseError<void> => new ResponseError(LSPErrorCodes.RequestFailed, why)
