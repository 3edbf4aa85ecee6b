import type { ClientCapabilities, Connection, WorkDoneProgressServerReporter } from 'vscode-languageserver'
import type { StudyResults } from '../results/types.ts'
import type { WorkspaceEvents } from '../workspace/workspace.ts'
import type { Publisher } from './diagnostics.ts'
import type { LastGood } from './last-good.ts'
import type { LockWatch } from './lock-watch.ts'
import { ResultsNotification, StatusNotification } from './protocol.ts'

/** Several studies that are done at once refresh what is shown once, in milliseconds. */
const TOGETHER = 10

/** Tells the client what happens in the workspace: diagnostics, results, progress, status. */
export function announcer(
  connection: Connection,
  client: ClientCapabilities,
  publisher: Publisher,
  { good, locks }: { readonly good: LastGood; readonly locks: LockWatch },
  log: (where: string, error: unknown) => void,
): WorkspaceEvents {
  const progress = new Progress(connection, client, log)
  const shown = new Map<string, string>()
  let refreshing: ReturnType<typeof setTimeout> | undefined
  const send = <P>(sent: Promise<P>): void => void sent.catch((error: unknown) => log('sending', error))

  /** Asks again for what is made from results; the client cannot know that they have changed. */
  const refresh = (): void => {
    clearTimeout(refreshing)
    refreshing = setTimeout(() => {
      const { workspace } = client
      if (workspace?.inlayHint?.refreshSupport === true) send(connection.languages.inlayHint.refresh())
      if (workspace?.codeLens?.refreshSupport === true) send(connection.sendRequest('workspace/codeLens/refresh'))
    }, TOGETHER)
  }

  return {
    diagnosed: (snapshot) => publisher.publish(snapshot),
    stale: (uri, version) => send(connection.sendNotification(ResultsNotification, { uri, version, state: 'stale' })),
    running: (uri, version, share) => {
      if (progress.report(uri, share)) {
        send(connection.sendNotification(ResultsNotification, { uri, version, state: 'running' }))
        send(connection.sendNotification(StatusNotification, { uri, state: 'running' }))
      }
    },
    idle: (uri) => progress.end(uri),
    results: (uri, version, results) => {
      const message = good.take(uri, version, results)
      locks.follow(uri, results)
      if (message !== undefined) {
        // The older results stay; the client keeps what it has.
        send(connection.sendNotification(ResultsNotification, { uri, version, state: 'failed', message }))
        send(connection.sendNotification(StatusNotification, { uri, state: 'failed', message }))
        if (shown.delete(uri)) refresh()
        return
      }
      send(connection.sendNotification(ResultsNotification, { uri, version, state: 'fresh', results }))
      send(connection.sendNotification(StatusNotification, { uri, state: 'fresh' }))
      const content = contentOf(results)
      if (shown.get(uri) === content) return
      shown.set(uri, content)
      refresh()
    },
    failed: (uri, version, message) => {
      log(`analysis of ${uri}`, message)
      const said = message.split('\n')[0] ?? message
      send(connection.sendNotification(ResultsNotification, { uri, version, state: 'failed', message: said }))
      send(connection.sendNotification(StatusNotification, { uri, state: 'failed', message: said }))
    },
    closed: (uri) => {
      publisher.close(uri)
      good.forget(uri)
      locks.forget(uri)
      shown.delete(uri)
    },
    restarted: (reason) => {
      const message = `The analysis stopped (${reason}) and was started again.`
      connection.console.warn(message)
      send(connection.sendNotification(StatusNotification, { state: 'restarted', message }))
    },
  }
}

/** What hints and lenses show: everything but the times. */
const contentOf = ({ timing: _, ...rest }: StudyResults): string => JSON.stringify(rest)

/** One progress at a time, since one study at a time is analysed. */
class Progress {
  readonly #connection: Connection
  readonly #client: ClientCapabilities
  readonly #log: (where: string, error: unknown) => void
  #uri: string | undefined
  #reporter: Promise<WorkDoneProgressServerReporter> | undefined

  constructor(connection: Connection, client: ClientCapabilities, log: (where: string, error: unknown) => void) {
    this.#connection = connection
    this.#client = client
    this.#log = log
  }

  /** @returns whether this is a new one */
  report(uri: string, share: number | undefined): boolean {
    const isNew = this.#uri !== uri
    if (isNew) {
      this.end(this.#uri)
      this.#uri = uri
      if (this.#client.window?.workDoneProgress === true)
        this.#reporter = this.#connection.window.createWorkDoneProgress().then((reporter) => {
          reporter.begin('StudySpec', 0, `Analysing ${decoded(uri)}`)
          return reporter
        })
    }
    if (share !== undefined) this.#then((reporter) => reporter.report(Math.round(share * 100)))
    return isNew
  }

  end(uri: string | undefined): void {
    if (uri === undefined || uri !== this.#uri) return
    this.#then((reporter) => reporter.done())
    this.#uri = undefined
    this.#reporter = undefined
  }

  #then(use: (reporter: WorkDoneProgressServerReporter) => void): void {
    this.#reporter?.then(use).catch((error: unknown) => this.#log('progress', error))
  }
}

const decoded = (uri: string): string => uri.slice(uri.lastIndexOf('/') + 1).replaceAll('%20', ' ')
