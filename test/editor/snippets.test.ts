import { describe, expect, test } from 'vitest'
import { parse } from '../../grammar/parser.ts'
import { print } from '../../grammar/printer.ts'
import { DECLARATION_SNIPPETS, INSTRUMENT_SNIPPETS } from '../../server/editor/completion/snippets.ts'
import { expand, marked } from '../../server/editor/completion/suggestion.ts'
import { diagnosticsOf } from '../support/study.ts'
import { itemsAt } from './complete.ts'

/** What the proposals of the snippets refer to. */
const DECLARED: Readonly<Record<string, string>> = {
  Frequency: 'scale Frequency { 0 "Never" 1 "Rarely" 2 "Sometimes" 3 "Often" 4 "Very often" }',
  sex: 'variable sex "Sex" : nominal { female "Women" male "Men" }',
  age: 'variable age "Age" : number in 18..110',
  QUESTIONNAIRE:
    'instrument QUESTIONNAIRE {\n  items r1..r10 on Frequency\n  subscale total "Total" = sum(r1..r10)\n  cutoffs total { low 0..19 high 20..40 }\n}',
  outcome: 'counts outcome {\n  columns treated, control\n  better: 12, 5\n  same: 8, 15\n}',
  primary: 'planned comparison primary {\n  compare QUESTIONNAIRE.total by sex\n}',
}
const DECLARES =
  /^(?:planned )?(?:scale|variable|instrument|counts|comparison|table|data|family|occasions|figure) (\w+)/

/** The declarations beside which a snippet is a study without mistakes. */
function beside(text: string): string {
  const own = DECLARES.exec(text)?.[1]
  return Object.entries(DECLARED)
    .filter(([name]) => name !== own)
    .map(([, declaration]) => declaration)
    .join('\n')
}

const serious = (text: string): string[] =>
  diagnosticsOf(new Map([['/test.study', text]]), '/test.study')
    .filter(({ severity }) => severity === 'error')
    .map(({ message }) => message)

describe('snippets of declarations', () => {
  test.each(DECLARATION_SNIPPETS.map((row) => [row.label, row] as const))(
    '%s is a study without mistakes',
    (_, { body }) => {
      const text = `${expand(body)}\n`
      expect(parse(text).errors).toEqual([])
      expect(serious(`${beside(text)}\n${text}`)).toEqual([])
    },
  )

  test.each(DECLARATION_SNIPPETS.map((row) => [row.label, row] as const))('%s is formatted', (_, { body }) => {
    const text = `${expand(body)}\n`
    // Columns of entries are set under one another when their proposals are filled in.
    const loose = (one: string): string => one.replaceAll(/(\S) {2,}/g, '$1 ')
    expect(loose(print(text, parse(text).tree))).toBe(text)
  })
})

describe('snippets of an instrument', () => {
  test.each(INSTRUMENT_SNIPPETS.map((row) => [row.label, row] as const))(
    '%s is a clause without mistakes',
    (label, { body }) => {
      const needsItems = !label.startsWith('item')
      const needsScore = /^(?:cutoffs|norms)/.test(label)
      const text = `instrument NEW {
  ${needsItems ? 'items q1..q10 on Frequency' : ''}
  ${needsScore ? 'score total = sum(q1..q10)' : ''}
  ${expand(body)}
}
`
      expect(parse(text).errors).toEqual([])
      expect(serious(`${beside(text)}\n${text}`)).toEqual([])
    },
  )
})

describe('a snippet', () => {
  test('is written in the syntax of the protocol', () => {
    const dollar = '$'
    expect(marked('x "‹1:La}bel›" { ‹2|a,b|› }$0')).toBe(`x "${dollar}{1:La\\}bel}" { ${dollar}{2|a,b|} }${dollar}0`)
    expect(marked('cost $ and \\')).toBe('cost \\$ and \\\\')
  })

  test('has its proposals where the editor fills nothing in', () => {
    expect(expand('x "‹1:Label›" { ‹2|a,b|› }$0')).toBe('x "Label" { a }')
  })

  test('of the file is offered with its marks', async () => {
    const item = (await itemsAt('$0')).find(({ label }) => label === 'scale 0..100')
    expect(item).toMatchObject({ insertTextFormat: 2 })
    expect(item?.textEdit?.newText).toMatch(/^scale \$\{1:Vas\}/)
  })
})
