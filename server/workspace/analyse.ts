import type { Diagnostic } from '../../grammar/diagnostic.ts'
import type { Study } from '../model/study.ts'
import { plan, type StudyPlan } from '../plan/plan.ts'
import type { DataTable } from '../plan/request.ts'
import type { Context, Patience } from '../results/context.ts'
import { dataResult } from '../results/data.ts'
import { withoutWhatFollows } from '../results/follows.ts'
import { results } from '../results/results.ts'
import { settingsResult } from '../results/settings.ts'
import type { StudyResults } from '../results/types.ts'
import { readStudy, type StudyFiles } from './files.ts'
import { Memo } from './memo.ts'
import { inOrder, Places } from './places.ts'
import {
  answer,
  type DataAccess,
  type OpenData,
  open,
  problemDiagnostic,
  problemResult,
  type Remembered,
} from './sources.ts'

/** The memory of a workspace, to be given to every run of it. */
export type WorkspaceMemo = Memo<Remembered>

export interface AnalyseInput extends StudyFiles, DataAccess {
  /** Version of StudySpec. */
  readonly version: string
  /** Without it nothing is remembered. */
  readonly memo?: WorkspaceMemo
  readonly patience?: Patience
  /** Told what the data show as soon as they are open, before anything is computed. */
  readonly onData?: (data: OpenedData) => void
}

/** What is known once the data are open. */
export interface OpenedData {
  /** What is wrong with the data. */
  readonly findings: readonly Diagnostic[]
  /** Headings of the data files, by data set. */
  readonly columns: readonly { readonly dataset: string; readonly headings: readonly string[] }[]
}

export interface Analysed extends OpenedData {
  readonly results: StudyResults
  /** The diagnostics of the results with their spans and fixes, in the same order. */
  readonly diagnostics: readonly Diagnostic[]
  /** Those of them that the text alone does not show. */
  readonly findings: readonly Diagnostic[]
  readonly study: Study
  /** Texts of the study and of the files it uses, by name. */
  readonly texts: ReadonlyMap<string, string>
  /** Paths of the data files, as opened. */
  readonly dataFiles: readonly string[]
  /** True when the signal stopped the run: what is missing is missing for that reason. */
  readonly cancelled: boolean
}

/**
 * The whole way: text, model, checks, plan, data, statistics, results. Only mistakes of StudySpec itself throw; what is wrong
 * with the study or its data is in the diagnostics, and stops nothing but what depends on it.
 */
export async function analyse(input: AnalyseInput): Promise<Analysed> {
  const memo = input.memo ?? new Memo<Remembered>()
  const clock = stopwatch()
  let parse = 0
  const read = await readStudy(input, (text) => {
    const before = performance.now()
    const parsed = memo.parse(text)
    parse += performance.now() - before
    return parsed
  })
  const { study, texts } = read
  const places = new Places(texts)
  const found: Diagnostic[] = [...read.diagnostics]
  const planned = plan(
    study,
    found.filter(({ severity }) => severity === 'error'),
  )
  const check = clock() - parse
  const data = await askData(study, planned, input, memo)
  const ofText = found.length
  found.push(...problemsOf(study, data.opened))
  const scan = clock()
  const context: Context = {
    study,
    table: (key) => data.tables.get(key),
    noData: (key) => data.why.get(key ?? '') ?? 'the data could not be read',
    line: places.line,
    written: (file, { start, end }) => (texts.get(file) ?? '').slice(start, end),
    report: (diagnostic) => void found.push(diagnostic),
    ...(input.patience === undefined ? {} : { patience: input.patience }),
  }
  const computed = results(planned, context)
  const dataResults = planned.data.map((one) => {
    const opened = data.opened.find(({ dataset }) => dataset.name === one.dataset.name)
    const problems = (opened?.problems ?? []).map(problemResult)
    return dataResult(one, opened?.path ?? one.dataset.path, problems, context, opened?.source?.rows)
  })
  const ofColumns = data.opened.flatMap(({ problems }) => problems)
  found.push(...withoutWhatFollows(found.splice(ofText), study, dataResults, ofColumns))
  const diagnostics = inOrder(found, input.file)
  if (input.memo === undefined) memo.close()
  return {
    results: {
      studyspec: input.version,
      file: input.file,
      study: study.title,
      diagnostics: diagnostics.map((one) => places.placed(one)),
      data: dataResults,
      ...computed,
      settings: settingsResult(study.settings),
      timing: { parse, check, scan, statistics: clock(), scans: data.scans },
    },
    diagnostics,
    findings: inOrder(found.slice(ofText), input.file),
    columns: columnsOf(data.opened),
    study,
    texts,
    dataFiles: data.opened.map(({ path }) => input.host.resolve(input.baseDir, path)),
    cancelled: input.signal?.aborted ?? false,
  }
}

const problemsOf = (study: Study, opened: readonly OpenData[]): Diagnostic[] =>
  opened.flatMap(({ dataset, problems }) => problems.map((one) => problemDiagnostic(one, study, dataset)))

const columnsOf = (opened: readonly OpenData[]): OpenedData['columns'] =>
  opened.flatMap(({ dataset, headings }) => (headings === undefined ? [] : [{ dataset: dataset.name, headings }]))

/** @returns a function that gives the milliseconds since it was last called */
function stopwatch(): () => number {
  let last = performance.now()
  return () => {
    const now = performance.now()
    const passed = now - last
    last = now
    return passed
  }
}

interface Answers {
  readonly opened: readonly OpenData[]
  readonly tables: ReadonlyMap<string, DataTable>
  readonly why: ReadonlyMap<string, string>
  /** Passes over the data that this run made. */
  readonly scans: number
}

/** Among more rows nobody looks at single respondents, and looking for them takes as long as several scores. */
const SINGLE_PEOPLE = 250_000

function withoutStraightLines({ requests, straightLines }: StudyPlan): StudyPlan['requests'] {
  const left = new Set(straightLines.map(({ key }) => key))
  return new Map([...requests].filter(([key]) => !left.has(key)))
}

async function askData(study: Study, planned: StudyPlan, input: AnalyseInput, memo: WorkspaceMemo): Promise<Answers> {
  const opened: OpenData[] = []
  const tables = new Map<string, DataTable>()
  const why = new Map<string, string>()
  let scans = 0
  for (const dataset of study.datasets) {
    const one = await open(study, dataset, input, memo)
    opened.push(one)
    input.onData?.({ findings: problemsOf(study, opened), columns: columnsOf(opened) })
    const before = one.source?.scans ?? 0
    const asked = (one.source?.rows ?? 0) > SINGLE_PEOPLE ? withoutStraightLines(planned) : planned.requests
    const answers = await answer(study, asked, one, input, memo)
    scans += (one.source?.scans ?? 0) - before
    for (const [key, table] of answers.tables) tables.set(key, table)
    for (const [key, reason] of answers.why) why.set(key, reason)
  }
  return { opened, tables, why, scans }
}
