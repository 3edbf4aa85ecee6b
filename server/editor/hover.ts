import type { Hover, HoverParams } from 'vscode-languageserver'
import type { Snapshot } from '../workspace/snapshot.ts'
import type { FeatureContext } from './feature.ts'
import { symbolText } from './hover/symbol.ts'
import { wordAt } from './hover/words.ts'
import { toOffset, toRange } from './positions.ts'
import { occurrenceAt } from './symbols/occurrences.ts'

/**
 * What stands at the cursor: of a name its definition and what came out for it, of a word of the language what it does, of
 * a test what it asks and assumes.
 */
export function hover(
  snapshot: Snapshot,
  { position }: Pick<HoverParams, 'position'>,
  { documentation }: Pick<FeatureContext, 'documentation'>,
): Hover | null {
  const offset = toOffset(snapshot, position)
  const at = occurrenceAt(snapshot, offset)
  const found =
    at === undefined
      ? wordAt(snapshot, offset, documentation)
      : { span: at.span, text: symbolText(at.symbol, snapshot, documentation) }
  if (found === undefined) return null
  return { contents: { kind: 'markdown', value: found.text }, range: toRange(snapshot, found.span) }
}
