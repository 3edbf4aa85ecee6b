import type { TableBlock } from '../render/document.ts'
import { live } from '../render/figures/palette.ts'
import { comparisonDistribution, scoreDistribution } from '../render/figures/study.ts'
import type { Snapshot } from '../workspace/snapshot.ts'
import { htmlTable } from './inline-table/html.ts'
import { outcomeOf, type Tabled, tabledIn } from './inline-table/shown.ts'
import { bullets, noteLines, paragraphs, renderPlain } from './markdown.ts'
import { toRange } from './positions.ts'
import type { InlineTable, InlineTableParams } from './protocol.ts'
import { type Found, resultsOf } from './results.ts'

const WIDTH = 460

/**
 * The whole result of one declaration for between the lines. The name says which, so that it is found in the text as it is.
 * @returns null where there is no such declaration, or no result yet
 */
export function inlineTable(snapshot: Snapshot, { name }: Pick<InlineTableParams, 'name'>): InlineTable | null {
  const found = resultsOf(snapshot)
  const tabled = tabledIn(snapshot).find((one) => one.name === name)
  const outcome = found === undefined || tabled === undefined ? undefined : outcomeOf(tabled, found)
  if (found === undefined || tabled === undefined || outcome === undefined) return null
  const blocks = outcome.blocks()
  const svg = figureOf(tabled, found)
  return {
    markdown: blocks.map(blockText).join('\n\n'),
    plain: renderPlain(blocks),
    label: labelOf(blocks[0], tabled),
    range: toRange(snapshot, tabled.span),
    state: found.staleness(outcome.of) === undefined ? 'fresh' : 'stale',
    ...(svg === undefined ? {} : { svg }),
  }
}

/** The title of the first block stands above all; those of the others in front of them. */
function blockText(block: TableBlock, index: number): string {
  const title = index === 0 || block.title === '' ? undefined : `**${block.title}**`
  return paragraphs(title, htmlTable(block), bullets(noteLines(block.notes)))
}

const labelOf = (block: TableBlock | undefined, { name }: Tabled): string =>
  `${block?.title || name}${block?.tag === undefined ? '' : ` · ${block.tag}`}`

function figureOf({ name, kind }: Tabled, found: Found): string | undefined {
  const options = { id: name.replace(/[^\p{L}\p{N}_]/gu, '-'), format: found.format, palette: live, width: WIDTH }
  if (kind === 'score') {
    const [instrument = '', ...rest] = name.split('.')
    const score = found.score(instrument, rest.join('.'))
    return score === undefined ? undefined : scoreDistribution(score, options)
  }
  const result = kind === 'comparison' ? found.comparison(name) : undefined
  return result === undefined ? undefined : comparisonDistribution(result, found.all, options)
}
