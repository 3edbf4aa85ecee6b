import { escapeText } from '../html/markup.ts'
import { ellipsis, textWidth } from './text-width.ts'

/** A figure as an SVG string: no script, no style element, no inline style, nothing loaded. */
export interface FigureText {
  /** Unique in the page: the ids of title and description begin with it. */
  readonly id: string
  readonly title: string
  /** What a reader who does not see the figure has to know: its numbers. */
  readonly description: string
}

const FACE = "Arial, Helvetica, 'Liberation Sans', sans-serif"

/** @param body markup of `rect`, `line`, `text` … */
export function svg(width: number, height: number, text: FigureText, body: readonly string[]): string {
  const id = escapeText(text.id)
  return `<svg xmlns="http://www.w3.org/2000/svg" id="${id}-svg" width="${n(width)}" height="${n(height)}" viewBox="0 0 ${n(width)} ${n(height)}" role="img" aria-labelledby="${id}-t ${id}-d" font-family="${FACE}" font-size="12">
<title id="${id}-t">${escapeText(text.title)}</title>
<desc id="${id}-d">${escapeText(text.description)}</desc>
${body.filter((line) => line !== '').join('\n')}
</svg>`
}

/** A tenth of a pixel is enough. */
export const n = (value: number): string => String(Math.round(value * 10) / 10 + 0)

type Attributes = Readonly<Record<string, string | number | undefined>>

/** One element; numbers are rounded, undefined attributes left out, text escaped. `hint` is shown when one points at it. */
export function element(name: string, attributes: Attributes, hint?: string): string {
  const list = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : [` ${key}="${typeof value === 'number' ? n(value) : escapeText(value)}"`],
  )
  const open = `<${name}${list.join('')}`
  return hint === undefined ? `${open}/>` : `${open}><title>${escapeText(hint)}</title></${name}>`
}

export const rect = (x: number, y: number, width: number, height: number, more: Attributes, hint?: string): string =>
  element('rect', { x, y, width: Math.max(0, width), height: Math.max(0, height), ...more }, hint)

export const line = (x1: number, y1: number, x2: number, y2: number, stroke: string, more: Attributes = {}): string =>
  element('line', { x1, y1, x2, y2, stroke, ...more })

export interface LabelStyle {
  readonly anchor?: 'start' | 'middle' | 'end'
  readonly size?: number
  readonly fill: string
  readonly bold?: boolean
  /** The colour of a rim that keeps lines behind the text away from it. */
  readonly rim?: string
  /** Longer text is cut; the whole of it then stands in the hint. */
  readonly width?: number
}

/** Bold Arial is wider by about this much. */
const BOLD = 1.09

/** A line of text on its base line. */
export function label(x: number, y: number, text: string, style: LabelStyle): string {
  const { anchor = 'start', size = 12, fill, bold = false, width, rim } = style
  const shown = width === undefined ? text : ellipsis(text, bold ? width / BOLD : width, size)
  if (shown === '') return ''
  const attributes = `x="${n(x)}" y="${n(y)}" font-size="${n(size)}" fill="${escapeText(fill)}"${anchor === 'start' ? '' : ` text-anchor="${anchor}"`}${bold ? ' font-weight="bold"' : ''}${rim === undefined ? '' : ` stroke="${escapeText(rim)}" stroke-width="4" paint-order="stroke"`}`
  const hint = shown === text ? '' : `<title>${escapeText(text)}</title>`
  return `<text ${attributes}>${escapeText(shown)}${hint}</text>`
}

export const labelWidth = (text: string, { size = 12, bold = false }: { size?: number; bold?: boolean } = {}): number =>
  textWidth(text, size) * (bold ? BOLD : 1)
