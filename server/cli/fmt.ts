import { writeFile } from 'node:fs/promises'
import { parse } from '../../grammar/parser.ts'
import { print } from '../../grammar/printer.ts'
import { LineMap, type Span } from '../../grammar/text.ts'
import { renderDiagnostics } from '../render/diagnostics.ts'
import type { ResultDiagnostic } from '../results/types.ts'
import type { Call } from './arguments.ts'
import { isSource, readStudy, type StudySource } from './read.ts'
import type { Terminal } from './terminal.ts'

/** @returns the exit status: 1 when a file cannot be laid out or, with `--check`, would change */
export async function fmt(call: Call, terminal: Terminal): Promise<number> {
  const only = call.options.has('check')
  let status = 0
  for (const file of call.files) {
    const source = await readStudy(file)
    if (!isSource(source)) {
      await terminal.error(renderDiagnostics([source], terminal.errorMessages))
      status = 1
      continue
    }
    const printed = layOut(source)
    if (typeof printed !== 'string') {
      const text = () => source.text
      await terminal.error(renderDiagnostics(printed, { ...terminal.errorMessages, source: text }))
      await terminal.error(`${source.file} is left as it is: a file with a syntax error is not laid out.\n`)
      status = 1
    } else if (only) {
      if (printed === source.text) continue
      await terminal.out(`${source.file}\n`)
      status = 1
    } else if (file === '-') await terminal.out(printed)
    else if (printed !== source.text) {
      await writeFile(source.path, printed)
      await terminal.out(`${source.file}\n`)
    }
  }
  return status
}

function layOut(source: StudySource): string | ResultDiagnostic[] {
  const { tree, errors } = parse(source.text)
  if (errors.length === 0) return print(source.text, tree)
  const lines = new LineMap(source.text)
  return errors.map((e) => ({
    code: e.code,
    severity: 'error',
    file: source.file,
    ...placeOf(e.span, lines),
    message: e.message,
    related: (e.related ?? []).map((r) => {
      const { line, column } = placeOf(r.span, lines)
      return { file: source.file, line, column, message: r.message }
    }),
    fixes: e.fix ? [e.fix.title] : [],
  }))
}

function placeOf(span: Span, lines: LineMap): { line: number; column: number; endLine: number; endColumn: number } {
  const start = lines.position(span.start)
  const end = lines.position(span.end)
  return { line: start.line + 1, column: start.character + 1, endLine: end.line + 1, endColumn: end.character + 1 }
}
