export type Severity = 'error' | 'warning' | 'information'

/** Where in the manual a diagnostic belongs, and which stage of a study it is about. */
export type Area =
  | 'syntax'
  | 'names'
  | 'scales and items'
  | 'scores'
  | 'cut-offs'
  | 'measurement'
  | 'tests'
  | 'data'
  | 'reported'

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
  // ── syntax ─────────────────────────────────────────────────────────────────────────────────────────────────────────
  'syntax-missing': { severity: 'error', area: 'syntax', title: 'Something that the clause needs is missing' },
  'syntax-unexpected': { severity: 'error', area: 'syntax', title: 'Something stands where it does not belong' },
  'syntax-unknown-declaration': { severity: 'error', area: 'syntax', title: 'A line that declares nothing' },
  'syntax-unknown-clause': { severity: 'error', area: 'syntax', title: 'A line that its block does not know' },
  'syntax-unclosed-block': { severity: 'error', area: 'syntax', title: 'A { without its }' },
  'syntax-stray-brace': { severity: 'error', area: 'syntax', title: 'A } that closes nothing' },
  'syntax-line-break': { severity: 'error', area: 'syntax', title: 'The rest of a clause on a line of its own' },
  'syntax-unclosed-parenthesis': { severity: 'error', area: 'syntax', title: 'A ( without its )' },
  'syntax-unclosed-string': { severity: 'error', area: 'syntax', title: 'A text without its closing quote' },
  'syntax-quotes': { severity: 'error', area: 'syntax', title: 'Other quotes than "' },
  'syntax-escape': { severity: 'error', area: 'syntax', title: 'A backslash before something it cannot escape' },
  'syntax-character': { severity: 'error', area: 'syntax', title: 'A character that the language does not use' },
  'syntax-operator': { severity: 'error', area: 'syntax', title: 'An operator of another language' },
  'syntax-decimal-comma': { severity: 'error', area: 'syntax', title: 'A decimal comma' },
  'syntax-chained-comparison': { severity: 'error', area: 'syntax', title: 'Two comparisons in a row' },
  'syntax-nesting': { severity: 'error', area: 'syntax', title: 'An expression nested too deeply' },

  // ── names ──────────────────────────────────────────────────────────────────────────────────────────────────────────
  'unknown-name': { severity: 'error', area: 'names', title: 'A name that is not declared' },
  'ambiguous-name': { severity: 'error', area: 'names', title: 'A name that two instruments have' },
  'unknown-category': { severity: 'error', area: 'names', title: 'A category that the variable does not have' },
  'unknown-word': { severity: 'error', area: 'names', title: 'A word that means nothing here' },
  'declared-twice': { severity: 'error', area: 'names', title: 'Declared twice' },
  'circular-use': { severity: 'error', area: 'names', title: 'Files that use each other' },
  'circular-score': { severity: 'error', area: 'names', title: 'A score defined by itself' },
  'use-not-found': { severity: 'error', area: 'names', title: 'A file or library instrument that is not there' },
  'used-file-errors': { severity: 'warning', area: 'names', title: 'A used file that has errors' },
  'shadowed-library-name': { severity: 'warning', area: 'names', title: 'A name that hides one of a used file' },
  'needed-variable': { severity: 'error', area: 'names', title: 'An instrument needs a variable of the study' },
  'needed-categories': { severity: 'warning', area: 'names', title: 'A category that an instrument does not know' },
  'setting-out-of-range': { severity: 'error', area: 'names', title: 'A setting outside its range' },
  'name-unused': { severity: 'warning', area: 'names', title: 'Declared and never used' },

  // ── scales and items ───────────────────────────────────────────────────────────────────────────────────────────────
  'broken-run': { severity: 'error', area: 'scales and items', title: 'A run of items with a gap' },
  'code-duplicate': { severity: 'error', area: 'scales and items', title: 'A code stands for two answers' },
  'label-duplicate': { severity: 'warning', area: 'scales and items', title: 'Two answers with the same label' },
  'codes-not-monotone': { severity: 'warning', area: 'scales and items', title: 'Codes are not in order' },
  'item-reversed-twice': { severity: 'error', area: 'scales and items', title: 'An item reversed twice' },
  'item-unscored': { severity: 'warning', area: 'scales and items', title: 'An item that belongs to no score' },
  'item-in-two-subscales': { severity: 'warning', area: 'scales and items', title: 'An item in two subscales' },

  // ── scores ─────────────────────────────────────────────────────────────────────────────────────────────────────────
  'wrong-arguments': { severity: 'error', area: 'scores', title: 'A function with the wrong arguments' },
  'wrong-kind': { severity: 'error', area: 'scores', title: 'A value of the wrong kind' },
  'undefined-part': { severity: 'error', area: 'scores', title: 'A band or norm that is not defined' },
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
  'band-never-observed': { severity: 'information', area: 'cut-offs', title: 'A band in which nobody is' },

  // ── measurement ────────────────────────────────────────────────────────────────────────────────────────────────────
  'occasion-missing': { severity: 'error', area: 'measurement', title: 'A repeated measure without its occasion' },
  'nominal-mean': { severity: 'error', area: 'measurement', title: 'A mean of a nominal variable' },
  'summary-without-numbers': { severity: 'warning', area: 'measurement', title: 'Means or medians of categories' },
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
  'counts-shape': { severity: 'error', area: 'tests', title: 'A row of counts of another length' },
  'test-unknown': { severity: 'error', area: 'tests', title: 'No test of this name' },
  'test-unsuitable': { severity: 'error', area: 'tests', title: 'A test that cannot answer this question' },
  'test-option-unknown': { severity: 'error', area: 'tests', title: 'An option that the test does not have' },
  'not-computed': { severity: 'information', area: 'tests', title: 'Something that this version does not compute' },
  'comparisons-unadjusted': { severity: 'warning', area: 'tests', title: 'Several planned comparisons, no adjustment' },
  'exact-too-large': { severity: 'warning', area: 'tests', title: 'An exact test on a table too large' },
  'alternative-against-cutoffs': {
    severity: 'information',
    area: 'tests',
    title: 'The alternative runs against the cut-offs',
  },
  'expected-counts-small': { severity: 'warning', area: 'tests', title: 'χ² with expected counts that are too small' },
  'group-empty': { severity: 'error', area: 'tests', title: 'A group in which nobody is' },
  'group-constant': { severity: 'error', area: 'tests', title: 'A group in which everybody has the same value' },

  // ── data ───────────────────────────────────────────────────────────────────────────────────────────────────────────
  'columns-mismatch': { severity: 'error', area: 'data', title: 'As many columns as items are needed' },
  'file-not-found': { severity: 'error', area: 'data', title: 'The data file is not there' },
  'file-locked': {
    severity: 'error',
    area: 'data',
    title: 'The data file is held by another program, or not yours to read',
  },
  'file-unreadable': { severity: 'error', area: 'data', title: 'The data file cannot be read' },
  'data-not-read': { severity: 'information', area: 'data', title: 'The data are not read here' },
  'file-outside-workspace': { severity: 'error', area: 'data', title: 'The data file lies outside the folder' },
  'file-is-a-directory': { severity: 'error', area: 'data', title: 'A folder instead of a data file' },
  'file-empty': { severity: 'error', area: 'data', title: 'The data file is empty' },
  'file-no-rows': { severity: 'error', area: 'data', title: 'The data file has a header and no rows' },
  'file-not-text': { severity: 'error', area: 'data', title: 'The data file is no text' },
  'file-changed': { severity: 'warning', area: 'data', title: 'The data file changed while it was read' },
  'format-unsupported': { severity: 'error', area: 'data', title: 'A data format that cannot be read' },
  'encoding-guessed': { severity: 'information', area: 'data', title: 'The encoding was guessed' },
  'encoding-invalid': { severity: 'error', area: 'data', title: 'The file is not in the stated encoding' },
  'delimiter-ambiguous': { severity: 'error', area: 'data', title: 'More than one delimiter is possible' },
  'delimiter-guessed': { severity: 'information', area: 'data', title: 'The delimiter was guessed' },
  'decimal-ambiguous': { severity: 'error', area: 'data', title: 'Decimal point or comma: both are possible' },
  'decimal-comma': { severity: 'information', area: 'data', title: 'Numbers are written with a decimal comma' },
  'quote-unclosed': { severity: 'error', area: 'data', title: 'A quote in the data file is never closed' },
  'row-ragged': { severity: 'error', area: 'data', title: 'Rows with too few or too many cells' },
  'too-many-columns': { severity: 'error', area: 'data', title: 'Too many columns' },
  'column-duplicate': { severity: 'error', area: 'data', title: 'Two columns with the same heading' },
  'column-missing': { severity: 'error', area: 'data', title: 'A column that the file does not have' },
  'column-ambiguous': { severity: 'error', area: 'data', title: 'A column that fits two names' },
  'value-off-scale': { severity: 'error', area: 'data', title: 'An answer that the scale does not have' },
  'value-not-a-number': { severity: 'error', area: 'data', title: 'A cell that is no number' },
  'label-unmatched': { severity: 'error', area: 'data', title: 'A label that fits no category' },
  'id-duplicate': { severity: 'error', area: 'data', title: 'An id that occurs twice' },
  'id-missing': { severity: 'error', area: 'data', title: 'A row without an id' },
  'rows-unexpected': { severity: 'error', area: 'data', title: 'Not as many rows as expected' },
  'item-all-missing': { severity: 'warning', area: 'data', title: 'An item that nobody answered' },
  'item-negative-with-subscale': {
    severity: 'warning',
    area: 'data',
    title: 'An item that runs against the rest of its subscale',
  },
  'straight-lining': { severity: 'information', area: 'data', title: 'The same answer to every item' },
  'already-reversed-needless': {
    severity: 'warning',
    area: 'data',
    title: 'Already reversed in the file, but not declared reversed',
  },
  'floor-effect': { severity: 'information', area: 'data', title: 'Many at the lowest possible score' },
  'ceiling-effect': { severity: 'information', area: 'data', title: 'Many at the highest possible score' },
  'worker-failed': { severity: 'error', area: 'data', title: 'Reading the data failed' },

  // ── reported ───────────────────────────────────────────────────────────────────────────────────────────────────────
  'reported-value': { severity: 'error', area: 'reported', title: 'A printed figure that is not the computed one' },
  'reported-unchecked': { severity: 'information', area: 'reported', title: 'A printed figure that is not checked' },
  'reported-percent': { severity: 'error', area: 'reported', title: 'A percentage that is not its count over n' },
  'reported-fraction-twice': { severity: 'error', area: 'reported', title: 'One fraction, two percentages' },
  'reported-sum': { severity: 'error', area: 'reported', title: 'Counts that do not add up to n' },
  'reported-bands': {
    severity: 'error',
    area: 'reported',
    title: 'Counts in bands that no data with these quartiles have',
  },
  'reported-mean': { severity: 'error', area: 'reported', title: 'A mean that no answers can have' },
  'reported-sd': { severity: 'error', area: 'reported', title: 'A standard deviation that no answers can have' },
  'reported-interval': { severity: 'error', area: 'reported', title: 'An interval without its estimate' },
  'reported-p-and-interval': { severity: 'warning', area: 'reported', title: 'p and its interval disagree' },
  'reported-p-zero': { severity: 'warning', area: 'reported', title: 'A p of 0' },
} as const satisfies Record<string, DiagnosticRow>

/** A report under any other code does not compile. */
export type DiagnosticCode = keyof typeof catalogue

/** Every diagnostic by its code. */
export const diagnostics: Readonly<Record<DiagnosticCode, DiagnosticRow>> = catalogue

/** In the order of the catalogue, which is that of the manual. */
export const diagnosticCodes = Object.keys(catalogue) as readonly DiagnosticCode[]

/** @returns the page of a diagnostic in the documentation, from the root of the project */
export const pageOf = (code: DiagnosticCode): string => `docs/diagnostics/${code}.md`
