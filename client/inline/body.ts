import { ColorThemeKind, MarkdownString } from 'vscode'
import type { InlineTable } from '../../server/editor/protocol.ts'

/** Inside an image the colours of the editor are unknown: `currentColor` of a figure is the text colour of the theme. */
const TEXT: Readonly<Record<ColorThemeKind, string>> = {
  [ColorThemeKind.Light]: '#3b3b3b',
  [ColorThemeKind.Dark]: '#cccccc',
  [ColorThemeKind.HighContrast]: '#ffffff',
  [ColorThemeKind.HighContrastLight]: '#292929',
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
  const themed = svg.replace(/^\s*<svg\b/, `<svg color="${TEXT[theme]}"`)
  const bytes = new TextEncoder().encode(themed)
  return `data:image/svg+xml;base64,${btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))}`
}

const attribute = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;')
