import { Disposable, Range, type TextEditor, TextEditorRevealType, type Uri, window, workspace } from 'vscode'

/** Milliseconds in which what one side does is the echo of the other. */
const ECHO = 300

/** Keeps the study and its report at the same place, whichever of them is moved. */
export class Scrolling implements Disposable {
  readonly #study: string
  readonly #tell: (line: number) => void
  readonly #listeners: Disposable
  #movedByReport = 0
  #movedByCursor = 0
  #last = -1

  /** @param tell moves the report to what comes from a line */
  constructor(study: Uri, tell: (line: number) => void) {
    this.#study = study.toString()
    this.#tell = tell
    this.#listeners = Disposable.from(
      window.onDidChangeTextEditorVisibleRanges(({ textEditor }) => this.#moved(textEditor)),
      window.onDidChangeTextEditorSelection(({ textEditor, kind }) => {
        if (kind === undefined) return
        // The editor scrolls to where the cursor goes; it is the line of the cursor that matters then.
        this.#movedByCursor = Date.now()
        this.#follow(textEditor, textEditor.selection.active.line)
      }),
    )
  }

  /** The report was moved to what comes from this line. */
  toLine(line: number): void {
    if (!follows()) return
    const editor = window.visibleTextEditors.find((one) => this.#isStudy(one))
    if (editor === undefined) return
    this.#movedByReport = Date.now()
    this.#last = line
    editor.revealRange(new Range(line, 0, line, 0), TextEditorRevealType.AtTop)
  }

  #moved(editor: TextEditor): void {
    if (Date.now() - this.#movedByCursor < ECHO) return
    const first = editor.visibleRanges[0]?.start.line
    if (first !== undefined) this.#follow(editor, first)
  }

  #follow(editor: TextEditor, line: number): void {
    if (!this.#isStudy(editor) || line === this.#last || !follows()) return
    if (Date.now() - this.#movedByReport < ECHO) return
    this.#last = line
    this.#tell(line)
  }

  #isStudy({ document }: TextEditor): boolean {
    return document.uri.toString() === this.#study
  }

  dispose(): void {
    this.#listeners.dispose()
  }
}

const follows = (): boolean => workspace.getConfiguration('studyspec').get<boolean>('report.followCursor', true)
