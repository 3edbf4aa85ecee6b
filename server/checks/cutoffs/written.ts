import type { Fix, Related } from '../../../grammar/diagnostic.ts'
import type * as syntax from '../../../grammar/syntax.ts'
import type { BandSymbol, Cutoffs, Score } from '../../model/study.ts'
import type { Attainable } from '../../model/types.ts'
import { decimal, quoted } from '../words.ts'
import { type Coverage, coverage, type Stretch } from './coverage.ts'

/** The bands of one set of cut-offs, each with where its range is written. */
export interface Written {
  readonly score: Score
  readonly cutoffs: Cutoffs
  readonly attainable: Attainable
  readonly bands: readonly { readonly band: BandSymbol; readonly range: syntax.Range }[]
  readonly found: Coverage
}

/** @returns undefined where a part could not be read: what is missing then is not the author's mistake */
export function readBands(score: Score, cutoffs: Cutoffs): Written | undefined {
  if (score.type.kind !== 'number' || cutoffs.node.broken || cutoffs.bands.length === 0) return undefined
  const bands = cutoffs.bands.flatMap((band) => {
    const node = cutoffs.node.bands.find(({ name }) => name.span.start === band.origin.nameSpan.start)
    return node?.range ? [{ band, range: node.range }] : []
  })
  if (bands.length < cutoffs.node.bands.length) return undefined
  const { attainable } = score.type
  const found = coverage(
    attainable,
    bands.map(({ band }) => band),
  )
  return { score, cutoffs, attainable, bands, found }
}

/** Another range for a band. What a cut-off is, only its author knows: no such fix is applied unasked. */
export function replace(title: string, band: BandSymbol, range: syntax.Range, newText: string): Fix {
  return { title, edits: [{ file: band.origin.file, span: range.span, newText }], preferred: false }
}

export function startAt(band: BandSymbol, range: syntax.Range, low: string): Fix {
  const high = `${range.open ? '<' : ''}${range.high?.written ?? ''}`
  return replace(`Start ${quoted(band.name)} at ${low}`, band, range, `${low}..${high}`)
}

export const ends = (band: BandSymbol, range: syntax.Range): Related => ({
  file: band.origin.file,
  span: range.span,
  message: `${quoted(band.name)} ends here, at ${decimal(band.high)}`,
})

export const isOne = (stretch: Stretch): boolean =>
  stretch.count === 1 || (stretch.count === undefined && stretch.low === stretch.high)

/** "4", "0–4", "4.5, 4.63 and 4.75" never: only the ends are told; "24 to 25" where every value between counts. */
export function stretchText(stretch: Stretch): string {
  if (isOne(stretch)) return decimal(stretch.low)
  if (stretch.first)
    return Number.isFinite(stretch.high)
      ? `${decimal(stretch.low)}–${decimal(stretch.high)}`
      : `${decimal(stretch.low)} and above`
  const from = Number.isFinite(stretch.low) ? decimal(stretch.low) : undefined
  const to = Number.isFinite(stretch.high) ? decimal(stretch.high) : undefined
  if (from === undefined) return `everything below ${to}`
  if (to === undefined) return `everything above ${from}`
  return stretch.lowOpen && stretch.highOpen ? `what lies between ${from} and ${to}` : `${from} to ${to}`
}
