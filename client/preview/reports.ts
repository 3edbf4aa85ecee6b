import { commands, Disposable, l10n, Uri, ViewColumn, type WebviewPanel, window, workspace } from 'vscode'
import { renamed } from '../studies.ts'
import { ReportPanel, type ReportParts } from './panel.ts'

const VIEW = 'studyspec.report'
const KEY = 'studyspec.reports'

/** The reports that are open, one a study. */
export class Reports implements Disposable {
  readonly #parts: ReportParts
  readonly #panels = new Map<string, ReportPanel>()
  readonly #listeners: Disposable

  constructor(parts: ReportParts) {
    this.#parts = parts
    const serializer = window.registerWebviewPanelSerializer(VIEW, {
      // Every editor that starts again gives back its panels one by one, with what the page has kept of itself.
      deserializeWebviewPanel: async (panel, state: unknown) => {
        const study = studyOf(state) ?? parts.memory.get<string>(KEY)
        if (study === undefined) panel.dispose()
        else await this.#adopt(panel, Uri.parse(study, true))
      },
    })
    const renames = workspace.onDidRenameFiles(({ files }) => {
      for (const [panel, study] of [...this.#panels.values()].map((one) => [one, renamed(one.study, files)] as const))
        if (study) void this.#follow(panel, study)
    })
    this.#listeners = Disposable.from(serializer, renames)
  }

  /** The report of a study, for tests and for commands. */
  of(study: Uri): ReportPanel | undefined {
    return this.#panels.get(study.toString())
  }

  get active(): ReportPanel | undefined {
    return [...this.#panels.values()].find(({ panel }) => panel.active)
  }

  /** Opens the report beside the study, or brings it forward. */
  async open(study: Uri): Promise<ReportPanel> {
    const open = this.of(study)
    if (open) {
      open.panel.reveal(undefined, true)
      return open
    }
    const panel = window.createWebviewPanel(
      VIEW,
      '',
      { viewColumn: ViewColumn.Beside, preserveFocus: true },
      { enableFindWidget: true, enableScripts: true },
    )
    return this.#adopt(panel, study)
  }

  async #adopt(panel: WebviewPanel, study: Uri): Promise<ReportPanel> {
    const { extensionUri, memory } = this.#parts
    panel.iconPath = {
      light: Uri.joinPath(extensionUri, 'media', 'study-light.svg'),
      dark: Uri.joinPath(extensionUri, 'media', 'study-dark.svg'),
    }
    const report = new ReportPanel(panel, study, this.#parts)
    this.#panels.set(study.toString(), report)
    this.#name(report)
    const focused = (): void =>
      void commands.executeCommand('setContext', 'studyspec.reportFocused', this.active !== undefined)
    panel.onDidChangeViewState(focused)
    panel.onDidDispose(() => {
      this.#panels.delete(report.study.toString())
      report.dispose()
      focused()
    })
    await memory.update(KEY, study.toString())
    // The server analyses what is open: a restored report can be there before its study.
    await workspace.openTextDocument(study)
    return report
  }

  /** The report of a study that got another name goes on under that. */
  async #follow(report: ReportPanel, study: Uri): Promise<void> {
    this.#panels.delete(report.study.toString())
    this.#panels.set(study.toString(), report)
    report.goOnAs(study)
    this.#name(report)
    await this.#parts.memory.update(KEY, study.toString())
    await workspace.openTextDocument(study)
  }

  #name({ panel, study }: ReportPanel): void {
    panel.title = l10n.t('Report: {0}', study.path.slice(study.path.lastIndexOf('/') + 1))
  }

  dispose(): void {
    this.#listeners.dispose()
    for (const { panel } of [...this.#panels.values()]) panel.dispose()
  }
}

function studyOf(state: unknown): string | undefined {
  if (typeof state !== 'object' || state === null || !('uri' in state)) return undefined
  return typeof state.uri === 'string' ? state.uri : undefined
}
