import { Disposable, window } from 'vscode'
import type { BaseLanguageClient } from 'vscode-languageclient'
import { State } from 'vscode-languageclient'
import { VisibleNotification } from '../server/editor/protocol.ts'
import { isStudy } from './studies.ts'

/** Tells the server which studies can be seen, so that they are computed before the others. */
export function tellVisible(client: BaseLanguageClient): Disposable {
  let told: string | undefined
  const tell = (): void => {
    if (!client.isRunning()) return
    const active = window.activeTextEditor
    const editors = [...(active ? [active] : []), ...window.visibleTextEditors].filter(({ document }) =>
      isStudy(document),
    )
    const uris = [...new Set(editors.map(({ document }) => client.code2ProtocolConverter.asUri(document.uri)))]
    const now = uris.join('\n')
    if (now === told) return
    told = now
    void client.sendNotification(VisibleNotification, { uris })
  }
  return Disposable.from(
    window.onDidChangeActiveTextEditor(tell),
    window.onDidChangeVisibleTextEditors(tell),
    client.onDidChangeState(({ newState }) => {
      if (newState !== State.Running) return
      told = undefined
      tell()
    }),
  )
}
