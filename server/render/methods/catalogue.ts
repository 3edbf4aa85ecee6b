import type { ComparisonResult } from '../../results/types.ts'
import type { ReferenceKey } from './references.ts'

/** What the methods say of a test, an effect or an adjustment; its name comes from the registers. */
export interface MethodRow {
  /** Behind the name of the test: what it is and what stands beside it. */
  readonly says?: string
  readonly cites: readonly ReferenceKey[]
}

/** By the names of the register of tests. */
export const TESTS: Readonly<Record<string, (results: readonly ComparisonResult[]) => MethodRow>> = {
  'mann-whitney': (results) => ({
    says: `, with the Hodges–Lehmann estimate of the difference and ${results.some((r) => r.method.startsWith('exact')) ? 'limits that agree with the test' : 'order-statistic limits'}`,
    cites: [
      'mannWhitney1947',
      'hodgesLehmann1963',
      ...(results.some((r) => r.method.startsWith('exact')) ? (['bauer1972'] as const) : []),
      ...(results.some((r) => r.method.startsWith('asymptotic')) ? (['conover1999'] as const) : []),
    ],
  }),
  'welch-t': () => ({ cites: ['welch1947', 'satterthwaite1946'] }),
  'student-t': () => ({ cites: ['student1908'] }),
  'kruskal-wallis': (results) => ({
    cites: ['kruskalWallis1952', ...(results.some((r) => r.pairs !== undefined) ? (['dunn1964'] as const) : [])],
  }),
  anova: () => ({ cites: ['fisher1925'] }),
  'welch-anova': () => ({ cites: ['welch1951'] }),
  'chi-square': (results) => ({
    cites: [
      'pearson1900',
      ...(results.some((r) => r.method.startsWith('Yates')) ? (['yates1934'] as const) : []),
      ...(results.some((r) => r.method.startsWith('(N − 1)')) ? (['campbell2007'] as const) : []),
    ],
  }),
  fisher: (results) => ({
    says: results.every((r) => r.method.startsWith('exact') && r.alternative === 'two-sided')
      ? ', two-sided p by the tables no more probable than the observed one'
      : '',
    cites: [
      ...(results.some((r) => r.method.includes('Halton') || r.method.startsWith('Monte'))
        ? (['freemanHalton1951'] as const)
        : []),
      ...(results.some((r) => r.statistics['oddsRatio'] !== undefined)
        ? (['irwin1935', 'cornfield1956'] as const)
        : []),
    ],
  }),
}

/** By the names of effects in the results. */
export const EFFECTS: Readonly<Record<string, MethodRow>> = {
  'rank-biserial': { says: 'with limits by Fisher’s transformation', cites: ['cureton1956'] },
  'hedges-g': { says: 'with limits from noncentral t', cites: ['hedges1981', 'cummingFinch2001'] },
  'cramers-v': { says: 'with limits from noncentral χ²', cites: ['cramer1946', 'steiger2004'] },
  'epsilon-squared': { cites: ['tomczak2014'] },
  'omega-squared': { cites: ['hays1963'] },
}

/** By the words of `adjust`. */
export const ADJUSTMENTS: Readonly<Record<string, ReferenceKey>> = {
  holm: 'holm1979',
  bonferroni: 'dunn1961',
  hochberg: 'hochberg1988',
  hommel: 'hommel1988',
  bh: 'benjaminiHochberg1995',
  by: 'benjaminiYekutieli2001',
}
