import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import * as vscode from 'vscode'
import { type Exported, ExportRequest } from '../../../server/editor/protocol.ts'
import { accepting, computed, extension, file, show, star } from './support.ts'

describe('commands', () => {
  it('Run All computes every study of the folder, also those that are not open', async () => {
    const { results } = await extension()
    await accepting(vscode.commands.executeCommand('studyspec.runAll'))
    for (const path of [
      ['star', 'star.study'],
      ['phq9', 'phq9.study'],
      ['star-as-published', 'star-as-published.study'],
    ]) {
      const known = results.of(file(...path))
      assert.equal(known?.state, 'fresh', path.join('/'))
      assert.ok(known.results)
    }
  })

  it('Show Data Problems says that there are none', async () => {
    const { document } = await show(star())
    await computed(document)
    await vscode.commands.executeCommand('studyspec.showDataProblems')
    assert.equal(vscode.window.activeTextEditor?.document.uri.toString(), star().toString())
  })

  it('the report is exported in every format of the register', async () => {
    const { client } = await extension()
    const { document } = await show(star())
    await computed(document)
    const textDocument = { uri: client.code2ProtocolConverter.asUri(document.uri) }
    for (const format of ['html', 'md', 'json', 'text']) {
      // By its name: the bundle of the tests has a class for requests of its own.
      const exported = await client.sendRequest<Exported | null>(ExportRequest.method, { textDocument, format })
      assert.match(exported?.text ?? '', /Overall therapeutic alliance/, format)
    }
  })
})
