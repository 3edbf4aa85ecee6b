import {
  type Command,
  type Disposable,
  type LanguageStatusItem,
  LanguageStatusSeverity,
  l10n,
  languages,
  window,
} from 'vscode'
import { StatusNotification, type StatusParams } from '../server/editor/protocol.ts'
import type { Notifier } from './notifier.ts'
import type { Known, ResultStore } from './results.ts'
import { LANGUAGE, studyEditor } from './studies.ts'

/** What concerns the server as a whole; it stands above what concerns one study. */
export type ServerState = 'starting' | 'running' | 'restarted' | 'stopped' | 'untrusted'

/** The entry for StudySpec in the language status of the status bar: whether results are new, and what they took. */
export class StatusItem implements Disposable {
  /** What is shown. */
  readonly item: LanguageStatusItem
  readonly #results: ResultStore
  readonly #messages = new Map<string, StatusParams>()
  #server: ServerState = 'starting'

  constructor(results: ResultStore) {
    this.#results = results
    this.item = languages.createLanguageStatusItem('studyspec.results', { language: LANGUAGE })
    this.item.name = 'StudySpec'
    this.update()
  }

  listen(client: Notifier): Disposable[] {
    return [
      client.onNotification(StatusNotification, (status) => {
        if (status.uri === undefined) {
          if (status.state === 'untrusted' || status.state === 'restarted') this.server(status.state)
        } else this.#messages.set(client.protocol2CodeConverter.asUri(status.uri).toString(), status)
        this.update()
      }),
      this.#results.onDidChange((known) => {
        if (this.#server === 'restarted' && (known.state === 'fresh' || known.state === 'failed'))
          this.#server = 'running'
        this.update()
      }),
      window.onDidChangeActiveTextEditor(() => this.update()),
    ]
  }

  server(state: ServerState): void {
    this.#server = state
    this.update()
  }

  update(): void {
    const { item } = this
    const shown = ofServer(this.#server) ?? this.#ofStudy()
    item.text = shown.text
    item.detail = shown.detail ?? ''
    item.busy = shown.busy ?? false
    item.severity = shown.severity ?? LanguageStatusSeverity.Information
    item.command = this.#command()
  }

  /** What helps: a new start, trust, or to read what happened. */
  #command(): Command {
    switch (this.#server) {
      case 'stopped':
        return { command: 'studyspec.restartServer', title: l10n.t('Restart') }
      case 'untrusted':
        return { command: 'workbench.trust.manage', title: l10n.t('Manage Workspace Trust') }
      default:
        return { command: 'studyspec.showLog', title: l10n.t('Show Log') }
    }
  }

  #ofStudy(): Shown {
    const uri = studyEditor()?.document.uri
    const known = uri && this.#results.of(uri)
    if (known === undefined) return { text: 'StudySpec', detail: l10n.t('No results yet'), busy: uri !== undefined }
    const message = this.#messages.get(known.uri.toString())?.message
    return ofResults(known, message)
  }

  dispose(): void {
    this.item.dispose()
  }
}

interface Shown {
  readonly text: string
  readonly detail?: string | undefined
  readonly busy?: boolean
  readonly severity?: LanguageStatusSeverity
}

function ofServer(state: ServerState): Shown | undefined {
  switch (state) {
    case 'starting':
      return { text: 'StudySpec', detail: l10n.t('The language server is starting'), busy: true }
    case 'stopped':
      return {
        text: l10n.t('$(error) StudySpec has stopped'),
        detail: l10n.t('The language server ended repeatedly'),
        severity: LanguageStatusSeverity.Error,
      }
    case 'untrusted':
      return {
        text: l10n.t('$(workspace-untrusted) No data read'),
        detail: l10n.t('This folder is not trusted'),
        severity: LanguageStatusSeverity.Warning,
      }
    case 'restarted':
      return {
        text: l10n.t('$(sync) Computing again'),
        detail: l10n.t('The language server was restarted'),
        busy: true,
      }
    case 'running':
      return undefined
  }
}

function ofResults(known: Known, message: string | undefined): Shown {
  switch (known.state) {
    case 'running':
      return {
        text: l10n.t('$(sync) Computing'),
        detail: message ?? l10n.t('Older results stay until then'),
        busy: true,
      }
    case 'stale':
      return { text: l10n.t('$(history) Results of an older text'), detail: message }
    case 'failed':
      return {
        text: l10n.t('$(warning) Not computed'),
        detail: known.message ?? message,
        severity: LanguageStatusSeverity.Warning,
      }
    case 'fresh':
      return { text: l10n.t('$(check) Results are new'), detail: effort(known) }
  }
}

/** @returns what the results took: `scans of the data: 1 · 34 ms` */
function effort({ results }: Known): string | undefined {
  if (results === undefined) return undefined
  const { scans, parse, check, scan, statistics } = results.timing
  const time = Math.round(parse + check + scan + statistics)
  return l10n.t('scans of the data: {0} · {1} ms', scans, time)
}
