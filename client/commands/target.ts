import { type CommentThread, l10n, type QuickPickItem, Uri, window } from 'vscode'
import { tabled } from '../inline/names.ts'
import type { InlineTables } from '../inline/tables.ts'
import type { ResultStore } from '../results.ts'
import { studyEditor } from '../studies.ts'

/** One table of one study. */
export interface Target {
  readonly uri: Uri
  readonly name: string
}

const has = <K extends string>(value: unknown, key: K): value is Record<K, unknown> =>
  typeof value === 'object' && value !== null && key in value

const isThread = (value: unknown): value is CommentThread => has(value, 'uri') && has(value, 'comments')

/**
 * What a command is about: a lens says it by URI and name, a button of a block by its thread. From the palette the person
 * chooses among everything that has a table.
 */
export async function targetOf(
  argument: unknown,
  { results, tables }: { readonly results: ResultStore; readonly tables: InlineTables },
): Promise<Target | undefined> {
  if (isThread(argument)) return tables.blockOf(argument)
  if (has(argument, 'uri') && has(argument, 'name') && typeof argument.name === 'string') {
    return { uri: Uri.parse(String(argument.uri), true), name: argument.name }
  }
  const uri = studyEditor()?.document.uri
  if (uri === undefined) return undefined
  const known = results.of(uri)?.results
  if (known === undefined) {
    void window.showInformationMessage(l10n.t('This study has no results yet.'))
    return undefined
  }
  const picked = await window.showQuickPick(
    tabled(known).map(({ name, label }): QuickPickItem => ({ label: name, description: label })),
    { placeHolder: l10n.t('Which table?'), matchOnDescription: true },
  )
  return picked && { uri, name: picked.label }
}
