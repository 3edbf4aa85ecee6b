import { words } from './word.ts'

export const studyWords = [
  ...words('clause', ['study'], {
    design: 'The design of the study, such as cross-sectional, longitudinal or randomised.',
    alpha: 'The significance level; 0.05 if nothing is said.',
    confidence: 'The confidence of the intervals; 1 − alpha if nothing is said.',
    conventions: 'Whose rules to follow where statistical packages differ: r, spss, medcalc or stata.',
    quantiles: 'How quartiles are interpolated: one of the nine types of Hyndman and Fan.',
    continuity: 'Whether the normal approximation of a rank test is corrected for continuity.',
    difference: 'Which sample is subtracted from which.',
    'chi-square': 'The variant of χ² for two-by-two tables: pearson, yates or n-1.',
    exactness: 'Whether rank tests are exact: auto, exact or asymptotic.',
    'p-values': 'How p-values are written: exact, apa, ama, nejm or lancet.',
    digits: 'Decimals of the printed numbers; 2 if nothing is said.',
    locale: 'The language of the printed tables: decimal mark and labels.',
    seed: 'The seed of anything simulated, so that it can be repeated.',
    'small-cells': 'Counts below this number are suppressed in every output, to protect the respondents.',
  }),
  ...words('connector', ['study'], {
    type: 'The type of quantiles, 1 to 9.',
    under: 'The smallest count that is printed.',
    variant: 'The variant of a test.',
  }),
  ...words('value', ['design'], {
    'cross-sectional': 'Everyone answered once.',
    longitudinal: 'The same people answered several times.',
    randomised: 'Groups were formed by chance.',
    cohort: 'People followed over time.',
    'case-control': 'People with and without an outcome are compared.',
  }),
  ...words('value', ['conventions'], {
    r: 'As R does: quantile type 7, Mann–Whitney exact without ties below 50.',
    spss: 'As SPSS does: quantile type 6.',
    medcalc: 'As MedCalc does: quantile type 5.',
    stata: 'As Stata does: quantile type 2.',
  }),
  ...words('value', ['p-values'], {
    apa: 'As the APA manual asks: three decimals, without the zero before the point.',
    ama: 'As the AMA manual asks.',
    nejm: 'As the New England Journal of Medicine asks.',
    lancet: 'As The Lancet asks.',
  }),
  ...words('value', ['difference'], {
    first: 'The first sample of the comparison.',
    second: 'The second sample of the comparison.',
  }),
  ...words('value', ['continuity', 'exactness'], {
    on: 'Switched on.',
    off: 'Switched off.',
    auto: 'Decided by the rule of the conventions.',
  }),
  ...words('value', ['chi-square'], {
    pearson: 'χ² of Pearson, without correction.',
    yates: 'χ² with the continuity correction of Yates.',
    'n-1': 'χ² multiplied by (n − 1)/n, as Campbell recommends.',
  }),
]
