import type { Diagnostic } from '../../grammar/diagnostic.ts'
import { LineMap, type Span } from '../../grammar/text.ts'
import type { ResultDiagnostic } from '../results/types.ts'

/** Lines and columns of the texts of a run. */
export class Places {
  readonly #maps = new Map<string, LineMap>()
  readonly #texts: ReadonlyMap<string, string>

  constructor(texts: ReadonlyMap<string, string>) {
    this.#texts = texts
  }

  /** @returns line and column from 1 */
  at(file: string, offset: number): { readonly line: number; readonly column: number } {
    let map = this.#maps.get(file)
    if (map === undefined) {
      map = new LineMap(this.#texts.get(file) ?? '')
      this.#maps.set(file, map)
    }
    const { line, character } = map.position(offset)
    return { line: line + 1, column: character + 1 }
  }

  readonly line = (file: string, offset: number): number => this.at(file, offset).line

  /** A diagnostic as the results print it. */
  placed({ code, severity, file, span, message, related, fixes }: Diagnostic): ResultDiagnostic {
    return {
      code,
      severity,
      file,
      ...this.#range(file, span),
      message,
      related: related.map((one) => ({ file: one.file, ...this.at(one.file, one.span.start), message: one.message })),
      fixes: fixes.map(({ title }) => title),
    }
  }

  #range(file: string, { start, end }: Span) {
    const from = this.at(file, start)
    const to = this.at(file, end)
    return { line: from.line, column: from.column, endLine: to.line, endColumn: to.column }
  }
}

/** By file, the asked one first, then by place. */
export function inOrder(diagnostics: readonly Diagnostic[], root: string): Diagnostic[] {
  const rank = (file: string): string => (file === root ? '' : file)
  return [...diagnostics].sort(
    (a, b) => compare(rank(a.file), rank(b.file)) || a.span.start - b.span.start || compare(a.code, b.code),
  )
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
