import type { InlayHint, InlayHintParams } from 'vscode-languageserver'
import type { Snapshot } from '../workspace/snapshot.ts'
import type { FeatureContext } from './feature.ts'
import { bandHints } from './hints/bands.ts'
import { comparisonHints } from './hints/comparisons.ts'
import { inlayHint, within } from './hints/hint.ts'
import { scoreHints } from './hints/scores.ts'
import { toSpan } from './positions.ts'

/**
 * What comes out, at the end of the line that asks for it: ranges and reliability behind scores, counts behind bands, answers
 * behind comparisons. Declarations are found by name in the text as it is; a result that is older than the text stays, and
 * its tooltip says so. The same snapshot always gives the same hints, so that nothing flickers.
 */
export function inlayHints(
  snapshot: Snapshot,
  { range }: Pick<InlayHintParams, 'range'>,
  { settings: { inlayHints: shown } }: Pick<FeatureContext, 'settings'>,
): InlayHint[] {
  const span = toSpan(snapshot, range)
  return [
    ...(shown.scores ? scoreHints(snapshot) : []),
    ...(shown.bands ? bandHints(snapshot) : []),
    ...(shown.comparisons ? comparisonHints(snapshot) : []),
  ]
    .filter(({ offset }) => within(span, offset))
    .sort((a, b) => a.offset - b.offset)
    .map((hint) => inlayHint(snapshot, hint))
}
