import type { Diagnostic } from '../../grammar/diagnostic.ts'
import type { SyntaxTree } from '../../grammar/syntax.ts'
import type { LineMap } from '../../grammar/text.ts'
import type { Study } from '../model/study.ts'
import type { StudyResults } from '../results/types.ts'

/** One text of a study: the document itself, or a file that it uses. */
export interface SnapshotFile {
  /** As the model and its diagnostics call the file: `origin.file`, `use.file`. */
  readonly name: string
  /** As the editor calls it. */
  readonly uri: string
  readonly text: string
  readonly lines: LineMap
  readonly tree: SyntaxTree
}

/** The headings of a data file that a study reads, in the order of the file. */
export interface DatasetColumns {
  readonly dataset: string
  readonly headings: readonly string[]
}

/** What was computed for a document, perhaps for an older text: then it is stale, and its lines and offsets are those of that text. */
export interface SnapshotResults {
  readonly value: StudyResults
  readonly version: number
  readonly state: 'fresh' | 'stale'
}

/**
 * Everything that is known of an open document at one version, immutable: what a feature of the editor reads. Offsets are
 * those of `text`; only `results` may be older, so that what places results looks their declaration up by name.
 */
export interface Snapshot extends SnapshotFile {
  readonly version: number
  readonly study: Study
  /** What the text alone shows, of all files. */
  readonly diagnostics: readonly Diagnostic[]
  /** What data and results show, moved to where it belongs in this text; what has no such place is left out. */
  readonly findings: readonly Diagnostic[]
  readonly results?: SnapshotResults
  /** Of the attached data files, when known. */
  readonly columns?: readonly DatasetColumns[]
  /** The document itself and the files it uses. */
  readonly files: readonly SnapshotFile[]
  /** @param nameOrUri as the model calls the file, or its URI */
  file(nameOrUri: string): SnapshotFile | undefined
}

/** @returns a snapshot of its parts, the document first among `files` */
export function makeSnapshot(
  parts: Omit<Snapshot, keyof SnapshotFile | 'file' | 'files'> & {
    readonly files: readonly [SnapshotFile, ...SnapshotFile[]]
  },
): Snapshot {
  const byName = new Map(parts.files.flatMap((file) => [[file.uri, file] as const]))
  for (const file of parts.files) byName.set(file.name, file)
  return { ...parts.files[0], ...parts, file: (nameOrUri) => byName.get(nameOrUri) }
}
