import { describe, expect, test } from 'vitest'
import { libraryText } from '../../server/library/library.ts'
import { diagnosticsOf } from '../support/study.ts'
import { codes, run, score } from '../workspace/run.ts'
import { type Answers, administer, all, numbered } from './administer.ts'

const items = numbered('audit', 10)
const skipped = (n: number): Answers => Array.from({ length: n }, () => null)

describe('AUDIT', () => {
  test.each<readonly [string, Answers, number | null, number | null]>([
    ['all the highest answers', all(10, 4), 40, 12],
    ['who never drinks skips items 2 to 8, which count as 0', [0, ...skipped(7), 2, 0], 2, 0],
    ['who scores 0 on items 2 and 3 skips 4 to 8', [3, 0, 0, ...skipped(5), 0, 4], 7, 0],
    ['forms without jumps are scored as answered', [1, 0, 0, 2, 1, 1, 0, 0, 2, 4], 11, 4],
    ['a missing answer that was asked for leaves the score missing', [2, 1, 1, null, 0, 0, 0, 0, 0, 0], null, null],
    ['and so does the first', [null, 1, 1, 0, 0, 0, 0, 0, 0, 0], null, 0],
  ])('%s', async (_, answers, total, dependence) => {
    const { value } = await administer('audit', 'AUDIT', items, [answers])
    expect([value('total'), value('dependence')]).toEqual([total, dependence])
  })
  test('every total is in its zone: 0-7, 8-15, 16-19, 20-40', async () => {
    const people = Array.from({ length: 41 }, (_, total): Answers => {
      const last = total > 32 ? 4 : 0
      const first = Array.from({ length: 8 }, (_, i) => Math.max(0, Math.min(4, total - 2 * last - 4 * i)))
      return [...first, last, last]
    })
    expect((await administer('audit', 'AUDIT', items, people)).bands('total')).toEqual([8, 8, 4, 21])
  })
})

describe('AUDIT-C', () => {
  const asked = numbered('auditc', 3)
  const sexes = (...sex: string[]) => ({
    declared: 'variable sex : nominal { female, male, other }',
    columns: { sex },
  })
  // The bands of women, negative and positive, then those of men.
  test('the cut-off is 3 for women and 4 for men', async () => {
    const three: Answers = [1, 1, 1]
    const { bands } = await administer('auditc', 'AUDITC', asked, [three, three], sexes('female', 'male'))
    expect(bands('total')).toEqual([0, 1, 1, 0])
    const four = await administer(
      'auditc',
      'AUDITC',
      asked,
      [
        [2, 1, 1],
        [2, 1, 1],
      ],
      sexes('female', 'male'),
    )
    expect(four.bands('total')).toEqual([0, 1, 0, 1])
  })
  test('nobody of another or unknown sex has a band, and everybody has a score', async () => {
    const { bands, analysed } = await administer('auditc', 'AUDITC', asked, [all(3, 4), all(3, 4)], sexes('other', ''))
    expect(bands('total')).toEqual([0, 0, 0, 0])
    expect(codes(analysed)).toContain('needed-categories')
    expect(score(analysed, 'AUDITC', 'total').n).toBe(2)
  })
  test('a study without the variable is told that it is needed', async () => {
    const found = await run('use auditc\n')
    expect(codes(found)).toEqual(['needed-variable'])
    expect(found.diagnostics[0]?.message).toContain('`sex`')
  })
})

test('items may be asked for by their own answer or by that of each other: neither hangs', async () => {
  const text = `scale S { 0 "No"  1 "Yes" }
instrument T {
  item t1 on S asked when t2 = 1 otherwise 0
  item t2 on S asked when t1 = 1 or not missing(t2) otherwise 0
  subscale total = sum(t1, t2) in 0..2
}
data people from "people.csv" {
}
`
  // Where t2 is not 1, t1 counts as 0; t2 counts whenever it is there.
  const out = await run(text, { 'people.csv': 't1,t2\n1,1\n1,0\n0,1\n' })
  expect(score(out, 'T', 'total').distribution).toEqual([
    [0, 1],
    [1, 1],
    [2, 1],
  ])
})

test('the library file alone needs no variable of anybody', () => {
  expect(diagnosticsOf(new Map([['auditc.study', libraryText('auditc')!]]), 'auditc.study')).toEqual([])
})
