import { DiagnosticSeverity, languages, type TextDocument, type TextEditor, Uri, window } from 'vscode'

export const LANGUAGE = 'studyspec'

export const isStudy = (document: Pick<TextDocument, 'languageId'>): boolean => document.languageId === LANGUAGE

/** Whether a text has mistakes of writing, as it has while somebody types. */
export const isHalfTyped = (uri: Uri): boolean =>
  languages
    .getDiagnostics(uri)
    .some(
      ({ severity, code }) =>
        severity === DiagnosticSeverity.Error &&
        String(typeof code === 'object' ? code.value : code).startsWith('syntax-'),
    )

/** @returns the editor of the study that is worked on: the active one, or the only one that can be seen */
export function studyEditor(): TextEditor | undefined {
  const active = window.activeTextEditor
  if (active && isStudy(active.document)) return active
  const visible = window.visibleTextEditors.filter(({ document }) => isStudy(document))
  return visible.length === 1 ? visible[0] : undefined
}

/** @returns the new name of a file that was renamed, or of which a folder was; undefined when it has kept its name */
export function renamed(uri: Uri, files: readonly { readonly oldUri: Uri; readonly newUri: Uri }[]): Uri | undefined {
  for (const { oldUri, newUri } of files) {
    if (uri.toString() === oldUri.toString()) return newUri
    const inside = `${oldUri.toString()}/`
    if (uri.toString().startsWith(inside)) return Uri.joinPath(newUri, uri.path.slice(oldUri.path.length))
  }
  return undefined
}
