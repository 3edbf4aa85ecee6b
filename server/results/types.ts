import type { Severity } from '../../grammar/diagnostic.ts'

/**
 * The results of a study as data, the shape of `run --format json`. Numbers are never rounded and never text; a number
 * that cannot be computed is null, and `why` beside it says why under the same key. Percentages are 0–100. Every renderer
 * (text, Markdown, HTML, hints, the report) reads this and computes nothing.
 */
export interface StudyResults {
  /** Version of StudySpec. */
  readonly studyspec: string
  readonly file: string
  readonly study: string
  readonly diagnostics: readonly ResultDiagnostic[]
  readonly data: readonly DataResult[]
  readonly scores: readonly ScoreResult[]
  readonly results: readonly ComparisonResult[]
  readonly tables: readonly TableResult[]
  /** Tables typed in from a publication. */
  readonly counts?: readonly CountsResult[]
  readonly settings: SettingsResult
  /** Milliseconds; `scans` is the number of passes over data that this run made. */
  readonly timing: {
    readonly parse: number
    readonly check: number
    readonly scan: number
    readonly statistics: number
    readonly scans: number
  }
}

/** How the numbers were made and are to be printed. */
export interface SettingsResult {
  readonly alpha: number
  readonly confidence: number
  readonly conventions: string
  /** One sentence a convention: what it does for quantiles, Mann–Whitney, sign, χ². */
  readonly conventionNotes: readonly string[]
  readonly quantiles: number
  readonly pValues: 'exact' | 'apa' | 'ama' | 'nejm' | 'lancet'
  readonly digits: number
  readonly locale: string
  readonly smallCells: number
}

/** Lines and columns from 1, columns in UTF-16 units. */
export interface ResultDiagnostic {
  readonly code: string
  readonly severity: Severity
  readonly file: string
  readonly line: number
  readonly column: number
  readonly endLine: number
  readonly endColumn: number
  readonly message: string
  readonly related: readonly {
    readonly file: string
    readonly line: number
    readonly column: number
    readonly message: string
  }[]
  readonly fixes: readonly string[]
}

export interface DataResult {
  readonly name: string
  /** Where it is declared, when that is not the file of the study. */
  readonly file?: string
  readonly line?: number
  readonly path: string
  /** null when the file could not be read. */
  readonly rows: number | null
  /** Of weighted data the sum of the weights, as everywhere but in `rows`. */
  readonly included: number | null
  /** Heading of the column of weights. */
  readonly weight?: string
  readonly excluded: readonly { readonly reason: string; readonly rows: number }[]
  readonly problems: readonly DataProblemResult[]
  readonly why?: Why
}

export interface DataProblemResult {
  readonly code: string
  readonly message: string
  readonly column?: string
  /** Row of the data, from 1, the heading not counted. */
  readonly row?: number
  /** Line of the file, from 1. */
  readonly line?: number
  readonly value?: string
  /** How many cells or rows have this problem. */
  readonly count?: number
}

/** Why a number is null, by its key. */
export type Why = Readonly<Record<string, string>>

/** Mean and quartiles of one group; the quantile type is in the settings. */
export interface Summary {
  readonly n: number
  readonly missing: number
  readonly mean: number | null
  readonly sd: number | null
  readonly median: number | null
  readonly q1: number | null
  readonly q3: number | null
  readonly min: number | null
  readonly max: number | null
  readonly normality?: Normality
  readonly why?: Why
}

export interface Normality {
  readonly test: 'shapiro-wilk'
  readonly w: number | null
  readonly p: number | null
  readonly why?: Why
}

export interface Interval {
  readonly value: number | null
  readonly low: number | null
  readonly high: number | null
}

/** `min` and `max` are the derived range, not the observed one; `observed` is. */
export interface ScoreResult extends Omit<Summary, 'min' | 'max'> {
  readonly instrument: string
  /** The label of the instrument, where it has one. */
  readonly instrumentLabel?: string
  /** Where the instrument was published, as the study cites it. */
  readonly instrumentCite?: { readonly text: string; readonly doi?: string }
  readonly name: string
  readonly label: string
  /** Where it is declared, when that is not the file of the study. */
  readonly file?: string
  readonly line: number
  readonly subscale: boolean
  readonly notAsked: number
  readonly min: number
  readonly max: number
  readonly step: number | null
  readonly observed: { readonly min: number | null; readonly max: number | null }
  /** Per cent at the lowest and at the highest possible value. */
  readonly floor: number | null
  readonly ceiling: number | null
  readonly alpha?: Interval & {
    readonly n: number
    readonly standardised: number | null
    readonly confidence: number
    readonly method: string
    readonly why?: Why
  }
  readonly items: readonly ItemResult[]
  readonly bands: readonly BandResult[]
  /** Of a score that says yes or no, 1 or 0: how many say yes. */
  readonly yes?: Counted
  /** The score by group where the study compares this score's groups. */
  readonly groups?: readonly GroupResult[]
  readonly claims?: readonly ClaimResult[]
  /** Why nothing could be computed. */
  readonly failed?: string
  readonly distribution: Distribution
}

/**
 * Value and count, ascending. Values whose count the study suppresses by `small-cells under N` are left out, and so is another
 * one where they could be computed from it.
 */
export type Distribution = readonly (readonly [value: number, count: number])[]

export interface ItemResult {
  readonly name: string
  readonly wording: string
  readonly reversed: boolean
  readonly n: number
  readonly missing: number
  /** After reversal, as the score sees it. */
  readonly mean: number | null
  readonly sd: number | null
  readonly itemRest: number | null
  readonly alphaIfDropped: number | null
  /** After reversal, as the score sees it. */
  readonly distribution: Distribution
  /** What could be answered, as answered; a reversed item is seen as low + high − answer. */
  readonly scale?: {
    readonly low: number
    readonly high: number
    readonly codes: readonly { readonly value: number; readonly label: string }[]
  }
}

/**
 * Why the study, by `small-cells under N`, does not tell a count: it is under N, or one under N could be computed from it.
 */
export type Hidden = 'small' | 'beside-small'

/** How many, and per cent of all; null: not told, or not known. */
export interface Counted {
  readonly count: number | null
  readonly percent: number | null
  readonly hidden?: Hidden
}

export interface BandResult extends Counted {
  readonly name: string
  readonly label: string
  /** null: open end. */
  readonly low: number | null
  readonly high: number | null
  readonly openHigh: boolean
  readonly line: number
  /** Of whom, as written, where the cut-offs are for some only: `sex = female`. */
  readonly when?: string
  /** The same by group where the study compares this score's groups: name of the group, count, per cent of the group. */
  readonly groups: readonly (Counted & { readonly name: string })[]
}

export interface GroupResult extends Summary {
  readonly name: string
  readonly label: string
  /** What was measured, as written: `STAR_C.total`. */
  readonly sample: string
  /** The label of what was measured, for a reader. */
  readonly sampleLabel?: string
  /** Of numbers. */
  readonly distribution?: Distribution
}

/** A contingency table: counts[row][column]. */
export interface ContingencyResult {
  readonly rows: readonly string[]
  readonly rowLabels: readonly string[]
  readonly columns: readonly string[]
  readonly columnLabels: readonly string[]
  /** null: suppressed, since the study has `small-cells under N`. */
  readonly counts: readonly (readonly (number | null)[])[]
  /** Where counts are suppressed: why, cell by cell; null for those that are told. */
  readonly hidden?: readonly (readonly (Hidden | null)[])[]
  readonly expected: readonly (readonly (number | null)[])[]
  readonly residuals: readonly (readonly (number | null)[])[]
}

export interface Effect extends Interval {
  /** `rank-biserial`, `hedges-g`, `cramers-v`, `odds-ratio`, `epsilon-squared`. */
  readonly name: string
  readonly why?: Why
}

/** By their usual names: u1 u2 z t f h chiSquare df df1 df2 p estimate low high confidence achievedConfidence … */
export interface Statistics {
  readonly [name: string]: number | null | Effect | Why | undefined
  readonly p: number | null
  readonly effect?: Effect
  readonly why?: Why
}

export interface ComparisonResult {
  readonly name: string
  readonly label: string
  readonly kind: 'comparison'
  readonly planned: boolean
  readonly exploratory: boolean
  /** Where it is declared, when that is not the file of the study. */
  readonly file?: string
  readonly line: number
  /** A row of the register of tests. */
  readonly test: string
  /** True when the study does not name the test and the default was taken. */
  readonly defaultTest: boolean
  /** Exactness, corrections, whose convention: one phrase. */
  readonly method: string
  readonly conventions: string
  readonly alternative: 'two-sided' | 'greater' | 'less'
  readonly groups: readonly GroupResult[]
  readonly table?: ContingencyResult
  readonly statistics: Statistics
  /** The same p (or estimate) under the other conventions, for the hover: `spss: asymptotic, no continuity` → p. */
  readonly otherConventions: readonly {
    readonly conventions: string
    readonly method: string
    readonly p: number | null
  }[]
  readonly pairs?: readonly PairResult[]
  readonly adjusted?: {
    readonly family: string
    /** The label of the family, where it has one. */
    readonly label?: string
    readonly method: string
    readonly p: number | null
  }
  readonly claims: readonly ClaimResult[]
  readonly notes: readonly string[]
  /** Set when nothing could be computed: the reason, in a sentence. */
  readonly failed?: string
}

export interface PairResult {
  readonly a: string
  readonly b: string
  readonly statistic: number | null
  readonly p: number | null
  readonly adjustedP: number | null
}

/** A printed figure held against the recomputed one. `holds` is null when it cannot be recomputed yet. */
export interface ClaimResult {
  readonly name: string
  /** As written: `0.030`, `-1 in -3..1`, `< 0.001`. */
  readonly reported: string
  readonly recomputed: number | null
  /** The recomputed ends of an interval, of quartiles or of a range. */
  readonly interval?: { readonly low: number | null; readonly high: number | null }
  readonly holds: boolean | null
  readonly explanations: readonly string[]
  readonly line: number
}

export interface TableResult {
  readonly name: string
  readonly label: string
  readonly line: number
  readonly columns: readonly { readonly name: string; readonly label: string; readonly n: number }[]
  readonly rows: readonly TableRow[]
  readonly claims?: readonly ClaimResult[]
  readonly notes: readonly string[]
}

export interface TableRow {
  readonly label: string
  /** 0 for a variable or score, 1 for one of its categories. */
  readonly level: 0 | 1
  readonly kind: 'count' | 'median-iqr' | 'median-range' | 'mean-sd' | 'heading' | 'missing' | 'normality'
  readonly cells: readonly TableCell[]
  readonly p?: number | null
}

/** A typed-in table with what was claimed beside it. */
export interface CountsResult {
  readonly name: string
  readonly label: string
  readonly file?: string
  readonly line: number
  readonly table: ContingencyResult
  readonly claims: readonly ClaimResult[]
}

/** `text` is what is printed, formatted by the settings of the study. */
export interface TableCell {
  readonly text: string
  /** null where it would give a suppressed count away. */
  readonly n: number | null
  readonly missing: number | null
  readonly count: number | null
  readonly percent: number | null
  readonly mean: number | null
  readonly sd: number | null
  readonly median: number | null
  readonly q1: number | null
  readonly q3: number | null
  readonly min: number | null
  readonly max: number | null
}
