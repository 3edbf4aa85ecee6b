import { describe, expect, test } from 'vitest'
import { applyEdits } from '../support/fixture.ts'
import { diagnosticsOf, failingFixes } from '../support/study.ts'

const MAIN = '/test.study'

/** Every fix of a code, applied: it is gone and nothing new has come. @returns title and text of each */
function mended(text: string, code: string): [string, string][] {
  const files = new Map([[MAIN, text]])
  expect(failingFixes(files, MAIN, code)).toEqual([])
  return diagnosticsOf(files, MAIN)
    .filter((one) => one.code === code)
    .flatMap(({ fixes }) => fixes.map(({ title, edits }): [string, string] => [title, applyEdits(text, edits)]))
}

const instrument = (body: string): string => `scale F 0..4
instrument A {
  items a1..a4 on F
  ${body}
  score total = sum(a1..a4)
}
`

describe('ways out', () => {
  test.each([
    ['reverse a1, a2, a1', 'reverse a1, a2'],
    ['reverse a1, a1, a2', 'reverse a1, a2'],
    ['reverse a1, a2\n  reverse a2, a3', 'reverse a1, a2\n  reverse a3'],
    ['reverse a1\n  reverse a1', 'reverse a1\n  '],
  ])('an item that is reversed twice is taken out: %s', (wrong, right) => {
    expect(mended(instrument(wrong), 'item-reversed-twice')).toEqual([['Remove it', instrument(right)]])
  })

  test('patterns name as many columns as there are items, all alternatives at once, said once', () => {
    const study = (patterns: string): string =>
      `${instrument('')}data d from "d.csv" {\n  id id\n  columns ${patterns} as A.a1..a4\n}\n`
    expect(mended(study('"a{1..3}", "A {01..05}"'), 'columns-mismatch')).toEqual([
      ['Name 4 columns', study('"a{1..4}", "A {01..04}"')],
    ])
    expect(diagnosticsOf(new Map([[MAIN, study('"a{1..3}", "A {01..05}"')]]), MAIN)).toHaveLength(1)
  })

  test('a paired comparison takes a paired test', () => {
    const study = (name: string): string => `occasions time { before = 0 after = 1 }
scale F 0..4
instrument A {
  items a1..a4 on F
  score total = sum(a1..a4)
}
comparison change {
  compare A.total at before with A.total at after paired
  using ${name}
}
`
    const done = mended(study('mann-whitney'), 'paired-test-independent')
    for (const [title, text] of done) expect(text).toBe(study(title.replace(/Use `(.*)`/, '$1')))
  })

  test('a missing `=` is put before what follows', () => {
    const study = (sign: string): string =>
      `scale F 0..4\ninstrument A {\n  items a1..a4 on F\n  score total${sign} sum(a1..a4)\n}\n`
    expect(mended(study(''), 'syntax-missing')).toEqual([['Add `=`', study(' =')]])
  })

  test('a band in which nobody can be is taken out', () => {
    const study = (bands: string): string => `scale F 0..4
instrument A {
  items a1..a4 on F
  score total = 2 * sum(a1..a4)
  cutoffs total { ${bands} }
}
`
    expect(mended(study('low 0..14 none 15..15 high 16..32'), 'band-unreachable')).toEqual([
      ['Remove `none`', study('low 0..14 high 16..32')],
    ])
  })
})
