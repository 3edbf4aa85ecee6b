import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import * as vscode from 'vscode'
import { computed, eventually, hintBehind, show, star } from './support.ts'

/** What the article prints (`samples/star/README.md` lists it), where the editor shows it. */
describe('results where they belong', () => {
  it('comparisons: p of Tables 2 and 4, behind the comparison', async () => {
    const { document } = await show(star())
    await computed(document)
    const second = await eventually('a hint', () =>
      hintBehind(document, 'exploratory comparison difficulties "Table 2'),
    )
    assert.match(second, /0\.020/)
    assert.match((await hintBehind(document, 'planned comparison overall "Table 4')) ?? '', /0\.230/)
  })

  it('bands: how many are excellent, 170 of 184 in Table 1', async () => {
    const { document } = await show(star())
    const { results } = await computed(document)
    const scores = results.scores.filter(({ name }) => name === 'collaboration')
    const excellent = scores.flatMap(({ bands }) => bands).filter(({ name }) => name === 'excellent')
    assert.deepEqual(
      excellent.map(({ count }) => count),
      [52, 118],
    )
    assert.match((await hintBehind(document, 'excellent "Excellent" 13..24')) ?? '', /\b52\b/)
  })

  it('scores: the number of respondents, behind the score', async () => {
    const { document } = await show(star())
    await computed(document)
    assert.match((await hintBehind(document, 'score total "Total STAR score"')) ?? '', /\b52\b/)
  })

  it('lenses stand above every comparison and lead to commands that are there', async () => {
    const { document } = await show(star())
    const { results } = await computed(document)
    const lenses = await eventually('lenses', async () => {
      const found = await vscode.commands.executeCommand<vscode.CodeLens[]>(
        'vscode.executeCodeLensProvider',
        document.uri,
        100,
      )
      return found.length > 0 && found
    })
    const named = new Set(lenses.flatMap(({ command }) => command?.arguments ?? []).map(({ name }) => name))
    for (const { name } of results.results) assert.ok(named.has(name), `a lens for ${name}`)
    const registered = new Set(await vscode.commands.getCommands(true))
    for (const { command } of lenses) {
      assert.ok(command, 'a lens is resolved')
      assert.ok(command.command === '' || registered.has(command.command), command.command)
    }
  })
})
