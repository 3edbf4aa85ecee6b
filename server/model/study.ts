import type * as syntax from '../../grammar/syntax.ts'
import type { Span } from '../../grammar/text.ts'
import type { Rational } from './rational.ts'
import type { Category, Level, ValueType } from './types.ts'

/**
 * What a study means: every name bound, every expression typed. Pure data made by `bind.ts` from syntax trees; a part
 * that has an error is present as far as it could be understood, with `unknown` types where it could not.
 */
export interface Study {
  /** The file the study was asked for; `files` holds it and everything it uses. */
  readonly file: string
  readonly title: string
  readonly settings: Settings
  readonly scales: ReadonlyMap<string, Scale>
  readonly instruments: ReadonlyMap<string, Instrument>
  readonly variables: ReadonlyMap<string, Variable>
  readonly datasets: readonly Dataset[]
  readonly occasions: ReadonlyMap<string, Occasions>
  readonly counts: ReadonlyMap<string, Counts>
  readonly tables: readonly Table[]
  readonly figures: readonly Figure[]
  readonly comparisons: readonly Comparison[]
  readonly families: readonly Family[]
  /** Every use of a name and what it stands for: hover, definition, references and rename read this. */
  readonly uses: readonly Use[]
}

/** Where something is declared: the file, the whole node and the name within. */
export interface Origin {
  readonly file: string
  readonly span: Span
  readonly nameSpan: Span
}

export interface Use {
  readonly file: string
  readonly span: Span
  readonly symbol: ModelSymbol
}

export type ModelSymbol =
  | Scale
  | Instrument
  | Item
  | Score
  | Summary
  | BandSymbol
  | Cutoffs
  | Variable
  | CategorySymbol
  | Dataset
  | Occasions
  | Counts
  | Table
  | Figure
  | Comparison
  | Family

export type Conventions = 'r' | 'spss' | 'medcalc' | 'stata'

/** Everything that the `study` declaration settles, defaults filled in from the conventions. */
export interface Settings {
  readonly design?: string
  readonly alpha: number
  readonly confidence: number
  readonly conventions: Conventions
  /** Hyndman–Fan type. */
  readonly quantiles: 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9
  readonly continuity: boolean
  readonly difference: 'first - second' | 'second - first'
  readonly chiSquare: 'pearson' | 'yates' | 'n-1'
  readonly exactness: 'auto' | 'exact' | 'asymptotic'
  readonly pValues: 'exact' | 'apa' | 'ama' | 'nejm' | 'lancet'
  readonly digits: number
  readonly locale: string
  readonly seed: number
  /** Counts below this are suppressed in every output; 0: none. */
  readonly smallCells: number
  /** Which of these the file states itself, by keyword as written. */
  readonly stated: ReadonlySet<string>
  /** The `study` declaration they are read from; none where the file has none. */
  readonly from?: { readonly file: string; readonly node: syntax.StudyDeclaration }
}

export interface ScaleCode {
  readonly code: number | string
  readonly label: string
  /** What stands in the file; the code itself when nothing is said. */
  readonly stored: readonly (number | string)[]
}

export interface Scale {
  readonly kind: 'scale'
  readonly name: string
  readonly label: string
  readonly level: Level
  /** Empty for a scale given as a range. Numeric codes ascending as declared. */
  readonly codes: readonly ScaleCode[]
  /** User-missing codes. */
  readonly missing: readonly (number | string)[]
  readonly type: ValueType
  readonly origin: Origin
  readonly node: syntax.ScaleDeclaration
}

export interface Instrument {
  readonly kind: 'instrument'
  readonly name: string
  readonly label: string
  /** Who gets the instrument; the others are not asked, never missing. */
  readonly askedWhen?: Expression
  readonly items: readonly Item[]
  readonly scores: readonly Score[]
  readonly summaries: readonly Summary[]
  readonly cite?: { readonly text: string; readonly doi?: string }
  readonly licence?: string
  readonly origin: Origin
  readonly node: syntax.InstrumentDeclaration
}

export interface Item {
  readonly kind: 'item'
  readonly name: string
  readonly wording: string
  readonly instrument: string
  readonly scale: Scale | undefined
  /** Contributes `min + max − x` of the declared scale. */
  readonly reversed: boolean
  /** Skip logic of the item itself. */
  readonly askedWhen?: Expression
  /** What a skipped item counts as. */
  readonly otherwise?: number
  readonly unscored: boolean
  /** The type as answered; scores see it after reversal (same ends). */
  readonly type: ValueType
  readonly origin: Origin
}

export interface Score {
  readonly kind: 'score'
  readonly name: string
  readonly label: string
  readonly instrument: string
  /** An aggregate over items: gets reliability without being asked. */
  readonly subscale: boolean
  readonly expression: Expression | undefined
  /** Type of the value, derived from the items. */
  readonly type: ValueType
  /** The construct for comparisons: `measures "…"`, else the score's own name. */
  readonly construct: string
  /** How many items each aggregate may miss; undefined: none, any missing item makes the score missing. */
  readonly allow?: number
  readonly rounded: boolean
  /** The distinct items it is computed from, through other scores too, in the order of the instrument. */
  readonly items: readonly Item[]
  readonly cutoffs: readonly Cutoffs[]
  /** Of `: nominal { … }` or `: ordinal { … }`; empty otherwise. */
  readonly categories: readonly CategorySymbol[]
  readonly norms: readonly Norms[]
  readonly mcid?: number
  readonly retest?: number
  readonly origin: Origin
  readonly node: syntax.ScoreClause
}

/** `norms SCORE { mean M sd S }` or `{ RAW => VALUE … }`, perhaps only `when` a condition holds. */
export interface Norms {
  readonly when?: Expression
  readonly mean?: number
  readonly sd?: number
  /** Ascending by raw value as written. */
  readonly entries: readonly { readonly raw: number; readonly value: number }[]
  readonly node: syntax.NormsClause
}

/** A figure of the group, not of a person. */
export interface Summary {
  readonly kind: 'summary'
  readonly name: string
  readonly label: string
  readonly instrument: string
  readonly expression: Expression | undefined
  readonly origin: Origin
  readonly node: syntax.SummaryClause
}

/** The bands of one score, perhaps only `when` a condition holds. */
export interface Cutoffs {
  readonly kind: 'cutoffs'
  readonly score: string
  readonly instrument: string
  readonly label: string
  readonly when?: Expression
  readonly bands: readonly BandSymbol[]
  readonly origin: Origin
  readonly node: syntax.CutoffsClause
}

/** One band: all values v with low ≤ v ≤ high, or v < high when the upper end is open. Infinite ends: `..24`, `25..`. */
export interface BandSymbol {
  readonly kind: 'band'
  readonly name: string
  readonly label: string
  readonly low: number
  readonly high: number
  readonly openHigh: boolean
  readonly origin: Origin
}

/** A category of a variable or of a score, or a band of a score where a condition names it. */
export interface CategorySymbol extends Category {
  readonly kind: 'category'
  /** `role`, `M.severity` or `M.total.band`. */
  readonly variable: string
  /** Its place in the order declared, from 0: the value that the data hold for it. */
  readonly index: number
  /** What stands in the file; the name when nothing is said. */
  readonly codes: readonly (number | string)[]
  readonly origin: Origin
}

export interface Variable {
  readonly kind: 'variable'
  readonly name: string
  readonly label: string
  readonly type: ValueType
  readonly categories: readonly CategorySymbol[]
  readonly missing: readonly (number | string)[]
  /** A derived variable. */
  readonly expression?: Expression
  readonly origin: Origin
  readonly node: syntax.VariableDeclaration
}

/** One column to one item or variable; alternatives are the headings of other versions of the file. */
export interface ColumnBinding {
  readonly alternatives: readonly string[]
  readonly target: Item | Variable
  readonly alreadyReversed: boolean
  readonly occasion?: string
  /** `columns "{item}_t0"` without `as`: stands for the items and variables of which the file has such a column. */
  readonly wherever?: true
  readonly span: Span
}

export interface Dataset {
  readonly kind: 'data'
  readonly name: string
  readonly path: string
  /** `postgres`, …; undefined: a file. */
  readonly source?: string
  readonly bindings: readonly ColumnBinding[]
  /** Headings of the column, alternatives of other versions of the file. */
  readonly id?: readonly string[]
  readonly weight?: readonly string[]
  readonly missing: readonly (number | string)[]
  /** Long data: which column says the occasion of a row. */
  readonly long?: { readonly occasions: Occasions; readonly column: string }
  readonly includes: readonly { readonly condition: Expression; readonly reason: string; readonly span: Span }[]
  readonly expectRows?: number
  readonly encoding?: string
  readonly delimiter?: string
  readonly decimal?: string
  readonly sheet?: string
  readonly origin: Origin
  readonly node: syntax.DataDeclaration
}

export interface Occasions {
  readonly kind: 'occasions'
  readonly name: string
  readonly label: string
  readonly occasions: readonly {
    readonly name: string
    readonly label: string
    readonly codes: readonly (number | string)[]
  }[]
  readonly origin: Origin
}

export interface Counts {
  readonly kind: 'counts'
  readonly name: string
  readonly label: string
  readonly columns: readonly Category[]
  readonly rows: readonly Category[]
  /** counts[row][column], non-negative integers. */
  readonly counts: readonly (readonly number[])[]
  readonly reported: readonly syntax.Reported[]
  readonly origin: Origin
  readonly node: syntax.CountsDeclaration
}

export interface Table {
  readonly kind: 'table'
  readonly name: string
  readonly label: string
  readonly rows: readonly Expression[]
  readonly by?: Variable
  readonly where?: Expression
  /** Undefined: normality decides. */
  readonly summary?: 'median-iqr' | 'median-range' | 'mean-sd' | 'both'
  readonly withNormality: boolean
  readonly withPValues: boolean
  readonly reported: readonly syntax.Reported[]
  readonly origin: Origin
  readonly node: syntax.TableDeclaration
}

export interface Figure {
  readonly kind: 'figure'
  readonly name: string
  readonly label: string
  readonly where?: Expression
  readonly parts: readonly { readonly figure: string; readonly of: readonly Expression[]; readonly by?: Variable }[]
  readonly origin: Origin
  readonly node: syntax.FigureDeclaration
}

/** One side of a comparison. `name` is `as NAME`, else the category of `by`, else what is written. */
export interface SampleModel {
  readonly expression: Expression
  readonly where?: Expression
  readonly name: string
  readonly label: string
  readonly span: Span
}

/** What a comparison asks; the shape decides which tests can answer. */
export type Question =
  | { readonly kind: 'groups'; readonly sample: SampleModel; readonly by: Variable }
  | {
      readonly kind: 'two-samples'
      readonly first: SampleModel
      readonly second: SampleModel
      readonly paired: boolean
    }
  | { readonly kind: 'occasions'; readonly sample: SampleModel; readonly by: Occasions }
  | { readonly kind: 'counts'; readonly counts: Counts }
  | { readonly kind: 'correlate'; readonly first: SampleModel; readonly second: SampleModel }
  | { readonly kind: 'agreement'; readonly samples: readonly SampleModel[] }
  | { readonly kind: 'detect'; readonly condition: Expression; readonly score: SampleModel }

/** A test and the options written on its line. */
export interface TestChoice {
  /** A row of the register of tests. */
  readonly test: string
  readonly options: ReadonlyMap<string, string | number | true>
  readonly span: Span
}

export interface Comparison {
  readonly kind: 'comparison'
  readonly name: string
  readonly label: string
  readonly status?: 'planned' | 'exploratory'
  readonly question: Question | undefined
  /** Undefined: `defaultTest` of the register is taken, and shown as a hint. */
  readonly using?: TestChoice
  /** Behind `if normal else`. */
  readonly otherwise?: TestChoice
  readonly alternative: 'two-sided' | 'greater' | 'less'
  readonly margin?: { readonly kind: 'equivalence' | 'noninferiority'; readonly value: number }
  readonly where?: Expression
  readonly expectN?: { readonly n: number; readonly perGroup: boolean }
  readonly stratified?: Variable
  readonly adjusted: readonly (Variable | Score)[]
  readonly reported: readonly syntax.Reported[]
  readonly family?: string
  readonly origin: Origin
  readonly node: syntax.ComparisonDeclaration
}

export interface Family {
  readonly kind: 'family'
  readonly name: string
  readonly label: string
  readonly adjust: 'holm' | 'bonferroni' | 'hochberg' | 'hommel' | 'bh' | 'by' | undefined
  readonly comparisons: readonly string[]
  readonly origin: Origin
  readonly node: syntax.FamilyDeclaration
}

// ── Bound, typed expressions ─────────────────────────────────────────────────────────────────────────────────────────

export type AggregateFunction = 'sum' | 'mean' | 'count' | 'min' | 'max'

interface Typed {
  readonly type: ValueType
  readonly span: Span
}

export type Expression = Typed &
  (
    | { readonly kind: 'number'; readonly value: number; readonly exact?: Rational }
    | { readonly kind: 'text'; readonly text: string }
    /** A category of a variable or score, or a band, used as a value: `role = patient`. */
    | { readonly kind: 'category'; readonly category: CategorySymbol }
    | { readonly kind: 'item'; readonly item: Item }
    | { readonly kind: 'score'; readonly score: Score }
    /** `.band` of a score: an ordinal category. */
    | { readonly kind: 'band'; readonly score: Score }
    /** `.z`, `.t` or the looked-up norm. */
    | { readonly kind: 'norm'; readonly score: Score; readonly which: 'z' | 't' | 'norm' }
    | { readonly kind: 'variable'; readonly variable: Variable }
    | { readonly kind: 'occasion'; readonly operand: Expression; readonly occasion: string; readonly label: string }
    | { readonly kind: 'negate'; readonly operand: Expression }
    | { readonly kind: 'not'; readonly operand: Expression }
    | {
        readonly kind: 'arithmetic'
        readonly operator: '+' | '-' | '*' | '/'
        readonly left: Expression
        readonly right: Expression
      }
    | {
        readonly kind: 'comparison'
        readonly operator: '=' | '!=' | '<' | '<=' | '>' | '>='
        readonly left: Expression
        readonly right: Expression
      }
    | { readonly kind: 'logic'; readonly operator: 'and' | 'or'; readonly left: Expression; readonly right: Expression }
    | {
        readonly kind: 'in-range'
        readonly operand: Expression
        readonly low: number
        readonly high: number
        readonly openHigh: boolean
      }
    | { readonly kind: 'in-list'; readonly operand: Expression; readonly values: readonly Expression[] }
    | { readonly kind: 'if'; readonly condition: Expression; readonly then: Expression; readonly else: Expression }
    /**
     * `of` are the operands, runs written out; for `count` each is a condition (`q1..q9 >= 2` gives nine).
     * `allow` is the score's rule for this aggregate.
     */
    | {
        readonly kind: 'aggregate'
        readonly function: AggregateFunction
        readonly of: readonly Expression[]
        readonly allow: number | undefined
      }
    | { readonly kind: 'percent'; readonly condition: Expression }
    | { readonly kind: 'missing'; readonly operand: Expression }
    | { readonly kind: 'round'; readonly operand: Expression }
    /** Could not be understood; a diagnostic says why. */
    | { readonly kind: 'unknown' }
  )
