import { commands, type Disposable, l10n, Uri, window } from 'vscode'
import type { BaseLanguageClient } from 'vscode-languageclient'
import type { InlineTables } from '../inline/tables.ts'
import type { Reports } from '../preview/reports.ts'
import type { ResultStore } from '../results.ts'
import { studyEditor } from '../studies.ts'
import { exportReport } from './export.ts'
import { targetOf } from './target.ts'

interface Parts {
  readonly client: BaseLanguageClient
  readonly results: ResultStore
  readonly tables: InlineTables
  readonly reports: Reports
}

/** The commands of the report. */
export function reportCommands(parts: Parts): Disposable[] {
  const { client, tables, reports } = parts
  /** From the explorer a file is given; else it is the study that is worked on, in the editor or in its report. */
  const study = (given: unknown): Uri | undefined =>
    given instanceof Uri ? given : (reports.active?.study ?? studyEditor()?.document.uri)
  const withStudy = (act: (study: Uri) => Promise<unknown>) => async (given: unknown) => {
    const uri = study(given)
    if (uri) return act(uri)
    return window.showInformationMessage(l10n.t('Open a study first: a file that ends in .study.'))
  }
  return [
    commands.registerCommand(
      'studyspec.openReport',
      withStudy(async (uri) => void (await reports.open(uri))),
    ),
    commands.registerCommand(
      'studyspec.exportReport',
      withStudy((uri) => exportReport(client, uri)),
    ),
    commands.registerCommand('studyspec.openInReport', async (argument: unknown) => {
      const target = await targetOf(argument, parts)
      if (target === undefined) return
      const report = await reports.open(target.uri)
      const table = await tables.table(target.uri, target.name)
      if (table) report.show(table.range.start.line)
    }),
  ]
}
