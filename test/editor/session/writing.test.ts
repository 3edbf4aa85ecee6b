import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { CodeAction, CompletionList, TextEdit } from 'vscode-languageserver'
import { LineMap } from '../../../grammar/text.ts'
import { applyEdits } from '../../support/fixture.ts'
import { Session, samples, uriOf } from './client.ts'

const path = join(samples, 'star', 'star.study')
const text = readFileSync(path, 'utf8')
const uri = uriOf(path)
const capabilities = { textDocument: { completion: { completionItem: { snippetSupport: true } } } }

function edited(before: string, edits: readonly TextEdit[]): string {
  const lines = new LineMap(before)
  return applyEdits(
    before,
    edits.map(({ range, newText }) => ({
      span: { start: lines.offset(range.start), end: lines.offset(range.end) },
      newText,
    })),
  )
}

test('a study is written with what the server offers', async () => {
  const session = await Session.start({ folders: [samples], capabilities })
  const textDocument = { uri }
  await session.open(uri, text)
  await session.resultsOf(uri, 1)

  /** The labels offered where `at` stands in a text, best first. */
  const offered = async (now: string, at: string): Promise<string[]> => {
    await session.change(uri, { text: now })
    const position = new LineMap(now).position(now.indexOf(at) + at.length)
    const { items } = await session.connection.sendRequest<CompletionList>('textDocument/completion', {
      textDocument,
      position,
    })
    return items.map(({ label }) => label)
  }

  // The columns of the file that is attached, those that nothing is said of first.
  const columns = await offered(text.replace(/ {2}column "marital_status".*/, '  column "'), '  column "')
  expect(columns[0]).toBe('marital_status')
  expect(columns).toContain('sex')

  // The test that is meant for two groups of scores, while the block is still open.
  const comparison = `${text}\nplanned comparison more "More" {\n  compare STAR_P.total by sex\n  using `
  expect((await offered(comparison, 'by sex\n  using '))[0]).toBe('mann-whitney')

  // A cut-off that leaves a gap: the way out is applied, and nothing is wrong any more.
  const gap = text.replace('poor      "Poor"      0..24\n', 'poor      "Poor"      0..20\n')
  const version = await session.change(uri, { text: gap })
  const { diagnostics } = await session.diagnosticsOf(uri, version)
  const found = diagnostics.find(({ code }) => code === 'bands-gap')
  expect(found).toBeDefined()
  const actions = await session.connection.sendRequest<CodeAction[]>('textDocument/codeAction', {
    textDocument,
    range: found?.range,
    context: { diagnostics: [found] },
  })
  const fix = actions.find(({ diagnostics: of }) => of?.[0]?.code === 'bands-gap')
  const mended = edited(gap, fix?.edit?.changes?.[uri] ?? [])
  const after = await session.diagnosticsOf(uri, await session.change(uri, { text: mended }))
  expect(after.diagnostics.map(({ code }) => code)).not.toContain('bands-gap')

  // Lines out of place are set right, and only they.
  const loose = text.replace('  reverse p4, p7, p9', '     reverse p4,p7,  p9')
  await session.change(uri, { text: loose })
  const edits = await session.connection.sendRequest<TextEdit[]>('textDocument/formatting', {
    textDocument,
    options: { tabSize: 2, insertSpaces: true },
  })
  expect(edited(loose, edits)).toBe(text)
  expect(new Set(edits.map(({ range }) => range.start.line)).size).toBe(1)

  expect(session.errors).toEqual([])
  await session.stop()
})
