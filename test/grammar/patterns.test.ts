import { Lexer } from 'chevrotain'
import { expect, test } from 'vitest'
import { lexed } from '../../grammar/parser/lexemes.ts'

test('the patterns of the tokens are valid, none matches nothing, and each start is known', () => {
  const lexer = new Lexer([...lexed], { positionTracking: 'onlyOffset', ensureOptimizations: true })
  expect(lexer.lexerDefinitionErrors).toEqual([])
})
