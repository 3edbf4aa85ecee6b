import { describe, expect, test } from 'vitest'
import { bound, fixed, instrument, problemsOf } from './helpers.ts'
import { STAR } from './star.ts'

const four = 'items q1..q9 on Four'
const sex = 'variable sex : nominal { female, male }\nvariable role : nominal { patient, professional }'
const age = 'variable age : number in 18..110'

/** Each: a study with one mistake, and the one problem it must give. */
const mistakes: readonly (readonly [name: string, text: string, problem: string])[] = [
  ['an unknown item', instrument(`${four}\nscore s = q1 + q33`), 'unknown-name: q33'],
  ['an unknown score elsewhere', instrument(`${four}\nscore s = q1`, 'table t {\ndescribe T.z\n}'), 'unknown-name: z'],
  ['an unknown instrument', instrument(`${four}\nscore s = q1`, 'table t {\ndescribe U.s\n}'), 'unknown-name: U'],
  ['an unknown scale', 'instrument T {\nitems q1..q3 on Fuor\nscore s = sum(q1..q3)\n}\n', 'unknown-name: Fuor'],
  [
    'an unknown variable behind by',
    instrument(four, `table t {\ndescribe age by sexx\n}\n${sex}\n${age}`),
    'unknown-name: sexx',
  ],
  [
    'an unknown occasion',
    instrument(`${four}\nscore s = q1`, 'table t {\ndescribe T.s at week9\n}'),
    'unknown-name: week9',
  ],
  ['an unknown comparison', 'family f {\nadjust holm\ncomparisons nothing\n}\n', 'unknown-name: nothing'],
  ['an unknown part', instrument(`${four}\nscore s = q1`, 'table t {\ndescribe T.s.bnd\n}'), 'unknown-name: bnd'],
  ['an instrument for a score', instrument(`${four}\nscore s = q1`, 'table t {\ndescribe T\n}'), 'wrong-kind: T'],
  ['a score for an item to reverse', instrument(`${four}\nreverse s\nscore s = q1`), 'wrong-kind: s'],
  ['cut-offs of no score', instrument(`${four}\nscore s = q1\ncutoffs z {\nlow 0..3\n}`), 'unknown-name: z'],
  ['cut-offs of an item', instrument(`${four}\nscore s = q1\ncutoffs q1 {\nlow 0..3\n}`), 'wrong-kind: q1'],
  [
    'an item declared twice',
    instrument(`${four}\nitem q3 "again" on Four\nscore s = sum(q1..q9)`),
    'declared-twice: q3',
  ],
  ['a variable declared twice', `${age}\nvariable age : number\n`, 'declared-twice: age'],
  ['two studies', 'study "a" {\n}\nstudy "b" {\n}\n', 'declared-twice: study "b" {\n}'],
  ['a setting stated twice', 'study "a" {\nalpha 0.05\nalpha 0.01\n}\n', 'declared-twice: alpha'],
  ['a category declared twice', 'variable v : nominal { a, b, a }\n', 'declared-twice: a'],
  ['a score of itself', instrument(`${four}\nscore s = s + q1`), 'circular-score: s'],
  ['scores of each other', instrument(`${four}\nscore s = u + q1\nscore u = v\nscore v = s`), 'circular-score: s'],
  ['a circle of variables', 'variable a : number = b\nvariable b : number = a\n', 'circular-score: a'],
  [
    'a run with a gap',
    instrument('items q1..q3 on Four\nitems q5..q9 on Four\nscore s = sum(q1..q9)'),
    'broken-run: q1..q9',
  ],
  ['a run with two stems', instrument(`${four}\nscore s = sum(q1..p9)`), 'broken-run: q1..p9'],
  ['a run backwards', instrument(`${four}\nscore s = sum(q9..q1)`), 'broken-run: q9..q1'],
  ['a run without numbers', instrument(`${four}\nscore s = sum(qa..qb)`), 'broken-run: qa..qb'],
  [
    'an item reversed twice',
    instrument(`${four}\nreverse q1, q2\nreverse q2\nscore s = q1`),
    'item-reversed-twice: q2',
  ],
  [
    'reversed and in reverse',
    instrument('item q1 "x" on Four reversed\nreverse q1\nscore s = q1'),
    'item-reversed-twice: q1',
  ],
  ['an unknown function', instrument(`${four}\nscore s = summ(q1..q9)`), 'unknown-word: summ'],
  ['count of numbers', instrument(`${four}\nscore s = count(q1..q9)`), 'wrong-arguments: q1..q9'],
  ['round of two', instrument(`${four}\nscore s = round(q1, q2)`), 'wrong-arguments: round(q1, q2)'],
  ['percent of a person', instrument(`${four}\nscore s = percent(q1 >= 2)`), 'wrong-arguments: percent(q1 >= 2)'],
  ['a run outside an aggregate', instrument(`${four}\nscore s : flag = q1..q9 >= 2`), 'wrong-kind: q1..q9'],
  ['a text for a number', instrument(`${four}\nscore s : flag = q1 = "b"`), 'wrong-kind: "b"'],
  ['a number for a category', `${sex}\nvariable w : flag = sex = 1\n`, 'wrong-kind: 1'],
  ['a category of another variable', `${sex}\nvariable w : flag = sex = patient\n`, 'unknown-category: patient'],
  ['an unknown category', `${sex}\nvariable w : flag = sex in (female, mal)\n`, 'unknown-category: mal'],
  [
    'an unknown band',
    instrument(`${four}\nscore s = q1\ncutoffs s {\nlow 0..1\nhigh 2..3\n}\nscore b : flag = s.band = hihg`),
    'unknown-category: hihg',
  ],
  [
    'a band without cut-offs',
    instrument(`${four}\nscore s = q1\nscore b : flag = s.band = high`),
    'undefined-part: band',
  ],
  ['z without norms', instrument(`${four}\nscore s = q1\nscore b = s.z`), 'undefined-part: z'],
  ['arithmetic on a category', `${sex}\nvariable w : number = sex + 1\n`, 'wrong-kind: sex'],
  ['order of nominal categories', `${sex}\nvariable w : flag = sex < male\n`, 'wrong-kind: sex < male'],
  ['a number for a condition', instrument(`${four}\nscore s : flag = q1 and q2 >= 2`), 'wrong-kind: q1'],
  ['branches of two kinds', instrument(`${four}\nscore s = if q1 >= 2 then 1 else q2 >= 2`), 'wrong-kind: q2 >= 2'],
  ['a flag that is a number', instrument(`${four}\nscore s : flag = q1 + q2`), 'wrong-kind: q1 + q2'],
  ['an unknown convention', 'study "a" {\nconventions sas\n}\n', 'unknown-word: sas'],
  ['an alpha above 1', 'study "a" {\nalpha 5\n}\n', 'setting-out-of-range: 5'],
  ['a type of quantile', 'study "a" {\nquantiles type 10\n}\n', 'setting-out-of-range: 10'],
  ['an unknown type', 'variable v : numbr\n', 'unknown-word: numbr'],
  [
    'grouping by a number',
    instrument(`${four}\nscore s = q1`, `${age}\ncomparison c {\ncompare T.s by age\n}`),
    'wrong-kind: age',
  ],
  [
    'an unknown alternative',
    instrument(`${four}\nscore s = q1`, `${sex}\ncomparison c {\ncompare T.s by sex\nalternative bigger\n}`),
    'unknown-word: bigger',
  ],
  ['a row of counts too short', 'counts c {\ncolumns a, b\nx: 1, 2\ny: 3\n}\n', 'counts-shape: y: 3'],
  [
    'columns that do not match',
    instrument(four, 'data d from "d.csv" {\ncolumns "Q{1..8}" as T.q1..q9\n}'),
    'columns-mismatch: "Q{1..8}"',
  ],
  [
    'a column for a score',
    instrument(`${four}\nscore s = q1`, 'data d from "d.csv" {\ncolumn "S" as T.s\n}'),
    'wrong-kind: T.s',
  ],
  ['a file that is not there', 'use "nothing.study"\n', 'use-not-found: "nothing.study"'],
  [
    'a claim about no group',
    instrument(
      `${four}\nscore s = q1`,
      `${sex}\ncomparison c {\ncompare T.s by sex\nreported p = 0.03, median women = 2\n}`,
    ),
    'unknown-category: women',
  ],
  [
    'a claim of no figure',
    instrument(`${four}\nscore s = q1`, `${sex}\ncomparison c {\ncompare T.s by sex\nreported pp = 0.03\n}`),
    'unknown-word: pp',
  ],
]

describe('one mistake is one problem', () => {
  test.each(mistakes)('%s', (_, text, problem) => {
    expect(problemsOf(text)).toEqual([problem])
  })
})

describe('the fix mends it', () => {
  const fixable = mistakes.filter(([, text]) => bound(text).problems.some(({ fixes }) => fixes.length > 0))
  test('there are some', () => expect(fixable.length).toBeGreaterThan(7))
  test.each(fixable)('%s', (_, text) => {
    expect(problemsOf(fixed(text))).toEqual([])
  })
})

describe('names', () => {
  test('the study of the manual has no problems', () => {
    expect(problemsOf(STAR)).toEqual([])
  })

  test('an unqualified item or score is the one of the only instrument that has it', () => {
    expect(problemsOf(instrument(`${four}\nscore s = q1`, 'table t {\ndescribe s, q1..q3\n}'))).toEqual([])
    expect(problemsOf(STAR.replace('describe age', 'describe total, age'))).toEqual(['ambiguous-name: total'])
  })

  test('zeros of a run are kept', () => {
    expect(problemsOf(instrument('items q01..q12 on Four\nscore s = sum(q01..q12) + q09'))).toEqual([])
  })

  test('what follows from a line that cannot be read stays silent', () => {
    const broken = instrument(
      'items q1...q9 on Four\nscore s = sum(q1..q9)\ncutoffs s {\nlow 0..27\n}',
      'table t {\ndescribe T.s, T.q2\n}',
    )
    expect(problemsOf(broken)).toEqual([])
  })

  test('a category may stand on either side', () => {
    expect(problemsOf(`${sex}\nvariable w : flag = female = sex\n`)).toEqual([])
  })

  test('an ordinal or nominal result takes its own categories', () => {
    const text = `${age}\nvariable group : ordinal { young, old } = if age < 40 then young else old\nvariable w : flag = group >= old\n`
    expect(problemsOf(text)).toEqual([])
    expect(bound(text).study.variables.get('group')?.expression?.kind).toBe('if')
  })

  test('a date compares with a date', () => {
    expect(problemsOf('variable d : date\nvariable w : flag = d >= "2020-01-31"\n')).toEqual([])
    expect(problemsOf('variable d : date\nvariable w : flag = d >= "31.1.2020"\n')).toEqual(['wrong-kind: "31.1.2020"'])
  })

  test('a summary may use percent', () => {
    expect(problemsOf(instrument(`${four}\nsummary nps "Net" = percent(q1 >= 2) - percent(q1 <= 1)`))).toEqual([])
  })

  test('every use stands where its name is written', () => {
    const { study } = bound(STAR)
    for (const { span, symbol } of study.uses) {
      if (!('name' in symbol)) continue
      const text = STAR.slice(span.start, span.end)
      expect(text === symbol.name || text.includes('..')).toBe(true)
    }
    const total = study.instruments.get('STAR_P')!.scores.find(({ name }) => name === 'total')!
    const places = study.uses
      .filter(({ symbol }) => symbol === total)
      .map(({ span }) => STAR.slice(0, span.start).split('\n').length)
    expect(places).toHaveLength(3)
  })
})

describe('several files', () => {
  const scales = 'scale Four {\n0 "a"\n1 "b"\n2 "c"\n3 "d"\n}\n'
  const phq = `${scales}instrument PHQ {\nneeds variable sex : nominal { female, male }\nitems q1..q9 on Four\nscore total = sum(q1..q9)\ncutoffs total when sex = male {\nlow 0..27\n}\ncutoffs total when sex = female {\nlow 0..27\n}\n}\n`

  test('a used file brings its names in', () => {
    expect(
      problemsOf(`use phq9\nvariable sex : nominal { female, male }\ntable t {\ndescribe PHQ.total\n}\n`, {
        phq9: phq,
      }),
    ).toEqual([])
  })

  test('what an instrument needs has to be there, and to fit', () => {
    expect(problemsOf('use phq9\n', { phq9: phq })).toEqual(['needed-variable: use phq9'])
    expect(problemsOf('use phq9\nvariable sex : nominal { f, m }\n', { phq9: phq })).toContain(
      'needed-variable: use phq9',
    )
    expect(problemsOf(phq)).toEqual([])
  })

  test('a file that is not given is needed, and nothing is said about its names', () => {
    const text = 'use "scales.study"\ninstrument T {\nitems q1..q3 on Four\nscore s = sum(q1..q3)\n}\n'
    const { needs, problems } = bound(text, {})
    expect([needs, problems.map(({ code }) => code)]).toEqual([[], ['use-not-found']])
    expect(problemsOf(text, { 'scales.study': scales })).toEqual([])
  })

  test('a circle is an error, once', () => {
    const problems = problemsOf('use "b.study"\nvariable a : number\n', {
      'b.study': 'use "main.study"\nvariable b : number\n',
    })
    expect(problems).toEqual(['circular-use: use "main.study"'])
  })

  test('one file may be used on two ways', () => {
    const problems = problemsOf('use "a.study"\nuse "b.study"\ninstrument T {\nitems q1..q3 on Four\n}\n', {
      'a.study': 'use "s.study"\n',
      'b.study': 'use "s.study"\n',
      's.study': scales,
    })
    expect(problems).toEqual([])
  })

  test('hiding a name of a used file is said; its own items keep their scale', () => {
    const text = 'use phq9\nvariable sex : nominal { female, male }\nscale Four {\n0 "no"\n1 "yes"\n}\n'
    expect(problemsOf(text, { phq9: phq })).toEqual(['shadowed-library-name: Four'])
    const item = bound(text, { phq9: phq }).study.instruments.get('PHQ')!.items[0]!
    expect(item.scale?.codes).toHaveLength(4)
  })
})
