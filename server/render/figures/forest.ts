import type { Formatter } from '../../results/format/formatter.ts'
import type { ComparisonResult, Effect } from '../../results/types.ts'
import { coefficientOf, effectName, effects, isRatio } from '../layout/statistics.ts'
import { niceTicks, scale, ticksWithin } from './axis.ts'
import { live, type Palette } from './palette.ts'
import { label, labelWidth, line, n, svg } from './svg.ts'
import { wrapText } from './text-width.ts'

export interface ForestOptions {
  readonly id: string
  readonly title: string
  readonly format: Formatter
  /** Words of the key: what the shapes stand for. */
  readonly words: { readonly planned: string; readonly exploratory: string; readonly other: string }
  readonly palette?: Palette
  readonly width?: number
}

interface ForestRow {
  readonly result: ComparisonResult
  readonly effect: Effect
  readonly value: number
}

const ROW = 30
const HEAD = 26
const FOOT = 34

/**
 * Effects of comparisons with their intervals, a panel for each kind of effect, since they are not on one scale; ratios on a
 * logarithmic axis. Planned ones are filled squares, exploratory ones hollow diamonds. An interval that goes on has an arrow.
 *
 * @returns undefined where no comparison has an effect
 */
export function forestFigure(results: readonly ComparisonResult[], options: ForestOptions): string | undefined {
  const { format, palette = live, width = 720 } = options
  const rows = results.flatMap((result) =>
    effects(result).flatMap((effect) => (effect.value === null ? [] : [{ result, effect, value: effect.value }])),
  )
  if (rows.length === 0) return undefined
  const kinds = [...new Set(rows.map((r) => r.effect.name))]
  const figures = Math.max(...rows.map((r) => labelWidth(figuresOf(r, format), { size: 11 }))) + 4
  const names = Math.min(width * 0.34, Math.max(...rows.map((r) => labelWidth(nameOf(r)) + 4)))
  const body: string[] = []
  let y = key(rows, options, width, palette, body)
  for (const kind of kinds) {
    const own = rows.filter((r) => r.effect.name === kind)
    const axis = axisOf(kind, own, names + 20, width - figures - 16)
    body.push(label(0, y + 16, capital(effectName(kind)), { fill: palette.ink, bold: true, width: width - 4 }))
    const top = y + HEAD - 4
    const bottom = y + HEAD + own.length * ROW
    body.push(...axisShapes(axis, top, bottom, kind, format, palette))
    for (const [i, row] of own.entries()) {
      const middle = y + HEAD + i * ROW + ROW / 2
      body.push(...nameLines(row, middle, names, palette))
      body.push(...rowShapes(row, middle, axis, palette))
      body.push(label(width - 2, middle + 4, figuresOf(row, format), { anchor: 'end', size: 11, fill: palette.ink }))
    }
    y = bottom + FOOT
  }
  const description = rows.map((r) => `${nameOf(r)}: ${effectName(r.effect.name)} = ${figuresOf(r, format)}.`).join(' ')
  return svg(width, y - 8, { id: options.id, title: options.title, description }, body)
}

const capital = (text: string) => text.replace(/^[a-z]/, (letter) => letter.toUpperCase())
const nameOf = ({ result }: ForestRow) => result.label || result.name

function figuresOf({ effect }: ForestRow, format: Formatter): string {
  const print = (value: number | null | undefined) => coefficientOf(effect, value, format)
  const { low, high } = effect
  return low === null && high === null
    ? print(effect.value)
    : `${print(effect.value)} ${format.brackets(low, high, print)}`
}

interface Axis {
  readonly low: number
  readonly high: number
  readonly ticks: readonly number[]
  readonly x: (value: number) => number
  readonly from: number
  readonly to: number
}

/** Effects that lie between −1 and 1, or between 0 and 1, and the ends of their axis at the widest. */
const ENDS: Readonly<Record<string, readonly [number, number]>> = {
  'rank-biserial': [-1, 1],
  'risk-difference': [-1, 1],
  'cramers-v': [0, 1],
  'epsilon-squared': [0, 1],
  'omega-squared': [0, 1],
}

function axisOf(kind: string, rows: readonly ForestRow[], from: number, to: number): Axis {
  const values = rows
    .flatMap(({ effect }) => [effect.value, effect.low, effect.high])
    .filter((v): v is number => v !== null)
  if (isRatio(kind)) return ratioAxis(values, from, to)
  const [least, most] = ENDS[kind] ?? [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]
  const all = niceTicks(Math.min(0, ...values), Math.max(0, ...values), 5)
  const low = Math.max(least, all[0] ?? 0)
  const high = Math.min(most, all.at(-1) ?? 1)
  return {
    low,
    high,
    ticks: ticksWithin(low, high, Math.max(2, Math.min(6, (to - from) / 50))),
    x: scale(low, high, from, to),
    from,
    to,
  }
}

const RATIO_TICKS = [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100]

function ratioAxis(values: readonly number[], from: number, to: number): Axis {
  const finite = values.filter((v) => v > 0)
  // An estimate of 0 lies outside of every such axis: it gets room for its interval, and an arrow.
  const least = values.some((v) => v <= 0) ? 0.1 : 0.5
  const low = RATIO_TICKS.findLast((t) => t <= Math.min(least, ...finite)) ?? 0.01
  const high = RATIO_TICKS.find((t) => t >= Math.max(2, ...finite)) ?? 100
  const inside = RATIO_TICKS.filter((t) => t >= low && t <= high)
  const spare = Math.ceil(inside.length / Math.max(3, (to - from) / 40))
  const one = inside.indexOf(1)
  const log = scale(Math.log(low), Math.log(high), from, to)
  const x = (value: number) => log(Math.log(Math.min(high, Math.max(low, value))))
  return { low, high, ticks: inside.filter((_, i) => (i - one) % spare === 0), x, from, to }
}

function axisShapes(
  { ticks, x, from, to }: Axis,
  top: number,
  bottom: number,
  kind: string,
  format: Formatter,
  palette: Palette,
): string[] {
  const none = isRatio(kind) ? 1 : 0
  return [
    line(from, bottom, to, bottom, palette.rule),
    ...ticks.flatMap((tick) => [
      line(x(tick), bottom, x(tick), bottom + 4, palette.rule),
      label(x(tick), bottom + 15, format.fixed(tick, decimals(tick)), {
        anchor: 'middle',
        size: 10.5,
        fill: palette.faint,
      }),
    ]),
    line(x(none), top, x(none), bottom, palette.faint, { 'stroke-dasharray': '3 3' }),
  ]
}

/** As many decimals as a round number needs. */
const decimals = (tick: number) => String(Math.abs(tick)).split('.')[1]?.length ?? 0

function nameLines(row: ForestRow, middle: number, width: number, palette: Palette): string[] {
  const lines = wrapText(nameOf(row), width, 12, 2)
  const shift = lines.length === 1 ? 4 : -2.5
  return lines.map((text, i) =>
    label(0, middle + shift + i * 13, text, { fill: palette.ink, size: lines.length === 1 ? 12 : 11 }),
  )
}

function rowShapes(
  { result, effect, value }: ForestRow,
  y: number,
  { x, low, high, from, to }: Axis,
  palette: Palette,
): string[] {
  const clamp = (v: number) => Math.min(to, Math.max(from, x(v)))
  const shapes: string[] = []
  if (effect.low !== null || effect.high !== null) {
    const [start, end] = [
      effect.low === null ? from : clamp(effect.low),
      effect.high === null ? to : clamp(effect.high),
    ]
    shapes.push(line(start, y, end, y, palette.ink, { 'stroke-width': '1.5' }))
    shapes.push(
      effect.low === null || effect.low < low
        ? arrow(from, y, -1, palette)
        : line(start, y - 4, start, y + 4, palette.ink, { 'stroke-width': '1.5' }),
      effect.high === null || effect.high > high
        ? arrow(to, y, 1, palette)
        : line(end, y - 4, end, y + 4, palette.ink, { 'stroke-width': '1.5' }),
    )
  }
  return value < low || value > high ? shapes : [...shapes, shape(result, clamp(value), y, palette)]
}

const arrow = (x: number, y: number, way: 1 | -1, palette: Palette) =>
  `<path d="M${n(x)} ${n(y)}l${-6 * way} -4v8z" fill="${palette.ink}"/>`

/** A square that is filled, a diamond or a circle that is not. */
function shape(
  { planned, exploratory }: Pick<ComparisonResult, 'planned' | 'exploratory'>,
  x: number,
  y: number,
  palette: Palette,
): string {
  if (planned) return `<path d="M${n(x - 5)} ${n(y - 5)}h10v10h-10z" fill="${palette.mark}"/>`
  const style = `fill="${palette.ground}" stroke="${palette.mark}" stroke-width="2"`
  if (exploratory) return `<path d="M${n(x)} ${n(y - 6)}l6 6l-6 6l-6 -6z" ${style}/>`
  return `<circle cx="${n(x)}" cy="${n(y)}" r="5" ${style}/>`
}

/** What the shapes mean, where there is more than one. */
function key(
  rows: readonly ForestRow[],
  { words }: ForestOptions,
  width: number,
  palette: Palette,
  body: string[],
): number {
  const kinds = [
    { planned: true, exploratory: false, text: words.planned },
    { planned: false, exploratory: true, text: words.exploratory },
    { planned: false, exploratory: false, text: words.other },
  ].filter((k) => rows.some(({ result }) => result.planned === k.planned && result.exploratory === k.exploratory))
  if (kinds.length < 2) return 0
  let x = 0
  for (const kind of kinds) {
    body.push(shape(kind, x + 8, 10, palette))
    body.push(label(x + 20, 14, kind.text, { size: 11, fill: palette.ink, width: width - x - 24 }))
    x += 20 + labelWidth(kind.text, { size: 11 }) + 18
  }
  return 22
}
