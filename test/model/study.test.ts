import { describe, expect, test } from 'vitest'
import { bound, instrument, problemsOf } from './helpers.ts'
import { STAR } from './star.ts'

const four = 'items q1..q3 on Four\nscore total = sum(q1..q3)'

describe('settings', () => {
  const settings = (text: string) => bound(`study "a" {\n${text}\n}\n`).study.settings

  test('a study that says nothing follows R', () => {
    expect(bound('').study.settings).toMatchObject({
      alpha: 0.05,
      confidence: 0.95,
      conventions: 'r',
      quantiles: 7,
      continuity: true,
      difference: 'first - second',
      chiSquare: 'yates',
    })
  })

  test('the conventions set four things, each of which can be stated, before them or after', () => {
    expect(settings('conventions spss')).toMatchObject({ quantiles: 6, continuity: false, chiSquare: 'pearson' })
    expect(settings('conventions stata').quantiles).toBe(2)
    expect(settings('conventions medcalc')).toMatchObject({
      quantiles: 5,
      difference: 'second - first',
      chiSquare: 'n-1',
    })
    const own = settings('quantiles type 8\nconventions medcalc\ndifference first - second\nchi-square variant yates')
    expect(own).toMatchObject({
      quantiles: 8,
      difference: 'first - second',
      chiSquare: 'yates',
      conventions: 'medcalc',
    })
    expect([...own.stated].sort()).toEqual(['chi-square', 'conventions', 'difference', 'quantiles'])
  })

  test('the confidence follows alpha', () => {
    expect(settings('alpha 0.01').confidence).toBe(0.99)
    expect(settings('alpha 0.01\nconfidence 0.9').confidence).toBe(0.9)
  })

  test('the rest', () => {
    const text = 'exactness exact\ncontinuity off\np-values lancet\ndigits 1\nlocale "hr"\nseed 7\nsmall-cells under 5'
    expect(settings(text)).toMatchObject({
      exactness: 'exact',
      continuity: false,
      pValues: 'lancet',
      digits: 1,
      locale: 'hr',
      seed: 7,
      smallCells: 5,
    })
  })
})

describe('comparisons', () => {
  test('two samples take the labels of the groups that were asked', () => {
    const { question, family, using } = bound(STAR).study.comparisons[0]!
    expect(question).toMatchObject({
      kind: 'two-samples',
      paired: false,
      first: { name: 'professional', label: 'Healthcare professionals' },
      second: { name: 'patient', label: 'Patients' },
    })
    expect([family, using?.test]).toEqual(['primary', 'mann-whitney'])
  })

  test('groups, counts and their options', () => {
    const text = instrument(
      four,
      `variable sex : nominal { female, male }
counts c {
  columns a, b
  x: 1, 2
  y: 3, 4
}
exploratory comparison groups {
  compare T.total by sex
  using mann-whitney exact
  alternative greater
}
comparison table {
  compare c
  using fisher
}
family f {
  adjust holm
  comparisons groups, table
}`,
    )
    expect(problemsOf(text)).toEqual([])
    const [groups, table] = bound(text).study.comparisons
    expect(groups).toMatchObject({ status: 'exploratory', alternative: 'greater', family: 'f' })
    expect(groups?.question).toMatchObject({ kind: 'groups', by: { name: 'sex' } })
    expect(groups?.using?.options.get('exact')).toBe(true)
    expect(table?.question).toMatchObject({
      kind: 'counts',
      counts: {
        counts: [
          [1, 2],
          [3, 4],
        ],
      },
    })
  })
})

describe('occasions', () => {
  const study = (data: string, compare: string) =>
    instrument(
      four,
      `variable sex : nominal { female, male }
occasions time {
  baseline "Baseline" = 0
  week8 "After eight weeks" = 8
}
data d from "d.csv" {
  id id
  ${data}
}
comparison c {
  ${compare}
}`,
    )
  const long = 'occasion time from "visit"'

  test('a repeated measure needs its occasion', () => {
    expect(problemsOf(study(long, 'compare T.total by sex'))).toEqual(['occasion-missing: T.total'])
    expect(problemsOf(study(long, 'compare T.total at baseline by sex'))).toEqual([])
    expect(problemsOf(study(long, 'compare T.total by time'))).toEqual([])
    expect(problemsOf(study(long, 'compare T.total at baseline with T.total at week8 paired'))).toEqual([])
  })

  test('a change score runs from minus to plus the range', () => {
    const text = study(long, 'compare T.total at week8 - T.total at baseline by sex')
    expect(problemsOf(text)).toEqual([])
    const question = bound(text).study.comparisons[0]!.question
    const type = question?.kind === 'groups' ? question.sample.expression.type : undefined
    expect(type).toMatchObject({ kind: 'number', attainable: { low: -9, high: 9, step: 1 } })
  })

  test('wide columns by a pattern', () => {
    const wide = study(
      'occasion baseline columns "{item}_t0"\n  occasion week8 columns "t8_{1..3}" as T.q1..q3',
      'compare T.total at baseline with T.total at week8 paired',
    )
    expect(problemsOf(wide)).toEqual([])
    const { bindings } = bound(wide).study.datasets[0]!
    expect(bindings.map(({ alternatives, occasion }) => `${alternatives[0]} ${occasion}`)).toEqual([
      'q1_t0 baseline',
      'q2_t0 baseline',
      'q3_t0 baseline',
      'sex_t0 baseline',
      't8_1 week8',
      't8_2 week8',
      't8_3 week8',
    ])
  })
})

describe('columns', () => {
  test('patterns with alternatives, and items that somebody reversed already', () => {
    const text = instrument(
      four,
      'data d from "d.csv" {\n  columns "Q{01..03}", "Item {1..3}" as T.q1..q3 already reversed\n}',
    )
    expect(problemsOf(text)).toEqual([])
    const { bindings } = bound(text).study.datasets[0]!
    expect(bindings.map(({ alternatives }) => alternatives)).toEqual([
      ['Q01', 'Item 1'],
      ['Q02', 'Item 2'],
      ['Q03', 'Item 3'],
    ])
    expect(bindings.every(({ alreadyReversed }) => alreadyReversed)).toBe(true)
  })

  test('a column is bound once', () => {
    const text = instrument(four, 'data d from "d.csv" {\n  column "a" as T.q1\n  column "b" as T.q1\n}')
    expect(problemsOf(text)).toEqual(['declared-twice: column "b" as T.q1'])
  })
})
