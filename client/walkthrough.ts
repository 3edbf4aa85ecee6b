import { commands, type Diagnostic, type Disposable, languages } from 'vscode'

const isGap = ({ code }: Diagnostic): boolean => (typeof code === 'object' ? code.value : code) === 'bands-gap'

/** Ticks off the step of the walkthrough in which a cut-off is broken, once a gap between bands was seen. */
export function watchGaps(): Disposable {
  const listener = languages.onDidChangeDiagnostics(({ uris }) => {
    if (!uris.some((uri) => languages.getDiagnostics(uri).some(isGap))) return
    listener.dispose()
    void commands.executeCommand('setContext', 'studyspec.gapSeen', true)
  })
  return listener
}
