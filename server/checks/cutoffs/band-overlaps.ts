import { type Diagnostic, diagnostic, type Fix } from '../../../grammar/diagnostic.ts'
import { decimal, literal, quoted, rangeText } from '../words.ts'
import { lineOf } from './line.ts'
import { isOne, replace, startAt, stretchText, type Written } from './written.ts'

/** Scores in two bands. */
export function* overlaps({ score, attainable, bands, found }: Written): Generator<Diagnostic> {
  const line = lineOf(attainable)
  for (const { first, second, stretch } of found.overlaps) {
    const one = bands[first]!
    const other = bands[second]!
    const [lower, upper] = one.band.low <= other.band.low ? [one, other] : [other, one]
    const fixes: Fix[] = []
    const below = line?.below(upper.band.low) ?? 0
    const previous = line && below > 0 ? literal(line.at(below - 1)) : undefined
    const whole = previous !== undefined && !attainable.fractional
    if (lower.band.low < upper.band.low && lower.band.high <= upper.band.high) {
      const start = Number.isFinite(lower.band.low) ? decimal(lower.band.low) : ''
      const end =
        whole && Number(previous) >= lower.band.low ? `${start}..${previous}` : `${start}..<${decimal(upper.band.low)}`
      fixes.push(
        replace(`End ${quoted(lower.band.name)} below ${decimal(upper.band.low)}`, lower.band, lower.range, end),
      )
      const next = line && literal(line.at(Math.min(line.upTo(lower.band.high), line.count - 1)))
      if (next !== undefined && Number(next) > lower.band.high && Number(next) <= upper.band.high)
        fixes.push(startAt(upper.band, upper.range, next))
    }
    const wayOut =
      fixes.length > 0
        ? fixes
            .map(({ title }, at) => (at === 0 ? title : title.charAt(0).toLowerCase() + title.slice(1)))
            .join(', or ')
        : 'Let one of them end before the other starts'
    yield diagnostic(
      'bands-overlap',
      { file: other.band.origin.file, span: other.range.span },
      `${stretchText(stretch)} ${isOne(stretch) ? 'is' : 'are'} in two bands of ${quoted(score.name)}, ${quoted(one.band.name)} and ${quoted(other.band.name)}. ${wayOut}.`,
      {
        related: [
          {
            file: one.band.origin.file,
            span: one.range.span,
            message: `${quoted(one.band.name)} is ${rangeText(one.band.low, one.band.high, one.band.openHigh)}`,
          },
        ],
        fixes,
      },
    )
  }
}
