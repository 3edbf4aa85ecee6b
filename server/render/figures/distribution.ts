import type { Formatter } from '../../results/format/formatter.ts'
import type { BandResult, Distribution } from '../../results/types.ts'
import { niceTicks, scale, ticksWithin } from './axis.ts'
import { type Bin, type Binning, binning, bins } from './bins.ts'
import { live, type Palette } from './palette.ts'
import { type FigureText, label, labelWidth, line, rect, svg } from './svg.ts'
import { wrapText } from './text-width.ts'

/** One group. */
export interface DistributionGroup {
  readonly label: string
  readonly n: number
  readonly distribution: Distribution
  readonly median: number | null
  readonly q1: number | null
  readonly q3: number | null
  readonly bands: readonly Pick<BandResult, 'label' | 'name' | 'low' | 'high' | 'openHigh'>[]
}

export interface DistributionOptions {
  readonly id: string
  readonly title: string
  /** What is on the axis. */
  readonly axis: string
  readonly low: number
  readonly high: number
  readonly step: number | null
  readonly format: Formatter
  readonly palette?: Palette
  readonly width?: number
}

const PANEL = 92
const HEAD = 20
const BAND_LINE = 13
const MARKS = 16
const LEFT = 48
const RIGHT = 14

/**
 * A histogram for each group, one below the other on the same axis, in per cent of the group; the cut-off bands are shaded and
 * named, the median is a diamond on the line from the first to the third quartile.
 */
export function distributionFigure(groups: readonly DistributionGroup[], options: DistributionOptions): string {
  const { low, high, step, format, palette = live, width = 720 } = options
  const bars = binning(
    low,
    high,
    step,
    groups.map((g) => g.distribution),
  )
  const x = scale(bars.low, bars.high, LEFT, width - RIGHT)
  const shares = groups.flatMap((g) => bins(g.distribution, bars).map((b) => share(b, g)))
  const ticks = niceTicks(0, Math.max(1, ...shares), 3)
  const top = ticks.at(-1) ?? 100
  const body: string[] = []
  let y = 4
  for (const [i, group] of groups.entries()) {
    const named = i === 0 || !sameBands(group, groups[i - 1]!)
    const lines = named ? bandLines(group, bars, x) : []
    const rows = Math.max(0, ...lines.map((b) => b.lines.length))
    const plotTop = y + HEAD + rows * BAND_LINE
    body.push(
      ...heading(group, y, width, format, palette),
      ...bandShapes(group, bars, x, plotTop, palette),
      ...lines.flatMap((b) =>
        b.lines.map((text, row) =>
          label(b.x, y + HEAD + 10 + row * BAND_LINE - 2, text, { anchor: 'middle', size: 11, fill: palette.faint }),
        ),
      ),
      ...panel(group, bars, x, plotTop, ticks, top, width, options, palette),
    )
    y = plotTop + PANEL + MARKS
  }
  body.push(...axis(bars, x, y, width, options, palette))
  return svg(width, y + 40, describe(groups, options), body)
}

const share = (bin: Bin, { n }: DistributionGroup) => (n > 0 ? (100 * bin.count) / n : 0)

function heading(group: DistributionGroup, y: number, width: number, format: Formatter, palette: Palette): string[] {
  const summary = group.median === null ? '' : ` · ${format.word('medianIqr')} ${format.medianIqr(group)}`
  const facts = `n = ${group.n}${summary}`
  const room = width - LEFT - RIGHT
  const factsWidth = Math.min(labelWidth(facts, { size: 11 }), room / 2)
  return [
    label(LEFT, y + 13, group.label, { fill: palette.ink, bold: true, width: room - factsWidth - 12 }),
    label(width - RIGHT, y + 13, facts, { anchor: 'end', size: 11, fill: palette.faint, width: room / 2 }),
  ]
}

interface Edges {
  readonly from: number
  readonly to: number
}

/** The edges of a band lie between the bars of single values, on the limits themselves where values are put together. */
function edges(band: DistributionGroup['bands'][number], bars: Binning): Edges {
  const half = bars.single ? bars.width / 2 : 0
  const from = band.low === null ? bars.low : Math.max(bars.low, band.low - half)
  const end = band.high === null ? bars.high : band.openHigh ? band.high - half : band.high + half
  return { from, to: Math.min(bars.high, end) }
}

function bandLines(group: DistributionGroup, bars: Binning, x: (v: number) => number) {
  return group.bands.map((band) => {
    const { from, to } = edges(band, bars)
    return {
      x: (x(from) + x(to)) / 2,
      lines: wrapText(band.label || band.name, x(to) - x(from) - 4, 11, 2).filter((text) => text !== ''),
    }
  })
}

function bandShapes(
  group: DistributionGroup,
  bars: Binning,
  x: (v: number) => number,
  top: number,
  palette: Palette,
): string[] {
  return group.bands.flatMap((band, i) => {
    const { from, to } = edges(band, bars)
    if (to <= from) return []
    return [
      rect(
        x(from),
        top,
        x(to) - x(from),
        PANEL,
        { fill: palette.band, 'fill-opacity': i % 2 === 0 ? '0.08' : '0.2' },
        band.label || band.name,
      ),
      ...(i > 0 ? [line(x(from), top, x(from), top + PANEL, palette.faint, { 'stroke-dasharray': '3 3' })] : []),
    ]
  })
}

function panel(
  group: DistributionGroup,
  bars: Binning,
  x: (v: number) => number,
  top: number,
  ticks: readonly number[],
  highest: number,
  width: number,
  { format }: DistributionOptions,
  palette: Palette,
): string[] {
  const y = scale(0, highest, top + PANEL, top + 4)
  const grid = ticks.flatMap((tick) => [
    line(LEFT, y(tick), width - RIGHT, y(tick), palette.rule, tick === 0 ? {} : { 'stroke-opacity': '0.45' }),
    label(LEFT - 6, y(tick) + 4, `${format.fixed(tick, Number.isInteger(tick) ? 0 : 1)} %`, {
      anchor: 'end',
      size: 10.5,
      fill: palette.faint,
    }),
  ])
  const columns = bins(group.distribution, bars).map((bin) => {
    const gap = Math.min(2, (x(bin.to) - x(bin.from)) * 0.15)
    const value = bars.single ? format.measured((bin.from + bin.to) / 2) : format.range(bin.from, bin.to)
    return rect(
      x(bin.from) + gap / 2,
      y(share(bin, group)),
      x(bin.to) - x(bin.from) - gap,
      y(0) - y(share(bin, group)),
      { fill: palette.bar, stroke: palette.outline },
      `${value}: ${format.countPercent(bin.count, group.n)}`,
    )
  })
  return [...grid, ...columns, ...quartileMarks(group, x, top + PANEL + MARKS / 2, palette)]
}

function quartileMarks(
  { median, q1, q3 }: DistributionGroup,
  x: (v: number) => number,
  y: number,
  palette: Palette,
): string[] {
  if (median === null) return []
  const spread = q1 === null || q3 === null ? '' : line(x(q1), y, x(q3), y, palette.mark, { 'stroke-width': '3' })
  const at = x(median)
  return [
    spread,
    `<path d="M${at.toFixed(1)} ${(y - 5).toFixed(1)}l5 5l-5 5l-5 -5z" fill="${palette.mark}" stroke="${palette.ground}"/>`,
  ]
}

function axis(
  bars: Binning,
  x: (v: number) => number,
  y: number,
  width: number,
  { axis: name, format }: DistributionOptions,
  palette: Palette,
): string[] {
  const inner = bars.single ? bars.width / 2 : 0
  const ticks = ticksWithin(
    bars.low + inner,
    bars.high - inner,
    Math.floor((width - LEFT - RIGHT) / 44),
    bars.single ? bars.width : 0,
  )
  return [
    ...ticks.flatMap((tick) => [
      line(x(tick), y, x(tick), y + 4, palette.rule),
      label(x(tick), y + 15, format.measured(tick), { anchor: 'middle', size: 10.5, fill: palette.faint }),
    ]),
    label((LEFT + width - RIGHT) / 2, y + 32, name, {
      anchor: 'middle',
      size: 11,
      fill: palette.ink,
      width: width - LEFT - RIGHT,
    }),
  ]
}

const bandsText = ({ bands }: DistributionGroup) =>
  JSON.stringify(bands.map(({ label, name, low, high, openHigh }) => [label || name, low, high, openHigh]))

const sameBands = (a: DistributionGroup, b: DistributionGroup) => bandsText(a) === bandsText(b)

function describe(
  groups: readonly DistributionGroup[],
  { id, title, axis: name, format }: DistributionOptions,
): FigureText {
  const said = groups.map((g) => {
    const counts = g.distribution.map(([value, count]) => `${format.measured(value)}: ${count}`).join(', ')
    return `${g.label}, n = ${g.n}, ${format.word('medianIqr').toLowerCase()} ${format.medianIqr(g)}. ${counts}.`
  })
  return { id, title, description: `${name}. ${said.join(' ')}` }
}
