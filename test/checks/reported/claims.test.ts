import { describe, expect, test } from 'vitest'
import { applyEdits } from '../../support/fixture.ts'
import { diagnosticsOf } from '../../support/study.ts'

const of = (text: string) => diagnosticsOf(new Map([['/a.study', text]]), '/a.study')
const codes = (text: string): string[] => of(text).map(({ code }) => code)

const compared = (reported: string, using = 'welch-t', settings = ''): string => `study "S" { ${settings} }
variable role : nominal { professional, patient }
variable age : number in 18..110
comparison ages {
  compare age by role
  using ${using}
  reported ${reported}
}
`

describe('p and its interval', () => {
  test.each([
    ['p = 0.010, difference = 1.2 in -0.4..2.8', true],
    ['p = 0.300, difference = 1.2 in 0.3..2.8', true],
    ['p < 0.001, difference = 1.2 in -0.4..2.8', true],
    ['p > 0.05, difference = 1.2 in 0.3..2.8', true],
    ['p = 0.010, difference = 1.2 in 0.3..2.8', false],
    ['p = 0.300, difference = 1.2 in -0.4..2.8', false],
    // A limit printed as 0 may be above or below it, and 0.05 may be 0.0496.
    ['p = 0.020, difference = -1 in -1..0', false],
    ['p = 0.05, difference = 1.2 in -0.1..2.8', false],
    ['p > 0.001, difference = 1.2 in 0.3..2.8', false],
    ['p = 0.010', false],
  ])('%s: %s', (reported, disagree) => {
    expect(codes(compared(reported))).toEqual(disagree ? ['reported-p-and-interval'] : [])
  })

  test('the level of the interval is that of the study', () => {
    const reported = 'p = 0.030, difference = 1.2 in -0.4..2.8'
    expect(codes(compared(reported, 'welch-t', 'confidence 0.99'))).toEqual([])
    expect(codes(compared(reported))).toEqual(['reported-p-and-interval'])
  })

  test('the p of an equivalence test asks something else', () => {
    const text = compared('p = 0.010, difference = 1.2 in -0.4..2.8')
    expect(codes(text.replace('  reported', '  equivalence within 5\n  reported'))).toEqual(['not-computed'])
  })

  test('ranks may differ near the limit', () => {
    expect(codes(compared('p = 0.045, difference = 1.2 in -0.4..2.8', 'mann-whitney'))).toEqual([])
    expect(codes(compared('p = 0.010, difference = 1.2 in -0.4..2.8', 'mann-whitney'))).toEqual([
      'reported-p-and-interval',
    ])
    expect(codes(compared('p = 0.010, effect = 0.2 in -0.1..0.5', 'mann-whitney'))).toEqual(['reported-p-and-interval'])
  })
})

describe('an interval without its estimate', () => {
  test('is an estimate that is not there, or lies outside', () => {
    expect(codes(compared('difference = -3..1'))).toEqual(['reported-interval'])
    expect(codes(compared('difference = 3 in -3..1'))).toEqual(['reported-interval'])
    expect(codes(compared('difference = 1 in -3..1'))).toEqual([])
    expect(codes(compared('quartiles patient = 3..7, range patient = 1..9'))).toEqual([])
  })
})

describe('a p of 0', () => {
  test('is written as below what the digits can show', () => {
    for (const [written, right] of [
      ['0.000', 'p < 0.001'],
      ['0.0000', 'p < 0.0001'],
      ['0', 'p < 0.001'],
    ] as const) {
      const text = compared(`p = ${written}`)
      const [one] = of(text)
      expect([one?.code, one?.severity]).toEqual(['reported-p-zero', 'warning'])
      expect(applyEdits(text, one?.fixes[0]?.edits ?? [])).toContain(`reported ${right}\n`)
    }
    expect(codes(compared('p < 0.001'))).toEqual([])
  })
})

describe('what is printed of participants', () => {
  const table = (reported: string): string => `variable role : nominal { professional, patient }
variable sex : nominal { male, female }
variable smoker : nominal { yes, no }
variable drinker : nominal { yes, no }
table participants {
  describe sex, smoker, drinker by role
  reported ${reported}
}
`
  test('more cannot be counted than there are; fewer can, since some may not have answered', () => {
    expect(codes(table('n patient = 132, count male patient = 80, count female patient = 53'))).toEqual([
      'reported-sum',
    ])
    expect(codes(table('n patient = 132, count male patient = 80, count female patient = 51'))).toEqual([])
    expect(codes(table('n = 184, n patient = 132, n professional = 53'))).toEqual(['reported-sum'])
    expect(codes(table('n = 186, n patient = 132, n professional = 53'))).toEqual([])
  })

  test('a percentage may be of those who answered, of nobody else', () => {
    expect(codes(table('n professional = 52, count male professional = 43, percent male professional = 82.0'))).toEqual(
      ['reported-percent'],
    )
    expect(codes(table('n professional = 52, count male professional = 43, percent male professional = 84.3'))).toEqual(
      [],
    )
    expect(codes(table('n professional = 52, count male professional = 0, percent male professional = 0.0'))).toEqual(
      [],
    )
  })

  test('a category that two variables have is judged for neither', () => {
    expect(codes(table('n patient = 132, count yes patient = 100, count no patient = 99'))).toEqual([])
  })
})

describe('a typed-in table', () => {
  const counts = (reported: string): string => `counts t {
  columns drug, placebo
  yes: 30, 10
  no: 10, 30
  reported ${reported}
}
`
  test('is held against its sums, by column and in all', () => {
    expect(codes(counts('n = 80, n drug = 40, n placebo = 40, percent yes = 50, percent yes drug = 75.0'))).toEqual([])
    expect(codes(counts('n = 81'))).toEqual(['reported-sum'])
    expect(codes(counts('n drug = 41'))).toEqual(['reported-sum'])
    // Of the 41 that are claimed, or of the 40 that are typed in.
    expect(codes(counts('n drug = 41, percent yes drug = 73.2'))).toEqual(['reported-sum'])
    expect(codes(counts('n drug = 41, percent yes drug = 74.0'))).toEqual(['reported-sum', 'reported-percent'])
  })

  test('an error in what is printed of it stops no test of it', async () => {
    const { run, comparison } = await import('../../workspace/run.ts')
    const text = `study "S" { chi-square variant pearson }\n${counts('n drug = 41')}comparison c {\n  compare t\n  using chi-square\n  reported p = 0.5, percent yes drug = 74\n}\n`
    const out = await run(text)
    expect(comparison(out, 'c').failed).toBeUndefined()
    // χ² = 80 · (30 · 30 − 10 · 10)² / 40⁴ = 20.
    expect(comparison(out, 'c').statistics['chiSquare']).toBeCloseTo(20, 10)
    expect(out.diagnostics.map(({ code }) => code).sort()).toEqual([
      'reported-percent',
      'reported-sum',
      'reported-value',
    ])
  })
})
