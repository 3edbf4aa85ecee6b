import { type CodeAction, CodeActionKind, type Diagnostic as Shown, type WorkspaceEdit } from 'vscode-languageserver'
import type { Diagnostic, Fix, TextEdit } from '../../../grammar/diagnostic.ts'
import type { Span } from '../../../grammar/text.ts'
import type { Snapshot } from '../../workspace/snapshot.ts'
import { toRange } from '../positions.ts'
import { sureEdits } from './fix-all.ts'

export const FIX_ALL = 'source.fixAll.studyspec'

/** Everything that is said of the document itself, of its text and of its data. */
export const saidOf = ({ name, diagnostics, findings }: Snapshot): Diagnostic[] =>
  [...diagnostics, ...findings].filter(({ file }) => file === name)

/** A quick fix for each way out of what touches a span. */
export function quickFixes(snapshot: Snapshot, span: Span, shown: readonly Shown[]): CodeAction[] {
  return saidOf(snapshot)
    .filter((one) => one.span.start <= span.end && one.span.end >= span.start)
    .flatMap((one) => one.fixes.map((fix) => quickFix(snapshot, one, fix, shown)))
}

function quickFix(snapshot: Snapshot, about: Diagnostic, fix: Fix, shown: readonly Shown[]): CodeAction {
  const { start } = toRange(snapshot, about.span)
  const of = shown.filter(
    ({ code, range }) =>
      code === about.code && range.start.line === start.line && range.start.character === start.character,
  )
  // Of several ways out none is the one; of one, it is, unless its author has to choose it.
  const isPreferred = fix.preferred ?? about.fixes.length === 1
  return {
    title: fix.title,
    kind: CodeActionKind.QuickFix,
    edit: toWorkspaceEdit(snapshot, fix.edits),
    ...(of.length === 0 ? {} : { diagnostics: of }),
    ...(isPreferred ? { isPreferred } : {}),
  }
}

/** All fixes that are surely meant, in one edit of the document; none where it would have no fewer errors. */
export function fixAll(snapshot: Snapshot): CodeAction | undefined {
  const edits = sureEdits(snapshot, saidOf(snapshot))
  if (edits.length === 0) return undefined
  return { title: 'Fix all that is surely meant', kind: FIX_ALL, edit: toWorkspaceEdit(snapshot, edits) }
}

/** Edits of files as the model names them, as the editor takes them. Files that are not known are left out. */
export function toWorkspaceEdit(snapshot: Snapshot, edits: readonly TextEdit[]): WorkspaceEdit {
  const changes: NonNullable<WorkspaceEdit['changes']> = {}
  for (const { file: name, span, newText } of edits) {
    const file = snapshot.file(name)
    if (file === undefined) continue
    changes[file.uri] = [...(changes[file.uri] ?? []), { range: toRange(file, span), newText }]
  }
  return { changes }
}
