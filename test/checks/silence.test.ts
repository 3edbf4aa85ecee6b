import { describe, test } from 'vitest'
import { expectDiagnostics } from '../support/study.ts'

describe('what follows from a mistake stays silent', () => {
  test('a scale that is not declared: no ranges, no bands, no levels', () => {
    expectDiagnostics(`
      instrument A {
        items a1..a5 on Frequncy
                        ^^^^^^^^ unknown-name
        subscale total = sum(a1..a5) in 0..7
        cutoffs total { low 3..4  high 9..99 }
      }
      variable role : nominal { professional, patient }
      comparison totals {
        compare A.total by role
        using welch-t
      }
    `)
  })

  test('a broken score may be the one that an item belongs to', () => {
    expectDiagnostics(`
      scale Frequency 0..4
      instrument A {
        items a1..a5 on Frequency
        score total = sum(a1..a4) +
                                   ^ syntax-missing
      }
    `)
  })

  test('a condition on an unknown category: who is left out is not known', () => {
    expectDiagnostics(`
      variable sex : nominal { female, male }
      scale Frequency 0..4
      instrument A {
        items a1..a5 on Frequency
        score total = sum(a1..a5)
        cutoffs total when sex = femal { low 0..9  high 10..20 }
                                 ^^^^^ unknown-category
      }
    `)
  })

  test('a score that is not declared: nothing of the comparison', () => {
    expectDiagnostics(`
      variable role : nominal { professional, patient }
      scale Frequency 0..4
      instrument A {
        items a1..a5 on Frequency
        score total = sum(a1..a5)
      }
      table scores {
        describe A.total by role
      }
      comparison totals {
        compare A.totl with A.total
                  ^^^^ unknown-name
        using chi-square
      }
    `)
  })

  test('an upside-down band leaves no gap', () => {
    expectDiagnostics(`
      scale Frequency 0..4
      instrument A {
        items a1..a5 on Frequency
        score total = sum(a1..a5)
        cutoffs total { low 9..0  high 10..20 }
                            ^^^^ band-inverted
      }
    `)
  })
})
