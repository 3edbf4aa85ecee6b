import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import * as vscode from 'vscode'
import { codeOf, computed, eventually, file, show } from './support.ts'

describe('files come and go while the study is open', () => {
  it('a data file that is deleted is missed, one that is back is read', async () => {
    const from = file('phq9', 'phq9.csv')
    const { document } = await show(file('phq9', 'phq9.study'))
    await computed(document)
    const bytes = await vscode.workspace.fs.readFile(from)
    const missing = () => vscode.languages.getDiagnostics(document.uri).some((one) => codeOf(one) === 'file-not-found')
    assert.equal(missing(), false)
    await vscode.workspace.fs.delete(from)
    await eventually('the file is missed', missing)
    await vscode.workspace.fs.writeFile(from, bytes)
    await eventually('the file is there', () => !missing())
    const { results } = await computed(document)
    assert.ok((results.data[0]?.rows ?? 0) > 0)
  })
})
