import { l10n, ProgressLocation, type QuickPickItem, type Uri, window, workspace } from 'vscode'
import type { StudyResults } from '../../server/results/types.ts'
import type { Known, ResultStore } from '../results.ts'

/** A study that has not answered by then is listed as not computed. */
const PATIENCE = 120_000

/** Computes every study of the workspace and lists how each of them stands. */
export async function runAll(results: ResultStore): Promise<void> {
  const uris = await workspace.findFiles('**/*.study', '**/node_modules/**')
  if (uris.length === 0) {
    void window.showInformationMessage(l10n.t('There is no .study file in this workspace.'))
    return
  }
  const rows = await window.withProgress(
    {
      location: ProgressLocation.Notification,
      title: l10n.t('Computing studies: {0}', uris.length),
      cancellable: true,
    },
    async (progress, token) => {
      const found: Row[] = []
      for (const uri of uris) {
        if (token.isCancellationRequested) break
        progress.report({ message: workspace.asRelativePath(uri), increment: 100 / uris.length })
        found.push(row(uri, await computed(uri, results)))
      }
      return found
    },
  )
  const picked = await window.showQuickPick(rows, { placeHolder: l10n.t('All studies of this workspace') })
  if (picked) await window.showTextDocument(picked.uri)
}

/** @returns the results of a study for its text as it is now; undefined when they do not come */
async function computed(uri: Uri, results: ResultStore): Promise<Known | undefined> {
  const { version } = await workspace.openTextDocument(uri)
  const done = (known: Known | undefined): known is Known =>
    known !== undefined && known.version >= version && (known.state === 'fresh' || known.state === 'failed')
  const now = results.of(uri)
  if (done(now)) return now
  return new Promise((resolve) => {
    const timer = setTimeout(() => finish(undefined), PATIENCE)
    const listener = results.onDidChange((known) => {
      if (known.uri.toString() === uri.toString() && done(known)) finish(known)
    })
    const finish = (known: Known | undefined): void => {
      clearTimeout(timer)
      listener.dispose()
      resolve(known)
    }
  })
}

interface Row extends QuickPickItem {
  readonly uri: Uri
}

function row(uri: Uri, known: Known | undefined): Row {
  const path = workspace.asRelativePath(uri)
  if (known?.state !== 'fresh' || known.results === undefined) {
    return { uri, label: `$(warning) ${path}`, description: known?.message ?? l10n.t('not computed') }
  }
  const { errors, failing } = tally(known.results)
  const parts = [
    l10n.t('comparisons: {0}, tables: {1}', known.results.results.length, known.results.tables.length),
    ...(errors > 0 ? [l10n.t('errors: {0}', errors)] : []),
    ...(failing > 0 ? [l10n.t('reported figures that do not agree: {0}', failing)] : []),
  ]
  return {
    uri,
    label: `${errors > 0 ? '$(error)' : failing > 0 ? '$(warning)' : '$(check)'} ${path}`,
    description: parts.join(' · '),
  }
}

function tally(results: StudyResults): { readonly errors: number; readonly failing: number } {
  const claims = [...results.results, ...results.tables, ...results.scores, ...(results.counts ?? [])]
  return {
    errors: results.diagnostics.filter(({ severity }) => severity === 'error').length,
    failing: claims.flatMap((of) => of.claims ?? []).filter(({ holds }) => holds === false).length,
  }
}
