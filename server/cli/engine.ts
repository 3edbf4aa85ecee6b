import { access } from 'node:fs/promises'
import { resolve } from 'node:path'
import { nodeHost } from '../host/node.ts'
import type { ResultDiagnostic, StudyResults } from '../results/types.ts'
import { analyse, type WorkspaceMemo } from '../workspace/analyse.ts'
import { Memo } from '../workspace/memo.ts'
import { type Call, valuesOf } from './arguments.ts'
import { progressBar } from './progress.ts'
import type { StudySource } from './read.ts'
import type { Terminal } from './terminal.ts'

export interface Analysis {
  readonly results: StudyResults
  /** The text of the study or of a file that it uses, as diagnostics name it. */
  readonly text: (file: string) => string | undefined
  /** Every file that the results depend on, for `--watch`. */
  readonly files: readonly string[]
}

export interface Request {
  readonly source: StudySource
  /** Data sets that are read from another file, by name. */
  readonly data: ReadonlyMap<string, string>
  /** Folders that may be read besides the study's own. */
  readonly roots: readonly string[]
  readonly terminal: Terminal
}

/** Analyses studies, and remembers what it read from one run to the next. */
export interface Engine {
  readonly version: string
  analyse(request: Request): Promise<Analysis>
  close(): void
}

/** @returns what a call asks of the engine */
export function requestOf(call: Call, source: StudySource, terminal: Terminal): Request {
  const data = valuesOf(call, 'data').map((text): [string, string] => {
    const at = text.indexOf('=')
    return [text.slice(0, at), text.slice(at + 1)]
  })
  return { source, data: new Map(data), roots: valuesOf(call, 'root').map((folder) => resolve(folder)), terminal }
}

/** @param worker the module that reads large data files in threads of their own */
export function startEngine(version: string, worker: string | URL): Engine {
  const memo: WorkspaceMemo = new Memo()
  return {
    version,
    analyse: (request) => analyseOnce(request, version, worker, memo),
    close: () => memo.close(),
  }
}

const STAGES = { reading: 'Reading the data', scoring: 'Scoring' } as const

async function analyseOnce(
  request: Request,
  version: string,
  worker: string | URL,
  memo: WorkspaceMemo,
): Promise<Analysis> {
  const { source, terminal } = request
  const dataOverrides = await located(request.data, source.folder)
  const progress = progressBar(terminal)
  try {
    const { results, texts, dataFiles } = await analyse({
      version,
      worker,
      memo,
      file: source.file,
      text: source.text,
      baseDir: source.folder,
      // A file named in the call was chosen by the person who calls; what a study names stays in its folder.
      roots: [source.folder, ...request.roots, ...dataOverrides.values()],
      host: nodeHost,
      dataOverrides,
      progress: (stage, done, total) => progress.report(STAGES[stage], total > 0 ? done / total : 0),
    })
    const used = [...texts.keys()].filter((file) => file !== source.file && !file.startsWith('library:'))
    return { results, text: (file) => texts.get(file), files: [source.path, ...used, ...dataFiles] }
  } finally {
    progress.done()
  }
}

/** A path of `--data` is seen from the current folder, as in every call; where it is not there, from the study's folder. */
async function located(data: ReadonlyMap<string, string>, folder: string): Promise<Map<string, string>> {
  const found = new Map<string, string>()
  for (const [name, path] of data) {
    const here = resolve(path)
    const isHere = await access(here).then(
      () => true,
      () => false,
    )
    found.set(name, isHere ? here : resolve(folder, path))
  }
  return found
}

/** What `--format json` prints for a study that could not be read. */
export function emptyResults(version: string, diagnostic: ResultDiagnostic): StudyResults {
  return {
    studyspec: version,
    file: diagnostic.file,
    study: '',
    diagnostics: [diagnostic],
    data: [],
    scores: [],
    results: [],
    tables: [],
    settings: {
      alpha: 0.05,
      confidence: 0.95,
      conventions: 'r',
      conventionNotes: [],
      quantiles: 7,
      pValues: 'apa',
      digits: 2,
      locale: 'en',
      smallCells: 0,
    },
    timing: { parse: 0, check: 0, scan: 0, statistics: 0, scans: 0 },
  }
}
