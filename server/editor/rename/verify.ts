import type { Diagnostic } from '../../../grammar/diagnostic.ts'
import type { Span } from '../../../grammar/text.ts'
import { type Diagnosed, diagnose } from '../../checks/diagnose.ts'
import type { Use } from '../../model/study.ts'
import type { Snapshot, SnapshotFile } from '../../workspace/snapshot.ts'
import { usedFile } from '../definition.ts'

export interface Edit {
  readonly file: SnapshotFile
  readonly span: Span
  readonly newText: string
}

/**
 * Binds the studies as they would be, and compares.
 * @returns what would go wrong: a problem that is not there now, or a name that would mean something else
 */
export function newProblem(edits: readonly Edit[], studies: readonly Snapshot[]): string | undefined {
  for (const study of studies) {
    if (!study.files.some((file) => edits.some((edit) => edit.file.uri === file.uri))) continue
    const after = diagnosedAfter(edits, study)
    const worse = added(study.diagnostics, after.diagnostics)
    if (worse !== undefined) return worse.message
    const changed = changedMeaning(edits, study, after)
    if (changed !== undefined) return changed
  }
  return undefined
}

function diagnosedAfter(edits: readonly Edit[], study: Snapshot): Diagnosed {
  const texts = new Map(study.files.map((file) => [file.name, applied(file, editsOf(edits, file))]))
  return diagnose(study.name, texts, (from, use) => {
    const file = study.file(from)
    return file === undefined ? undefined : usedFile(study, use, file)?.name
  })
}

const editsOf = (edits: readonly Edit[], { uri }: SnapshotFile): Edit[] => edits.filter(({ file }) => file.uri === uri)

function applied({ text }: SnapshotFile, edits: readonly Edit[]): string {
  let result = text
  for (const { span, newText } of edits.toSorted((a, b) => b.span.start - a.span.start || b.span.end - a.span.end)) {
    result = result.slice(0, span.start) + newText + result.slice(span.end)
  }
  return result
}

/** The first diagnostic of a code of which there are more than before. */
function added(before: readonly Diagnostic[], after: readonly Diagnostic[]): Diagnostic | undefined {
  const left = new Map<string, number>()
  for (const { code } of before) left.set(code, (left.get(code) ?? 0) + 1)
  return after.find(({ code }) => {
    const many = (left.get(code) ?? 0) - 1
    left.set(code, many)
    return many < 0
  })
}

/** Every use stands for what it stood for, at its new place. */
function changedMeaning(edits: readonly Edit[], study: Snapshot, after: Diagnosed): string | undefined {
  const moved = (name: string, offset: number): number => {
    const file = study.file(name)
    const before = file === undefined ? [] : editsOf(edits, file).filter(({ span }) => span.end <= offset)
    return before.reduce((at, { span, newText }) => at + newText.length - (span.end - span.start), offset)
  }
  const key = ({ file, span, symbol }: Use, place: typeof moved): string => {
    const { origin } = symbol
    return `${symbol.kind} ${place(file, span.start)} ${file} ${place(origin.file, origin.nameSpan.start)} ${origin.file}`
  }
  const now = new Set(after.study.uses.map((use) => key(use, (_, offset) => offset)))
  const lost = study.study.uses.find((use) => !now.has(key(use, moved)))
  if (lost === undefined) return undefined
  const file = study.file(lost.file)
  const line = (file?.lines.position(lost.span.start).line ?? 0) + 1
  return `\`${file?.text.slice(lost.span.start, lost.span.end)}\` in line ${line} would stand for something else: that name is taken there.`
}
