import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import * as vscode from 'vscode'
import { extension, ID, show, star } from './support.ts'

describe('activation', () => {
  it('waits for a study', () => {
    assert.equal(vscode.extensions.getExtension(ID)?.isActive, false)
  })

  it('comes with the first study', async () => {
    const { document } = await show(star())
    assert.equal(document.languageId, 'studyspec')
    const { client } = await extension()
    assert.ok(client.isRunning())
  })

  it('every command of the manifest does something', async () => {
    const { packageJSON } = vscode.extensions.getExtension(ID) ?? {}
    const declared: readonly { readonly command: string }[] = packageJSON.contributes.commands
    const registered = new Set(await vscode.commands.getCommands(true))
    assert.deepEqual(
      declared.map(({ command }) => command).filter((command) => !registered.has(command)),
      [],
    )
  })
})
