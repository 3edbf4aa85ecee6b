import type { CodeLens, CodeLensParams } from 'vscode-languageserver'
import type { Snapshot } from '../workspace/snapshot.ts'
import { COMMANDS } from './commands.ts'
import type { FeatureContext } from './feature.ts'
import { type Outcome, outcomeOf, tabledIn } from './inline-table/shown.ts'
import { toPosition } from './positions.ts'
import { type Found, resultsOf } from './results.ts'

/**
 * Above every declaration that results are for: show them between the lines, copy them, open them in the report; and whether
 * something is wrong. Lenses come from the text, before there are results, and stay while these are computed again, so that no
 * line moves.
 */
export function codeLens(
  snapshot: Snapshot,
  _params: CodeLensParams | undefined,
  { settings }: Pick<FeatureContext, 'settings'>,
): CodeLens[] {
  if (!settings.codeLens) return []
  const found = resultsOf(snapshot)
  return tabledIn(snapshot).flatMap((tabled) => {
    const outcome = found === undefined ? undefined : outcomeOf(tabled, found)
    const at = toPosition(snapshot, tabled.span.start)
    const lens = (title: string, command: string, tooltip?: string): CodeLens => ({
      range: { start: at, end: at },
      command: {
        title,
        command,
        arguments: [{ uri: snapshot.uri, name: tabled.name }],
        ...(tooltip ? { tooltip } : {}),
      },
    })
    return [
      lens(
        `$(table)\u00a0Show table${stateOf(outcome)}${found?.isKept(outcome?.of) === true ? ' · old' : ''}`,
        COMMANDS.showTable,
        tooltipOf(outcome, found),
      ),
      lens('Copy', COMMANDS.copyTable),
      lens('Open in report', COMMANDS.openInReport),
    ]
  })
}

/**
 * What a reader should not miss. That results are older than the text is said in the tooltip, where they are about to be
 * computed again: the line would flicker.
 */
function stateOf(outcome: Outcome | undefined): string {
  if (outcome?.failed !== undefined) return ' · ✗ not computed'
  const failing = outcome?.claims.filter(({ holds }) => holds === false).length ?? 0
  return failing === 0 ? '' : ` · ✗ ${failing} reported ${failing === 1 ? 'figure does' : 'figures do'} not hold`
}

function tooltipOf(outcome: Outcome | undefined, found: Found | undefined): string {
  if (outcome === undefined) return 'Not computed yet.'
  return outcome.failed ?? found?.staleness(outcome.of) ?? 'Computed from the text and the data as they are.'
}
