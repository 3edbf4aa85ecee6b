import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { SYNTAX_CODES } from '../../grammar/parser.ts'
import { diagnosticCodes, diagnostics, pageOf } from '../../grammar/register/diagnostics.ts'
import { indexOfDiagnostics } from '../../scripts/docs-diagnostics.ts'
import { MODEL_CODES } from '../../server/model/problems.ts'
import { pages } from '../support/pages.ts'

const root = resolve(import.meta.dirname, '../..')

describe('the catalogue of diagnostics', () => {
  test('every code of the parser and of the binder is in it', () => {
    expect(diagnosticCodes).toEqual(expect.arrayContaining([...Object.keys(SYNTAX_CODES), ...Object.keys(MODEL_CODES)]))
  })

  test('every row has its page, and every page its row', () => {
    expect(
      pages()
        .map(({ code }) => code)
        .sort(),
    ).toEqual(diagnosticCodes.toSorted())
  })

  test.each(diagnosticCodes)('the page of %s has its title, severity and area', (code) => {
    const { severity, area, title } = diagnostics[code]
    const text = readFileSync(resolve(root, pageOf(code)), 'utf8')
    expect(text.startsWith(`# ${title}\n\n\`${code}\` · ${severity} · ${area}\n\n`)).toBe(true)
    expect(text).toContain('\n## Why it matters\n')
  })

  test('the index is that of the catalogue (else: node scripts/docs-diagnostics.ts)', () => {
    expect(readFileSync(resolve(root, 'docs/diagnostics/README.md'), 'utf8')).toBe(indexOfDiagnostics())
  })
})
