import { type Diagnostic, diagnostic, type Fix } from '../../../grammar/diagnostic.ts'
import type { BandSymbol, Cutoffs, Study } from '../../model/study.ts'
import { attainableText, decimal, listed, quoted, rangeText, scoresOf } from '../words.ts'
import { gaps } from './band-gaps.ts'
import { overlaps } from './band-overlaps.ts'
import { readBands, replace, type Written } from './written.ts'

/** Bands against what the score can be: gaps, overlaps, ends out of reach, order. */
export function* bandRanges(study: Study): Generator<Diagnostic> {
  for (const { score } of scoresOf(study))
    for (const cutoffs of score.cutoffs) {
      const written = readBands(score, cutoffs)
      if (!written) continue
      // A band that ends below its start is half typed or has a slip: what it does to the others follows from that.
      if (written.found.inverted.length > 0) {
        yield* inverted(written)
        continue
      }
      yield* outside(written)
      yield* unreachable(written)
      yield* overlaps(written)
      yield* gaps(written)
      yield* order(written)
    }
}

function* inverted({ bands, found }: Written): Generator<Diagnostic> {
  for (const index of found.inverted) {
    const { band, range } = bands[index]!
    const turned = rangeText(band.high, band.low)
    yield diagnostic(
      'band-inverted',
      { file: band.origin.file, span: range.span },
      `${quoted(band.name)} ends at ${decimal(band.high)}, below its start at ${decimal(band.low)}. Write ${turned}.`,
      { fixes: [replace(`Write ${turned}`, band, range, turned)] },
    )
  }
}

function* outside({ score, cutoffs, attainable, bands, found }: Written): Generator<Diagnostic> {
  for (const { band: index, below, above } of found.outside) {
    const { band, range } = bands[index]!
    const { low, high } = band
    const can = `${quoted(score.name)} can be ${attainableText(attainable)}`
    const apart = low > attainable.high || high < attainable.low
    const clamped = rangeText(below ? attainable.low : low, above ? attainable.high : high, band.openHigh && !above)
    const sides = [below ? 'starts too low' : '', above ? 'ends too high' : ''].filter((side) => side !== '')
    yield diagnostic(
      'band-outside-range',
      { file: band.origin.file, span: range.span },
      apart
        ? `${quoted(band.name)} is ${rangeText(low, high, band.openHigh)}, where no score can be: ${can}. Remove the band, or correct its ends.`
        : `${quoted(band.name)} ${listed(sides)}: it is ${rangeText(low, high, band.openHigh)}, and ${can}. Write ${clamped}.`,
      {
        related: [{ file: score.origin.file, span: score.origin.nameSpan, message: `${can}` }],
        fixes: apart ? removal(cutoffs, band) : [replace(`Write ${clamped}`, band, range, clamped)],
      },
    )
  }
}

function* unreachable({ score, cutoffs, attainable, bands, found }: Written): Generator<Diagnostic> {
  for (const index of found.unreachable) {
    const { band, range } = bands[index]!
    yield diagnostic(
      'band-unreachable',
      { file: band.origin.file, span: range.span },
      `Nobody can be ${quoted(band.name)}: no value that ${quoted(score.name)} can take lies in ${rangeText(band.low, band.high, band.openHigh)}; it can be ${attainableText(attainable)}. Widen the band, or remove it.`,
      {
        related: [
          {
            file: score.origin.file,
            span: score.origin.nameSpan,
            message: `${quoted(score.name)} can be ${attainableText(attainable)}`,
          },
        ],
        fixes: removal(cutoffs, band),
      },
    )
  }
}

function* order({ bands, found, cutoffs, score }: Written): Generator<Diagnostic> {
  const index = found.misplaced[0]
  if (index === undefined) return
  const { band } = bands[index]!
  const lowest = band.low
  const above = bands.slice(0, index).find((earlier) => earlier.band.low > lowest)
  if (above === undefined) return
  const sorted = bands.toSorted((a, b) => a.band.low - b.band.low)
  const edits = bands.flatMap((slot, at) => {
    const moved = sorted[at]!
    if (moved === slot) return []
    return [{ file: slot.band.origin.file, span: slot.band.origin.span, newText: bandText(cutoffs, moved.band) }]
  })
  yield diagnostic(
    'bands-out-of-order',
    { file: band.origin.file, span: band.origin.nameSpan },
    `${quoted(band.name)} ${Number.isFinite(lowest) ? `starts at ${decimal(lowest)}, below` : 'has no lower end, so it starts below'} ${quoted(above.band.name)} which is written before it; the bands of ${quoted(score.name)} are ordinal in the order written. List them from the lowest scores to the highest.`,
    {
      related: [
        { file: above.band.origin.file, span: above.range.span, message: `starts at ${decimal(above.band.low)}` },
      ],
      fixes: [{ title: 'Sort the bands', edits, preferred: false }],
    },
  )
}

/** Takes a band out, with the comma or the blanks between it and the next one, or the one before; the only band stays. */
function removal({ node }: Cutoffs, { name, origin }: BandSymbol): Fix[] {
  const at = node.bands.findIndex((band) => band.name.span.start === origin.nameSpan.start)
  const [band, before, after] = [node.bands[at], node.bands[at - 1], node.bands[at + 1]]
  if (band === undefined || (before === undefined && after === undefined)) return []
  const span =
    before === undefined
      ? { start: band.span.start, end: after!.span.start }
      : { start: before.span.end, end: band.span.end }
  const edits = [{ file: origin.file, span, newText: '' }]
  return [{ title: `Remove ${quoted(name)}`, edits, preferred: false }]
}

function bandText(cutoffs: Cutoffs, band: BandSymbol): string {
  const node = cutoffs.node.bands.find(({ name }) => name.span.start === band.origin.nameSpan.start)!
  const label = node.label ? ` ${JSON.stringify(node.label.text)}` : ''
  const { low, high, open } = node.range!
  return `${node.name.text}${label} ${low?.written ?? ''}..${open ? '<' : ''}${high?.written ?? ''}`
}
