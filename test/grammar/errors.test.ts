import { expect, it } from 'vitest'
import { parse } from '../../grammar/parser.ts'

/** The text with `^^^` under the first mistake, and what is said of it. */
function complaint(text: string): { marked: string; message: string } {
  const { errors } = parse(text)
  expect(errors).toHaveLength(1)
  const { span, message } = errors[0]!
  const start = text.lastIndexOf('\n', span.start - 1) + 1
  const end = text.indexOf('\n', start)
  const row = text.slice(start, end < 0 ? undefined : end).trim()
  const lead = span.start - start - (text.slice(start).length - text.slice(start).trimStart().length)
  return { marked: `${row}\n${' '.repeat(lead)}${'^'.repeat(Math.max(1, span.end - span.start))}`, message }
}

const inside = (head: string, text: string) => `${head} {\n  ${text}\n}\n`
const instrument = (text: string) => inside('instrument I', text)
const comparison = (text: string) => inside('comparison c', text)
const study = (text: string) => inside('study "S"', text)
const data = (text: string) => inside('data d from "d.csv"', text)

it.each<[string, string, string]>([
  [instrument('subscale s sum(p1)'), 'subscale s sum(p1)\n          ^', 'A subscale needs `=` and an expression'],
  [instrument('subscale s ='), 'subscale s =\n            ^', 'A subscale needs a name, a number or `(`'],
  [instrument('subscale = sum(p1)'), 'subscale = sum(p1)\n        ^', 'A subscale needs a name'],
  [instrument('subscale s = sum(p1'), 'subscale s = sum(p1\n                   ^', 'A `)` is missing here.'],
  [instrument('subscale s = sum(p1))'), 'subscale s = sum(p1))\n                    ^', 'This `)` closes nothing'],
  [
    instrument('subscale s = sum(p1) in 24'),
    'subscale s = sum(p1) in 24\n                          ^',
    '`..` and the upper end of the range',
  ],
  [
    instrument('subscale s = sum(p1) allow 1'),
    'subscale s = sum(p1) allow 1\n                            ^',
    'A subscale needs `missing`',
  ],
  [instrument('subscal s = sum(p1)'), 'subscal s = sum(p1)\n^^^^^^^', 'Did you mean `subscale`?'],
  [instrument('score 5 = p1'), 'score 5 = p1\n      ^', '`5` is not a name.'],
  [instrument('score not = p1'), 'score not = p1\n      ^^^', '`not` is a word of expressions and cannot be a name.'],
  [instrument('score s = a + * b'), 'score s = a + * b\n             ^', 'A score needs a name, a number or `(`'],
  [instrument('score s = if a then 1'), 'score s = if a then 1\n                     ^', '`else` and a value'],
  [instrument('score s = 0 < a < 5'), 'score s = 0 < a < 5\n                ^', 'Two comparisons in a row need `and`'],
  [instrument('item p1 "Why?"'), 'item p1 "Why?"\n              ^', 'An item needs `on` and a scale'],
  [instrument('items p1 on S'), 'items p1 on S\n        ^', 'An item needs the first and the last item'],
  [instrument('asked role = patient'), 'asked role = patient\n     ^', '`asked` needs `when` and a condition'],
  [
    instrument('cutoffs total { low }'),
    'cutoffs total { low }\n                   ^',
    'A band needs a range, like `0..24`.',
  ],
  [instrument('mcid total 0,5'), 'mcid total 0,5\n           ^^^', 'Numbers are written with a decimal point: `0.5`.'],
  [instrument('compare a by b'), 'compare a by b\n^^^^^^^', '`compare` belongs in a comparison'],
  [comparison('compare a'), '', ''],
  [comparison('reported p = 0,030'), 'reported p = 0,030\n             ^^^^^', 'decimal point: `0.030`'],
  [comparison('reported p 0.03'), 'reported p 0.03\n          ^', '`=` and the number that was reported'],
  [
    comparison('using mann-whitney if normal'),
    'using mann-whitney if normal\n                            ^',
    '`else` and the other test',
  ],
  [comparison('correlate a'), 'correlate a\n           ^', '`correlate` needs `with` and the other score'],
  [comparison('equivalence 2'), 'equivalence 2\n           ^', '`within` and a number'],
  [comparison('where age ≥ 18'), 'where age ≥ 18\n          ^', '`≥` is written `>=` here.'],
  [comparison('where age == 18'), 'where age == 18\n          ^^', '`==` is written `=` here.'],
  [
    comparison('reported percent a = 54%'),
    'reported percent a = 54%\n                       ^',
    'Percentages are written without it.',
  ],
  [study('alpha 0,05'), 'alpha 0,05\n      ^^^^', 'decimal point: `0.05`'],
  [study('alpha'), 'alpha\n     ^', 'The significance level needs a value'],
  [study('p-valus exact'), 'p-valus exact\n^^^^^^^', 'Did you mean `p-values`?'],
  [data('column "a"'), 'column "a"\n          ^', 'A column needs `as` and an item or a variable'],
  [data('expect 184'), 'expect 184\n          ^', '`expect` needs `rows`'],
  [data("id 'a b'"), "id 'a b'\n   ^^^^^", 'straight double quotes'],
  [data('id “a b”'), 'id “a b”\n   ^^^^^', 'straight double quotes'],
  [data('sheet "a\\d"'), 'sheet "a\\d"\n        ^^', '`\\` stands only before'],
  ['study Title {\n}\n', 'study Title {\n     ^', 'A study needs a text in quotes'],
  [
    'variable age "Age number in 1..2\n',
    'variable age "Age number in 1..2\n             ^^^^^^^^^^^^^^^^^^^',
    'no closing `"`',
  ],
  ['variable age number\n', 'variable age number\n            ^', 'A variable needs `:` and a type'],
  ['scale S\n', 'scale S\n       ^', '`{` and its codes, or a range'],
  ['instrumnt I "I" {\n  item p on S\n}\n', 'instrumnt I "I" {\n^^^^^^^^^', 'Did you mean `instrument`?'],
  ['subscale s = 1\n', 'subscale s = 1\n^^^^^^^^', 'belongs between the `{` and `}` of an instrument'],
  ['scale S {\n  0 "no"\n\nuse phq9\n', '0 "no"\n      ^', 'A `}` is missing here.'],
  ['use phq9\n}\n', '}\n^', 'This `}` closes nothing'],
  ['comparison c\n{\n  compare a by b\n}\n', '{\n^', 'stands on the line of what it belongs to'],
  ['use a use b\n', 'use a use b\n      ^^^', 'A declaration starts on a line of its own.'],
])('%j', (text, marked, message) => {
  if (message === '' && marked === '') {
    expect(parse(text).errors).toEqual([])
    return
  }
  const found = complaint(text)
  expect(found.marked).toBe(marked)
  expect(found.message).toContain(message)
})

it('never takes a comma of a list for a decimal comma', () => {
  for (const text of [
    'counts t {\n  columns a, b\n  x: 0,14\n}',
    data('missing 1,2'),
    'scale S { 0 "a" = 1,2 }',
    'variable x : flag = a in (1,2)',
  ]) {
    expect(parse(text).errors).toEqual([])
  }
})
