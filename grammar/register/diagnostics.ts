export type Severity = 'error' | 'warning' | 'information'

/** Where in the manual a diagnostic belongs, and which stage of a study it is about. */
export type Area = 'syntax' | 'names' | 'scales and items' | 'scores' | 'cut-offs' | 'measurement' | 'tests' | 'data'

export interface DiagnosticRow {
  readonly severity: Severity
  readonly area: Area
  /** A heading: what is the matter, in a few words. */
  readonly title: string
}

/**
 * The catalogue: everything that StudySpec can find wrong, whichever stage finds it. A code never changes its meaning. A
 * new diagnostic is a row here and a page of the same name in docs/diagnostics, whose examples are run by a test.
 */
const catalogue = {
  // ── names ──────────────────────────────────────────────────────────────────────────────────────────────────────────
  'name-unused': { severity: 'warning', area: 'names', title: 'Declared and never used' },

  // ── scales and items ───────────────────────────────────────────────────────────────────────────────────────────────
  'code-duplicate': { severity: 'error', area: 'scales and items', title: 'A code stands for two answers' },
  'label-duplicate': { severity: 'warning', area: 'scales and items', title: 'Two answers with the same label' },
  'codes-not-monotone': { severity: 'warning', area: 'scales and items', title: 'Codes are not in order' },
  'item-without-scale': { severity: 'error', area: 'scales and items', title: 'An item without a scale' },
  'item-reversed-twice': { severity: 'error', area: 'scales and items', title: 'An item reversed twice' },
  'item-unscored': { severity: 'warning', area: 'scales and items', title: 'An item that belongs to no score' },
  'item-in-two-subscales': { severity: 'warning', area: 'scales and items', title: 'An item in two subscales' },

  // ── scores ─────────────────────────────────────────────────────────────────────────────────────────────────────────
  'score-range-wrong': { severity: 'error', area: 'scores', title: 'The stated range is not the one the items give' },
  'scales-mixed': { severity: 'warning', area: 'scores', title: 'Items on different ranges are summed' },
  'reversal-suspected': { severity: 'information', area: 'scores', title: 'The wording suggests a reversed item' },
  'subscale-single-item': { severity: 'warning', area: 'scores', title: 'A subscale of one item' },
  'division-by-zero': { severity: 'warning', area: 'scores', title: 'A divisor that can be 0' },
  'proration-over-half': { severity: 'warning', area: 'scores', title: 'More than half of the items may be missing' },

  // ── cut-offs ───────────────────────────────────────────────────────────────────────────────────────────────────────
  'bands-gap': { severity: 'error', area: 'cut-offs', title: 'A gap between bands' },
  'bands-lowest-uncovered': { severity: 'error', area: 'cut-offs', title: 'The lowest scores are in no band' },
  'bands-highest-uncovered': { severity: 'error', area: 'cut-offs', title: 'The highest scores are in no band' },
  'bands-overlap': { severity: 'error', area: 'cut-offs', title: 'A score in two bands' },
  'bands-fractional': { severity: 'error', area: 'cut-offs', title: 'Whole-number bands on a score with fractions' },
  'band-outside-range': { severity: 'error', area: 'cut-offs', title: 'A band outside the range of the score' },
  'band-unreachable': { severity: 'warning', area: 'cut-offs', title: 'A band that no score can reach' },
  'band-inverted': { severity: 'error', area: 'cut-offs', title: 'The upper end is below the lower' },
  'band-duplicate': { severity: 'error', area: 'cut-offs', title: 'Two bands with the same name' },
  'bands-out-of-order': { severity: 'warning', area: 'cut-offs', title: 'Bands are not in ascending order' },
  'cutoffs-conditions-overlap': { severity: 'error', area: 'cut-offs', title: 'Two sets of bands for the same people' },
  'cutoffs-conditions-incomplete': { severity: 'error', area: 'cut-offs', title: 'People for whom there are no bands' },
  'cutoffs-sets-differ': { severity: 'error', area: 'cut-offs', title: 'Sets of bands with different names or order' },

  // ── measurement ────────────────────────────────────────────────────────────────────────────────────────────────────
  'nominal-mean': { severity: 'error', area: 'measurement', title: 'A mean of a nominal variable' },
  'ordinal-item-mean': { severity: 'warning', area: 'measurement', title: 'A mean of a single ordinal item' },
  'constructs-differ': { severity: 'warning', area: 'measurement', title: 'Two different constructs are compared' },
  'categories-differ': { severity: 'error', area: 'measurement', title: 'Categories that do not match' },
  'nominal-correlation': { severity: 'error', area: 'measurement', title: 'A correlation of a nominal variable' },
  'paired-without-id': { severity: 'error', area: 'measurement', title: 'Paired without a common id' },
  'paired-test-independent': {
    severity: 'warning',
    area: 'measurement',
    title: 'An independent test on paired samples',
  },

  // ── tests ──────────────────────────────────────────────────────────────────────────────────────────────────────────
  'test-unknown': { severity: 'error', area: 'tests', title: 'No test of this name' },
  'test-unsuitable': { severity: 'error', area: 'tests', title: 'A test that cannot answer this question' },
  'comparisons-unadjusted': { severity: 'warning', area: 'tests', title: 'Several planned comparisons, no adjustment' },
  'exact-too-large': { severity: 'warning', area: 'tests', title: 'An exact test on a table too large' },
  'alternative-against-cutoffs': {
    severity: 'information',
    area: 'tests',
    title: 'The alternative runs against the cut-offs',
  },
} as const satisfies Record<string, DiagnosticRow>

/** A report under any other code does not compile. */
export type DiagnosticCode = keyof typeof catalogue

/** Every diagnostic by its code. */
export const diagnostics: Readonly<Record<DiagnosticCode, DiagnosticRow>> = catalogue

/** In the order of the catalogue, which is that of the manual. */
export const diagnosticCodes = Object.keys(catalogue) as readonly DiagnosticCode[]

/** @returns the page of a diagnostic in the documentation, from the root of the project */
export const pageOf = (code: DiagnosticCode): string => `docs/diagnostics/${code}.md`
