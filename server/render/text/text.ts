import type { Block, Note, TableBlock } from '../document.ts'
import { type Paint, plain } from './paint.ts'
import { tableLines } from './table.ts'
import { displayWidth, wrap } from './width.ts'

export interface TextOptions {
  /** Columns of the terminal; 80 when not known. */
  readonly width?: number
  readonly paint?: Paint
}

const LEAST_WIDTH = 40
/** Longer lines are hard to read, whatever the terminal has. */
const LONGEST_LINE = 100

/** @returns the report for a terminal or a plain text file, ending with a line end */
export function renderText(document: readonly Block[], options: TextOptions = {}): string {
  const width = Math.max(LEAST_WIDTH, Math.min(options.width ?? 80, LONGEST_LINE))
  const paint = options.paint ?? plain
  const parts = document.map((block) => blockLines(block, width, paint).join('\n'))
  return `${parts.join('\n\n')}\n`
}

function blockLines(block: Block, width: number, paint: Paint): string[] {
  switch (block.kind) {
    case 'title':
      return [
        ...wrap(block.text, width).map(paint.bold),
        ...block.lines.flatMap((line) => wrap(line, width)).map(paint.dim),
      ]
    case 'section':
      return ['', paint.bold(block.text), paint.dim('━'.repeat(width))]
    case 'facts':
      return factLines(block.facts, width, paint)
    case 'table':
      return [
        ...titleLines(block, width, paint),
        ...tableLines(block, width, paint),
        ...block.notes.flatMap((n) => noteLines(n, width, paint)),
      ]
  }
}

function titleLines(table: TableBlock, width: number, paint: Paint): string[] {
  if (!table.tag) return wrap(table.title, width).map(paint.bold)
  const lines = wrap(table.title, width - displayWidth(table.tag) - 3)
  return lines.map((line, i) => paint.bold(line) + (i === lines.length - 1 ? paint.dim(` · ${table.tag}`) : ''))
}

function factLines(
  facts: readonly { readonly name: string; readonly lines: readonly string[] }[],
  width: number,
  paint: Paint,
): string[] {
  const names = Math.min(24, Math.max(0, ...facts.map((f) => displayWidth(f.name))))
  return facts.flatMap((fact) => {
    const name = wrap(fact.name, Math.max(names, 2))
    const lines = fact.lines.flatMap((line) => wrap(line, width - names - 2))
    return Array.from({ length: Math.max(name.length, lines.length) }, (_, i) => {
      const label = name[i] ?? ''
      return `${paint.dim(label)}${' '.repeat(Math.max(0, names - displayWidth(label)))}  ${lines[i] ?? ''}`.trimEnd()
    })
  })
}

const MARKS: Readonly<Record<Note['kind'], string>> = {
  result: '',
  note: '',
  good: '✓ ',
  bad: '✗ ',
  open: '· ',
  failure: '✗ ',
}

function noteLines(item: Note, width: number, paint: Paint): string[] {
  const mark = MARKS[item.kind]
  const lines = wrap(item.text, width - mark.length)
  const colour =
    item.kind === 'note' || item.kind === 'open'
      ? paint.dim
      : item.kind === 'good'
        ? paint.green
        : item.kind === 'result'
          ? (text: string) => text
          : paint.red
  return lines.map((line, i) => colour((i === 0 ? mark : ' '.repeat(mark.length)) + line))
}
