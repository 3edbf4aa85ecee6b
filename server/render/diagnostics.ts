import type { Severity } from '../../grammar/diagnostic.ts'
import { LineMap } from '../../grammar/text.ts'
import type { ResultDiagnostic } from '../results/types.ts'
import { type Paint, plain } from './text/paint.ts'
import { displayWidth, graphemeWidth, printable, wrap } from './text/width.ts'

export interface DiagnosticOptions {
  readonly paint?: Paint
  /** Columns of the terminal: long messages are wrapped, long source lines cut around the place. None: one line a message. */
  readonly width?: number
  /** The text of a file, where it is at hand, for the source line. */
  readonly source?: (file: string) => string | undefined
}

/** The most lines of fixes and related places that one diagnostic gets. */
const MOST = 6
const TAB = '    '
/** Of the source line, when messages are not wrapped. */
const LONGEST_SOURCE = 120

/**
 * Diagnostics as compilers print them: place, severity, code and message; the line of source with the place underlined; what
 * else one has to look at; the ways out.
 *
 * @returns one paragraph a diagnostic, separated by blank lines, ending with a line end; empty without diagnostics
 */
export function renderDiagnostics(diagnostics: readonly ResultDiagnostic[], options: DiagnosticOptions = {}): string {
  const paint = options.paint ?? plain
  const width = options.width === undefined ? Number.POSITIVE_INFINITY : Math.max(40, Math.min(options.width, 120))
  const lines = new Map<string, SourceLines | undefined>()
  const source = (file: string) => {
    if (!lines.has(file)) {
      const text = options.source?.(file)
      lines.set(file, text === undefined ? undefined : new SourceLines(text))
    }
    return lines.get(file)
  }
  const parts = diagnostics.map((d) => diagnosticLines(d, source, width, paint).join('\n'))
  return parts.length > 0 ? `${parts.join('\n\n')}\n` : ''
}

/** `2 errors, 1 warning`; empty when there is nothing. */
export function countSeverities(diagnostics: readonly ResultDiagnostic[]): string {
  const words: readonly [Severity, string, string][] = [
    ['error', 'error', 'errors'],
    ['warning', 'warning', 'warnings'],
    ['information', 'remark', 'remarks'],
  ]
  return words
    .map(([severity, one, many]) => {
      const n = diagnostics.filter((d) => d.severity === severity).length
      return n === 0 ? '' : `${n} ${n === 1 ? one : many}`
    })
    .filter((text) => text !== '')
    .join(', ')
}

class SourceLines {
  readonly #text: string
  readonly #map: LineMap
  constructor(text: string) {
    this.#text = text
    this.#map = new LineMap(text)
  }

  /** @param line from 1 */
  line(line: number): string | undefined {
    if (line < 1 || line > this.#map.lines) return undefined
    const start = this.#map.offset({ line: line - 1, character: 0 })
    const end = line < this.#map.lines ? this.#map.offset({ line, character: 0 }) : this.#text.length
    return this.#text.slice(start, end).replace(/[\r\n]+$/, '')
  }
}

const COLOURS: Readonly<Record<Severity, 'red' | 'yellow' | 'blue'>> = {
  error: 'red',
  warning: 'yellow',
  information: 'blue',
}

function diagnosticLines(
  d: ResultDiagnostic,
  source: (file: string) => SourceLines | undefined,
  width: number,
  paint: Paint,
): string[] {
  const colour = paint[COLOURS[d.severity]]
  const place = `${printable(d.file)}:${d.line}:${d.column}: `
  const head = `${d.severity}[${d.code}]`
  const message = printable(d.message.replace(/\s+/g, ' '))
  const fits = displayWidth(place + head) + 1 + displayWidth(message) <= width
  // A message that does not fit stands below, so that place, severity and code can be seen at a glance.
  const lines = [
    `${paint.bold(place)}${colour(paint.bold(head))}${fits ? ` ${message}` : ''}`,
    ...(fits ? [] : wrap(message, width - 2).map((line) => `  ${line}`)),
  ]
  const text = source(d.file)?.line(d.line)
  if (text !== undefined) lines.push(...frame(d, text, width, paint, colour))
  for (const related of d.related.slice(0, MOST)) {
    const where = related.file === d.file ? `line ${related.line}` : `${printable(related.file)}:${related.line}`
    lines.push(...hanging(`  ${where}: `, related.message, width, paint.dim))
  }
  for (const fix of d.fixes.slice(0, MOST)) lines.push(...hanging('  help: ', fix, width, paint.green))
  return lines
}

function hanging(lead: string, text: string, width: number, colour: (text: string) => string): string[] {
  const space = ' '.repeat(lead.length)
  const lines = wrap(text.replace(/\s+/g, ' '), Math.max(20, width - lead.length))
  return lines.map((line, i) => (i === 0 ? colour(lead) : space) + line)
}

/** The line of source and a caret line below the span; a long line is cut to the part around the span. */
function frame(
  d: ResultDiagnostic,
  text: string,
  width: number,
  paint: Paint,
  colour: (text: string) => string,
): string[] {
  const number = String(d.line)
  const gutter = `${' '.repeat(number.length)} ${'│'} `
  const room = Math.max(20, Math.min(width, LONGEST_SOURCE) - gutter.length)
  const end = d.endLine === d.line ? Math.max(d.endColumn, d.column + 1) : text.length + 1
  const cells = cellsOf(text)
  const widthOf = (from: number, to: number) =>
    cells.filter((c) => c.at >= from && c.at < to).reduce((sum, c) => sum + c.width, 0)
  const before = widthOf(0, d.column - 1)
  const under = Math.max(1, widthOf(d.column - 1, end - 1))
  const total = widthOf(0, Number.POSITIVE_INFINITY)
  const skip = total <= room ? 0 : Math.max(0, Math.min(before - Math.floor(room / 3), total - room))
  const shown = visible(cells, skip, room)
  const caret =
    ' '.repeat(Math.max(0, before - skip)) + '^'.repeat(Math.max(1, Math.min(under, room - (before - skip))))
  return [`${paint.dim(`${number} │ `)}${shown}`.trimEnd(), `${paint.dim(gutter)}${colour(caret)}`]
}

interface Cell {
  readonly text: string
  /** UTF-16 offset in the line. */
  readonly at: number
  readonly width: number
}

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' })

function cellsOf(text: string): Cell[] {
  return [...segmenter.segment(text.slice(0, 4000))].map(({ segment, index }) =>
    segment === '\t'
      ? { text: TAB, at: index, width: TAB.length }
      : { text: printable(segment), at: index, width: graphemeWidth(printable(segment)) },
  )
}

function visible(cells: readonly Cell[], skip: number, room: number): string {
  let column = 0
  let shown = ''
  for (const cell of cells) {
    if (column >= skip && column + cell.width <= skip + room) shown += cell.text
    // A wide character cut in half leaves a space, so that the caret stays below its place.
    else if (column < skip && column + cell.width > skip) shown += ' '.repeat(column + cell.width - skip)
    column += cell.width
  }
  return shown
}
