import { ColorThemeKind, MarkdownString } from 'vscode'
import type { InlineTable } from '../../server/editor/protocol.ts'

/** The colours of a figure that differ from theme to theme. */
interface Colours {
  readonly text: string
  readonly faint: string
  readonly rule: string
  /** What is set off: medians, quartiles. */
  readonly mark: string
  /** Around every bar. */
  readonly outline?: string
}

/** Inside an image the colours of the editor are unknown: these are what the report has in each kind of theme. */
const COLOURS: Readonly<Record<ColorThemeKind, Colours>> = {
  [ColorThemeKind.Light]: { text: '#3b3b3b', faint: '#59636e', rule: '#b7bec6', mark: '#9a3412' },
  [ColorThemeKind.Dark]: { text: '#cccccc', faint: '#9d9d9d', rule: '#515a64', mark: '#f0975f' },
  [ColorThemeKind.HighContrast]: highContrast('#ffffff', '#f0975f'),
  [ColorThemeKind.HighContrastLight]: highContrast('#292929', '#9a3412'),
}

/** Nothing is fainter than the text, and bars are told apart by their outline. */
function highContrast(text: string, mark: string): Colours {
  return { text, faint: text, rule: text, mark, outline: text }
}

/** @returns what stands in the block between the lines: the table, and its figure under it */
export function body({ markdown, svg, label }: InlineTable, theme: ColorThemeKind): MarkdownString {
  const text = new MarkdownString(markdown, true)
  text.supportHtml = true
  if (svg !== undefined) text.appendMarkdown(`\n\n<img src="${image(svg, theme)}" alt="${attribute(label)}"/>`)
  return text
}

/** @returns a data URI; VS Code breaks one that is percent-encoded */
export function image(svg: string, theme: ColorThemeKind): string {
  const { text, faint, rule, mark, outline = 'none' } = COLOURS[theme]
  const style = `color:${text};--faint:${faint};--rule:${rule};--ground:none;--figure-mark:${mark};--figure-outline:${outline}`
  const themed = svg.replace(/^\s*<svg\b/, `<svg style="${style}"`)
  const bytes = new TextEncoder().encode(themed)
  return `data:image/svg+xml;base64,${btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))}`
}

const attribute = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;')
