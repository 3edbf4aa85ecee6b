import {
  type Connection,
  DiagnosticSeverity,
  DiagnosticTag,
  type Diagnostic as LspDiagnostic,
} from 'vscode-languageserver'
import type { Diagnostic, Severity } from '../../grammar/diagnostic.ts'
import type { Snapshot, SnapshotFile } from '../workspace/snapshot.ts'
import { toRange } from './positions.ts'

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
}

/** What can be left out is shown faded. */
const UNNECESSARY: ReadonlySet<string> = new Set(['name-unused', 'band-unreachable'])

/**
 * @param documentation where the manual is; a code links to its page there
 * @returns a diagnostic as the protocol has it; places in files that are not part of the snapshot are left out
 */
export function toLsp(one: Diagnostic, file: SnapshotFile, snapshot: Snapshot, documentation?: string): LspDiagnostic {
  const related = one.related.flatMap((other) => {
    const place = snapshot.file(other.file)
    return place === undefined
      ? []
      : [{ location: { uri: place.uri, range: toRange(place, other.span) }, message: other.message }]
  })
  return {
    range: toRange(file, one.span),
    severity: severities[one.severity],
    code: one.code,
    ...(documentation === undefined
      ? {}
      : { codeDescription: { href: `${documentation}/diagnostics/${one.code}.md` } }),
    source: 'studyspec',
    message: one.message,
    ...(UNNECESSARY.has(one.code) ? { tags: [DiagnosticTag.Unnecessary] } : {}),
    ...(related.length === 0 ? {} : { relatedInformation: related }),
  }
}

interface Sent {
  readonly diagnostics: readonly LspDiagnostic[]
  readonly version: number | undefined
}

/** Tells the client what is wrong where, each time only what has changed. */
export class Publisher {
  readonly #connection: Connection
  readonly #documentation: string | undefined
  readonly #sent = new Map<string, Sent>()
  /** Files that are not open, by the document that uses them. */
  readonly #usedBy = new Map<string, ReadonlyMap<string, readonly LspDiagnostic[]>>()
  readonly #open = new Set<string>()

  constructor(connection: Connection, documentation: string | undefined) {
    this.#connection = connection
    this.#documentation = documentation
  }

  publish(snapshot: Snapshot): void {
    const all = [...snapshot.diagnostics, ...snapshot.findings]
    const of = (file: SnapshotFile): LspDiagnostic[] =>
      all.filter((one) => one.file === file.name).map((one) => toLsp(one, file, snapshot, this.#documentation))
    const [own, ...used] = snapshot.files
    this.#open.add(snapshot.uri)
    if (own !== undefined) this.#send(own.uri, of(own), snapshot.version)
    const before = [...(this.#usedBy.get(snapshot.uri)?.keys() ?? [])]
    this.#usedBy.set(
      snapshot.uri,
      new Map(used.filter(({ name }) => !name.startsWith('library:')).map((file) => [file.uri, of(file)])),
    )
    this.#sendUsed(new Set([...before, ...used.map(({ uri }) => uri)]))
  }

  close(uri: string): void {
    this.#open.delete(uri)
    const used = this.#usedBy.get(uri)
    this.#usedBy.delete(uri)
    this.#sendUsed(new Set([uri, ...(used?.keys() ?? [])]))
  }

  /** A file that is open speaks for itself; of the others all say what the studies that use them say. */
  #sendUsed(uris: ReadonlySet<string>): void {
    for (const uri of uris) {
      if (this.#open.has(uri)) continue
      const found = new Map<string, LspDiagnostic>()
      for (const used of this.#usedBy.values())
        for (const one of used.get(uri) ?? []) found.set(JSON.stringify(one), one)
      this.#send(uri, [...found.values()])
    }
  }

  #send(uri: string, diagnostics: readonly LspDiagnostic[], version?: number): void {
    const before = this.#sent.get(uri) ?? { diagnostics: [], version: undefined }
    // A new version says them anew even where they are the same, so only those of one version are worth comparing.
    if (before.version === version && JSON.stringify(before.diagnostics) === JSON.stringify(diagnostics)) return
    this.#sent.set(uri, { diagnostics, version })
    void this.#connection.sendDiagnostics({
      uri,
      diagnostics: [...diagnostics],
      ...(version === undefined ? {} : { version }),
    })
  }
}
