/** What the block of `study` can state. */
export const SETTINGS = [
  'design',
  'alpha',
  'confidence',
  'conventions',
  'quantiles',
  'continuity',
  'difference',
  'chi-square',
  'exactness',
  'p-values',
  'digits',
  'locale',
  'seed',
  'small-cells',
] as const
