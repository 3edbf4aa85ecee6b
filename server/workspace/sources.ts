import type { Diagnostic } from '../../grammar/diagnostic.ts'
import type { Span } from '../../grammar/text.ts'
import { columnKey } from '../data/columns.ts'
import { fixesOf } from '../data/fixes.ts'
import { type Opened, openDataset } from '../data/open.ts'
import type { DataProblem } from '../data/problem.ts'
import { type DataSource, isAnswerFailure } from '../data/source.ts'
import { type Host, isFileFailure } from '../host/host.ts'
import type { Dataset, Study } from '../model/study.ts'
import type { ValueType } from '../model/types.ts'
import { columnsOf } from '../plan/columns.ts'
import { canonical } from '../plan/key.ts'
import type { DataRequest, DataTable } from '../plan/request.ts'
import type { DataProblemResult } from '../results/types.ts'
import { whyLost } from './lost-columns.ts'
import type { Memo } from './memo.ts'

export interface DataAccess {
  readonly host: Host
  readonly baseDir: string
  readonly roots: readonly string[]
  readonly dataOverrides?: ReadonlyMap<string, string>
  /** The module that a data worker runs; without it large files are read in this thread. */
  readonly worker?: string | URL
  readonly signal?: AbortSignal
  readonly progress?: (stage: 'reading' | 'scoring', done: number, total: number) => void
}

/** A data set as it was opened, with the places of its declaration at that time. */
export interface Remembered {
  readonly result: Opened
  readonly spans: readonly Span[]
}

export interface OpenData {
  readonly dataset: Dataset
  /** The file that was read, as written in the study or in its place. */
  readonly path: string
  readonly key: string
  readonly source?: DataSource
  readonly problems: readonly DataProblem[]
  readonly headings?: readonly string[]
}

/** Opens a data set, or finds it still open: only what decides how the file is read, and the file itself, count. */
export async function open(
  study: Study,
  dataset: Dataset,
  access: DataAccess,
  memo: Memo<Remembered>,
): Promise<OpenData> {
  const { host, baseDir, roots, signal, progress, worker } = access
  const override = access.dataOverrides?.get(dataset.name)
  const path = override ?? dataset.path
  const print = await host.fingerprint(host.resolve(baseDir, path), { roots })
  const key = canonical([path, baseDir, isFileFailure(print) ? print.failure : print, readingOf(study, dataset)])
  const spans = spansOf(dataset)
  const known = memo.source(dataset.name)
  if (known?.key === key) {
    const problems = known.opened.result.problems.map((one) => relocated(one, known.opened.spans, spans))
    return { dataset, path, key, ...of(known.opened.result), problems }
  }
  const result = await openDataset(study, dataset, host, {
    baseDir,
    roots,
    ...(override === undefined ? {} : { pathOverride: override }),
    ...(worker === undefined ? {} : { worker }),
    ...(signal === undefined ? {} : { signal }),
    progress: (done, total) => progress?.('reading', done, total),
  })
  if (signal?.aborted !== true) memo.keepSource(dataset.name, { key, opened: { result, spans }, ...sourceOf(result) })
  return { dataset, path, key, ...of(result) }
}

const of = ({ source, headings, problems }: Opened): Pick<OpenData, 'source' | 'headings' | 'problems'> => ({
  problems,
  ...(source === undefined ? {} : { source }),
  ...(headings === undefined ? {} : { headings }),
})

const sourceOf = ({ source }: Opened): { readonly source?: DataSource } => (source === undefined ? {} : { source })

/** Everything that decides what a cell of the file means: columns, codes and labels; no score, no cut-off, no condition. */
function readingOf(study: Study, dataset: Dataset): unknown {
  const { id, weight, missing, expectRows, encoding, delimiter, decimal, sheet, source } = dataset
  const bindings = dataset.bindings.map(({ alternatives, target, alreadyReversed, occasion, wherever }) => [
    alternatives,
    'instrument' in target ? target.instrument : '',
    target.name,
    alreadyReversed,
    occasion,
    wherever,
  ])
  const items = [...study.instruments.values()].flatMap(({ items: of }) =>
    of.map(({ instrument, name, scale, type }) => [
      instrument,
      name,
      scale && [
        scale.codes.map((one) => [one.code, one.label, one.stored]),
        scale.missing,
        scale.level,
        valuesOf(scale.type),
      ],
      valuesOf(type),
    ]),
  )
  const variables = [...study.variables.values()]
    .filter(({ expression }) => expression === undefined)
    .map(({ name, type, categories, missing: absent }) => [
      name,
      valuesOf(type),
      categories.map((category) => [category.name, category.label, category.codes]),
      absent,
    ])
  const long = dataset.long !== undefined
  return {
    id,
    weight,
    missing,
    expectRows,
    encoding,
    delimiter,
    decimal,
    sheet,
    source,
    long,
    bindings,
    items,
    variables,
  }
}

/** A type without the places where its categories are declared. */
const valuesOf = (type: ValueType): unknown =>
  type.kind === 'number' ? type : type.kind === 'category' ? [type.kind, type.level] : type.kind

/** Where problems may point, in an order that an edit elsewhere does not change. */
const spansOf = (dataset: Dataset): readonly Span[] => [
  dataset.origin.nameSpan,
  dataset.origin.span,
  ...dataset.bindings.map(({ span }) => span),
  ...(dataset.node.path === undefined ? [] : [dataset.node.path.span]),
  ...dataset.node.clauses
    .filter(({ kind }) => kind === 'id' || kind === 'weight' || kind === 'expect-rows')
    .sort((a, b) => (a.kind < b.kind ? -1 : a.kind > b.kind ? 1 : 0))
    .map(({ span }) => span),
  ...dataset.node.clauses.filter(({ kind }) => kind === 'weight').map(({ span }) => span),
]

function relocated(problem: DataProblem, before: readonly Span[], now: readonly Span[]): DataProblem {
  const at = before.findIndex(({ start, end }) => start === problem.span.start && end === problem.span.end)
  const span = now[at] ?? now[0]
  return span === undefined ? problem : { ...problem, span }
}

/** Answers requests from memory where they were answered before, the rest in one pass. */
export async function answer(
  study: Study,
  requests: ReadonlyMap<string, DataRequest>,
  { source, key: sourceKey, dataset, problems }: OpenData,
  access: DataAccess,
  memo: Memo<Remembered>,
): Promise<{ readonly tables: ReadonlyMap<string, DataTable>; readonly why: ReadonlyMap<string, string> }> {
  const tables = new Map<string, DataTable>()
  const why = new Map<string, string>()
  const asked: [string, DataRequest][] = []
  for (const [key, request] of requests) {
    if (request.dataset !== dataset.name) continue
    if (source === undefined) {
      const error = problems.find(({ severity }) => severity === 'error') ?? problems[0]
      why.set(key, error?.message ?? 'the data could not be read')
      continue
    }
    const lost = columnsOf(request).filter((ref) => !source.columns.has(columnKey(ref)))
    const known = memo.table(sourceKey + key)
    if (lost.length > 0)
      why.set(
        key,
        whyLost(study, dataset, lost, (column) => source.columns.has(column)),
      )
    else if (known !== undefined) tables.set(key, known)
    else asked.push([key, request])
  }
  if (source === undefined || asked.length === 0) return { tables, why }
  const { signal, progress } = access
  const answered = await source.answer(
    asked.map(([, request]) => request),
    {
      ...(signal === undefined ? {} : { signal }),
      progress: (done, total) => progress?.('scoring', done, total),
    },
  )
  for (const [i, [key]] of asked.entries()) {
    const table = isAnswerFailure(answered) ? undefined : answered[i]
    if (table === undefined) why.set(key, isAnswerFailure(answered) ? answered.message : 'the data gave no answer')
    else {
      tables.set(key, table)
      memo.keepTable(sourceKey + key, table)
    }
  }
  return { tables, why }
}

/** @param study as it stands now: what was found may be remembered from an older text of it */
export function problemDiagnostic(problem: DataProblem, study: Study, dataset: Dataset): Diagnostic {
  const { code, severity, file, span, message } = problem
  return { code, severity, file, span, message, related: [], fixes: fixesOf(problem, study, dataset) }
}

export function problemResult({ code, message, column, row, line, value, count }: DataProblem): DataProblemResult {
  return {
    code,
    message,
    ...(column === undefined ? {} : { column }),
    ...(row === undefined ? {} : { row }),
    ...(line === undefined ? {} : { line }),
    ...(value === undefined ? {} : { value }),
    count,
  }
}
