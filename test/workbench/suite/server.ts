import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import * as vscode from 'vscode'
import { computed, eventually, extension, show, star } from './support.ts'

describe('the language server', () => {
  it('restarts on command, and the results are there again', async () => {
    const { client } = await extension()
    const { document } = await show(star())
    await computed(document)
    await vscode.commands.executeCommand('studyspec.restartServer')
    assert.ok(client.isRunning())
    await eventually('diagnostics', () => vscode.languages.getDiagnostics(document.uri).length > 0)
    await computed(document)
  })

  it('nothing went wrong: no error is in the log', async () => {
    const { log } = await extension()
    const text = await vscode.workspace.fs.readFile(log).then(
      (bytes) => new TextDecoder().decode(bytes),
      // Without its native logger the workbench writes no logs.
      () => '',
    )
    assert.deepEqual(
      text.split('\n').filter((line) => /\[error\]|uncaught|unhandled/i.test(line)),
      [],
    )
  })

  it('a process that is killed is started again', async () => {
    const { client } = await extension()
    const { document } = await show(star())
    const server: unknown = 'serverProcess' in client ? client.serverProcess : undefined
    assert.ok(typeof server === 'object' && server !== null && 'pid' in server && typeof server.pid === 'number')
    process.kill(server.pid, 'SIGKILL')
    await eventually(
      'another process',
      () => 'serverProcess' in client && client.serverProcess !== server && client.isRunning(),
    )
    await eventually('diagnostics', () => vscode.languages.getDiagnostics(document.uri).length > 0)
  })
})
