/**
 * The register of tests: what exists, as data. The parser, completion, hover, checks, results and the manual read it. Adding
 * a test is a function in `server/statistics`, a row here, a runner in `server/results/tests` and its page.
 */

/** What a question looks like to a test: `two-groups` also for two independent samples, `paired` also for two occasions. */
export type Shape =
  | 'two-groups'
  | 'k-groups'
  | 'paired'
  | 'repeated'
  | 'counts'
  | 'correlate'
  | 'agreement'
  | 'detect'
  | 'distribution'
  | 'reliability'
  | 'adjusted'

/** Stevens's levels of what is measured; a flag is nominal, a band or a single item ordinal, a sum or mean of items interval. */
export type MeasuredLevel = 'nominal' | 'ordinal' | 'interval'

export interface TestOptionRow {
  /** As written behind the test: `exact`, `continuity`, `monte-carlo`. */
  readonly name: string
  /** What follows it: nothing, a number, or one of these words. */
  readonly value: 'none' | 'number' | readonly string[]
  readonly says: string
}

export interface TestRow {
  /** As written in the language. */
  readonly name: string
  /** As printed. */
  readonly title: string
  readonly shapes: readonly Shape[]
  readonly levels: readonly MeasuredLevel[]
  readonly options: readonly TestOptionRow[]
  /** What it asks, in one sentence. */
  readonly asks: string
  readonly assumes: readonly string[]
  /** Name of the statistic in the results that a claim `statistic = …` is about. */
  readonly statistic: string
  /** The effect size reported with it. */
  readonly effect?: string
  /** Page of the manual. */
  readonly page: string
  /** Whether this version computes it. */
  readonly computed: boolean
}

const exact: TestOptionRow = {
  name: 'exact',
  value: 'none',
  says: 'The exact distribution, ties included, at any size',
}
const asymptotic: TestOptionRow = { name: 'asymptotic', value: 'none', says: 'The large-sample approximation' }
const continuity: TestOptionRow = {
  name: 'continuity',
  value: ['on', 'off'],
  says: 'Continuity correction of ½ in the normal approximation',
}
const midP: TestOptionRow = {
  name: 'mid-p',
  value: 'none',
  says: 'Counts half of the probability of the observed table',
}
const monteCarlo: TestOptionRow = {
  name: 'monte-carlo',
  value: 'number',
  says: 'Seeded simulation of that many tables, with the interval of its p',
}
const variant: TestOptionRow = {
  name: 'variant',
  value: ['pearson', 'yates', 'n-1'],
  says: 'Which χ² a 2×2 table gets',
}
const postHoc = (...tests: readonly string[]): TestOptionRow => ({
  name: 'post-hoc',
  value: tests,
  says: 'Which groups differ, each pair with an adjusted p',
})
const adjust: TestOptionRow = {
  name: 'adjust',
  value: ['holm', 'bonferroni', 'hochberg', 'hommel', 'bh', 'by'],
  says: 'How the p of the pairs are adjusted (default holm)',
}

const independent = 'Every person is in one group, and answers for him- or herself'
const sameShape = 'A difference of medians: distributions of the same shape; else it compares who tends to score higher'
const normalGroups = 'Roughly normal scores in each group, or large groups'
const expected5 = 'Expected counts: none under 1, at most a fifth under 5'

function row(
  name: string,
  title: string,
  shapes: readonly Shape[],
  levels: readonly MeasuredLevel[],
  asks: string,
  more: Partial<Omit<TestRow, 'name' | 'title' | 'shapes' | 'levels' | 'asks' | 'page'>> = {},
): TestRow {
  const { options = [], assumes = [], statistic = 'statistic', computed = false, effect } = more
  const page = `docs/statistics/${name}.md`
  const base = { name, title, shapes, levels, options, asks, assumes, statistic, page, computed }
  return effect === undefined ? base : { ...base, effect }
}

const ranks = ['ordinal', 'interval'] as const
const numbers = ['interval'] as const
const categories = ['nominal', 'ordinal'] as const
const any = ['nominal', 'ordinal', 'interval'] as const

export const tests: readonly TestRow[] = [
  // ── Two independent groups ─────────────────────────────────────────────────────────────────────────────────────────
  row(
    'mann-whitney',
    'Mann–Whitney U test',
    ['two-groups'],
    ranks,
    'Does a person of one group tend to score higher than a person of the other?',
    {
      options: [exact, asymptotic, continuity],
      assumes: [independent, sameShape],
      statistic: 'u',
      effect: 'rank-biserial',
      computed: true,
    },
  ),
  row(
    'brunner-munzel',
    'Brunner–Munzel test',
    ['two-groups'],
    ranks,
    'Is a person of one group as likely to score higher as lower, whatever the shapes?',
    {
      assumes: [independent],
      statistic: 't',
      effect: 'probability',
    },
  ),
  row(
    'mood-median',
    'Mood’s median test',
    ['two-groups', 'k-groups'],
    ranks,
    'Do the groups lie equally often above the common median?',
    {
      assumes: [independent],
      statistic: 'chiSquare',
    },
  ),
  row(
    'kolmogorov-smirnov',
    'Kolmogorov–Smirnov test',
    ['two-groups'],
    ranks,
    'Do the two distributions differ anywhere?',
    {
      options: [exact, asymptotic],
      assumes: [independent],
      statistic: 'd',
    },
  ),
  row(
    'welch-t',
    'Welch’s t test',
    ['two-groups'],
    numbers,
    'Do the means of the two groups differ, whatever their variances?',
    {
      assumes: [independent, normalGroups],
      statistic: 't',
      effect: 'hedges-g',
      computed: true,
    },
  ),
  row(
    'student-t',
    'Student’s t test',
    ['two-groups'],
    numbers,
    'Do the means of the two groups differ, given equal variances?',
    {
      assumes: [independent, normalGroups, 'Equal variances'],
      statistic: 't',
      effect: 'hedges-g',
      computed: true,
    },
  ),
  row(
    'permutation',
    'Permutation test of means',
    ['two-groups'],
    numbers,
    'Would so large a difference of means arise if group labels meant nothing?',
    {
      options: [exact, monteCarlo],
      assumes: [independent],
      statistic: 'estimate',
    },
  ),
  // ── Two paired samples ─────────────────────────────────────────────────────────────────────────────────────────────
  row(
    'wilcoxon',
    'Wilcoxon signed-rank test',
    ['paired'],
    ranks,
    'Do persons tend to score higher in one of their two measurements?',
    {
      options: [
        exact,
        asymptotic,
        continuity,
        { name: 'zeros', value: ['pratt', 'drop'], says: 'What becomes of differences of 0' },
      ],
      assumes: ['Differences symmetric about their median'],
      statistic: 'w',
      effect: 'matched-rank-biserial',
    },
  ),
  row('paired-t', 'Paired t test', ['paired'], numbers, 'Does the mean of the differences differ from 0?', {
    assumes: ['Roughly normal differences, or many of them'],
    statistic: 't',
    effect: 'd-z',
  }),
  row('sign', 'Sign test', ['paired'], ranks, 'Do as many persons score higher as lower the second time?', {
    statistic: 's',
  }),
  row('mcnemar', 'McNemar’s test', ['paired'], categories, 'Do as many persons change one way as the other?', {
    options: [exact, asymptotic, continuity, midP],
    statistic: 'chiSquare',
    effect: 'odds-ratio',
  }),
  row(
    'marginal-homogeneity',
    'Stuart–Maxwell test',
    ['paired'],
    categories,
    'Are the categories equally frequent in both measurements?',
    {
      statistic: 'chiSquare',
    },
  ),
  // ── k independent groups ───────────────────────────────────────────────────────────────────────────────────────────
  row(
    'kruskal-wallis',
    'Kruskal–Wallis test',
    ['two-groups', 'k-groups'],
    ranks,
    'Do persons of one of the groups tend to score higher or lower than the others?',
    {
      options: [postHoc('dunn', 'conover', 'dscf'), adjust],
      assumes: [independent, sameShape],
      statistic: 'h',
      effect: 'epsilon-squared',
      computed: true,
    },
  ),
  row(
    'anova',
    'Analysis of variance',
    ['two-groups', 'k-groups'],
    numbers,
    'Do the means of the groups differ, given equal variances?',
    {
      options: [postHoc('tukey')],
      assumes: [independent, normalGroups, 'Equal variances'],
      statistic: 'f',
      effect: 'omega-squared',
      computed: true,
    },
  ),
  row(
    'welch-anova',
    'Welch’s analysis of variance',
    ['two-groups', 'k-groups'],
    numbers,
    'Do the means of the groups differ, whatever their variances?',
    {
      options: [postHoc('games-howell')],
      assumes: [independent, normalGroups],
      statistic: 'f',
      effect: 'omega-squared',
      computed: true,
    },
  ),
  row('jonckheere', 'Jonckheere–Terpstra test', ['k-groups'], ranks, 'Do scores rise (or fall) along ordered groups?', {
    assumes: [independent, 'Ordered groups'],
    statistic: 'j',
  }),
  // ── k repeated measurements ────────────────────────────────────────────────────────────────────────────────────────
  row('friedman', 'Friedman test', ['repeated'], ranks, 'Do persons tend to score higher at one of the occasions?', {
    options: [postHoc('conover', 'nemenyi'), adjust],
    statistic: 'chiSquare',
    effect: 'kendalls-w',
  }),
  row('cochran-q', 'Cochran’s Q test', ['repeated'], ['nominal'], 'Is a yes equally frequent at all occasions?', {
    statistic: 'q',
  }),
  row(
    'repeated-anova',
    'Repeated-measures analysis of variance',
    ['repeated'],
    numbers,
    'Do the means of the occasions differ?',
    {
      options: [
        {
          name: 'correction',
          value: ['greenhouse-geisser', 'huynh-feldt', 'none'],
          says: 'Against violated sphericity',
        },
      ],
      assumes: ['Roughly normal scores', 'Sphericity, or its correction'],
      statistic: 'f',
      effect: 'generalised-eta-squared',
    },
  ),
  // ── Categories by group ────────────────────────────────────────────────────────────────────────────────────────────
  row(
    'chi-square',
    'χ² test',
    ['two-groups', 'k-groups', 'counts'],
    categories,
    'Are the categories equally frequent in all groups?',
    {
      options: [variant],
      assumes: [independent, expected5],
      statistic: 'chiSquare',
      effect: 'cramers-v',
      computed: true,
    },
  ),
  row(
    'fisher',
    'Fisher’s exact test',
    ['two-groups', 'k-groups', 'counts'],
    categories,
    'Are the categories equally frequent in all groups, exactly?',
    {
      options: [exact, midP, monteCarlo],
      assumes: [independent],
      statistic: 'oddsRatio',
      effect: 'cramers-v',
      computed: true,
    },
  ),
  row(
    'g-test',
    'Likelihood-ratio test',
    ['two-groups', 'k-groups', 'counts'],
    categories,
    'Are the categories equally frequent in all groups?',
    {
      assumes: [independent, expected5],
      statistic: 'g',
      effect: 'cramers-v',
    },
  ),
  row(
    'cochran-armitage',
    'Cochran–Armitage trend test',
    ['two-groups', 'counts'],
    ['ordinal'],
    'Does the share of one group rise along the ordered categories?',
    {
      assumes: [independent],
      statistic: 'z',
    },
  ),
  row(
    'linear-by-linear',
    'Linear-by-linear association',
    ['two-groups', 'k-groups', 'counts'],
    ['ordinal'],
    'Do the ordered categories rise along the ordered groups?',
    {
      assumes: [independent],
      statistic: 'chiSquare',
    },
  ),
  row(
    'mantel-haenszel',
    'Mantel–Haenszel test',
    ['two-groups', 'adjusted'],
    categories,
    'Are the categories equally frequent in both groups within the strata?',
    {
      assumes: [independent, 'One odds ratio in all strata (Breslow–Day)'],
      statistic: 'chiSquare',
      effect: 'odds-ratio',
    },
  ),
  // ── Association ────────────────────────────────────────────────────────────────────────────────────────────────────
  row(
    'spearman',
    'Spearman’s rank correlation',
    ['correlate'],
    ranks,
    'Do high scores in one go with high scores in the other?',
    {
      options: [exact, asymptotic],
      statistic: 'rho',
      effect: 'rho',
    },
  ),
  row('pearson', 'Pearson’s correlation', ['correlate'], numbers, 'Do the two lie along one straight line?', {
    assumes: ['Roughly bivariate normal', 'A straight-line relation'],
    statistic: 'r',
    effect: 'r',
  }),
  row('kendall', 'Kendall’s τ-b', ['correlate'], ranks, 'Do pairs of persons tend to be ordered alike in both?', {
    options: [exact, asymptotic],
    statistic: 'tau',
    effect: 'tau',
  }),
  row(
    'polychoric',
    'Polychoric correlation',
    ['correlate'],
    ['ordinal'],
    'How strongly do the traits behind two ordinal answers correlate?',
    {
      assumes: ['Normal traits behind the answers'],
      statistic: 'r',
      effect: 'r',
    },
  ),
  row('point-biserial', 'Point-biserial correlation', ['correlate'], any, 'How strongly does a score go with a yes?', {
    statistic: 'r',
    effect: 'r',
  }),
  // ── Agreement and reliability ──────────────────────────────────────────────────────────────────────────────────────
  row('alpha', 'Cronbach’s α', ['reliability'], ranks, 'How consistently do the items of one score answer?', {
    assumes: ['One dimension', 'Items that load equally; else α is a lower bound'],
    statistic: 'alpha',
    effect: 'alpha',
    computed: true,
  }),
  row(
    'omega',
    'McDonald’s ω',
    ['reliability'],
    ranks,
    'How much of the score’s variance comes from what its items share?',
    { statistic: 'omega', effect: 'omega' },
  ),
  row('split-half', 'Split-half reliability', ['reliability'], ranks, 'Do two halves of the items agree?', {
    statistic: 'r',
  }),
  row(
    'icc',
    'Intraclass correlation',
    ['agreement', 'paired', 'repeated'],
    numbers,
    'How much of the variance lies between persons, not measurements?',
    {
      options: [
        {
          name: 'form',
          value: ['1-1', '2-1', '3-1', '1-k', '2-k', '3-k'],
          says: 'Model and unit of Shrout and Fleiss',
        },
      ],
      statistic: 'icc',
      effect: 'icc',
    },
  ),
  row('kappa', 'Cohen’s κ', ['agreement'], categories, 'Do two raters agree more often than by chance?', {
    statistic: 'kappa',
    effect: 'kappa',
  }),
  row('weighted-kappa', 'Weighted κ', ['agreement'], ['ordinal'], 'Do two raters agree, near misses counted in part?', {
    options: [{ name: 'weights', value: ['linear', 'quadratic'], says: 'How a miss grows with its distance' }],
    statistic: 'kappa',
    effect: 'kappa',
  }),
  row('fleiss', 'Fleiss’ κ', ['agreement'], categories, 'Do several raters agree more often than by chance?', {
    statistic: 'kappa',
    effect: 'kappa',
  }),
  row('krippendorff', 'Krippendorff’s α', ['agreement'], any, 'Do raters agree, some ratings missing?', {
    statistic: 'alpha',
    effect: 'alpha',
  }),
  row(
    'bland-altman',
    'Bland–Altman limits of agreement',
    ['agreement'],
    numbers,
    'How far apart may two measurements of one person lie?',
    {
      assumes: ['Roughly normal differences'],
      statistic: 'estimate',
    },
  ),
  // ── Distribution ───────────────────────────────────────────────────────────────────────────────────────────────────
  row(
    'shapiro-wilk',
    'Shapiro–Wilk test',
    ['distribution'],
    numbers,
    'Could the scores come from a normal distribution?',
    {
      assumes: ['3 to 5000 persons'],
      statistic: 'w',
      computed: true,
    },
  ),
  row(
    'dagostino',
    'D’Agostino–Pearson test',
    ['distribution'],
    numbers,
    'Are skewness and kurtosis those of a normal distribution?',
    { statistic: 'chiSquare' },
  ),
  row(
    'anderson-darling',
    'Anderson–Darling test',
    ['distribution'],
    numbers,
    'Could the scores come from a normal distribution, tails weighted?',
    { statistic: 'a' },
  ),
  row('lilliefors', 'Lilliefors test', ['distribution'], numbers, 'Could the scores come from a normal distribution?', {
    statistic: 'd',
  }),
  // ── Accuracy, equivalence, adjusted ────────────────────────────────────────────────────────────────────────────────
  row('roc', 'ROC analysis', ['detect'], ranks, 'How well does the score tell who has the condition?', {
    statistic: 'auc',
    effect: 'auc',
  }),
  row(
    'tost',
    'Two one-sided tests',
    ['two-groups', 'paired'],
    numbers,
    'Is the difference surely smaller than the margin?',
    {
      statistic: 't',
    },
  ),
  row(
    'linear',
    'Linear regression',
    ['adjusted'],
    numbers,
    'Do the groups differ in their means, given the covariates?',
    { statistic: 't' },
  ),
  row(
    'logistic',
    'Logistic regression',
    ['adjusted'],
    ['nominal'],
    'Do the groups differ in their odds, given the covariates?',
    { statistic: 'z', effect: 'odds-ratio' },
  ),
  row(
    'proportional-odds',
    'Proportional-odds regression',
    ['adjusted'],
    ['ordinal'],
    'Do the groups differ along ordered categories, given the covariates?',
    {
      statistic: 'z',
      effect: 'odds-ratio',
    },
  ),
  row('ancova', 'Analysis of covariance', ['adjusted'], numbers, 'Do the adjusted means of the groups differ?', {
    statistic: 'f',
  }),
]

const byName: ReadonlyMap<string, TestRow> = new Map(tests.map((test) => [test.name, test]))

/** @returns the row of a test, by its name as written in the language */
export const testNamed = (name: string): TestRow | undefined => byName.get(name)

/** What is measured, as the defaults see it. */
export interface Measured {
  readonly level: MeasuredLevel
  /** True for categories: nominal and ordinal variables, flags, bands. */
  readonly categories: boolean
  /** True for a variable of type `number`; false for scores and items. */
  readonly numberVariable: boolean
}

/** @returns the tests that answer a question of this shape about something measured so, the default's kind first */
export function testsFor(shape: Shape, measured: Measured): readonly TestRow[] {
  return tests.filter((test) => test.shapes.includes(shape) && test.levels.includes(measured.level))
}

/**
 * The test that is taken when a comparison has no `using`. It depends on the question alone, never on the data.
 * @returns a name in the register; undefined when no test answers that shape by default
 */
export function defaultTest(shape: Shape, measured: Measured): string | undefined {
  switch (shape) {
    case 'two-groups':
      return measured.categories ? 'chi-square' : measured.numberVariable ? 'welch-t' : 'mann-whitney'
    case 'k-groups':
      return measured.categories ? 'chi-square' : measured.numberVariable ? 'welch-anova' : 'kruskal-wallis'
    case 'paired':
      return measured.categories ? 'mcnemar' : measured.numberVariable ? 'paired-t' : 'wilcoxon'
    case 'repeated':
      return measured.categories ? 'cochran-q' : measured.numberVariable ? 'repeated-anova' : 'friedman'
    case 'counts':
      return 'chi-square'
    case 'correlate':
      return measured.numberVariable ? 'pearson' : 'spearman'
    case 'agreement':
      return measured.categories ? 'kappa' : 'icc'
    case 'detect':
      return 'roc'
    case 'reliability':
      return 'alpha'
    case 'distribution':
      return 'shapiro-wilk'
    case 'adjusted':
      return measured.categories ? 'logistic' : 'linear'
  }
}
