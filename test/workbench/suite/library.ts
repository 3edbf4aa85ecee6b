import assert from 'node:assert/strict'
import { after, before, describe, it } from 'mocha'
import * as vscode from 'vscode'
import { computed, eventually, extension, file, rangeOf, show, write } from './support.ts'

const STUDY = `use phq9

study "Depression in one practice" {
  design cross-sectional
}

data answers from "uses-the-library.csv" {
  columns "q{1..9}" as PHQ9.phq1..phq9
}

table totals "Totals" {
  describe PHQ9.total
}
`

const DATA = `q1,q2,q3,q4,q5,q6,q7,q8,q9
0,0,1,0,0,0,0,0,0
1,2,1,3,0,1,0,2,1
3,3,2,3,1,2,3,2,0
`

describe('a bundled instrument', () => {
  const uri = file('phq9', 'uses-the-library.study')
  const data = file('phq9', 'uses-the-library.csv')
  let study: vscode.TextDocument
  let library: vscode.TextEditor

  before(async () => {
    await write(data, DATA)
    await write(uri, STUDY)
    study = (await show(uri)).document
  })
  after(async () => {
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor')
    for (const one of [uri, data]) await vscode.workspace.fs.delete(one)
  })

  it('is scored like one of the study', async () => {
    const { results } = await computed(study)
    assert.deepEqual(
      results.diagnostics.filter(({ severity }) => severity === 'error'),
      [],
    )
    // The sums of the three rows: 1, 11, 19.
    const total = results.scores.find(({ instrument, name }) => instrument === 'PHQ9' && name === 'total')
    assert.deepEqual([total?.n, total?.median], [3, 11])
  })

  it('go to definition opens its text', async () => {
    const editor = await show(uri)
    const { start } = rangeOf(study, 'use phq9', 'phq9')
    editor.selection = new vscode.Selection(start, start)
    await vscode.commands.executeCommand('editor.action.revealDefinition')
    library = await eventually('the library', () => {
      const { activeTextEditor } = vscode.window
      return activeTextEditor?.document.uri.scheme === 'studyspec-library' && activeTextEditor
    })
    assert.equal(library.document.languageId, 'studyspec')
    assert.match(library.document.getText(), /instrument PHQ9 "Patient Health Questionnaire/)
  })

  it('and of a score of it leads to its line', async () => {
    const { start } = rangeOf(study, 'describe PHQ9.total', 'total')
    const [found] = await vscode.commands.executeCommand<(vscode.Location | vscode.LocationLink)[]>(
      'vscode.executeDefinitionProvider',
      study.uri,
      start,
    )
    assert.ok(found)
    const [at, range] = 'targetUri' in found ? [found.targetUri, found.targetRange] : [found.uri, found.range]
    assert.equal(at.toString(), library.document.uri.toString())
    assert.ok(range.intersection(library.document.lineAt(rangeOf(library.document, 'subscale total').start).range))
  })

  it('cannot be edited', async () => {
    const before = library.document.getText()
    await vscode.commands.executeCommand('type', { text: 'x' })
    assert.equal(library.document.getText(), before)
    assert.equal(library.document.isDirty, false)
  })

  it('is coloured, and hover works in it', async () => {
    const { document } = library
    const tokens = await eventually(
      'tokens',
      async () =>
        await vscode.commands.executeCommand<vscode.SemanticTokens | undefined>(
          'vscode.provideDocumentSemanticTokens',
          document.uri,
        ),
    )
    assert.ok(tokens.data.length > 100)
    const { start } = rangeOf(document, 'subscale total', 'total')
    const hovers = await eventually('a hover', async () => {
      const found = await vscode.commands.executeCommand<vscode.Hover[]>(
        'vscode.executeHoverProvider',
        document.uri,
        start,
      )
      return found.length > 0 && found
    })
    const text = hovers.flatMap(({ contents }) => contents).map((one) => (typeof one === 'string' ? one : one.value))
    assert.match(text.join('\n'), /PHQ-9 total/)
  })

  it('has no errors and is nowhere said to be unfinished', async () => {
    const { document } = library
    const { status } = await extension()
    await computed(document)
    assert.deepEqual(
      vscode.languages.getDiagnostics(document.uri).map(({ message }) => message),
      [],
    )
    assert.equal(status.item.busy, false)
  })

  it('is there again after the language server was restarted', async () => {
    await vscode.commands.executeCommand('studyspec.restartServer')
    const again = await vscode.workspace.openTextDocument(library.document.uri.with({ path: '/gad7.study' }))
    assert.match(again.getText(), /instrument GAD7/)
  })
})
