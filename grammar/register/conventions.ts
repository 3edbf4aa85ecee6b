/**
 * What the packages do differently, as data. The word behind `conventions` in a study picks a row; each setting can be
 * overridden by itself, and every result names the one it used.
 */
export type ConventionName = 'r' | 'spss' | 'medcalc' | 'stata'

/** Hyndman and Fan (1996, Am Stat 50:361) number the ways to take a quantile. */
export type QuantileType = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9

/**
 * When Mann–Whitney is exact under `exactness auto`. m and n are the sizes of the two groups without missing values.
 * `each-below`: exact iff m < limit and n < limit; `total-at-most`: iff m + n ≤ limit; `each-at-most`: iff both ≤ limit.
 */
export type ExactnessRule =
  | { readonly when: 'each-below' | 'total-at-most' | 'each-at-most'; readonly limit: number; readonly ties: TiesRule }
  | { readonly when: 'never' }

/**
 * What ties do to the exact test: `conditional`: the distribution given the ties; `ignored`: the distribution without
 * ties is used all the same; `asymptotic`: any tie makes the test asymptotic.
 */
export type TiesRule = 'conditional' | 'ignored' | 'asymptotic'

/** One setting of a package with the sentence that a hover or a note shows. */
export interface Stated<T> {
  readonly value: T
  readonly description: string
  readonly source: string
}

export interface Convention {
  readonly name: ConventionName
  readonly label: string
  /** The version that is followed, where versions differ. */
  readonly version?: string
  readonly quantiles: Stated<QuantileType>
  readonly exactness: Stated<ExactnessRule>
  /** The ½ of the normal approximation of rank tests. */
  readonly continuity: Stated<boolean>
  readonly difference: Stated<'first - second' | 'second - first'>
  /** The variant of χ² for a 2×2 table; larger tables are Pearson's everywhere. */
  readonly chiSquare: Stated<'pearson' | 'yates' | 'n-1'>
}

const R: Convention = {
  name: 'r',
  label: 'R',
  version: '4.6',
  quantiles: {
    value: 7,
    description: 'R takes quantiles by type 7, at 1 + (n − 1)p.',
    source: 'R: stats::quantile',
  },
  exactness: {
    value: { when: 'each-below', limit: 50, ties: 'conditional' },
    description:
      'R 4.6 is exact, given the ties, when both groups have fewer than 50 observations; R up to 4.5 was not when there were ties.',
    source: 'R 4.6.0 NEWS; stats::wilcox.test',
  },
  continuity: {
    value: true,
    description: 'R takes ½ off the distance from the expected rank sum in the normal approximation.',
    source: 'R: stats::wilcox.test, correct = TRUE',
  },
  difference: {
    value: 'first - second',
    description: 'R gives the first group minus the second.',
    source: 'R: stats::wilcox.test, stats::t.test',
  },
  chiSquare: {
    value: 'yates',
    description: 'R corrects a 2×2 table by Yates.',
    source: 'R: stats::chisq.test, correct = TRUE',
  },
}

const SPSS: Convention = {
  name: 'spss',
  label: 'SPSS',
  quantiles: {
    value: 6,
    description: 'SPSS takes quantiles by type 6 (HAVERAGE), at (n + 1)p.',
    source: 'IBM SPSS Statistics Algorithms: EXAMINE, FREQUENCIES',
  },
  exactness: {
    value: { when: 'total-at-most', limit: 40, ties: 'ignored' },
    description: 'SPSS adds an exact p, not corrected for ties, when there are 40 cases or fewer.',
    source: 'IBM SPSS Statistics Algorithms: NPAR TESTS',
  },
  continuity: {
    value: false,
    description: 'SPSS corrects the normal approximation for ties, not for continuity.',
    source: 'IBM SPSS Statistics Algorithms: NPAR TESTS',
  },
  difference: {
    value: 'first - second',
    description: 'SPSS gives the first group minus the second.',
    source: 'IBM SPSS Statistics Algorithms: T-TEST',
  },
  chiSquare: {
    value: 'pearson',
    description: 'The first row of the SPSS table is Pearson’s χ²; the corrected one stands below it.',
    source: 'IBM SPSS Statistics Algorithms: CROSSTABS',
  },
}

const MEDCALC: Convention = {
  name: 'medcalc',
  label: 'MedCalc',
  quantiles: {
    value: 5,
    description: 'MedCalc takes quantiles by type 5 (Hazen), at 0.5 + np.',
    source: 'Schoonjans et al., method B',
  },
  exactness: {
    value: { when: 'each-at-most', limit: 20, ties: 'asymptotic' },
    description:
      'MedCalc uses the normal approximation when either group has more than 20 observations or there are ties.',
    source: 'MedCalc manual: Mann–Whitney; Lentner 1982; Conover 1999',
  },
  continuity: {
    value: true,
    description: 'MedCalc’s normal approximation is taken as corrected for ties and continuity.',
    source: 'Lentner 1982',
  },
  difference: {
    value: 'second - first',
    description: 'MedCalc gives the second sample minus the first.',
    source: 'MedCalc manual: Mann–Whitney, Hodges–Lehmann median difference',
  },
  chiSquare: {
    value: 'n-1',
    description: 'MedCalc multiplies Pearson’s χ² of a 2×2 table by (N − 1)/N.',
    source: 'MedCalc manual: Chi-squared test; Campbell 2007; Richardson 2011',
  },
}

const STATA: Convention = {
  name: 'stata',
  label: 'Stata',
  quantiles: {
    value: 2,
    description: 'Stata takes quantiles by type 2: the mean of the two neighbours when np is a whole number.',
    source: 'Stata manual: summarize, pctile',
  },
  exactness: {
    value: { when: 'never' },
    description: 'Stata’s ranksum gives the normal approximation; the exact p stands beside it in newer versions.',
    source: 'Stata manual: ranksum',
  },
  continuity: {
    value: false,
    description: 'Stata corrects the normal approximation for ties, not for continuity.',
    source: 'Stata manual: ranksum',
  },
  difference: {
    value: 'first - second',
    description: 'Stata gives the first group minus the second.',
    source: 'Stata manual: ttest, ranksum',
  },
  chiSquare: {
    value: 'pearson',
    description: 'Stata gives Pearson’s χ².',
    source: 'Stata manual: tabulate twoway',
  },
}

export const CONVENTIONS: Readonly<Record<ConventionName, Convention>> = {
  r: R,
  spss: SPSS,
  medcalc: MEDCALC,
  stata: STATA,
}

export function isConventionName(word: string): word is ConventionName {
  return Object.hasOwn(CONVENTIONS, word)
}
