import {
  type ColorThemeKind,
  type Comment,
  type CommentController,
  CommentMode,
  type CommentThread,
  CommentThreadCollapsibleState,
  l10n,
  Range,
  type Uri,
} from 'vscode'
import type { InlineTable } from '../../server/editor/protocol.ts'
import { body } from './body.ts'

/** A result table between the lines: a thread with one comment, changed in place so that nothing flickers. */
export class Block {
  readonly uri: Uri
  readonly name: string
  readonly thread: CommentThread
  readonly #comment: Comment
  #text = ''

  constructor(controller: CommentController, uri: Uri, name: string, table: InlineTable) {
    this.uri = uri
    this.name = name
    this.#comment = { author: { name: '' }, body: '', mode: CommentMode.Preview, contextValue: 'result' }
    this.thread = controller.createCommentThread(uri, lastLine(table), [])
    this.thread.canReply = false
    this.thread.contextValue = 'result'
    this.thread.collapsibleState = CommentThreadCollapsibleState.Expanded
  }

  /** @returns whether anything that is shown has changed */
  update(table: InlineTable, theme: ColorThemeKind): boolean {
    const range = lastLine(table)
    const moved = !this.thread.range?.isEqual(range)
    if (moved) this.thread.range = range
    const label = table.state === 'stale' ? l10n.t('{0} · of an older text', this.name) : this.name
    const relabelled = this.thread.label !== label
    if (relabelled) this.thread.label = label
    const content = body(table, theme)
    const rewritten = this.#text !== content.value || this.#comment.author.name !== table.label
    if (rewritten) {
      this.#text = content.value
      // The same object keeps its identity in the editor, which then draws only what is new. The line of the author, which
      // the editor always has, is the caption.
      this.#comment.author = { name: table.label }
      this.#comment.body = content
      this.thread.comments = [this.#comment]
    }
    return moved || relabelled || rewritten
  }

  /** Its declaration cannot be read now: what is shown is of the text before. */
  age(): void {
    const label = l10n.t('{0} · of an older text', this.name)
    if (this.thread.label !== label) this.thread.label = label
  }

  dispose(): void {
    this.thread.dispose()
  }
}

/** The block stands under the last line of its declaration; a range of one line leaves the declaration untinted. */
function lastLine({ range }: InlineTable): Range {
  return new Range(range.end.line, 0, range.end.line, 0)
}
