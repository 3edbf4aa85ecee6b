import { commands, l10n, type QuickPickItem, type Uri, window, workspace } from 'vscode'
import type { BaseLanguageClient } from 'vscode-languageclient'
import { type FormatRow, formats } from '../../grammar/register/formats.ts'
import { type Exported, ExportRequest } from '../../server/editor/protocol.ts'

interface Row extends QuickPickItem {
  readonly format: FormatRow
}

/** Writes the report of a study into a file, in a format that the person chooses. */
export async function exportReport(client: BaseLanguageClient, study: Uri): Promise<Uri | undefined> {
  const picked = await window.showQuickPick(
    formats.map(
      (format): Row => ({ label: format.title, description: `.${format.extension}`, detail: format.says, format }),
    ),
    { placeHolder: l10n.t('Export the report as…') },
  )
  if (picked === undefined) return undefined
  const { format } = picked
  const target = await window.showSaveDialog({
    defaultUri: study.with({ path: study.path.replace(/\.study$/i, '').concat(`.${format.extension}`) }),
    filters: { [format.title]: [format.extension] },
    saveLabel: l10n.t('Export'),
  })
  if (target === undefined) return undefined
  const exported = await client.sendRequest(ExportRequest, {
    textDocument: { uri: client.code2ProtocolConverter.asUri(study) },
    format: format.name,
  })
  if (exported === null) {
    void window.showWarningMessage(l10n.t('There is nothing to export: this study has no results yet.'))
    return undefined
  }
  await workspace.fs.writeFile(target, bytesOf(exported))
  void offerToOpen(target)
  return target
}

function bytesOf({ text, base64 }: Exported): Uint8Array {
  if (text !== undefined) return new TextEncoder().encode(text)
  return Uint8Array.from(atob(base64 ?? ''), (character) => character.charCodeAt(0))
}

async function offerToOpen(target: Uri): Promise<void> {
  const open = l10n.t('Open')
  const answer = await window.showInformationMessage(l10n.t('Exported to {0}', workspace.asRelativePath(target)), open)
  if (answer === open) await commands.executeCommand('vscode.open', target)
}
