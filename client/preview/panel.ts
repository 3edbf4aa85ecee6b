import {
  Disposable,
  env,
  l10n,
  type Memento,
  Position,
  Range,
  TextEditorRevealType,
  Uri,
  ViewColumn,
  type WebviewPanel,
  window,
  workspace,
} from 'vscode'
import type { BaseLanguageClient } from 'vscode-languageclient'
import { type Report, ReportRequest } from '../../server/editor/protocol.ts'
import type { FromReport, ToReport } from '../report/messages.ts'
import { reportPage } from '../report/page.ts'
import type { Known, ResultStore } from '../results.ts'
import { Scrolling } from './scrolling.ts'

/** What a panel needs of the rest of the extension. */
export interface ReportParts {
  readonly client: BaseLanguageClient
  readonly results: ResultStore
  readonly extensionUri: Uri
  readonly memory: Memento
}

type Done = Extract<ToReport, { type: 'done' }>['what']

/** The report of one study, in a panel. */
export class ReportPanel implements Disposable {
  readonly panel: WebviewPanel
  /** Whether the page has said that it listens. */
  ready = false
  /** Of the text that the report is of; undefined until there is one. */
  version: number | undefined
  readonly #parts: ReportParts
  #study: Uri
  #scrolling: Scrolling
  readonly #listeners: Disposable
  /** What is to be shown once the report is there. */
  #wanted: Extract<ToReport, { type: 'show' }> | undefined
  #turn = 0

  constructor(panel: WebviewPanel, study: Uri, parts: ReportParts) {
    this.panel = panel
    this.#study = study
    this.#parts = parts
    this.#scrolling = this.#scrollingWith(study)
    const folder = Uri.joinPath(parts.extensionUri, 'dist', 'webview')
    const { webview } = panel
    webview.options = { enableScripts: true, localResourceRoots: [folder] }
    this.#listeners = Disposable.from(
      webview.onDidReceiveMessage((message: FromReport) => void this.#receive(message)),
      parts.results.onDidChange((known) => {
        if (known.uri.toString() === this.study.toString()) void this.#changed(known)
      }),
      panel.onDidChangeViewState(() => {
        if (panel.visible) void this.update()
      }),
    )
    webview.html = reportPage({
      cspSource: webview.cspSource,
      script: webview.asWebviewUri(Uri.joinPath(folder, 'report.js')).toString(),
      style: webview.asWebviewUri(Uri.joinPath(folder, 'report.css')).toString(),
      nonce: crypto.randomUUID().replaceAll('-', ''),
      language: env.language,
    })
  }

  get study(): Uri {
    return this.#study
  }

  /** The study has another name now. */
  goOnAs(study: Uri): void {
    this.#study = study
    this.#scrolling.dispose()
    this.#scrolling = this.#scrollingWith(study)
    this.version = undefined
    void this.update()
  }

  #scrollingWith(study: Uri): Scrolling {
    return new Scrolling(study, (line) => this.#post({ type: 'line', line }))
  }

  /** Shows the part of the report that a declaration is responsible for. */
  show(line: number): void {
    this.#wanted = { type: 'show', line }
    if (this.version !== undefined) this.#showWanted()
  }

  /** Asks for the report and puts it in place of the old one. */
  async update(): Promise<void> {
    if (!this.ready || !this.panel.visible || !this.#parts.client.isRunning()) return
    const turn = ++this.#turn
    const { client, results } = this.#parts
    const textDocument = { uri: client.code2ProtocolConverter.asUri(this.study) }
    let report: Report | null
    try {
      report = await client.sendRequest(ReportRequest, { textDocument })
    } catch (error) {
      // The old report stays; the page says that it is not new.
      const message = error instanceof Error ? error.message : String(error)
      client.warn(`report: ${message}`)
      return this.#post({ type: 'state', state: 'failed', message })
    }
    if (report === null || turn !== this.#turn) return
    const state = results.of(this.study)?.state ?? 'stale'
    this.#post({ type: 'report', uri: this.study.toString(), state, ...report })
    this.version = report.version
    this.#showWanted()
  }

  #showWanted(): void {
    if (this.#wanted) this.#post(this.#wanted)
    this.#wanted = undefined
  }

  async #changed({ state, message }: Known): Promise<void> {
    if (state === 'fresh') await this.update()
    else this.#post({ type: 'state', state, ...(message !== undefined && { message }) })
  }

  #post(message: ToReport): void {
    if (this.ready) void this.panel.webview.postMessage(message)
  }

  async #receive(message: FromReport): Promise<void> {
    switch (message.type) {
      case 'ready':
        this.ready = true
        return this.update()
      case 'scroll':
        return this.#scrolling.toLine(message.line)
      case 'reveal':
        return this.#reveal(message.line, message.file)
      case 'copy':
        await env.clipboard.writeText(message.text)
        return this.#post({ type: 'done', what: 'copied' })
      case 'save':
        return this.#post({ type: 'done', what: await this.#save(message) })
    }
  }

  async #reveal(line: number, file: string | undefined): Promise<void> {
    const uri = file === undefined ? this.study : this.#parts.client.protocol2CodeConverter.asUri(file)
    const seen = window.visibleTextEditors.find(({ document }) => document.uri.toString() === uri.toString())
    const at = new Position(line, 0)
    const editor = await window.showTextDocument(await workspace.openTextDocument(uri), {
      viewColumn: seen?.viewColumn ?? ViewColumn.One,
      selection: new Range(at, at),
    })
    editor.revealRange(new Range(at, at), TextEditorRevealType.InCenterIfOutsideViewport)
  }

  async #save({ name, content }: Extract<FromReport, { type: 'save' }>): Promise<Done> {
    const target = await window.showSaveDialog({
      defaultUri: Uri.joinPath(this.study, '..', name),
      saveLabel: l10n.t('Save'),
    })
    if (target === undefined) return 'cancelled'
    const bytes =
      'text' in content
        ? new TextEncoder().encode(content.text)
        : Uint8Array.from(atob(content.base64), (character) => character.charCodeAt(0))
    try {
      await workspace.fs.writeFile(target, bytes)
      return 'saved'
    } catch (error) {
      void window.showErrorMessage(error instanceof Error ? error.message : String(error))
      return 'failed'
    }
  }

  dispose(): void {
    this.#listeners.dispose()
    this.#scrolling.dispose()
  }
}
