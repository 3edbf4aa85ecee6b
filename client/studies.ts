import { type TextDocument, type TextEditor, window } from 'vscode'

export const LANGUAGE = 'studyspec'

export const isStudy = (document: Pick<TextDocument, 'languageId'>): boolean => document.languageId === LANGUAGE

/** @returns the editor of the study that is worked on: the active one, or the only one that can be seen */
export function studyEditor(): TextEditor | undefined {
  const active = window.activeTextEditor
  if (active && isStudy(active.document)) return active
  const visible = window.visibleTextEditors.filter(({ document }) => isStudy(document))
  return visible.length === 1 ? visible[0] : undefined
}
