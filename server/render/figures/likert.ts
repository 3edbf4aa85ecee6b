import type { Formatter } from '../../results/format/formatter.ts'
import type { ItemResult } from '../../results/types.ts'
import { niceTicks, scale } from './axis.ts'
import { diverging, inkOn, live, type Palette } from './palette.ts'
import { label, labelWidth, line, rect, svg } from './svg.ts'
import { wrapText } from './text-width.ts'

/** Items under a heading, such as those of one subscale. */
export interface LikertGroup {
  readonly label: string
  readonly items: readonly ItemResult[]
}

export interface LikertOptions {
  readonly id: string
  readonly title: string
  readonly format: Formatter
  /** Said of items that are reversed before they are scored: `reversed`. */
  readonly reversed: string
  readonly palette?: Palette
  readonly width?: number
}

/** The answers of one item, as they were given. */
interface Answers {
  readonly text: string
  readonly n: number
  /** In the order of the codes. */
  readonly counts: readonly number[]
}

const ROW = 28
const BAR = 20
const HEAD = 24
const RIGHT = 46

/** Items that were answered on the same scale can share a figure. */
export const sameScale = (a: ItemResult, b: ItemResult): boolean => JSON.stringify(a.scale) === JSON.stringify(b.scale)

/** @returns the codes that an item is answered with; undefined where there are none or too many for a bar each */
export function codesOf({
  scale: answered,
}: ItemResult): readonly { readonly value: number; readonly label: string }[] | undefined {
  if (answered === undefined) return undefined
  const { low, high, codes } = answered
  if (codes.length > 0) return codes.length > 11 ? undefined : [...codes].sort((a, b) => a.value - b.value)
  if (!Number.isInteger(low) || !Number.isInteger(high) || high - low > 10) return undefined
  return Array.from({ length: high - low + 1 }, (_, i) => ({ value: low + i, label: String(low + i) }))
}

/** Counts as answered: what the score sees reversed is turned back. */
function answersOf(item: ItemResult, codes: readonly { readonly value: number }[], reversed: string): Answers {
  const { low = 0, high = 0 } = item.scale ?? {}
  const seen = new Map(item.distribution)
  const counts = codes.map(({ value }) => seen.get(item.reversed ? low + high - value : value) ?? 0)
  const wording = item.wording && item.wording !== item.name ? ` ${item.wording}` : ''
  return { text: `${item.name}${item.reversed ? ` (${reversed})` : ''}${wording}`, n: item.n, counts }
}

/**
 * Diverging stacked bars (Robbins and Heiberger 2011): per cent of the answers to each item, low ones to the left and high ones
 * to the right of the middle, a middle category across it. Answers are shown as they were given.
 *
 * @param groups of items that share the scale of the first
 * @returns undefined where the items have no codes
 */
export function likertFigure(groups: readonly LikertGroup[], options: LikertOptions): string | undefined {
  const { format, palette = live, width = 720 } = options
  const first = groups[0]?.items[0]
  const codes = first && codesOf(first)
  if (codes === undefined || codes.length < 2) return undefined
  const rows = groups.map((g) => ({
    label: g.label,
    answers: g.items.map((item) => answersOf(item, codes, options.reversed)),
  }))
  const all = rows.flatMap((r) => r.answers)
  const colours = diverging(codes.length)
  const column = Math.min(width * 0.38, Math.max(60, ...all.map((a) => labelWidth(a.text) + 4)))
  const [left, right] = extents(all, codes.length)
  const ticks = niceTicks(-left, right, Math.min(6, (width - RIGHT - column - 22) / 70), 10)
  const x = scale(ticks[0] ?? -100, ticks.at(-1) ?? 100, column + 22, width - RIGHT)
  const body: string[] = []
  let y = legend(codes, colours, column + 22, width - RIGHT, palette, body)
  const top = y
  body.push(label(width - 4, top - 8, 'n', { anchor: 'end', size: 11, fill: palette.faint }))
  const grid = body.length
  for (const group of rows) {
    if (group.label !== '') {
      body.push(
        label(0, y + 16, group.label, { fill: palette.ink, bold: true, width: width - RIGHT, rim: palette.ground }),
      )
      y += HEAD
    }
    for (const answers of group.answers) {
      body.push(...rowShapes(answers, y, x, column, colours, codes, width, options, palette))
      y += ROW
    }
  }
  body.splice(grid, 0, ...gridLines(ticks, top, y, x, format, palette))
  return svg(width, y + 24, { id: options.id, title: options.title, description: describe(all, codes, format) }, body)
}

/** Per cent below and above the middle of the scale, the most of any item. */
function extents(all: readonly Answers[], codes: number): [number, number] {
  const sides = all.map((a) => start(a, codes))
  return [Math.max(1, ...sides), Math.max(1, ...sides.map((s) => 100 - s))]
}

/** How far to the left of the middle a bar begins, in per cent of the answers. */
function start({ counts, n }: Answers, codes: number): number {
  const half = Math.floor(codes / 2)
  const below = counts.slice(0, half).reduce((a, b) => a + b, 0)
  const middle = codes % 2 === 1 ? (counts[half] ?? 0) / 2 : 0
  return n > 0 ? (100 * (below + middle)) / n : 0
}

function legend(
  codes: readonly { readonly value: number; readonly label: string }[],
  colours: readonly string[],
  from: number,
  to: number,
  palette: Palette,
  body: string[],
): number {
  let x = from
  let y = 6
  for (const [i, code] of codes.entries()) {
    const text = code.label || String(code.value)
    const room = Math.min(labelWidth(text, { size: 11 }), to - from - 20)
    if (x > from && x + 18 + room > to) {
      x = from
      y += 18
    }
    body.push(rect(x, y, 12, 12, { fill: colours[i], stroke: palette.faint, 'stroke-width': '0.5' }))
    body.push(label(x + 17, y + 10, text, { size: 11, fill: palette.ink, width: room + 1 }))
    x += 17 + room + 16
  }
  return y + 22
}

function gridLines(
  ticks: readonly number[],
  top: number,
  bottom: number,
  x: (v: number) => number,
  format: Formatter,
  palette: Palette,
): string[] {
  return ticks.flatMap((tick) => [
    line(
      x(tick),
      top,
      x(tick),
      bottom,
      palette.rule,
      tick === 0 ? { 'stroke-width': '1.5' } : { 'stroke-opacity': '0.5' },
    ),
    label(x(tick), bottom + 15, `${format.fixed(Math.abs(tick), 0)} %`, {
      anchor: 'middle',
      size: 10.5,
      fill: palette.faint,
    }),
  ])
}

function rowShapes(
  answers: Answers,
  y: number,
  x: (v: number) => number,
  column: number,
  colours: readonly string[],
  codes: readonly { readonly value: number; readonly label: string }[],
  width: number,
  { format }: LikertOptions,
  palette: Palette,
): string[] {
  const lines = wrapText(answers.text, column, 12, 2)
  const shapes = lines.map((text, i) => {
    const baseline = y + BAR / 2 + 4 + (lines.length === 1 ? 0 : i === 0 ? -6.5 : 6.5)
    return label(0, baseline, text, { fill: palette.ink, size: lines.length === 1 ? 12 : 11 })
  })
  // The whole wording shows where one points at the row.
  shapes.push(rect(0, y, column, BAR, { fill: palette.ink, 'fill-opacity': '0' }, answers.text))
  let at = -start(answers, codes.length)
  for (const [i, count] of answers.counts.entries()) {
    const percent = answers.n > 0 ? (100 * count) / answers.n : 0
    const [from, to] = [x(at), x(at + percent)]
    at += percent
    if (count === 0) continue
    const colour = colours[i] ?? '#808890'
    const hint = `${codes[i]?.label || codes[i]?.value}: ${format.countPercent(count, answers.n)}`
    shapes.push(rect(from, y, to - from, BAR, { fill: colour, stroke: palette.ground, 'stroke-width': '1' }, hint))
    const text = format.fixed(percent, 0)
    if (labelWidth(text, { size: 10.5 }) + 5 <= to - from)
      shapes.push(label((from + to) / 2, y + BAR / 2 + 4, text, { anchor: 'middle', size: 10.5, fill: inkOn(colour) }))
  }
  shapes.push(label(width - 4, y + BAR / 2 + 4, String(answers.n), { anchor: 'end', size: 11, fill: palette.faint }))
  return shapes
}

function describe(
  all: readonly Answers[],
  codes: readonly { readonly value: number; readonly label: string }[],
  format: Formatter,
): string {
  const said = all.map((a) => {
    const counts = a.counts.map(
      (count, i) => `${codes[i]?.label || codes[i]?.value} ${format.countPercent(count, a.n)}`,
    )
    return `${a.text}, n = ${a.n}: ${counts.join(', ')}.`
  })
  return said.join(' ')
}
