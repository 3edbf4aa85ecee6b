import type { Span } from '../../grammar/text.ts'

/**
 * A study as a test writes it: one string with the files, the cursor and what is expected where.
 *
 * ```
 * //- /star.study
 * instrument A {
 *   cutoffs total { low 0..4 }
 *                   ^^^^^^^^ bands-highest-uncovered
 * }
 * //- /data.csv
 * id;p$01
 * ```
 *
 * A line of `^^^ word` belongs to the line above it; several such lines may follow one another. A range that goes on over
 * the end of its line is drawn to that end. `$0` is the cursor. Common indentation is taken away, so that a fixture can
 * stand indented in a test.
 */
export interface Fixture {
  /** Path to text, annotations and cursor taken out, in the order written. Without a header: `/test.study`. */
  readonly files: ReadonlyMap<string, string>
  /** The first file. */
  readonly main: string
  readonly cursor?: { readonly file: string; readonly offset: number }
  readonly annotations: readonly Annotation[]
}

export interface Annotation {
  readonly file: string
  readonly span: Span
  /** What stands behind the carets: a code, or whatever the test is about. */
  readonly text: string
}

const ANNOTATION = /^\s*\^+ \S/
const HEADER = /^\/\/- (\S+)$/

/** @throws when an annotation has no line above it, or there are two cursors: the test itself is wrong */
export function parseFixture(source: string): Fixture {
  const files = new Map<string, string[]>()
  const annotations: Annotation[] = []
  let cursor: Fixture['cursor']
  let file = '/test.study'
  for (const line of dedent(source)) {
    const header = HEADER.exec(line)
    if (header) {
      file = header[1]!
      files.set(file, [])
      continue
    }
    const lines = files.get(file) ?? []
    files.set(file, lines)
    if (ANNOTATION.test(line)) {
      if (lines.length === 0) throw new Error(`nothing stands above ${line}`)
      const start = offsetOf(lines, lines.length - 1)
      for (const match of line.matchAll(/(\^+) ([^^]+)/g)) {
        const from = start + match.index
        const span = { start: from, end: from + match[1]!.length }
        annotations.push({ file, span, text: match[2]!.trim() })
      }
      continue
    }
    const at = line.indexOf('$0')
    if (at >= 0 && cursor) throw new Error('a fixture has one cursor')
    if (at >= 0) cursor = { file, offset: offsetOf(lines, lines.length) + at }
    lines.push(at < 0 ? line : line.slice(0, at) + line.slice(at + 2))
  }
  return {
    files: new Map([...files].map(([path, lines]) => [path, `${lines.join('\n')}\n`])),
    main: files.keys().next().value ?? file,
    ...(cursor ? { cursor } : {}),
    annotations,
  }
}

/**
 * Draws annotations under a text, in the order of their places, so that a test can compare two drawings:
 * `expect(annotate(files, found)).toBe(annotate(files, fixture.annotations))`.
 */
export function annotate(files: ReadonlyMap<string, string>, annotations: readonly Annotation[]): string {
  return [...files]
    .map(([path, text]) => {
      const here = annotations
        .filter((annotation) => annotation.file === path)
        .toSorted((a, b) => a.span.start - b.span.start || a.text.localeCompare(b.text))
      let start = 0
      const lines = text.split('\n').flatMap((line) => {
        const end = start + line.length
        const under = here.filter(({ span }) => span.start >= start && span.start <= end)
        const drawn = under.map(({ span, text: what }) => {
          const width = Math.max(1, Math.min(span.end, end) - span.start)
          return `${' '.repeat(span.start - start)}${'^'.repeat(width)} ${what}`
        })
        start = end + 1
        return [line, ...drawn]
      })
      return [`//- ${path}`, ...lines].join('\n')
    })
    .join('\n')
}

/** Replaces spans of a text. @throws when two edits overlap */
export function applyEdits(text: string, edits: readonly { readonly span: Span; readonly newText: string }[]): string {
  let result = text
  let limit = Number.POSITIVE_INFINITY
  for (const { span, newText } of edits.toSorted((a, b) => b.span.start - a.span.start)) {
    if (span.end > limit) throw new Error(`edits overlap at ${span.end}`)
    result = result.slice(0, span.start) + newText + result.slice(span.end)
    limit = span.start
  }
  return result
}

function offsetOf(lines: readonly string[], index: number): number {
  return lines.slice(0, index).reduce((sum, line) => sum + line.length + 1, 0)
}

function dedent(source: string): string[] {
  const lines = source
    .replace(/^\n/, '')
    .replace(/\n[ \t]*$/, '')
    .split('\n')
  const indents = lines.filter((line) => line.trim() !== '').map((line) => /^ */.exec(line)![0].length)
  const common = Math.min(...indents)
  return lines.map((line) => line.slice(Math.min(common, line.length)))
}
