import { commands, l10n, window } from 'vscode'
import { CloseAction, type CloseHandlerResult, ErrorAction, type ErrorHandler } from 'vscode-languageclient'
import type { Restarts } from './restarts.ts'

/** What happens when the server dies: it is started again, but not for ever. */
export function errorHandler(restarts: Restarts, ended: (restarts: boolean) => void): ErrorHandler {
  return {
    error: () => ({ action: ErrorAction.Continue }),
    closed: (): CloseHandlerResult => {
      const again = restarts.ended(Date.now())
      ended(again)
      if (again) return { action: CloseAction.Restart, handled: true }
      void tellStopped()
      return { action: CloseAction.DoNotRestart, handled: true }
    },
  }
}

/** Says that there is no server any more, with the two things that can be done. */
export async function tellStopped(): Promise<void> {
  const restart = l10n.t('Restart')
  const log = l10n.t('Show Log')
  const answer = await window.showErrorMessage(
    l10n.t(
      'StudySpec has stopped: its language server ended repeatedly. What is typed is safe; it is not checked now.',
    ),
    restart,
    log,
  )
  if (answer === restart) await commands.executeCommand('studyspec.restartServer')
  else if (answer === log) await commands.executeCommand('studyspec.showLog')
}
