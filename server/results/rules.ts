import { CONVENTIONS, type ExactnessRule, type QuantileType } from '../../grammar/register/conventions.ts'
import type { Conventions, Settings, TestChoice } from '../model/study.ts'
import type { Patience } from './context.ts'

/** How a test is to be done, everything settled: by the conventions, what the study overrides, and the options of the test. */
export interface Rules {
  readonly conventions: Conventions
  readonly quantiles: QuantileType
  readonly exactness: ExactnessRule | 'exact' | 'asymptotic'
  readonly continuity: boolean
  readonly difference: 'first - second' | 'second - first'
  readonly chiSquare: 'pearson' | 'yates' | 'n-1'
  readonly alternative: 'two-sided' | 'greater' | 'less'
  readonly alpha: number
  readonly confidence: number
  readonly seed: number
  /** Options of the test as written: `mid-p`, `monte-carlo`, `post-hoc`, `adjust`. */
  readonly options: TestChoice['options']
  /** Without it an exact test takes the time it needs. */
  readonly patience?: Patience
}

const noOptions: TestChoice['options'] = new Map()

/** @param choice the test with its options; the options win over the settings of the study */
export function rulesOf(
  settings: Settings,
  alternative: Rules['alternative'] = 'two-sided',
  options: TestChoice['options'] = noOptions,
): Rules {
  const { conventions, quantiles, continuity, difference, chiSquare, alpha, confidence, seed } = settings
  const exactness = settings.exactness === 'auto' ? CONVENTIONS[conventions].exactness.value : settings.exactness
  const rules = { conventions, quantiles, exactness, continuity, difference, chiSquare, alpha, confidence, seed }
  return withOptions({ ...rules, alternative, options })
}

/** The same question by the book of another package: its conventions, none of the study's overrides. */
export function rulesUnder(conventions: Conventions, rules: Rules): Rules {
  const book = CONVENTIONS[conventions]
  return withOptions({
    ...rules,
    conventions,
    quantiles: book.quantiles.value,
    exactness: book.exactness.value,
    continuity: book.continuity.value,
    difference: book.difference.value,
    chiSquare: book.chiSquare.value,
  })
}

function withOptions(rules: Rules): Rules {
  const { options } = rules
  const variant = options.get('variant')
  return {
    ...rules,
    exactness: options.has('exact') ? 'exact' : options.has('asymptotic') ? 'asymptotic' : rules.exactness,
    continuity: options.has('continuity') ? options.get('continuity') !== 'off' : rules.continuity,
    chiSquare: variant === 'pearson' || variant === 'yates' || variant === 'n-1' ? variant : rules.chiSquare,
  }
}

/** Whether groups of sizes m and n are compared exactly. */
export function exactFor(rules: Rules, m: number, n: number, ties: boolean): boolean {
  const { exactness } = rules
  if (exactness === 'exact' || exactness === 'asymptotic') return exactness === 'exact'
  switch (exactness.when) {
    case 'never':
      return false
    case 'each-below':
      return m < exactness.limit && n < exactness.limit && allows(exactness.ties, ties)
    case 'each-at-most':
      return m <= exactness.limit && n <= exactness.limit && allows(exactness.ties, ties)
    case 'total-at-most':
      return m + n <= exactness.limit && allows(exactness.ties, ties)
  }
}

/** A package that ignores ties in its exact test is not followed there: its asymptotic p is the one that is right. */
const allows = (rule: 'conditional' | 'ignored' | 'asymptotic', ties: boolean): boolean =>
  !ties || rule === 'conditional'
