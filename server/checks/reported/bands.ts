import { type Diagnostic, diagnostic } from '../../../grammar/diagnostic.ts'
import type { Claim } from '../../../grammar/syntax.ts'
import type { BandSymbol, Study } from '../../model/study.ts'
import type { Attainable } from '../../model/types.ts'
import { decimal, listed, quoted } from '../words.ts'
import { exactly, order } from './fraction.ts'
import { type PrintedGroup, printedIn, sizeOf } from './groups.ts'
import { endsOf, figureOf, type Printed } from './printed.ts'

/** So many people in a band say where the median, the quartiles and the ends must be. */
export function* bandCounts(study: Study): Generator<Diagnostic> {
  for (const { groups, total } of printedIn(study)) for (const group of [...groups, total]) yield* ofGroup(group)
}

/** Values with how many people have them, ascending. */
type Placed = readonly { readonly value: number; readonly count: number }[]

interface Bounds {
  readonly n: number
  /** Everybody at the lowest value that the band allows, and at the highest. */
  readonly lowest: Placed
  readonly highest: Placed
}

function* ofGroup(group: PrintedGroup): Generator<Diagnostic> {
  const bounds = boundsOf(group)
  if (bounds === undefined) return
  for (const { claim } of group.claims)
    for (const { share, figure, name } of figuresIn(claim)) {
      const { low, high } = between(bounds, share)
      const tooLow = Number.isFinite(low) && order(figure.high, exactly(low)) < 0
      const tooHigh = Number.isFinite(high) && order(exactly(high), figure.low) < 0
      if (!tooLow && !tooHigh) continue
      const limit = tooLow ? `at least ${decimal(low)}` : `at most ${decimal(high)}`
      const related = group.claims
        .filter(({ category }) => category !== undefined)
        .map((one) => ({
          file: group.file,
          span: one.claim.span,
          message: `${quoted(one.category ?? '')} is counted here`,
        }))
      yield diagnostic(
        'reported-bands',
        { file: group.file, span: figure.literal.span },
        `With ${countsText(group, bounds.n)} the ${name} is ${limit}${claim.name.text === 'range' ? '' : ', by whatever definition'}, not the reported ${figure.literal.written}. No data have both.`,
        { related },
      )
    }
}

function boundsOf(group: PrintedGroup): Bounds | undefined {
  const { bands, attainable, cells } = group
  const n = sizeOf(group)
  if (bands.length === 0 || attainable === undefined || n === undefined || n === 0) return undefined
  const counts = bands.map((band) => ({ band, count: cells.get(band.name) }))
  const known = counts.reduce((sum, { count }) => sum + (count ?? 0), 0)
  if (known === 0 || known > n) return undefined
  const rest = n - known
  const at = (end: 'low' | 'high'): Placed =>
    [
      ...counts.map(({ band, count }) => ({ value: endOf(band, end, attainable), count: count ?? 0 })),
      // Who is in no band that is counted may be anywhere.
      { value: attainable[end], count: rest },
    ]
      .filter(({ count }) => count > 0)
      .sort((a, b) => a.value - b.value)
  return { n, lowest: at('low'), highest: at('high') }
}

const endOf = (band: BandSymbol, end: 'low' | 'high', attainable: Attainable): number =>
  end === 'low' ? Math.max(band.low, attainable.low) : Math.min(band.high, attainable.high)

/** What a claim prints, and below which share of the people it lies. */
function figuresIn(claim: Claim): { readonly share: number; readonly figure: Printed; readonly name: string }[] {
  const { low, high } = endsOf(claim)
  const at = (share: number, name: string, figure: Printed | undefined) =>
    figure === undefined ? [] : [{ share, name, figure }]
  switch (claim.name.text) {
    case 'median':
      return [
        ...at(0.5, 'median', figureOf(claim)),
        ...at(0.25, 'lower quartile', low),
        ...at(0.75, 'upper quartile', high),
      ]
    case 'quartiles':
      return [...at(0.25, 'lower quartile', low), ...at(0.75, 'upper quartile', high)]
    case 'range':
      return [...at(0, 'lowest value', low), ...at(1, 'highest value', high)]
    default:
      return []
  }
}

/**
 * Between which values a quantile lies, by any of the nine definitions of Hyndman & Fan (1996, Am Stat 50:361) and by Tukey's
 * hinges: all of them lie between the order statistics of these two ranks.
 */
function between({ n, lowest, highest }: Bounds, share: number): { readonly low: number; readonly high: number } {
  const from = Math.max(1, Math.floor(n * share))
  const to = Math.min(n, Math.ceil(n * share + Math.max(share, 1 - share)))
  return { low: nth(lowest, from), high: nth(highest, share === 0 ? 1 : to) }
}

/** The value of a rank, from 1. */
function nth(placed: Placed, rank: number): number {
  let left = rank
  for (const { value, count } of placed) {
    left -= count
    if (left <= 0) return value
  }
  return placed.at(-1)?.value ?? Number.NaN
}

function countsText({ bands, cells }: PrintedGroup, n: number): string {
  const parts = bands.flatMap(({ name, low, high }) => {
    const count = cells.get(name)
    if (count === undefined) return []
    const range = `${Number.isFinite(low) ? decimal(low) : ''}–${Number.isFinite(high) ? decimal(high) : ''}`
    return [`${count} of ${n} at ${range}`]
  })
  return listed(parts)
}
