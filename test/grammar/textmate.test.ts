import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { CLAUSES, DECLARATIONS } from '../../grammar/parser/shapes.ts'
import { textMateFile, textMateGrammar } from '../../grammar/textmate.ts'
import { meanings, VOCABULARY } from '../../grammar/tokens.ts'

describe('the vocabulary', () => {
  it('documents every word in one sentence', () => {
    for (const { documentation } of VOCABULARY) expect(documentation).toMatch(/^\S.*\.$/)
  })

  it('has every word that a declaration or a clause starts with', () => {
    for (const word of [...DECLARATIONS, ...Object.values(CLAUSES).flat()]) expect(meanings(word)).not.toEqual([])
  })
})

describe('the TextMate grammar', () => {
  it('is the one that the vocabulary gives (if not: node scripts/grammar.ts)', () => {
    const file = readFileSync(new URL('../../grammar/studyspec.tmLanguage.json', import.meta.url), 'utf8')
    expect(file).toBe(textMateFile())
  })

  it('has patterns that are regular expressions', () => {
    for (const { patterns } of Object.values(textMateGrammar().repository)) {
      for (const { match } of patterns) expect(() => new RegExp(match!, 'u')).not.toThrow()
    }
  })
})
