import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { CodeAction, Diagnostic } from 'vscode-languageserver'
import { Session, samples, uriOf } from './client.ts'

const path = join(samples, 'star-as-published', 'star-as-published.study')
const text = readFileSync(path, 'utf8')
const uri = uriOf(path)

const linesOf = (now: string) => now.split('\n')
const shown = (now: string, { range }: Diagnostic): string =>
  (linesOf(now)[range.start.line] ?? '').slice(range.start.character, range.end.character)

test('figures that do not hold are underlined, and mended by their fix, as the text and then the results show', async () => {
  const session = await Session.start({ folders: [samples] })
  await session.open(uri, text)
  const at = (code: string, printed: string, now = text) =>
    session.diagnostics
      .findLast((one) => one.uri === uri)
      ?.diagnostics.find((one) => one.code === code && shown(now, one) === printed)
  // R 4.2.2: fisher.test(matrix(c(0, 39, 13, 2, 72, 58), 3))$p.value is 0.02385.
  const found = await session.until('reported-value', () => at('reported-value', '0.030'))
  expect(found.severity).toBe(1)
  expect(found.message).toContain('Pearson’s χ² gives 0.0327')
  expect(at('reported-percent', '45.4')).toBeDefined()
  // The text alone shows the percentage, so that it was there first.
  const first = session.diagnostics.find((one) => one.uri === uri)
  expect(first?.diagnostics.some(({ code }) => code === 'reported-percent')).toBe(true)

  const actions = await session.connection.sendRequest<readonly CodeAction[]>('textDocument/codeAction', {
    textDocument: { uri },
    range: found.range,
    context: { diagnostics: [found], only: ['quickfix'] },
  })
  const write = actions.find(({ title }) => title === 'Write 0.024')
  const [edit] = write?.edit?.changes?.[uri] ?? []
  expect(edit?.newText).toBe('0.024')
  const version = await session.change(uri, { range: edit!.range, text: edit!.newText })
  await session.resultsOf(uri, version)
  await session.until('one less', () => {
    const newest = session.diagnostics.findLast((one) => one.uri === uri)
    const line = edit!.range.start.line
    return newest?.version === version && newest.diagnostics.every(({ range }) => range.start.line !== line)
  })
  expect(session.errors).toEqual([])
  await session.stop()
})
