import { describe, expect, test } from 'vitest'
import { expectDiagnostics, failingFixes, messages } from '../../support/study.ts'

/** STAR's shape: a subscale of six items, so 0..24. */
const star = (body: string): string => `
  scale Frequency 0..4
  instrument STAR {
    items p1..p6 on Frequency
    subscale collaboration = sum(p1..p6)
${body}
  }
`

describe('bands', () => {
  test('the lowest scores unclassified, as the paper printed it', () => {
    const found = expectDiagnostics(
      star(`
    cutoffs collaboration {
      poor "Poor" 5..8
                  ^^^^ bands-lowest-uncovered
      good "Good" 9..18
      excellent "Excellent" 19..24
    }`),
    )
    expect(messages(found)).toEqual([
      'The bands leave 0–4 unclassified: `collaboration` can be 0..24. Add a band, or start `poor` at 0.',
    ])
  })

  test('a gap can be closed from either side, or by a band', () => {
    const found = expectDiagnostics(
      star(`
    cutoffs collaboration {
      poor 0..8
      good 11..18
           ^^^^^^ bands-gap
      excellent 19..24
    }`),
    )
    expect(messages(found)).toEqual([
      'The bands leave 9–10 unclassified: `collaboration` can be 0..24. Add a band, start `good` at 9, or end `poor` at 10.',
    ])
    expect(found[0]!.fixes.map(({ title }) => title)).toEqual(['Start `good` at 9', 'End `poor` at 10'])
    expect(found[0]!.related.map(({ message }) => message)).toEqual(['`poor` ends here, at 8'])
  })

  test('whole numbers need no touching ends, and a doubled score none at the odd ones', () => {
    expectDiagnostics(`
      scale Frequency 0..3
      instrument DASS {
        items d1..d7 on Frequency
        subscale depression = 2 * sum(d1..d7) in 0..42
        cutoffs depression { normal 0..9  mild 10..13  moderate 14..20  severe 21..27  extreme 28..42 }
      }
    `)
  })

  test('SUS: steps of 2.5', () => {
    const found = expectDiagnostics(`
      scale Agreement 1..5
      instrument SUS {
        items i1..i10 on Agreement
        score sus = (sum(i1..i10) - 10) * 2.5 in 0..100
        cutoffs sus { poor 0..50  ok 52.5..67.5  good 71..100 }
                                                      ^^^^^^^ bands-gap
      }
    `)
    expect(messages(found)).toEqual([
      'The bands leave 70 unclassified: `sus` can be 0..100 in steps of 2.5. Add a band, start `good` at 70, or end `ok` below 71.',
    ])
  })

  test('a prorated score falls between whole bands, once for all bands', () => {
    const found = expectDiagnostics(`
      scale Frequency 0..3
      instrument PHQ9 {
        items q1..q9 on Frequency
        subscale total = sum(q1..q9) allow 1 missing
        cutoffs total { none 0..4  mild 5..9  moderate 10..14  high 15..19  severe 20..27 }
                             ^^^^ bands-fractional
      }
    `)
    expect(messages(found)).toEqual([
      'The bands meet at whole numbers and leave 4.5, 14.63 and 19.13 unclassified: `total` is prorated when answers are missing. Let each band end where the next starts: `0..<5`.',
    ])
    expect(found[0]!.fixes.map(({ title }) => title)).toEqual([
      'Let every band end where the next starts (0..<5)',
      'Round `total` to whole numbers',
    ])
  })

  test('the mean of four items has quarters: 1.5 and 1.75 are neighbours', () => {
    expectDiagnostics(`
      scale Frequency 0..4
      instrument A {
        items a1..a4 on Frequency
        subscale total = mean(a1..a4)
        cutoffs total { low 0..1.5  middle 1.75..2.9  high 3..4 }
      }
    `)
  })

  test('overlaps, also of a band within another', () => {
    const found = expectDiagnostics(
      star(`
    cutoffs collaboration {
      poor 0..10
      good 10..24
           ^^^^^^ bands-overlap
      excellent 20..24
                ^^^^^^ bands-overlap
    }`),
    )
    expect(messages(found)[0]).toBe(
      '10 is in two bands of `collaboration`, `poor` and `good`. End `poor` below 10, or start `good` at 11.',
    )
    expect(messages(found)[1]).toContain('20–24 are in two bands of `collaboration`, `good` and `excellent`.')
  })

  test('outside, out of reach, twice, out of order', () => {
    const found = expectDiagnostics(`
      scale Frequency 0..4
      instrument STAR {
        items p1..p6 on Frequency
        subscale doubled = 2 * sum(p1..p6)
        cutoffs doubled {
          nobody 7..7
                 ^^^^ band-unreachable
          good 8..24
          poor 0..6
          ^^^^ bands-out-of-order
          poor 26..50
          ^^^^ band-duplicate
               ^^^^^^ band-outside-range
        }
      }
    `)
    expect(messages(found, 'band-outside-range')).toEqual([
      '`poor` ends too high: it is 26..50, and `doubled` can be 0..48 in steps of 2. Write 26..48.',
    ])
  })

  test('a band that is upside down, as half-typed ones are, is all that is said of its set', () => {
    const found = expectDiagnostics(`
      scale Frequency 0..4
      instrument STAR {
        items p1..p12 on Frequency
        score total = sum(p1..p12)
        cutoffs total {
          low 0..24
          good 25..36
          best 37..4
               ^^^^^ band-inverted
        }
      }
    `)
    expect(found.flatMap(({ fixes }) => fixes.map(({ preferred }) => preferred))).toEqual([false])
  })

  test('the author of a cut-off chooses: no fix of one is applied unasked', () => {
    for (const bands of [
      'low 0..20 high 22..24',
      'low 0..12 high 12..24',
      'high 13..24 low 0..12',
      'low 0..12 high 13..30',
    ])
      for (const { fixes } of expectDiagnostics(
        `scale F 0..4\ninstrument A {\n  items p1..p6 on F\n  score s = sum(p1..p6)\n  cutoffs s { ${bands} }\n}`,
        { annotated: false },
      )) {
        expect(fixes.length).toBeGreaterThan(0)
        expect(fixes.map(({ preferred }) => preferred)).not.toContain(true)
        if (fixes.length === 1) expect(fixes[0]?.preferred).toBe(false)
      }
  })

  test('a band where no score can be is taken out', () => {
    const study = (bands: string): string =>
      `scale F 0..4\ninstrument A {\n  items p1..p6 on F\n  score s = sum(p1..p6)\n  cutoffs s { ${bands} }\n}`
    for (const bands of [
      'low 0..24, none 30..40',
      'none 30..40, low 0..24',
      'none 30..40 low 0..24',
      'low 0..12 none -9..-5 high 13..24',
    ])
      expect(failingFixes(new Map([['/test.study', study(bands)]]), '/test.study', 'band-outside-range')).toEqual([])
  })

  test('what follows from a mistake stays silent', () => {
    // The formula has an unknown name, so nothing is known of the range.
    expectDiagnostics(`
      scale Frequency 0..4
      instrument STAR {
        items p1..p6 on Frequency
        subscale total = sum(p1..p6) + q1
                                       ^^ unknown-name
        cutoffs total { poor 3..10  good 15..99 }
      }
    `)
  })
})

describe('cut-offs with conditions', () => {
  const study = (conditions: readonly string[], more = ''): string => `
    variable sex : nominal { female, male, diverse }
    variable smoker : flag
    variable age : number in 18..110
    variable older : flag = age >= 65
    scale Frequency 0..4
    instrument A {
      items a1..a6 on Frequency
      subscale total = sum(a1..a6)
${more}${conditions.map((when) => `      cutoffs total when ${when} { low 0..11  high 12..24 }`).join('\n')}
    }
  `
  const said = (...conditions: string[]): string[] =>
    messages(expectDiagnostics(study(conditions), { annotated: false }))

  test('everybody in exactly one set', () => {
    expect(said('sex = female', 'sex in (male, diverse)')).toEqual([])
    expect(said('age < 65', 'older')).toEqual([])
    expect(said('sex = female and age < 40', 'sex = female and not age < 40', 'sex != female')).toEqual([])
    expect(said('smoker or sex = male', 'not smoker and sex != male')).toEqual([])
    expect(said('age in 18..<30', 'age in 30..<65', 'age in 65..110')).toEqual([])
  })

  test('left out', () => {
    expect(said('sex = female', 'sex = male')).toEqual([
      'No cut-offs of `total` apply to people with `sex` = diverse, so their scores have no band. Add cut-offs for them, or widen a condition.',
    ])
    expect(said('age in 18..64', 'age in 65..110')[0]).toContain('`age` between 64 and 65')
    expect(said('sex = female and smoker', 'sex != female')[0]).toContain('people with `sex` = female and not `smoker`')
    expect(said('sex = female')[0]).toContain('`sex` = male or with `sex` = diverse')
  })

  test('in two sets', () => {
    expect(said('age <= 65', 'age >= 65')[0]).toContain('apply to people with `age` = 65')
    expect(said('older', 'age > 40', 'age <= 40')[0]).toContain(
      'Two sets of cut-offs of `total` apply to people with `age`',
    )
  })

  test('people who are not asked need no bands', () => {
    const found = expectDiagnostics(study(['sex = female', 'sex = male'], '      asked when sex in (female, male)\n'))
    expect(found).toEqual([])
  })

  test('one set for everybody and one for some', () => {
    expectDiagnostics(`
      variable sex : nominal { female, male }
      scale Frequency 0..4
      instrument A {
        items a1..a6 on Frequency
        subscale total = sum(a1..a6)
        cutoffs total { low 0..11  high 12..24 }
        cutoffs total when sex = male { low 0..9  high 10..24 }
                           ^^^^^^^^^^ cutoffs-conditions-overlap
      }
    `)
  })
})
