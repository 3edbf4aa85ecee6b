import assert from 'node:assert/strict'
import { after, before, describe, it } from 'mocha'
import * as vscode from 'vscode'
import type { StudySpec } from '../../../client/extension.ts'
import type { Block } from '../../../client/inline/block.ts'
import { computed, eventually, extension, rangeOf, replace, restore, show, star } from './support.ts'

const textOf = ({ thread }: Block): string => {
  const [comment] = thread.comments
  return typeof comment?.body === 'string' ? comment.body : (comment?.body.value ?? '')
}

describe('a table between the lines', () => {
  let editor: vscode.TextEditor
  let text: string
  let studyspec: StudySpec
  const block = (name: string): Block | undefined =>
    studyspec.tables.blocks(editor.document.uri).find((one) => one.name === name)
  const opened = (name: string): Promise<Block> => eventually(`the table ${name}`, () => block(name))

  before(async () => {
    studyspec = await extension()
    editor = await show(star())
    text = editor.document.getText()
    await computed(editor.document)
  })
  after(async () => {
    await studyspec.tables.closeAll(editor.document.uri)
    await restore(editor, text)
  })

  it('opens under its declaration with the numbers of the article', async () => {
    const { document } = editor
    await vscode.commands.executeCommand('studyspec.showTable', { uri: document.uri.toString(), name: 'overall' })
    const shown = await opened('overall')
    assert.match(textOf(shown), /0\.230/)
    assert.match(textOf(shown), /37 \(34–39\)/)
    const declared = rangeOf(document, 'planned comparison overall ').start.line
    assert.ok((shown.thread.range?.start.line ?? 0) > declared)
    assert.equal(shown.thread.canReply, false)
  })

  it('follows its declaration, and is the same block', async () => {
    const { document } = editor
    const shown = await opened('overall')
    const line = shown.thread.range?.start.line ?? -1
    await replace(editor, new vscode.Range(5, 0, 5, 0), '# one\n# two\n')
    await computed(document)
    await eventually('the new place', () => shown.thread.range?.start.line === line + 2)
    assert.equal(block('overall'), shown)
  })

  it('changes in place when its numbers do', async () => {
    const shown = await opened('overall')
    const was = textOf(shown)
    await replace(editor, rangeOf(editor.document, 'reverse c4, c6, c9', ', c9'), '')
    await computed(editor.document)
    await eventually('other numbers', () => textOf(shown) !== was)
    assert.equal(block('overall'), shown)
  })

  it('stays while its declaration is half typed', async () => {
    const shown = await opened('overall')
    const { document } = editor
    const range = rangeOf(document, 'planned comparison overall "Table 4', 'comparison')
    await replace(editor, range, 'compar')
    await computed(document)
    await studyspec.tables.arrange(document.uri)
    assert.equal(block('overall'), shown)
    await replace(editor, rangeOf(document, 'planned compar overall "Table 4', 'compar'), 'comparison')
    await computed(document)
    await studyspec.tables.arrange(document.uri)
    assert.equal(block('overall'), shown)
  })

  it('is copied as it is', async () => {
    await vscode.commands.executeCommand('studyspec.copyTable', {
      uri: editor.document.uri.toString(),
      name: 'overall',
    })
    const copied = await studyspec.tables.table(editor.document.uri, 'overall')
    assert.match(copied?.plain ?? '', /Healthcare professionals/)
    assert.ok(!copied?.plain.includes('<'), 'no HTML')
  })

  it('closes by its button, and stays closed', async () => {
    const shown = await opened('overall')
    await vscode.commands.executeCommand('studyspec.closeTable', shown.thread)
    assert.equal(block('overall'), undefined)
    await replace(editor, rangeOf(editor.document, 'reverse c4, c6', 'c6'), 'c6, c9')
    await computed(editor.document)
    await studyspec.tables.arrange(editor.document.uri)
    assert.equal(block('overall'), undefined)
  })

  it('all comparisons open by themselves when the setting says so', async () => {
    const settings = vscode.workspace.getConfiguration('studyspec')
    await settings.update('inlineTables', 'all', vscode.ConfigurationTarget.Global)
    try {
      await opened('overallBands')
      await opened('participants')
    } finally {
      await settings.update('inlineTables', undefined, vscode.ConfigurationTarget.Global)
    }
    await eventually('no table', () => block('participants') === undefined)
  })
})
