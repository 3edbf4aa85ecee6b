import type { FileNames, Host, WorkerHandle } from '../host/host.ts'
import { libraryText, libraryUri } from '../library/library.ts'
import type { StudyResults } from '../results/types.ts'
import { analysisInput, rootsOf } from './analysis-input.ts'
import { Analyst, type AnalystEvents, type Job } from './analyst.ts'
import { StudyDocument } from './document.ts'
import { Notice, type NoticeEvents } from './notice.ts'
import type { Snapshot } from './snapshot.ts'
import { Trees } from './trees.ts'
import { Turns } from './turns.ts'
import { Urgency } from './urgency.ts'
import { UsedFiles } from './used-files.ts'

export interface WorkspaceEvents extends NoticeEvents {
  /** What is said of a document has changed: its text, its data or its results. */
  diagnosed(snapshot: Snapshot): void
  /** Older results stay, and are not those of the text any more. */
  stale(uri: string, version: number): void
  results(uri: string, version: number, results: StudyResults): void
  failed(uri: string, version: number, message: string): void
  restarted(reason: string): void
  closed(uri: string): void
}

export interface WorkspaceOptions {
  readonly host: Host
  readonly names: FileNames
  readonly startAnalysis: () => WorkerHandle
  readonly events: WorkspaceEvents
  readonly trusted: boolean
  /** Paths of the folders of the workspace. */
  readonly folders: readonly string[]
}

/** Runs slower than this wait until the typing pauses, in milliseconds; faster ones follow every keystroke. */
const SLOW = 60
const PAUSE = 120

/**
 * The open studies. Every text is read, bound and checked at once, in this thread; what needs the data runs in a worker,
 * the newest text of each document, and never for a document that has changed meanwhile.
 */
export class Workspace {
  readonly #options: WorkspaceOptions
  readonly #analyst: Analyst
  readonly #trees = new Trees()
  readonly #documents = new Map<string, StudyDocument>()
  readonly #disk: UsedFiles
  readonly #urgency = new Urgency()
  readonly #notice: Notice
  /** Documents that a mistake of StudySpec keeps from being looked at. */
  readonly #unsound = new Set<string>()
  readonly #turns = new Turns()
  readonly #delayed = new Map<string, ReturnType<typeof setTimeout>>()
  #trusted: boolean
  #folders: readonly string[]

  constructor(options: WorkspaceOptions) {
    this.#options = options
    this.#trusted = options.trusted
    this.#folders = options.folders
    this.#disk = new UsedFiles(options.host)
    this.#notice = new Notice(options.events)
    this.#analyst = new Analyst(options.startAnalysis, this.#reactions(options.events), this.#urgency.of)
  }

  #reactions(events: WorkspaceEvents): AnalystEvents {
    return {
      started: (job) => this.#notice.started(job),
      progress: (job, share) => this.#notice.progress(job, share),
      data: (job, data) =>
        this.#current(job, (document) => {
          document.takeData(data)
          events.diagnosed(document.snapshot)
        }),
      results: (job, results) => {
        this.#notice.end(job.uri)
        this.#current(job, (document) => {
          document.takeResults(results.value, results)
          events.results(document.uri, document.version, results.value)
          events.diagnosed(document.snapshot)
        })
      },
      failed: (job, message) => {
        this.#notice.end(job.uri)
        this.#current(job, ({ uri, version }) => events.failed(uri, version, message))
      },
      restarted: (reason) => {
        this.#notice.end()
        events.restarted(reason)
      },
    }
  }

  /** How many texts were parsed so far. */
  get parses(): number {
    return this.#trees.parses
  }

  get trusted(): boolean {
    return this.#trusted
  }

  get snapshots(): readonly Snapshot[] {
    const sound = [...this.#documents.values()].filter(({ uri }) => !this.#unsound.has(uri))
    return sound.map(({ snapshot }) => snapshot)
  }

  /** Starts the worker before the first study asks for it. */
  warm(): void {
    this.#analyst.warm()
  }

  open(uri: string, version: number, text: string): void {
    const document = new StudyDocument(uri, version, text, {
      host: this.#options.host,
      names: this.#options.names,
      trees: this.#trees,
      text: (path) => this.#text(path),
      uriOf: (path) => this.uriOf(path),
      library: libraryText,
    })
    this.#documents.set(uri, document)
    this.#urgency.touch(uri)
    this.#settleSoon(document)
    if (document.path !== undefined) this.#usedChanged(document.path)
  }

  change(uri: string, version: number, text: string): void {
    const document = this.#documents.get(uri)
    if (document === undefined) return
    this.#urgency.touch(uri)
    this.#renew(document, () => document.change(version, text))
    if (document.path !== undefined) this.#usedChanged(document.path)
  }

  close(uri: string): void {
    const document = this.#documents.get(uri)
    if (document === undefined) return
    this.#documents.delete(uri)
    this.#stopTimers(uri)
    this.#unsound.delete(uri)
    this.#urgency.forget(uri)
    this.#analyst.forget(uri)
    this.#notice.end(uri)
    this.#options.events.closed(uri)
    // What the disk holds may be older than what was open.
    if (document.path !== undefined) {
      this.#disk.forget(document.path)
      this.#usedChanged(document.path)
    }
  }

  /** @returns what is known now; undefined for a document that is not open */
  snapshot(uri: string): Snapshot | undefined {
    return this.#documents.get(uri)?.snapshot
  }

  /** @returns the same once the files that the study uses are read */
  async settled(uri: string): Promise<Snapshot | undefined> {
    for (;;) {
      const document = this.#documents.get(uri)
      if (document === undefined) return undefined
      const { missing } = document
      if (missing.length === 0) return document.snapshot
      await Promise.all(missing.map((path) => this.#read(path, document)))
    }
  }

  /** @returns the folder of a document and the folders that may be read for it; undefined where it has none */
  folderOf(uri: string): { readonly baseDir: string; readonly roots: readonly string[] } | undefined {
    const document = this.#documents.get(uri)
    return document?.path === undefined
      ? undefined
      : { baseDir: document.baseDir, roots: rootsOf(document, this.#folders) }
  }

  /** @returns the URI of a file as the editor writes it */
  uriOf(path: string): string {
    if (path.startsWith('library:')) return libraryUri(path.slice('library:'.length))
    for (const document of this.#documents.values()) if (document.path === path) return document.uri
    return this.#options.names.uriOf(path)
  }

  setTrusted(trusted: boolean): void {
    if (trusted === this.#trusted) return
    this.#trusted = trusted
    this.#analyseAgain([...this.#documents.values()])
  }

  setFolders(folders: readonly string[]): void {
    this.#folders = folders
    this.#analyseAgain([...this.#documents.values()])
  }

  /** @param uris of the documents that can be seen, the most important first */
  setVisible(uris: readonly string[]): void {
    this.#urgency.see(uris)
  }

  /** Files were made, changed or deleted on disk. */
  filesChanged(uris: readonly string[]): void {
    const paths = new Set(uris.flatMap((uri) => this.#options.names.pathOf(uri) ?? []))
    for (const path of paths) {
      if (this.#disk.forget(path)) this.#usedChanged(path)
    }
    this.#analyseAgain(
      [...this.#documents.values()].filter(
        (document) => !this.#unsound.has(document.uri) && this.#reads(document, paths),
      ),
    )
  }

  end(): void {
    for (const uri of this.#documents.keys()) this.#stopTimers(uri)
    this.#notice.end()
    this.#analyst.end()
  }

  // ── The text ───────────────────────────────────────────────────────────────────────────────────────────────────────

  #text(path: string): string | null | undefined {
    for (const document of this.#documents.values()) if (document.path === path) return document.text
    return this.#disk.text(path)
  }

  /** Something about a document is new: its results are those of before, until they are computed again. */
  #renew(document: StudyDocument, change: () => void): void {
    const wasFresh = document.hasResults && !document.stale
    change()
    if (wasFresh) this.#options.events.stale(document.uri, document.version)
    this.#settleSoon(document)
  }

  #settleSoon(document: StudyDocument): void {
    const { uri } = document
    clearTimeout(this.#delayed.get(uri))
    this.#turns.soon(uri, () => {
      if (this.#documents.get(uri) === document) this.#settle(document)
    })
  }

  #settle(document: StudyDocument): void {
    const { events } = this.#options
    try {
      events.diagnosed(document.snapshot)
      this.#unsound.delete(document.uri)
    } catch (error) {
      this.#unsound.add(document.uri)
      const message = error instanceof Error ? (error.stack ?? error.message) : String(error)
      events.failed(document.uri, document.version, message)
      return
    }
    if (document.missing.length > 0) {
      for (const path of document.missing) void this.#read(path, document)
      return
    }
    const wait = this.#analyst.duration(document.uri) > SLOW ? PAUSE : 0
    if (wait === 0) this.#analyse(document)
    else
      this.#delayed.set(
        document.uri,
        setTimeout(() => this.#analyse(document), wait),
      )
  }

  #read(path: string, document: StudyDocument): Promise<void> {
    return this.#disk.read(path, rootsOf(document, this.#folders), () => {
      for (const one of this.#documents.values()) if (one.mayUse(path)) this.#renew(one, () => one.outdated())
    })
  }

  /** Studies that use a file look at it again. */
  #usedChanged(path: string): void {
    for (const document of this.#documents.values()) {
      if (document.path !== path && document.mayUse(path)) this.#renew(document, () => document.outdated())
    }
  }

  // ── The data ───────────────────────────────────────────────────────────────────────────────────────────────────────

  #reads(document: StudyDocument, paths: ReadonlySet<string>): boolean {
    return document.snapshot.study.datasets.some(({ path }) =>
      paths.has(this.#options.host.resolve(document.baseDir, path)),
    )
  }

  #analyseAgain(documents: readonly StudyDocument[]): void {
    for (const document of documents) this.#renew(document, () => document.dataOutdated())
  }

  #analyse(document: StudyDocument): void {
    if (this.#documents.get(document.uri) !== document) return
    const { uri, version, generation } = document
    const input = analysisInput(document, this.#folders, this.#trusted)
    this.#analyst.request({ uri, version, generation, input })
  }

  /** What came of a job, unless its document has changed. */
  #current(job: Job, then: (document: StudyDocument) => void): void {
    const document = this.#documents.get(job.uri)
    if (document?.generation === job.generation) then(document)
  }

  #stopTimers(uri: string): void {
    this.#turns.forget(uri)
    clearTimeout(this.#delayed.get(uri))
    this.#delayed.delete(uri)
  }
}
