import type { Hover, HoverParams } from 'vscode-languageserver'
import type { Node, Reference } from '../../grammar/syntax.ts'
import { nodeAt } from '../../grammar/walk.ts'
import type { Snapshot } from '../workspace/snapshot.ts'
import type { FeatureContext } from './feature.ts'
import { figureText } from './hover/claim.ts'
import { columnText } from './hover/column.ts'
import type { Said } from './hover/heading.ts'
import { fileText } from './hover/results.ts'
import { partText, rangeText } from './hover/score.ts'
import { symbolText } from './hover/symbol.ts'
import { useText } from './hover/use.ts'
import { wordAt } from './hover/words.ts'
import { toOffset, toRange } from './positions.ts'
import { resultsOf } from './results.ts'
import { occurrenceAt, occurrences } from './symbols/occurrences.ts'

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
  const found = said(snapshot, offset, documentation)
  if (found === undefined) return null
  return { contents: { kind: 'markdown', value: found.text }, range: toRange(snapshot, found.span) }
}

function said(snapshot: Snapshot, offset: number, documentation: string | undefined): Said | undefined {
  const all = occurrences(snapshot)
  const at = occurrenceAt(snapshot, offset, all)
  if (at !== undefined) return { span: at.span, text: symbolText(at.symbol, snapshot, documentation) }
  const path = nodeAt(snapshot.tree, offset)
  const figure = figureText(path, offset, resultsOf(snapshot))
  if (figure !== undefined) return figure
  const band = rangeText(path, offset, snapshot)
  if (band !== undefined) return band
  const span = path.at(-1)?.span
  const part = partOf(path)
  const score = part === undefined ? undefined : occurrenceAt(snapshot, part.of, all)?.symbol
  const text = score?.kind === 'score' && part !== undefined ? partText(score, part.name, snapshot) : undefined
  const found = text ?? columnText(path, snapshot) ?? fileText(path, snapshot) ?? useText(path, snapshot, documentation)
  if (found !== undefined && span !== undefined) return { span, text: found }
  return wordAt(snapshot, offset, documentation)
}

/** `band` of `STAR_P.total.band`, and where the name in front of it ends. */
function partOf(path: readonly Node[]): { readonly name: string; readonly of: number } | undefined {
  const reference = path.at(-2)
  if (reference === undefined || !isReference(reference)) return undefined
  const index = reference.path.findIndex(({ span }) => span === path.at(-1)?.span)
  const [before, name] = [reference.path[index - 1], reference.path[index]]
  return before === undefined || name === undefined ? undefined : { name: name.text, of: before.span.start }
}

const isReference = (node: Node): node is Reference => node.kind === 'reference'
