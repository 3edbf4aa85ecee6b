import type { Diagnostic } from '../../grammar/diagnostic.ts'
import type { Before } from '../../grammar/parser.ts'
import type { UseDeclaration } from '../../grammar/syntax.ts'
import { LineMap } from '../../grammar/text.ts'
import { type Diagnosed, diagnose } from '../checks/diagnose.ts'
import type { FileNames, Host } from '../host/host.ts'
import { libraryNameOf } from '../library/library.ts'
import type { StudyResults } from '../results/types.ts'
import type { OpenedData } from './analyse.ts'
import { useResolver } from './files.ts'
import { placeFindings } from './place-findings.ts'
import { inOrder } from './places.ts'
import { makeSnapshot, type Snapshot, type SnapshotFile } from './snapshot.ts'
import type { Trees } from './trees.ts'

/** Where a document finds the files that it uses. */
export interface Surroundings {
  readonly host: Host
  readonly names: FileNames
  readonly trees: Trees
  /** @returns the text of a file, null when it is known to be absent, undefined when it has still to be read */
  readonly text: (path: string) => string | null | undefined
  /** The URI of a file as the editor writes it. */
  readonly uriOf: (path: string) => string
  readonly library: (name: string) => string | undefined
}

/** What was found, with the text that its places belong to. */
interface Found {
  readonly findings: readonly Diagnostic[]
  readonly file: SnapshotFile
}

/** An open study: its text now, and what is known of it. */
export class StudyDocument {
  readonly uri: string
  /** Undefined for a document that was never saved. */
  readonly path: string | undefined
  /** As results and diagnostics call it. */
  readonly name: string
  readonly baseDir: string
  readonly #around: Surroundings
  #version: number
  #text: string
  /** Grows with everything that calls for another analysis. */
  generation = 0
  /** True while the results belong to an older text or to older data. */
  stale = false
  #data: (Found & Pick<OpenedData, 'columns'>) | undefined
  /** The findings are those that are not of the data. */
  #results: (Found & { readonly value: StudyResults; readonly version: number }) | undefined
  #diagnosed: Diagnosed | undefined
  /** The text that was read last, perhaps an older one. */
  #read: Before | undefined
  #used: ReadonlyMap<string, string> = new Map()
  #usedBy = ''
  /** Paths that a `use` of it or of what it uses stands for, whether there is a file or not. */
  #asked: ReadonlySet<string> = new Set()
  #snapshot: Snapshot | undefined
  readonly #files = new Map<string, SnapshotFile>()

  constructor(uri: string, version: number, text: string, around: Surroundings) {
    this.uri = uri
    this.#version = version
    this.#text = text
    this.#around = around
    this.path = around.names.pathOf(uri)
    this.name = nameOf(uri, this.path)
    this.baseDir = this.path === undefined ? '' : around.host.folder(this.path)
  }

  /** Whether anything was computed yet, for this text or an older one. */
  get hasResults(): boolean {
    return this.#results !== undefined
  }

  get version(): number {
    return this.#version
  }

  get text(): string {
    return this.#text
  }

  change(version: number, text: string): void {
    this.#version = version
    this.#text = text
    this.outdated()
  }

  /** A file that it uses, or its own text, is not what it was. */
  outdated(): void {
    this.generation++
    this.stale = true
    this.#diagnosed = undefined
    this.#snapshot = undefined
  }

  /** The data are not what they were. */
  dataOutdated(): void {
    this.generation++
    this.stale = true
    this.#snapshot = undefined
  }

  /** What the data show, before the results are there. */
  takeData(data: OpenedData): void {
    this.#data = { ...data, file: this.#here() }
    this.#snapshot = undefined
  }

  /** Results for the text as it is now. */
  takeResults(results: StudyResults, data: OpenedData): void {
    const file = this.#here()
    // A study without data says nothing of data; what was said of an older text is not about this one.
    const said = this.#data?.file === file ? this.#data.findings : []
    const ofData = new Set(said.map((one) => JSON.stringify(one)))
    const findings = data.findings.filter((one) => !ofData.has(JSON.stringify(one)))
    this.#data = { findings: said, columns: data.columns, file }
    this.#results = { findings, file, value: results, version: this.#version }
    this.stale = false
    this.#snapshot = undefined
  }

  /** Files that it uses and that have still to be read. */
  get missing(): readonly string[] {
    return this.#diagnose().needs
  }

  /** Names, which are paths, and texts of the files that it uses. */
  get used(): ReadonlyMap<string, string> {
    this.#diagnose()
    return this.#used
  }

  /** Whether a file mattered when it was last looked at. */
  mayUse(path: string): boolean {
    return this.#asked.has(path)
  }

  get snapshot(): Snapshot {
    this.#snapshot ??= this.#take()
    return this.#snapshot
  }

  #take(): Snapshot {
    const { study, diagnostics } = this.#diagnose()
    const here = this.#here()
    const data = this.#data
    const results = this.#results
    const found = [data, results].flatMap((one) =>
      one === undefined ? [] : placeFindings(one.findings, this.name, one.file, here),
    )
    const files = [...this.#used].map(([name, text]) => this.#file(name, this.#around.uriOf(name), text))
    return makeSnapshot({
      version: this.#version,
      study,
      diagnostics,
      findings: inOrder(found, this.name),
      ...(results === undefined
        ? {}
        : { results: { value: results.value, version: results.version, state: this.stale ? 'stale' : 'fresh' } }),
      ...(data === undefined ? {} : { columns: data.columns }),
      files: [here, ...files],
    })
  }

  #here(): SnapshotFile {
    return this.#file(this.name, this.uri, this.#text)
  }

  /** The same text is the same file: its lines are counted once. */
  #file(name: string, uri: string, text: string): SnapshotFile {
    const known = this.#files.get(name)
    if (known?.text === text && known.uri === uri) return known
    const file = { name, uri, text, lines: new LineMap(text), tree: this.#around.trees.parse(text).tree }
    this.#files.set(name, file)
    return file
  }

  /** Binds and checks with all files that are known; those of the last time are taken at once where nothing about them changed. */
  #diagnose(): Diagnosed {
    if (this.#diagnosed !== undefined) return this.#diagnosed
    const { host, trees, library, text } = this.#around
    const read = trees.parse(this.#text, this.#read)
    this.#read = { ...read, text: this.#text }
    const { tree } = read
    const uses = tree.declarations.filter((node): node is UseDeclaration => node.kind === 'use')
    const usedBy = JSON.stringify(uses.map(({ path, library: from }) => [path?.text, from?.text]))
    const contents = (name: string): string | null | undefined =>
      name.startsWith('library:') ? library(name.slice('library:'.length)) : text(name)
    const same = usedBy === this.#usedBy && [...this.#used].every(([name, before]) => contents(name) === before)
    const texts = new Map([[this.name, this.#text], ...(same ? this.#used : [])])
    const file = { file: this.name, baseDir: this.baseDir, host, library }
    const asked = new Set<string>()
    const resolve = useResolver(file, (name) => {
      asked.add(name)
      return contents(name) === null
    })
    const resolveUse = Object.assign(
      (from: string, use: UseDeclaration): string | undefined =>
        this.path === undefined && use.path !== undefined ? undefined : resolve(from, use),
      { library: resolve.library ?? [] },
    )
    let diagnosed: Diagnosed
    for (;;) {
      diagnosed = diagnose(this.name, texts, resolveUse, trees.parse)
      const known = diagnosed.needs.flatMap((name): [string, string][] => {
        const content = contents(name)
        return typeof content === 'string' ? [[name, content]] : []
      })
      if (known.length === 0) break
      for (const [name, content] of known) texts.set(name, content)
    }
    texts.delete(this.name)
    this.#used = texts
    this.#usedBy = usedBy
    this.#asked = asked
    this.#diagnosed = diagnosed
    return diagnosed
  }
}

/** @returns the last part of a path, or of a URI, which has to be decoded where it is the path too; of a bundled instrument its name */
function nameOf(uri: string, path: string | undefined): string {
  const bundled = libraryNameOf(uri)
  if (bundled !== undefined) return `library:${bundled}`
  const name = (path ?? uri).split(/[\\/:]/).at(-1) || 'study'
  if (path !== uri || !/^([^%]|%[0-7][0-9a-f])*$/i.test(name)) return name
  return decodeURIComponent(name)
}
