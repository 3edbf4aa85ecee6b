import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'

const LANGUAGES = readdirSync('l10n').map((name) => name.replace(/^bundle\.l10n\.|\.json$/g, ''))

const read = (path: string): Record<string, string> => JSON.parse(readFileSync(path, 'utf8'))

/** Everything that the client says through `l10n.t`. */
function said(): string[] {
  const files = readdirSync('client', { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'))
  const texts = files.flatMap((name) =>
    [...readFileSync(join('client', name), 'utf8').matchAll(/l10n\.t\(\s*'((?:[^'\\]|\\.)*)'/g)].map(
      ([, text]) => text!,
    ),
  )
  return [...new Set(texts.map((text) => text.replaceAll("\\'", "'")))].sort()
}

const placeholders = (text: string): string[] => (text.match(/\{\d\}/g) ?? []).sort()

/** What a translation must leave as it is: commands behind links, codes, icons, values of settings. */
const fixed = (text: string): string[] => (text.match(/\(command:[^)]*\)|\$\([a-z-]+\)|\{\d\}/g) ?? []).sort()

test('there is a translation', () => expect(LANGUAGES).toContain('hr'))

describe.each(LANGUAGES)('%s', (language) => {
  test('has every text of the client, and no other', () => {
    expect(Object.keys(read(`l10n/bundle.l10n.${language}.json`)).sort()).toEqual(said())
  })

  test('has every text of the manifest, and no other', () => {
    expect(Object.keys(read(`package.nls.${language}.json`)).sort()).toEqual(
      Object.keys(read('package.nls.json')).sort(),
    )
  })

  test('keeps placeholders, icons and commands', () => {
    for (const [text, translated] of Object.entries(read(`l10n/bundle.l10n.${language}.json`))) {
      expect(placeholders(translated), text).toEqual(placeholders(text))
      expect(fixed(translated), text).toEqual(fixed(text))
    }
    const english = read('package.nls.json')
    for (const [key, translated] of Object.entries(read(`package.nls.${language}.json`)))
      expect(fixed(translated), key).toEqual(fixed(english[key] ?? ''))
  })
})

test('every text of the manifest is used, and every text that it asks for is there', () => {
  const asked = new Set([...readFileSync('package.json', 'utf8').matchAll(/"%([\w.]+)%"/g)].map(([, key]) => key))
  expect(Object.keys(read('package.nls.json')).sort()).toEqual([...asked].sort())
})
