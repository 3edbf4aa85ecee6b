import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import * as vscode from 'vscode'
import { computed, eventually, rangeOf, show, star } from './support.ts'

const read = (hovers: readonly vscode.Hover[]): string =>
  hovers
    .flatMap(({ contents }) => contents)
    .map((content) => (typeof content === 'string' ? content : content.value))
    .join('\n')

describe('reading and writing', () => {
  it('hover on a score: its definition, reliability and a histogram', async () => {
    const { document } = await show(star())
    await computed(document)
    const { start } = rangeOf(document, 'subscale collaboration', 'collaboration')
    const text = await eventually('a hover', async () => {
      const found = await vscode.commands.executeCommand<vscode.Hover[]>(
        'vscode.executeHoverProvider',
        document.uri,
        start,
      )
      return found.length > 0 && read(found)
    })
    assert.match(text, /Positive collaboration/)
    assert.match(text, /α/)
    assert.match(text, /data:image\/svg\+xml;base64,/)
  })

  it('completion after `using`: tests that fit, with their reasons', async () => {
    const { document } = await show(star())
    await computed(document)
    const { end } = rangeOf(document, 'using mann-whitney', 'using ')
    const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      end,
    )
    const labels = items.map(({ label }) => (typeof label === 'string' ? label : label.label))
    assert.ok(labels.includes('mann-whitney'))
    assert.ok(labels.includes('welch-t'))
  })

  it('definition of an item run, from its use in a data set', async () => {
    const { document } = await show(star())
    const { start } = rangeOf(document, 'STAR_C.total as professional', 'total')
    const found = await vscode.commands.executeCommand<(vscode.Location | vscode.LocationLink)[]>(
      'vscode.executeDefinitionProvider',
      document.uri,
      start,
    )
    const [first] = found
    assert.ok(first)
    const range = 'targetRange' in first ? first.targetRange : first.range
    assert.ok(range.contains(rangeOf(document, 'score total "Total STAR score"', 'total').start))
  })

  it('the outline has every comparison', async () => {
    const { document } = await show(star())
    const { results } = await computed(document)
    const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
      'vscode.executeDocumentSymbolProvider',
      document.uri,
    )
    const names = symbols.map(({ name }) => name).join('\n')
    for (const { name } of results.results) assert.ok(names.includes(name), name)
  })

  it('formatting leaves the sample as it is', async () => {
    const { document } = await show(star())
    const edits = await vscode.commands.executeCommand<vscode.TextEdit[] | undefined>(
      'vscode.executeFormatDocumentProvider',
      document.uri,
      { tabSize: 2, insertSpaces: true },
    )
    assert.deepEqual(edits ?? [], [])
  })
})
