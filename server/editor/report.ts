import { type ReportSource, renderReport } from '../render/html/report.ts'
import type { StudyResults } from '../results/types.ts'
import type { Snapshot } from '../workspace/snapshot.ts'
import { tabledIn } from './inline-table/shown.ts'
import { toPosition } from './positions.ts'
import type { Report } from './protocol.ts'

/**
 * The report of a study, of its newest results; the lines that its parts come from are those of the text as it is.
 * @returns null before the first results
 */
export function report(snapshot: Snapshot): Report | null {
  const { results, version } = snapshot
  if (results === undefined) return null
  const { html, sources } = renderReport(results.value, { live: true })
  const lineOf = results.state === 'fresh' ? (line: number) => line - 1 : linesNow(snapshot, results.value)
  return { html, version, sources: sources.flatMap((source) => placed(source, snapshot, results.value.file, lineOf)) }
}

type Source = Report['sources'][number]

function placed(
  { id, line, file }: ReportSource,
  snapshot: Snapshot,
  study: string,
  lineOf: (line: number) => number | undefined,
): Source[] {
  if (file !== study) {
    const used = snapshot.file(file)
    return used === undefined ? [] : [{ id, line: line - 1, file: used.uri }]
  }
  const now = lineOf(line)
  return now === undefined ? [] : [{ id, line: now }]
}

/** Results of an older text: what they are of is found by its name; what has no name of its own has no line until they are new. */
function linesNow(snapshot: Snapshot, results: StudyResults): (line: number) => number | undefined {
  const named = new Map(tabledIn(snapshot).map(({ name, span }) => [name, toPosition(snapshot, span.start).line]))
  const lines = new Map<number, number>()
  const put = (line: number | undefined, file: string | undefined, name: string): void => {
    const now = named.get(name)
    if (line !== undefined && file === undefined && now !== undefined) lines.set(line, now)
  }
  for (const { name, line, file } of results.data) put(line, file, `data.${name}`)
  for (const { instrument, name, line, file } of results.scores) put(line, file, `${instrument}.${name}`)
  for (const { name, line, file } of [...results.results, ...(results.counts ?? [])]) put(line, file, name)
  for (const { name, line } of results.tables) put(line, undefined, name)
  return (line) => lines.get(line)
}
