import {
  type CommentController,
  type CommentThread,
  comments,
  type Disposable,
  TextEditorRevealType,
  type Uri,
  window,
  workspace,
} from 'vscode'
import type { BaseLanguageClient } from 'vscode-languageclient'
import { type InlineTable, InlineTableRequest } from '../../server/editor/protocol.ts'
import type { Known, ResultStore } from '../results.ts'
import { isHalfTyped, isStudy, renamed } from '../studies.ts'
import { Block } from './block.ts'
import type { Choices } from './choices.ts'
import { type Automatic, automatic } from './names.ts'

/** Lines that a table of usual size needs. */
const ROOM = 10

/** The result tables between the lines of all studies that are open. */
export class InlineTables implements Disposable {
  readonly #controller: CommentController
  readonly #client: BaseLanguageClient
  readonly #results: ResultStore
  readonly #choices: Choices
  readonly #blocks = new Map<string, Map<string, Block>>()
  /** Of each study the newest arrangement: an older one that is still waiting for the server gives way. */
  readonly #arranging = new Map<string, number>()
  readonly #listeners: Disposable[]

  constructor(client: BaseLanguageClient, results: ResultStore, choices: Choices) {
    this.#client = client
    this.#results = results
    this.#choices = choices
    this.#controller = comments.createCommentController('studyspec.results', 'StudySpec')
    this.#listeners = [
      results.onDidChange(({ uri }) => void this.arrange(uri)),
      window.onDidChangeActiveColorTheme(() => void this.arrangeAll()),
      workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('studyspec.inlineTables')) void this.arrangeAll()
      }),
      // The blocks of a closed file stay, since the editor remembers with them which ones are collapsed.
      workspace.onDidCloseTextDocument(({ uri, isUntitled }) => {
        if (isUntitled) this.#leave(uri)
      }),
      workspace.onDidDeleteFiles(({ files }) => {
        for (const uri of files) this.#leave(uri)
      }),
      workspace.onDidRenameFiles(({ files }) => {
        for (const blocks of [...this.#blocks.values()]) {
          const [uri] = [...blocks.values()].map((block) => block.uri)
          const now = uri && renamed(uri, files)
          if (now) this.#move(uri, now)
        }
      }),
    ]
  }

  /** The open tables of a study, for tests. */
  blocks(uri: Uri): readonly Block[] {
    return [...(this.#blocks.get(uri.toString())?.values() ?? [])]
  }

  blockOf(thread: CommentThread): Block | undefined {
    return this.blocks(thread.uri).find((block) => block.thread === thread)
  }

  /** Opens a table, or opens out one that is collapsed. */
  async show(uri: Uri, name: string): Promise<void> {
    await this.#choices.set(uri, name, 'open')
    this.#drop(uri, name)
    await this.arrange(uri)
    this.#bringIntoView(uri, name)
  }

  /** A table that opened below the last line that can be seen would be missed. */
  #bringIntoView(uri: Uri, name: string): void {
    const range = this.#blocks.get(uri.toString())?.get(name)?.thread.range
    const editor = window.visibleTextEditors.find(({ document }) => document.uri.toString() === uri.toString())
    const last = editor?.visibleRanges.at(-1)?.end.line
    if (range === undefined || editor === undefined || last === undefined) return
    if (range.end.line > last - ROOM) editor.revealRange(range, TextEditorRevealType.InCenter)
  }

  async close(uri: Uri, name: string): Promise<void> {
    await this.#choices.set(uri, name, 'closed')
    this.#drop(uri, name)
  }

  async closeAll(uri: Uri): Promise<void> {
    const names = this.blocks(uri).map(({ name }) => name)
    await this.#choices.setAll(uri, names, 'closed')
    for (const name of names) this.#drop(uri, name)
  }

  async table(uri: Uri, name: string): Promise<InlineTable | null> {
    if (!this.#client.isRunning()) return null
    const textDocument = { uri: this.#client.code2ProtocolConverter.asUri(uri) }
    try {
      return await this.#client.sendRequest(InlineTableRequest, { textDocument, name })
    } catch (error) {
      // A server that ends meanwhile is dealt with elsewhere; the table comes with its successor.
      this.#client.warn(`table ${name}: ${error instanceof Error ? error.message : String(error)}`)
      return null
    }
  }

  async arrangeAll(): Promise<void> {
    await Promise.all(workspace.textDocuments.filter(isStudy).map(({ uri }) => this.arrange(uri)))
  }

  /** Brings the tables of a study to what its results, the choices of its reader and the setting ask for. */
  async arrange(uri: Uri): Promise<void> {
    const key = uri.toString()
    const turn = (this.#arranging.get(key) ?? 0) + 1
    this.#arranging.set(key, turn)
    const known = this.#results.of(uri)
    const wanted = this.#wanted(uri, known)
    const tables = await Promise.all(wanted.map(async (name) => [name, await this.table(uri, name)] as const))
    if (this.#arranging.get(key) !== turn) return
    for (const { name } of this.blocks(uri)) if (!wanted.includes(name)) this.#drop(uri, name)
    for (const [name, table] of tables) {
      if (table !== null) this.#place(uri, name, table)
      // A half-typed declaration keeps its table: it may be whole again at the next keystroke.
      else if (isHalfTyped(uri)) this.#blocks.get(key)?.get(name)?.age()
      else if (known?.state === 'fresh') this.#drop(uri, name)
    }
  }

  #wanted(uri: Uri, known: Known | undefined): readonly string[] {
    const choices = this.#choices.of(uri)
    const which = workspace.getConfiguration('studyspec', uri).get<Automatic>('inlineTables', 'failedClaims')
    const names = new Set(known?.results ? automatic(known.results, which) : [])
    for (const [name, choice] of Object.entries(choices)) {
      if (choice === 'closed') names.delete(name)
      else names.add(name)
    }
    return [...names]
  }

  #place(uri: Uri, name: string, table: InlineTable): void {
    const blocks = this.#blocks.get(uri.toString()) ?? new Map<string, Block>()
    this.#blocks.set(uri.toString(), blocks)
    let block = blocks.get(name)
    if (block === undefined) {
      block = new Block(this.#controller, uri, name, table)
      blocks.set(name, block)
    }
    block.update(table, window.activeColorTheme.kind)
  }

  #drop(uri: Uri, name: string): void {
    const blocks = this.#blocks.get(uri.toString())
    blocks?.get(name)?.dispose()
    blocks?.delete(name)
  }

  #move(from: Uri, to: Uri): void {
    this.#leave(from)
    void this.#choices.rename(from, to)
    void this.arrange(to)
  }

  #leave(uri: Uri): void {
    for (const { name } of this.blocks(uri)) this.#drop(uri, name)
    this.#blocks.delete(uri.toString())
    this.#arranging.delete(uri.toString())
  }

  dispose(): void {
    for (const listener of this.#listeners) listener.dispose()
    this.#controller.dispose()
  }
}
