import { type Diagnostic, diagnostic, type Fix } from '../../../grammar/diagnostic.ts'
import type { BandSymbol } from '../../model/study.ts'
import type { Attainable } from '../../model/types.ts'
import { attainableText, decimal, listed, literal, quoted } from '../words.ts'
import type { Coverage, Stretch } from './coverage.ts'
import { ends, replace, startAt, stretchText, type Written } from './written.ts'

/** Scores in no band: between two, below the lowest, above the highest. */
export function* gaps(written: Written): Generator<Diagnostic> {
  const { score, attainable, bands, found } = written
  const can = `${quoted(score.name)} can be ${attainableText(attainable)}`
  const fractions = found.uncovered.filter((gap) => betweenWholeNumbers(written, gap))
  if (fractions.length > 0) yield fractional(written, fractions)
  for (const gap of found.uncovered) {
    if (fractions.includes(gap)) continue
    const below = gap.before === undefined ? undefined : bands[gap.before]
    const above = gap.after === undefined ? undefined : bands[gap.after]
    const anchor = above ?? below
    if (!anchor) continue
    const fixes: Fix[] = []
    const first = literalOf(gap.stretch, 'first')
    if (above && first !== undefined && !gap.stretch.lowOpen) fixes.push(startAt(above.band, above.range, first))
    if (below) fixes.push(endBefore(below, above?.band, gap.stretch, attainable))
    const code = !below ? 'bands-lowest-uncovered' : !above ? 'bands-highest-uncovered' : 'bands-gap'
    const ways = fixes.map((fix) => lowered(fix.title))
    yield diagnostic(
      code,
      { file: anchor.band.origin.file, span: anchor.range.span },
      `The bands leave ${stretchText(gap.stretch)} unclassified: ${can}. ${listed(['Add a band', ...ways], 6, 'or').replace(/ or /, ', or ')}.`,
      {
        related: below && above ? [ends(below.band, below.range)] : [],
        fixes,
      },
    )
  }
}

/** Between a band that ends at a whole number and one that starts at the next: the bands were thought for whole scores. */
function betweenWholeNumbers({ attainable, bands }: Written, gap: Coverage['uncovered'][number]): boolean {
  const below = gap.before === undefined ? undefined : bands[gap.before]?.band
  const above = gap.after === undefined ? undefined : bands[gap.after]?.band
  if (!attainable.fractional || !below || !above || below.openHigh) return false
  return Number.isInteger(below.high) && above.low === below.high + 1 && gap.stretch.low > below.high
}

function fractional({ score, attainable, bands, cutoffs }: Written, gaps: Coverage['uncovered']): Diagnostic {
  const edits = gaps.map(({ before, after }) => {
    const { band, range } = bands[before!]!
    const low = range.low ? range.low.written : ''
    return { file: band.origin.file, span: range.span, newText: `${low}..<${decimal(bands[after!]!.band.low)}` }
  })
  const first = bands[gaps[0]!.before!]!
  const why =
    score.allow !== undefined && !score.rounded
      ? `${quoted(score.name)} is prorated when answers are missing`
      : `${quoted(score.name)} can be ${attainableText(attainable)}`
  const fixes: Fix[] = [
    { title: `Let every band end where the next starts (${edits[0]!.newText})`, edits, preferred: false },
  ]
  const { node } = score
  const last = node.allow && node.measures === undefined && node.reported.length === 0
  if (last && !score.rounded && gaps.every(({ stretch }) => stretch.first !== undefined))
    fixes.push({
      title: `Round ${quoted(score.name)} to whole numbers`,
      edits: [{ file: score.origin.file, span: { start: node.span.end, end: node.span.end }, newText: ' rounded' }],
    })
  return diagnostic(
    'bands-fractional',
    { file: first.band.origin.file, span: first.range.span },
    `The bands meet at whole numbers and leave ${listed(gaps.map((gap) => stretchText(gap.stretch)))} unclassified: ${why}. Let each band end where the next starts: \`${edits[0]!.newText}\`.`,
    {
      related: [
        ...gaps.slice(1).map((gap) => ends(bands[gap.before!]!.band, bands[gap.before!]!.range)),
        { file: cutoffs.origin.file, span: score.origin.nameSpan, message: why },
      ],
      fixes,
    },
  )
}

/** Up to the last value that is in no band, or up to the next band where values lie densely or are no short decimals. */
function endBefore(
  { band, range }: Written['bands'][number],
  next: BandSymbol | undefined,
  stretch: Stretch,
  attainable: Attainable,
): Fix {
  const low = range.low?.written ?? ''
  const last = literalOf(stretch, 'last')
  if (next && (attainable.fractional || last === undefined)) {
    const end = decimal(next.low)
    return replace(`End ${quoted(band.name)} below ${end}`, band, range, `${low}..<${end}`)
  }
  if (last === undefined) return replace(`Leave the end of ${quoted(band.name)} open`, band, range, `${low}..`)
  return replace(`End ${quoted(band.name)} at ${last}`, band, range, `${low}..${last}`)
}

function literalOf(stretch: Stretch, which: 'first' | 'last'): string | undefined {
  const exact = stretch[which]
  if (exact) return literal(exact)
  const [end, open] = which === 'first' ? [stretch.low, stretch.lowOpen] : [stretch.high, stretch.highOpen]
  return stretch.first || open || !Number.isFinite(end) ? undefined : String(end)
}

const lowered = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1)
