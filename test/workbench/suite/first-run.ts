import assert from 'node:assert/strict'
import { after, describe, it } from 'mocha'
import * as vscode from 'vscode'
import { accepting, computed, eventually, file, ID } from './support.ts'

/** A new user is told that it takes a minute; the machine's part of it must be a small one. */
const MOST = 20_000

describe('the walkthrough', () => {
  after(() => vscode.workspace.fs.delete(file('studyspec-sample'), { recursive: true }))

  it('its sample is copied into the folder, opened and computed', async () => {
    const start = Date.now()
    // The first offer is the folder that is open.
    const uri = await accepting(vscode.commands.executeCommand<vscode.Uri | undefined>('studyspec.openSample'))
    assert.equal(uri?.toString(), file('studyspec-sample', 'star.study').toString())
    const editor = await eventually('the editor of the sample', () => vscode.window.activeTextEditor)
    const { results } = await computed(editor.document)
    assert.equal(results.data[0]?.rows, 184)
    assert.ok(Date.now() - start < MOST)
  })

  it('every command and picture that it names is there', async () => {
    const extension = vscode.extensions.getExtension(ID)
    assert.ok(extension)
    const [{ steps }] = extension.packageJSON.contributes.walkthroughs
    const commands = new Set(await vscode.commands.getCommands(true))
    for (const { description, media } of steps) {
      for (const [, command] of description.matchAll(/\(command:([\w.]+)\)/g)) assert.ok(commands.has(command), command)
      const { size } = await vscode.workspace.fs.stat(vscode.Uri.joinPath(extension.extensionUri, media.image))
      assert.ok(size > 0)
    }
  })
})
