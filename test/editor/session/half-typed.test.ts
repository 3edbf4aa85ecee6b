import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { Session, samples, uriOf } from './client.ts'

const path = join(samples, 'star', 'star.study')
const text = readFileSync(path, 'utf8')
const uri = uriOf(path)

test('a test typed letter by letter: its answer stays, old, until the new one is there', async () => {
  const session = await Session.start({ folders: [samples] })
  await session.open(uri, text)
  await session.resultsOf(uri, 1)
  const at = text.indexOf('using mann-whitney', text.indexOf('comparison overall "'))
  const { length } = text.slice(0, at).split('\n')
  const hintOf = async (): Promise<string> => {
    const range = { start: { line: length - 1, character: 0 }, end: { line: length, character: 0 } }
    const found = await session.connection.sendRequest<readonly { label: string; position: { line: number } }[]>(
      'textDocument/inlayHint',
      { textDocument: { uri }, range },
    )
    return found
      .filter(({ position }) => position.line === length - 1)
      .map(({ label }) => label)
      .join(' | ')
  }
  const before = await hintOf()
  expect(before).toMatch(/p = 0\.230/)
  const seen = new Set<string>()
  const typed = 'using welch-t'
  for (let end = 'using '.length; end <= typed.length; end++) {
    const now = text.slice(0, at) + typed.slice(0, end) + text.slice(at + 'using mann-whitney'.length)
    const version = await session.change(uri, { text: now })
    await session.resultsOf(uri, version)
    const hint = await hintOf()
    expect(hint, typed.slice(0, end)).not.toContain('not computed')
    if (end < typed.length) expect(hint, typed.slice(0, end)).toMatch(/p = 0\.230.* \(old\)$/)
    seen.add(hint)
  }
  expect([...seen].at(-1)).toMatch(/p = .*, g = /)
  expect([...seen].at(-1)).not.toContain('(old)')
  expect(session.errors).toEqual([])
  await session.stop()
})
