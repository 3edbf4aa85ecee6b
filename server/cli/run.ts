import { type FormatName, isFormat } from '../../grammar/register/formats.ts'
import { nearest } from '../data/nearest.ts'
import { countSeverities, renderDiagnostics } from '../render/diagnostics.ts'
import { loadRenderer } from '../render/formats.ts'
import { onlyResults, resultNames } from '../render/only.ts'
import type { ResultDiagnostic } from '../results/types.ts'
import { type Call, lastValue, valuesOf } from './arguments.ts'
import { type Analysis, type Engine, emptyResults, requestOf } from './engine.ts'
import { isSource, readStudy } from './read.ts'
import type { Terminal } from './terminal.ts'
import { watch } from './watch.ts'

/** @returns the exit status: 1 when there are errors, 2 when `--only` names nothing */
export async function run(call: Call, terminal: Terminal, engine: Engine): Promise<number> {
  if (!call.options.has('watch')) return (await runOnce(call, terminal, engine)).status
  if (call.files[0] === '-') {
    await terminal.error('Standard input cannot be watched: name a file.\n')
    return 2
  }
  return watch(call.files[0]!, terminal, async () => (await runOnce(call, terminal, engine)).files)
}

interface Outcome {
  readonly status: number
  /** What the result depends on, for `--watch`. */
  readonly files: readonly string[]
}

async function runOnce(call: Call, terminal: Terminal, engine: Engine): Promise<Outcome> {
  const written = lastValue(call, 'format') ?? 'text'
  const format: FormatName = isFormat(written) ? written : 'text'
  const source = await readStudy(call.files[0]!)
  if (!isSource(source)) {
    if (format === 'json') await terminal.out((await loadRenderer('json'))(emptyResults(engine.version, source), {}))
    await terminal.error(renderDiagnostics([source], terminal.errorMessages))
    return { status: 1, files: [] }
  }
  const analysis = await engine.analyse(requestOf(call, source, terminal))
  const only = valuesOf(call, 'only')
  const unknown = unknownName(only, analysis)
  if (unknown !== undefined) {
    await terminal.error(unknown)
    return { status: 2, files: analysis.files }
  }
  const results = only.length > 0 ? onlyResults(analysis.results, only) : analysis.results
  const render = await loadRenderer(format)
  const options = { width: terminal.width, paint: terminal.outPaint, details: only.length > 0 }
  await terminal.out(render(results, options))
  if (format !== 'json') await reportDiagnostics(analysis, call, terminal)
  return { status: hasErrors(analysis.results.diagnostics) ? 1 : 0, files: analysis.files }
}

const hasErrors = (diagnostics: readonly ResultDiagnostic[]) => diagnostics.some((d) => d.severity === 'error')

/** Errors in full, since something is missing from the tables; of the rest only how to see it. */
async function reportDiagnostics({ results, text }: Analysis, call: Call, terminal: Terminal): Promise<void> {
  const errors = results.diagnostics.filter((d) => d.severity === 'error')
  const paint = terminal.errorPaint
  if (errors.length > 0)
    await terminal.error(`\n${renderDiagnostics(errors, { ...terminal.errorMessages, source: text })}`)
  const counts = countSeverities(results.diagnostics.filter((d) => d.severity !== 'information'))
  const file = call.files[0] === '-' ? '-' : results.file
  if (counts !== '') await terminal.error(`\n${paint.dim(`${counts}: studyspec check ${file}`)}\n`)
}

function unknownName(only: readonly string[], { results }: Analysis): string | undefined {
  const names = resultNames(results)
  const unknown = only.find((name) => !names.includes(name))
  if (unknown === undefined) return undefined
  const near = nearest(unknown, names, 1)[0]
  const list = names.length > 0 ? `There are ${names.join(', ')}.` : 'This study has no results.'
  return `The study has nothing called “${unknown}”${near ? `; did you mean ${near}?` : '.'}\n${list}\n`
}
