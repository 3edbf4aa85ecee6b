import { type ByteSource, type Host, isFileFailure, lockOf } from '../host/host.ts'
import type { Dataset, Study } from '../model/study.ts'
import { bindColumns } from './binding.ts'
import { knownWords, neededColumns } from './columns.ts'
import { encodingName } from './csv/encoding.ts'
import { lookAt } from './csv/layout.ts'
import { PartFailure } from './csv/part.ts'
import type { ScanJob } from './csv/plan.ts'
import { delimiterName, fileProblem, fileWide, layoutProblem } from './file-problems.ts'
import { interpret } from './interpret.ts'
import { nearest } from './nearest.ts'
import type { SlottedColumn } from './placed.ts'
import type { DataProblem } from './problem.ts'
import { rowProblems, settleEncoding } from './scan-problems.ts'
import { type DataSource, MemorySource } from './source.ts'
import { scanFile } from './split.ts'

export interface OpenOptions {
  /** Read this file instead of the one that the data declaration names. */
  readonly pathOverride?: string
  /** Folders that may be read: that of the study, and the roots of the workspace. */
  readonly roots: readonly string[]
  /** Folder that relative paths start from. */
  readonly baseDir: string
  /** The module that a worker runs (`server/data/worker.ts`, or its bundle); without it everything runs in this thread. */
  readonly worker?: string | URL
  /** Files from this size are read in a worker, in bytes. */
  readonly workerFrom?: number
  /** Large files are read by several workers, each at least this many bytes. */
  readonly partFrom?: number
  readonly signal?: AbortSignal
  readonly progress?: (bytesDone: number, bytesTotal: number) => void
}

export interface Opened {
  /** Absent where nothing can be computed; the problems say why. */
  readonly source?: DataSource
  readonly problems: readonly DataProblem[]
  /** Of all columns of the file, in its order, when they could be read. */
  readonly headings?: readonly string[]
}

/**
 * Reads the file of a data set: finds out how it is written, binds its columns, keeps them in memory, and says what does not
 * fit. Nothing that a file can hold makes it throw.
 */
export async function openDataset(study: Study, dataset: Dataset, host: Host, options: OpenOptions): Promise<Opened> {
  const named = options.pathOverride ?? dataset.path
  if (dataset.source !== undefined)
    return failed(
      fileWide(
        dataset,
        'format-unsupported',
        'error',
        `Data from ${dataset.source} cannot be read; export them to a CSV file and name that.`,
      ),
    )
  const file = await host.open(host.resolve(options.baseDir, named), { roots: options.roots })
  if (isFileFailure(file)) {
    const near = file.failure === 'not-found' ? await nearFiles(host, named, options) : []
    return failed(fileProblem(file, named, dataset, near))
  }
  try {
    return await openFile(study, dataset, host, file, named, options)
  } catch (error) {
    if (error instanceof PartFailure) return failed(fileWide(dataset, 'worker-failed', 'error', error.message))
    // A disk that fails or a packed file that is damaged shows while reading.
    const lock = lockOf(error)
    if (lock !== undefined) return failed(fileProblem({ failure: 'locked', path: named, detail: lock }, named, dataset))
    const detail = error instanceof Error ? error.message : String(error)
    return failed(fileProblem({ failure: 'unreadable', path: named, detail }, named, dataset))
  } finally {
    await file.close()
  }
}

/** @returns the paths of files beside the one that is not there, as the study would name them */
async function nearFiles(host: Host, named: string, { baseDir, roots }: OpenOptions): Promise<string[]> {
  const folder = named.includes('/') ? named.slice(0, named.lastIndexOf('/') + 1) : ''
  const names = await host.list?.(host.folder(host.resolve(baseDir, named)), { roots })
  if (names === undefined || isFileFailure(names)) return []
  const data = names.filter((name) => /\.(csv|tsv|txt|dat)(\.gz)?$/i.test(name))
  return nearest(named.slice(folder.length), data).map((name) => folder + name)
}

function failed(...problems: DataProblem[]): Opened {
  return { problems }
}

async function openFile(
  study: Study,
  dataset: Dataset,
  host: Host,
  file: ByteSource,
  named: string,
  options: OpenOptions,
): Promise<Opened> {
  const needed = neededColumns(study, dataset)
  const words = knownWords(needed, dataset)
  const encoding = dataset.encoding === undefined ? undefined : encodingName(dataset.encoding)
  if (dataset.encoding !== undefined && encoding === undefined)
    return failed(
      fileWide(
        dataset,
        'encoding-invalid',
        'error',
        `There is no encoding “${dataset.encoding}”; known are utf-8, windows-1250, windows-1252, iso-8859-2, utf-16le and the others of the web's standard.`,
        { value: dataset.encoding },
      ),
    )
  const { delimiter } = dataset
  if (delimiter !== undefined && (delimiter.length !== 1 || delimiter > '\u007e' || /["\r\n]/.test(delimiter)))
    return failed(
      fileWide(
        dataset,
        'delimiter-ambiguous',
        'error',
        `“${delimiter}” is no delimiter; it has to be one plain character.`,
      ),
    )
  const stated = {
    ...(encoding === undefined ? {} : { encoding }),
    ...(delimiter === undefined ? {} : { delimiter }),
  }
  const layout = await lookAt(file, stated, words)
  if ('failure' in layout) return failed(layoutProblem(layout, named, dataset))

  const problems: DataProblem[] = []
  if (layout.delimiter.by === 'found' && layout.delimiter.delimiter !== ',' && layout.headings.length > 1)
    problems.push(
      fileWide(
        dataset,
        'delimiter-guessed',
        'information',
        `Columns are separated by ${delimiterName(layout.delimiter.delimiter)}.`,
        { value: layout.delimiter.delimiter },
      ),
    )
  const binding = bindColumns(study, dataset, layout.headings)
  problems.push(...binding.problems)
  // Without its weights every number would be another one.
  if (dataset.weight !== undefined && binding.weight === undefined)
    return {
      problems: [...binding.problems, ...problems.filter((one) => !binding.problems.includes(one))],
      headings: layout.headings,
    }
  const positions = [
    ...new Set([...binding.columns, ...(binding.weight ? [binding.weight] : [])].map((c) => c.position)),
  ]
  const slotOf = new Map(positions.map((position, slot) => [position, slot]))
  const job: ScanJob = {
    path: file.path,
    gzip: layout.gzip,
    ...(layout.convert === undefined ? {} : { convert: layout.convert }),
    from: layout.from,
    delimiter: layout.delimiter.delimiter.charCodeAt(0),
    width: layout.headings.length,
    wanted: positions,
    ...(binding.id === undefined ? {} : { id: binding.id.position }),
    line: layout.line,
  }
  const { signal, progress, worker, workerFrom, partFrom } = options
  const parts = await scanFile(host, file, job, {
    ...(signal === undefined ? {} : { signal }),
    ...(worker === undefined ? {} : { worker }),
    ...(workerFrom === undefined ? {} : { workerFrom }),
    ...(partFrom === undefined ? {} : { partFrom }),
    progress: (bytes) => progress?.(Math.min(bytes, file.size), file.size),
  })
  if (parts === undefined) return { problems }

  const settled = settleEncoding(dataset, layout, parts, words)
  problems.push(...settled.problems, ...rowProblems(dataset, parts, layout.headings.length, binding.id?.heading))
  const columns: SlottedColumn[] = binding.columns.map((column) => ({ ...column, slot: slotOf.get(column.position)! }))
  const weight =
    binding.weight === undefined
      ? undefined
      : { slot: slotOf.get(binding.weight.position)!, heading: binding.weight.heading }
  const meaning = await interpret(dataset, columns, weight, parts, settled.encoding, layout.delimiter.delimiter)
  problems.push(...meaning.problems)
  if (meaning.unweighted !== undefined) {
    for (const { part } of parts) part.close()
    return { problems: [meaning.unweighted, ...problems], headings: layout.headings }
  }
  let bytes = 0
  for (const [index, one] of parts.entries()) bytes += await one.part.bind(meaning.bindings[index]!)
  const source = new MemorySource(
    parts.map((one) => one.part),
    {
      rows: parts.reduce((sum, one) => sum + one.summary.rows, 0),
      columns: new Set(columns.map(({ need }) => need.key)),
      problems,
      bytes,
    },
  )
  return { source, problems, headings: layout.headings }
}
