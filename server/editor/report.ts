import { type ReportSource, renderReport } from '../render/html/report.ts'
import type { StudyResults } from '../results/types.ts'
import type { Snapshot } from '../workspace/snapshot.ts'
import { tabledIn } from './inline-table/shown.ts'
import type { Kept, ShownSnapshot } from './last-good.ts'
import { toPosition } from './positions.ts'
import type { Report } from './protocol.ts'
import { KEPT } from './results.ts'

/**
 * The report of a study, of its newest results; the lines that its parts come from are those of the text as it is.
 * @returns null before the first results
 */
export function report(snapshot: ShownSnapshot): Report | null {
  const { results, version } = snapshot
  if (results === undefined) return null
  const { html, sources } = renderReport(withKept(results.value, snapshot.kept), { live: true })
  const lineOf = results.state === 'fresh' ? (line: number) => line - 1 : linesNow(snapshot, results.value)
  return { html, version, sources: sources.flatMap((source) => placed(source, snapshot, results.value.file, lineOf)) }
}

/** In place of what cannot be computed as it is written its last result, with a note that says so. */
function withKept(value: StudyResults, kept: Kept | undefined): StudyResults {
  if (kept === undefined) return value
  const old = <
    T extends {
      readonly name: string
      readonly label: string
      readonly line: number
      readonly notes: readonly string[]
    },
  >(
    list: readonly T[],
    before: ReadonlyMap<string, T>,
  ): readonly T[] =>
    list.map((now) => {
      const one = before.get(now.name)
      return one === undefined ? now : { ...one, label: now.label, line: now.line, notes: [KEPT, ...one.notes] }
    })
  return { ...value, results: old(value.results, kept.comparisons), tables: old(value.tables, kept.tables) }
}

type Source = Report['sources'][number]

function placed(
  { id, line, file, instrument }: ReportSource,
  snapshot: Snapshot,
  study: string,
  lineOf: (line: number) => number | undefined,
): Source[] {
  if (instrument !== undefined) return declared(id, instrument, snapshot)
  if (file !== study) {
    const used = snapshot.file(file)
    return used === undefined ? [] : [{ id, line: line - 1, file: used.uri }]
  }
  const now = lineOf(line)
  return now === undefined ? [] : [{ id, line: now }]
}

/** An instrument begins where it is declared, above its items; it stays there while results are of an older text. */
function declared(id: string, instrument: string, snapshot: Snapshot): Source[] {
  const origin = snapshot.study.instruments.get(instrument)?.origin
  const home = origin && snapshot.file(origin.file)
  if (origin === undefined || home === undefined) return []
  const { line } = toPosition(home, origin.span.start)
  return [home.uri === snapshot.uri ? { id, line } : { id, line, file: home.uri }]
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
