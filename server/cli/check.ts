import { countSeverities, renderDiagnostics } from '../render/diagnostics.ts'
import { renderJson } from '../render/json.ts'
import type { ResultDiagnostic } from '../results/types.ts'
import { type Call, lastValue } from './arguments.ts'
import { type Engine, emptyResults, requestOf } from './engine.ts'
import { isSource, readStudy } from './read.ts'
import type { Terminal } from './terminal.ts'

/** @returns the exit status: 1 when there are errors */
export async function check(call: Call, terminal: Terminal, engine: Engine): Promise<number> {
  const json = lastValue(call, 'format') === 'json'
  if (json && call.files.length > 1) {
    await terminal.error('With --format json, check takes one file: the output is one object.\n')
    return 2
  }
  const all: ResultDiagnostic[] = []
  for (const file of call.files) {
    const source = await readStudy(file)
    if (!isSource(source)) {
      all.push(source)
      if (json) await terminal.out(renderJson(emptyResults(engine.version, source)))
      else await terminal.out(renderDiagnostics([source], terminal.outMessages))
      continue
    }
    const { results, text } = await engine.analyse(requestOf(call, source, terminal))
    const { diagnostics } = results
    if (json) await terminal.out(renderJson(results))
    else {
      const options = { ...terminal.outMessages, source: text }
      const separator = all.length > 0 && diagnostics.length > 0 ? '\n' : ''
      await terminal.out(separator + renderDiagnostics(diagnostics, options))
    }
    all.push(...diagnostics)
  }
  if (!json) await terminal.error(summary(all, call.files.length))
  return all.some((d) => d.severity === 'error') ? 1 : 0
}

function summary(all: readonly ResultDiagnostic[], files: number): string {
  const counts = countSeverities(all)
  const where = files > 1 ? ` in ${files} studies` : ''
  return counts === '' ? `Nothing wrong${where}.\n` : `\n${counts}${where}\n`
}
