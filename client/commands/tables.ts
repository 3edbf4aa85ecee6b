import { commands, type Disposable, env, l10n, window } from 'vscode'
import type { InlineTables } from '../inline/tables.ts'
import type { ResultStore } from '../results.ts'
import { studyEditor } from '../studies.ts'
import { targetOf } from './target.ts'

/** The commands of the tables between the lines. */
export function tableCommands(parts: { readonly results: ResultStore; readonly tables: InlineTables }): Disposable[] {
  const { tables } = parts
  return [
    commands.registerCommand('studyspec.showTable', async (argument: unknown) => {
      const target = await targetOf(argument, parts)
      if (target) await tables.show(target.uri, target.name)
    }),
    commands.registerCommand('studyspec.closeTable', async (argument: unknown) => {
      const target = await targetOf(argument, parts)
      if (target) await tables.close(target.uri, target.name)
    }),
    commands.registerCommand('studyspec.closeTables', async () => {
      const uri = studyEditor()?.document.uri
      if (uri) await tables.closeAll(uri)
    }),
    commands.registerCommand('studyspec.copyTable', async (argument: unknown) => {
      const target = await targetOf(argument, parts)
      if (target === undefined) return
      const table = await tables.table(target.uri, target.name)
      if (table === null) {
        void window.showInformationMessage(l10n.t('{0} has no results yet.', target.name))
        return
      }
      await env.clipboard.writeText(table.plain)
      window.setStatusBarMessage(l10n.t('$(check) {0} copied', table.label), 3000)
    }),
  ]
}
