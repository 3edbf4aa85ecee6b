import assert from 'node:assert/strict'
import { after, before, describe, it } from 'mocha'
import * as vscode from 'vscode'
import { codeOf, computed, eventually, hintBehind, rangeOf, replace, restore, show, star } from './support.ts'

const BAND = 'good      "Good"      25..36'

describe('a cut-off is edited', () => {
  let editor: vscode.TextEditor
  let text: string

  before(async () => {
    editor = await show(star())
    text = editor.document.getText()
    await computed(editor.document)
  })
  after(() => restore(editor, text))

  it('the gap is said, the counts change without a scan of the data', async () => {
    const { document } = editor
    const was = await hintBehind(document, BAND)
    await replace(editor, rangeOf(document, BAND, '25'), '36')
    const { results } = await computed(document)
    assert.equal(results.timing.scans, 0)
    const gap = await eventually('the gap', () =>
      vscode.languages.getDiagnostics(document.uri).find((one) => codeOf(one) === 'bands-gap'),
    )
    assert.match(gap.message, /25–35/)
    const now = await eventually('other counts', async () => {
      const found = await hintBehind(document, 'good      "Good"      36..36')
      return found !== was && found
    })
    assert.notEqual(now, was)
  })

  it('the quick fix closes it', async () => {
    const { document } = editor
    const gap = await eventually('the gap', () =>
      vscode.languages.getDiagnostics(document.uri).find((one) => codeOf(one) === 'bands-gap'),
    )
    const actions = await eventually('fixes', async () => {
      const found = await vscode.commands.executeCommand<vscode.CodeAction[]>(
        'vscode.executeCodeActionProvider',
        document.uri,
        gap.range,
        vscode.CodeActionKind.QuickFix.value,
        10,
      )
      const fixes = found.filter(({ edit }) => edit !== undefined)
      return fixes.length > 0 && fixes
    })
    const [fix] = actions
    assert.ok(fix?.edit)
    assert.ok(await vscode.workspace.applyEdit(fix.edit))
    await eventually(
      'no gap',
      () => !vscode.languages.getDiagnostics(document.uri).some((one) => codeOf(one) === 'bands-gap'),
    )
  })

  it('a hint leaves the cursor of somebody who types before it alone', async () => {
    const { document } = editor
    await restore(editor, text)
    const using = rangeOf(document, 'using mann-whitney', 'mann-whitney')
    await replace(editor, using, '')
    const hint = await eventually('the hint', async () => {
      const found = await vscode.commands.executeCommand<vscode.InlayHint[]>(
        'vscode.executeInlayHintProvider',
        document.uri,
        document.lineAt(using.start.line).range,
      )
      return found[0]
    })
    assert.deepEqual(hint.position, document.lineAt(using.start.line).range.end)
  })

  it('back at the old text the old counts are there', async () => {
    await restore(editor, text)
    const { results } = await computed(editor.document)
    assert.equal(results.timing.scans, 0)
  })
})
