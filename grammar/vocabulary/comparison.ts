import { words } from './word.ts'

export const comparisonWords = [
  ...words('clause', ['comparison'], {
    compare: 'The samples to compare: one by groups, or one with another.',
    correlate: 'Two scores or numbers whose association is asked for.',
    agreement: 'Ratings of the same thing whose agreement is asked for.',
    detect: 'A condition that a score should detect: ROC curve and accuracy of the cut-off.',
    using: 'The test, with its options; left out, a default that never looks at the data.',
    alternative: 'The alternative hypothesis: two-sided, greater or less.',
    equivalence: 'Shows that a difference is smaller than this, by two one-sided tests.',
    noninferiority: 'Shows that the first sample is not worse by more than this.',
    stratified: 'A variable within whose categories the groups are compared (Mantel–Haenszel).',
    adjusted: 'Variables that the comparison is adjusted for (regression, ANCOVA).',
  }),
  ...words('clause', ['comparison', 'table', 'figure'], {
    where: 'Restricts the result to the respondents who fulfil a condition.',
  }),
  ...words('clause', ['comparison', 'counts', 'table', 'instrument'], {
    reported: 'What the paper reports; written digits carry meaning, and each claim is computed again.',
  }),
  ...words('clause', ['table'], { describe: 'The variables and scores that the table describes.' }),
  ...words('clause', ['family'], {
    adjust: 'How the p-values of the family are adjusted: holm, bonferroni, hochberg, hommel, bh or by.',
    comparisons: 'The comparisons that belong to the family.',
  }),
  ...words('connector', ['comparison', 'table', 'figure'], {
    by: 'The variable that makes the groups, or the occasions of repeated measures.',
    with: 'The other sample; in a table, what else to show.',
    paired: 'Both samples come from the same people.',
    for: 'The variables that are adjusted for.',
    within: 'The largest difference that counts as none.',
    margin: 'The largest difference that counts as not worse.',
    per: 'The number is meant for each group.',
    group: 'The number is meant for each group.',
    of: 'What the figure shows.',
    normal: 'Shapiro–Wilk p ≥ alpha in every group of 3 to 5000.',
  }),
  ...words('connector', ['comparison', 'sample'], {
    as: 'The name of a sample, under which the results and what is reported call it.',
  }),
  ...words('connector', ['table'], {
    as: 'How numbers are described; left out, by mean (SD) where every group is normal, else by median (IQR).',
  }),
  ...words('value', ['alternative'], {
    'two-sided': 'The samples differ, in whichever direction.',
    greater: 'The first sample has higher values.',
    less: 'The first sample has lower values.',
  }),
  ...words('value', ['family'], {
    holm: 'Step-down adjustment of Holm; controls the family-wise error.',
    bonferroni: 'Each p-value times the number of comparisons.',
    hochberg: 'Step-up adjustment of Hochberg.',
    hommel: 'Adjustment of Hommel.',
    bh: 'False discovery rate of Benjamini and Hochberg.',
  }),
  ...words('value', ['table'], {
    'median-iqr': 'Median with the first and third quartile.',
    'median-range': 'Median with the smallest and largest value.',
    'mean-sd': 'Mean with the standard deviation.',
    both: 'Mean (SD) and median (quartiles).',
    normality: 'The p-value of Shapiro–Wilk for each group.',
  }),
  ...words('value', ['figure'], {
    likert: 'Stacked bars of the answers to each item.',
    distribution: 'The distribution of a score.',
    bands: 'How many fall into each band of a score.',
    forest: 'Estimates with their intervals, one under another.',
    roc: 'The ROC curve of a score.',
  }),
  ...words('option', ['using'], {
    exact: 'The exact distribution, not its approximation.',
    asymptotic: 'The large-sample approximation.',
    'mid-p': 'Half the probability of the observed table counts.',
    'monte-carlo': 'Estimated from this many random tables.',
    'post-hoc': 'The test of the pairs of groups that follows.',
  }),
  ...words('claim', ['reported'], {
    p: 'The p-value.',
    statistic: 'The test statistic.',
    df: 'The degrees of freedom.',
    difference: 'The difference between the samples, with its interval as `in LOW..HIGH`.',
    effect: 'The effect size.',
    n: 'The number of respondents, of a group or in all.',
    median: 'The median of a group.',
    quartiles: 'First and third quartile of a group, as LOW..HIGH.',
    range: 'Smallest and largest value of a group, as LOW..HIGH.',
  }),
]
