import type { Distribution } from '../../results/types.ts'
import { scale } from './axis.ts'
import { type Binning, binning, bins } from './bins.ts'
import { neutral, type Palette } from './palette.ts'
import { label, line, rect, svg } from './svg.ts'

export interface HistogramGroup {
  readonly label: string
  readonly n: number
  readonly distribution: Distribution
  readonly median: number | null
}

export interface HistogramOptions {
  readonly id: string
  readonly title: string
  readonly low: number
  readonly high: number
  readonly step: number | null
  /** Prints numbers on the scale of the data. */
  readonly print: (value: number) => string
  readonly palette?: Palette
}

export const HISTOGRAM_WIDTH = 240
export const HISTOGRAM_HEIGHT = 80
const SIDE = 10
const AXIS = 13
const HEAD = 12

/**
 * A histogram small enough for a hover, 240 × 80: one or two groups below each other in per cent of their group, a tick under
 * the median. Of three or more groups the first is drawn: put everybody there.
 */
export function histogram(groups: readonly HistogramGroup[], options: HistogramOptions): string {
  const { low, high, step, palette = neutral, print } = options
  const shown = groups.length > 2 ? groups.slice(0, 1) : groups
  const bars = binning(
    low,
    high,
    step,
    shown.map((g) => g.distribution),
  )
  const x = scale(bars.low, bars.high, SIDE, HISTOGRAM_WIDTH - SIDE)
  const panel = (HISTOGRAM_HEIGHT - AXIS) / Math.max(1, shown.length)
  const most = Math.max(
    ...shown.flatMap((g) => bins(g.distribution, bars).map((b) => b.count / Math.max(1, g.n))),
    0.01,
  )
  const body = shown.flatMap((group, i) => {
    const bottom = (i + 1) * panel - 3
    const y = scale(0, most, bottom, i * panel + HEAD + 1)
    return [
      label(SIDE, i * panel + 9.5, `${group.label === '' ? '' : `${group.label}, `}n = ${group.n}`, {
        size: 9.5,
        fill: palette.ink,
        width: HISTOGRAM_WIDTH - 2 * SIDE,
      }),
      ...bins(group.distribution, bars).map((b) => {
        const gap = Math.min(1, (x(b.to) - x(b.from)) * 0.15)
        const top = y(b.count / Math.max(1, group.n))
        return rect(x(b.from) + gap / 2, top, x(b.to) - x(b.from) - gap, bottom - top, {
          fill: palette.bar,
          stroke: palette.outline,
        })
      }),
      line(SIDE, bottom, HISTOGRAM_WIDTH - SIDE, bottom, palette.rule),
      group.median === null
        ? ''
        : line(x(group.median), bottom - 1, x(group.median), bottom + 3, palette.mark, { 'stroke-width': '3' }),
    ]
  })
  return svg(
    HISTOGRAM_WIDTH,
    HISTOGRAM_HEIGHT,
    { id: options.id, title: options.title, description: describe(shown) },
    [...body, ...ends(bars, x, print, palette)],
  )
}

function ends(bars: Binning, x: (v: number) => number, print: (value: number) => string, palette: Palette): string[] {
  const inner = bars.single ? bars.width / 2 : 0
  const y = HISTOGRAM_HEIGHT - 3
  const [low, high] = [bars.low + inner, bars.high - inner]
  // A single value under the first bar would stand out of the picture if it were centred.
  return [
    label(Math.max(2, x(bars.low)), y, print(low), { size: 9.5, fill: palette.faint }),
    label(x(bars.high), y, print(high), { anchor: 'end', size: 9.5, fill: palette.faint }),
  ]
}

const describe = (groups: readonly HistogramGroup[]): string =>
  groups
    .map(
      (g) =>
        `${g.label === '' ? '' : `${g.label}, `}n = ${g.n}: ${g.distribution.map(([v, c]) => `${v} × ${c}`).join(', ')}.`,
    )
    .join(' ')
