import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CompletionList, Hover, Location } from 'vscode-languageserver'
import { Session } from '../editor/session/client.ts'

const uri = 'untitled:Untitled-1'
const text = `study "Mood" {
}
use phq9
variable arm : nominal { a, b }
comparison mood {
  compare PHQ9.total by arm
}
use 
`
const PHQ9 = 'studyspec-library:/phq9.study'

let session: Session
beforeAll(async () => {
  session = await Session.start({ capabilities: { workspace: { textDocumentContent: {} } } })
  await session.open(uri, text)
})
afterAll(() => session.stop())

const ask = <T>(method: string, line: number, character: number, more: object = {}, of = session): Promise<T> =>
  of.connection.sendRequest(`textDocument/${method}`, {
    textDocument: { uri },
    position: { line, character },
    ...more,
  })

const content = (of: string): Promise<{ text: string } | null> =>
  session.connection.sendRequest('workspace/textDocumentContent', { uri: of })

test('the definition of `use phq9` is a document that the server can show', async () => {
  const [found] = await ask<Location[]>('definition', 2, 6)
  expect(found?.uri).toBe(PHQ9)
  expect((await content(PHQ9))?.text).toContain('instrument PHQ9 "Patient Health Questionnaire (PHQ-9)"')
  expect(await content('studyspec-library:/phq99.study')).toBeNull()
})

test('the definition of a score is in that document', async () => {
  const [found] = await ask<Location[]>('definition', 5, 17)
  expect(found?.uri).toBe(PHQ9)
  const line = (await content(PHQ9))?.text.split('\n')[found?.range.start.line ?? 0]
  expect(line).toContain('subscale total')
})

test('an editor that cannot show such documents gets no place in them', async () => {
  const plain = await Session.start()
  await plain.open(uri, text)
  expect(await ask('definition', 2, 6, {}, plain)).toBeNull()
  expect(await ask('definition', 5, 17, {}, plain)).toBeNull()
  const places = await ask<Location[]>('references', 5, 17, { context: { includeDeclaration: true } }, plain)
  expect(places.map((place) => place.uri)).toEqual([uri])
  await plain.stop()
})

test('the hover of the name says what it brings in', async () => {
  const { contents } = await ask<Hover>('hover', 2, 6)
  expect(JSON.stringify(contents)).toMatch(/Patient Health Questionnaire.*9 items.*0\.\.27.*Public domain/)
})

test('completion behind `use` offers the instruments', async () => {
  const { items } = await ask<CompletionList>('completion', 7, 4)
  const labels = items.map(({ label }) => label)
  expect(labels).toEqual(expect.arrayContaining(['gad7', 'dass21', 'auditc']))
})

test('completion behind `compare` offers their scores, and brings in the instrument', async () => {
  const { items } = await ask<CompletionList>('completion', 5, 10)
  const gad = items.find(({ label }) => label === 'GAD7.total')
  expect(gad?.additionalTextEdits?.[0]?.newText).toContain('use gad7')
  expect(items.map(({ label }) => label)).toContain('PHQ9.total')
})

test('what belongs to the library is not renamed', async () => {
  const refused = 'belongs to the library of instruments'
  await expect(ask('rename', 5, 17, { newName: 'sum9' })).rejects.toThrow(refused)
  await expect(ask('prepareRename', 5, 17)).rejects.toThrow(refused)
})

test('the document of an instrument can be read like a study, and nothing in it renamed', async () => {
  const shown = (await content(PHQ9))?.text ?? ''
  await session.open(PHQ9, shown)
  expect((await session.diagnosticsOf(PHQ9, 1).catch(() => ({ diagnostics: [] }))).diagnostics).toEqual([])
  const line = shown.split('\n').findIndex((one) => one.includes('subscale total'))
  const params = { textDocument: { uri: PHQ9 }, position: { line, character: 12 } }
  const hovered = await session.connection.sendRequest<Hover>('textDocument/hover', params)
  expect(JSON.stringify(hovered.contents)).toContain('PHQ-9 total')
  const renaming = session.connection.sendRequest('textDocument/rename', { ...params, newName: 'sum9' })
  await expect(renaming).rejects.toThrow('belongs to the library of instruments')
  expect(session.errors).toEqual([])
})
