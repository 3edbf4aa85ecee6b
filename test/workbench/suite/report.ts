import assert from 'node:assert/strict'
import { after, describe, it } from 'mocha'
import * as vscode from 'vscode'
import { computed, eventually, extension, rangeOf, replace, restore, show, star } from './support.ts'

describe('the report', () => {
  after(() => vscode.commands.executeCommand('workbench.action.closeEditorsInOtherGroups'))

  it('opens beside the study and shows it', async () => {
    const { reports } = await extension()
    const { document } = await show(star())
    await computed(document)
    await vscode.commands.executeCommand('studyspec.openReport')
    const report = await eventually('a panel', () => reports.of(document.uri))
    await eventually('a page that answers', () => report.ready)
    const version = await eventually('a report', () => report.version)
    assert.equal(version, document.version)
    assert.ok(vscode.window.tabGroups.all.length >= 2)
  })

  it('changes with the study', async () => {
    const { reports } = await extension()
    const editor = await show(star())
    const text = editor.document.getText()
    await replace(editor, rangeOf(editor.document, 'Table 4. Overall', 'Overall'), 'General')
    const { version } = editor.document
    await eventually('the new report', () => reports.of(editor.document.uri)?.version === version)
    await restore(editor, text)
  })

  it('goes to a result', async () => {
    const { reports } = await extension()
    const { document } = await show(star())
    await vscode.commands.executeCommand('studyspec.openInReport', { uri: document.uri.toString(), name: 'overall' })
    assert.ok(reports.of(document.uri))
  })

  it('there is one panel a study', async () => {
    const before = vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).length
    await show(star())
    await vscode.commands.executeCommand('studyspec.openReport')
    assert.equal(vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).length, before)
  })
})
