import { describe, expect, test } from 'vitest'
import { expectDiagnostics, messages } from '../support/study.ts'

describe('scales and items', () => {
  test('codes: twice, also as what stands in the file; out of order; labels twice', () => {
    const found = expectDiagnostics(`
      scale A { 0 "No"  1 "Yes"  1 "Perhaps" }
                                 ^ code-duplicate
      scale B { 0 "No" = "n", "0"  1 "Yes" = "y", "n" }
                                                  ^^^ code-duplicate
      scale C { 0 "No"  2 "Yes"  1 "Often" }
                                 ^ codes-not-monotone
      scale D { 3 "Always"  2 "Often"  1 "often " }
                                         ^^^^^^^^ label-duplicate
      variable sex : nominal { female = 1  male = 1 }
                                                  ^ code-duplicate
    `)
    expect(messages(found)[0]).toBe(
      '1 stands for “Yes” and for “Perhaps” in `A`, so an answer 1 could be either. Give one of them another code.',
    )
  })

  test('items in no score are told together, and only where there are scores', () => {
    const found = expectDiagnostics(`
      scale Frequency 0..4
      instrument A {
        items a1..a5 on Frequency
              ^^^^^^ item-unscored
        item a6 on Frequency unscored
        score total = sum(a1..a3)
      }
      instrument B {
        items b1..b5 on Frequency
      }
    `)
    expect(messages(found)).toEqual([
      '`a4` and `a5` belong to no subscale or score of `A`. Add them to one, or write `unscored` if that is on purpose.',
    ])
  })

  test('a total of subscales is no subscale', () => {
    const found = expectDiagnostics(`
      scale Frequency 0..4
      instrument A {
        items a1..a4 on Frequency
        subscale first = sum(a1, a2)
        subscale second = sum(a3, a4)
        subscale all = sum(a1..a4)
                 ^^^ item-in-two-subscales
                 ^^^ item-in-two-subscales
      }
    `)
    expect(messages(found)[0]).toContain('If `all` is their total, call it a `score`.')
  })
})

describe('scores', () => {
  test('the stated range against the sum', () => {
    const found = expectDiagnostics(`
      scale Frequency 0..4
      instrument A {
        items a1..a6 on Frequency
        subscale first = sum(a1..a3) in 0..12
        subscale second = sum(a4..a6) in 3..15
                                         ^^^^^ score-range-wrong
        score total = first + second in 0..20
                                        ^^^^^ score-range-wrong
      }
    `)
    expect(messages(found)).toEqual([
      '`second` is stated as 3..15, but it can be 0..12: 3 items of 0..4. State 0..12, or correct the items.',
      '`total` is stated as 0..20, but it can be 0..24: `first` (0..12) + `second` (0..12). State 0..24, or correct the items.',
    ])
  })

  test('proration, divisors, mixed scales, single items', () => {
    expectDiagnostics(`
      scale Frequency 0..4
      scale Pain 0..10
      instrument A {
        items a1..a6 on Frequency
        item pain on Pain
        score most = mean(a1..a6) allow 4 missing
                                        ^ proration-over-half
        score half = mean(a1..a6) allow 3 missing
        score share = a1 / (a2 * a3)
                            ^^^^^^^ division-by-zero
        score mixed = sum(a1, pain)
                      ^^^^^^^^^^^^^ scales-mixed
        subscale one = sum(a4)
                 ^^^ subscale-single-item
      }
    `)
  })

  test('wording that suggests a reversal', () => {
    expectDiagnostics(`
      scale Frequency 0..4
      instrument Mood {
        item glad "I feel glad" on Frequency
        item calm "I feel calm" on Frequency
        item worried "Not being able to stop worrying" on Frequency
        item not_tired "Fresh" on Frequency
             ^^^^^^^^^ reversal-suspected
        item lonely "I do not see my friends" on Frequency reversed
        score total = sum(glad, calm, worried, not_tired, lonely)
      }
    `)
  })
})

describe('measurement and tests', () => {
  const people = `
      variable role : nominal { professional, patient }
      variable ward : nominal { a, b, c }
      variable age : number in 18..110
      scale Frequency 0..4
      instrument STAR {
        items p1..p6 on Frequency
        subscale help = sum(p1..p3)
        subscale harm = sum(p4..p6)
        cutoffs help { poor 0..5  good 6..12 }
        cutoffs harm { good 0..5  poor 6..12 }
      }
      table all {
        describe age, ward, STAR.help by role
      }`

  test('levels', () => {
    const found = expectDiagnostics(`${people}
      comparison a { 
        compare ward by role
        using welch-t
              ^^^^^^^ nominal-mean
      }
      comparison b {
        compare STAR.p1 by role
        using student-t
              ^^^^^^^^^ ordinal-item-mean
      }
      comparison c {
        compare STAR.help by role
        using chi-square
              ^^^^^^^^^^ test-unsuitable
      }
      comparison d {
        correlate ward with age
                  ^^^^ nominal-correlation
      }
    `)
    expect(messages(found, 'test-unsuitable')[0]).toContain(
      'χ² test is for nominal or ordinal, and `STAR.help` is a number.',
    )
  })

  test('constructs and categories', () => {
    const found = expectDiagnostics(`${people}
      comparison a {
        compare STAR.help with STAR.harm
                               ^^^^^^^^^ constructs-differ
      }
      comparison b {
        compare STAR.help.band with STAR.harm.band
                                    ^^^^^^^^^^^^^^ categories-differ
                                    ^^^^^^^^^^^^^^ constructs-differ
      }
    `)
    expect(messages(found, 'categories-differ')[0]).toContain(
      'the same categories in another order: poor, good; good, poor',
    )
  })

  test('unknown and unsuitable tests name those that can', () => {
    const found = expectDiagnostics(`${people}
      comparison a {
        compare STAR.help by role
        using man-whitney
              ^^^^^^^^^^^ test-unknown
      }
      comparison b {
        compare STAR.help by ward
        using mann-whitney
              ^^^^^^^^^^^^ test-unsuitable
      }
    `)
    expect(messages(found, 'test-unknown')[0]).toContain('Did you mean `mann-whitney`?')
    expect(messages(found, 'test-unsuitable')[0]).toContain('it compares two groups, and `ward` has 3.')
    expect(found.at(-1)!.fixes.map(({ title }) => title)).toContain('Use `kruskal-wallis`')
  })

  test('planned comparisons without adjustment', () => {
    const found = expectDiagnostics(`${people}
      planned comparison a {
                         ^ comparisons-unadjusted
        compare STAR.help by role
      }
      planned comparison b {
        compare STAR.harm by role
      }
      planned comparison c {
        compare age by role
      }
    `)
    expect(messages(found)[0]).toBe(
      '3 planned comparisons (`a`, `b` and `c`) and no adjustment: at 0.05 each, the chance of a false positive among them grows to as much as 14 %. Put them into a `family` with `adjust holm`.',
    )
  })

  test('one planned comparison, exploratory ones and a family need none', () => {
    expectDiagnostics(`${people}
      planned comparison a {
        compare STAR.help by role
      }
      exploratory comparison b {
        compare STAR.harm by role
      }
      planned comparison c {
        compare age by role
      }
      planned comparison d {
        compare age by ward
      }
      family two {
        adjust holm
        comparisons c, d
      }
    `)
  })

  test('a file of declarations alone has nothing unused', () => {
    expectDiagnostics(`
      scale Frequency 0..4
      variable age : number in 18..110
    `)
    expectDiagnostics(`
      scale Frequency 0..4
            ^^^^^^^^^ name-unused
      variable age : number in 18..110
      variable sex : nominal { female, male }
      table all {
        describe sex
      }
      variable height : number in 100..250
               ^^^^^^ name-unused
      data people from "people.csv" {
        column "Height" as height
        include age >= 18 "Adults"
      }
    `)
  })
})
