import assert from 'node:assert/strict'
import { after, afterEach, describe, it } from 'mocha'
import * as vscode from 'vscode'
import {
  codeOf,
  computed,
  eventually,
  extension,
  file,
  hintBehind,
  rangeOf,
  read,
  replace,
  show,
  star,
  write,
} from './support.ts'

describe('a study that was never saved', () => {
  afterEach(() => vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor'))

  it('is checked; ranges are derived; that no data are read is said, and is no error', async () => {
    const content = (await read(star())).replace('0..24\n', '0..23\n')
    const { document } = await vscode.window.showTextDocument(
      await vscode.workspace.openTextDocument({ language: 'studyspec', content }),
    )
    assert.equal(document.uri.scheme, 'untitled')
    await computed(document)
    const found = await eventually('diagnostics', () => {
      const all = vscode.languages.getDiagnostics(document.uri)
      return all.some((one) => codeOf(one) === 'data-not-read') && all
    })
    const errors = found.filter(({ severity }) => severity === vscode.DiagnosticSeverity.Error)
    assert.deepEqual(errors.map(codeOf), ['score-range-wrong'])
    assert.match((await hintBehind(document, 'subscale collaboration')) ?? '', /0\.\.24/)
  })
})

describe('a study with the line ends of Windows', () => {
  const uri = file('star', 'windows.study')
  after(async () => {
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor')
    await vscode.workspace.fs.delete(uri)
  })

  it('has the same hints on the same lines, and keeps its line ends when a fix is made', async () => {
    const text = await read(star())
    await write(uri, text.replaceAll('\n', '\r\n'))
    const { document } = await show(uri)
    assert.equal(document.eol, vscode.EndOfLine.CRLF)
    await computed(document)
    const original = (await show(star())).document
    await computed(original)
    for (const line of ['planned comparison overall "Table 4', 'score total "Total STAR score"']) {
      assert.equal(await hintBehind(document, line), await hintBehind(original, line))
      assert.equal(rangeOf(document, line).start.line, rangeOf(original, line).start.line)
    }
    await replace(await show(uri), rangeOf(document, 'good      "Good"      25..36', '25'), '26')
    const gap = await eventually('the gap', () =>
      vscode.languages.getDiagnostics(uri).find((one) => codeOf(one) === 'bands-gap'),
    )
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      uri,
      gap.range,
      vscode.CodeActionKind.QuickFix.value,
      10,
    )
    const fix = actions.find(({ edit }) => edit !== undefined)
    assert.ok(fix?.edit)
    assert.ok(await vscode.workspace.applyEdit(fix.edit))
    await eventually('no gap', () => vscode.languages.getDiagnostics(uri).every((one) => codeOf(one) !== 'bands-gap'))
    assert.equal(document.getText().replaceAll('\r\n', '').includes('\n'), false)
  })
})

describe('a study that is renamed while it is open', () => {
  const from = file('star', 'before.study')
  const to = file('star', 'after.study')
  after(async () => {
    const { reports } = await extension()
    reports.of(to)?.panel.dispose()
    await show(to)
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor')
    await vscode.workspace.fs.delete(to)
  })

  it('goes on under its new name, with its tables and its report', async () => {
    const { tables, reports } = await extension()
    await write(from, await read(star()))
    const { document } = await show(from)
    await computed(document)
    await vscode.commands.executeCommand('studyspec.showTable', { uri: from.toString(), name: 'overall' })
    await eventually('the table', () => tables.blocks(from).some(({ name }) => name === 'overall'))
    await vscode.commands.executeCommand('studyspec.openReport', from)
    const report = await eventually('the report', () => reports.of(from))
    await eventually('its content', () => report.version)

    const edit = new vscode.WorkspaceEdit()
    edit.renameFile(from, to)
    assert.ok(await vscode.workspace.applyEdit(edit))

    await computed((await show(to)).document)
    await eventually('the table under the new name', () => tables.blocks(to).some(({ name }) => name === 'overall'))
    assert.deepEqual(tables.blocks(from), [])
    await eventually('the report of the new name', () => reports.of(to) === report && report.version)
    assert.equal(reports.of(from), undefined)
    assert.match(report.panel.title, /after\.study/)
    assert.ok((await eventually('diagnostics', () => vscode.languages.getDiagnostics(to))).length > 0)
    await eventually('none under the old name', () => vscode.languages.getDiagnostics(from).length === 0)
  })
})
