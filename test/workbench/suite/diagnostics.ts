import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import * as vscode from 'vscode'
import { codeOf, computed, eventually, file, rangeOf, show, star } from './support.ts'

describe('diagnostics', () => {
  it('the sample has no errors, and says where two constructs are compared', async () => {
    const { document } = await show(star())
    await computed(document)
    const found = await eventually('warnings', () => {
      const all = vscode.languages.getDiagnostics(document.uri)
      return all.some((one) => codeOf(one) === 'constructs-differ') && all
    })
    assert.deepEqual(
      found.filter(({ severity }) => severity === vscode.DiagnosticSeverity.Error),
      [],
    )
  })

  it('the published cut-offs leave scores out, each said where it is', async () => {
    const { document } = await show(file('star-as-published', 'star-as-published.study'))
    const found = await eventually('errors', () => {
      const all = vscode.languages.getDiagnostics(document.uri)
      return all.some(({ message }) => message.includes('0–11')) && all
    })
    assert.ok(found.some(({ message }) => message.includes('leave 0–4 unclassified')))
    assert.ok(found.some(({ message }) => /leave 0–11\s+unclassified/.test(message)))
  })

  it('a code leads to its page in the manual', async () => {
    const { document } = await show(star())
    await computed(document)
    const found = await eventually('a code with an address', () =>
      vscode.languages.getDiagnostics(document.uri).find(({ code }) => typeof code === 'object'),
    )
    assert.ok(typeof found.code === 'object')
    const page = await vscode.workspace.fs.readFile(found.code.target)
    assert.match(new TextDecoder().decode(page), new RegExp(`\\b${found.code.value}\\b`))
  })

  it('a word that is not known is underlined while it is there, and not after', async () => {
    const { document } = await vscode.workspace
      .openTextDocument({ language: 'studyspec', content: 'scale S "S" {\n  0 "No"\n  1 "Yes"\n}\nbanana\n' })
      .then((opened) => vscode.window.showTextDocument(opened))
    const all = () => vscode.languages.getDiagnostics(document.uri)
    const wrong = await eventually('a diagnostic', () =>
      all().find(({ range }) => range.intersection(rangeOf(document, 'banana')) !== undefined),
    )
    assert.equal(wrong.source?.toLowerCase().includes('studyspec'), true)
    const edit = new vscode.WorkspaceEdit()
    edit.delete(document.uri, rangeOf(document, 'banana'))
    await vscode.workspace.applyEdit(edit)
    await eventually('none', () => !all().some((one) => one.message === wrong.message))
  })
})
