/** Adjustments are called by the people who found them. */
const ADJUSTMENTS: Readonly<Record<string, string>> = {
  holm: 'Holm',
  bonferroni: 'Bonferroni',
  hochberg: 'Hochberg',
  hommel: 'Hommel',
  bh: 'Benjamini–Hochberg',
  by: 'Benjamini–Yekutieli',
}

/** @returns how an adjustment is called in print; an unknown one as written */
export const adjustName = (method: string): string => ADJUSTMENTS[method] ?? method
