import type { Span } from './text.ts'

/**
 * The syntax tree: plain data, no tokens, no methods. The parser never fails; what it could not read is absent, and the
 * nearest enclosing declaration says `broken: true`, so that later stages stay silent about what follows from the mistake.
 * Order of every list is the order in the text. Spans cover the first to the last character of the node.
 */
export interface Node {
  readonly kind: string
  readonly span: Span
}

/** A name or a word of the vocabulary, as written. */
export interface Name extends Node {
  readonly kind: 'name'
  readonly text: string
}

/** A string; `text` is the value after escapes. */
export interface Text extends Node {
  readonly kind: 'text'
  readonly text: string
}

/** A number as written: `0.030` claims three decimals, so the digits are kept. A sign is part of the node. */
export interface NumberLiteral extends Node {
  readonly kind: 'number'
  readonly value: number
  readonly written: string
}

/** What stands in a data file for an answer or a category. */
export type Code = NumberLiteral | Text

/** `0..24`, `0..<2.5`, `25..`, `..24`, `20..20`. */
export interface Range extends Node {
  readonly kind: 'range'
  readonly low?: NumberLiteral
  readonly high?: NumberLiteral
  /** True for `..<`: the upper end is left out. */
  readonly open: boolean
}

// ── Expressions ──────────────────────────────────────────────────────────────────────────────────────────────────────

/** `total`, `STAR_P.total`, `STAR_C.total.band`: one or more names joined by dots. */
export interface Reference extends Node {
  readonly kind: 'reference'
  readonly path: readonly Name[]
}

/** `p1..p12`, `PHQ9.q1..q9`: items with one stem and running numbers. */
export interface Run extends Node {
  readonly kind: 'run'
  readonly first: Reference
  readonly last: Name
}

export interface Unary extends Node {
  readonly kind: 'unary'
  readonly operator: '-' | 'not'
  readonly operand?: Expression
}

export type BinaryOperator = 'or' | 'and' | '=' | '!=' | '<' | '<=' | '>' | '>=' | '+' | '-' | '*' | '/'

export interface Binary extends Node {
  readonly kind: 'binary'
  readonly operator: BinaryOperator
  readonly operatorSpan: Span
  readonly left?: Expression
  readonly right?: Expression
}

/** `age in 18..30`, `sex in (female, male)`. */
export interface Membership extends Node {
  readonly kind: 'in'
  readonly operand?: Expression
  readonly set?: Range | ValueList
}

export interface ValueList extends Node {
  readonly kind: 'list'
  readonly values: readonly Expression[]
}

export interface Conditional extends Node {
  readonly kind: 'if'
  readonly condition?: Expression
  readonly then?: Expression
  readonly else?: Expression
}

/** `sum(…)`, `mean(…)`, `count(q1..q9 >= 2)`, `missing(x)`: the function is checked by the model, not the parser. */
export interface Call extends Node {
  readonly kind: 'call'
  readonly function: Name
  readonly arguments: readonly Expression[]
}

/** `PHQ9.total at baseline`. */
export interface AtOccasion extends Node {
  readonly kind: 'at'
  readonly operand?: Expression
  readonly occasion?: Name
}

/** `( … )`: kept, because parentheses decide what `in` means and the printer keeps them. */
export interface Parenthesised extends Node {
  readonly kind: 'parenthesised'
  readonly expression?: Expression
}

export type Expression =
  | Reference
  | Run
  | NumberLiteral
  | Text
  | Unary
  | Binary
  | Membership
  | Conditional
  | Call
  | AtOccasion
  | Parenthesised

// ── Parts that several declarations share ────────────────────────────────────────────────────────────────────────────

/** A setting that is one word or number after its keyword: `design cross-sectional`, `alpha 0.05`, `locale "hr"`. */
export interface Setting extends Node {
  readonly kind: 'setting'
  /** The keyword as written, hyphens included: `p-values`, `chi-square`, `small-cells`. */
  readonly name: Name
  /** The words, numbers and strings behind the keyword, fillers (`type`, `variant`, `under`) left out. */
  readonly values: readonly (Name | NumberLiteral | Text)[]
}

/** `asked when CONDITION [otherwise VALUE]`. */
export interface AskedWhen extends Node {
  readonly kind: 'asked'
  readonly condition?: Expression
  readonly otherwise?: NumberLiteral
}

/** `missing -99 "Refused"`, `missing -99, "NA"`. */
export interface MissingCodes extends Node {
  readonly kind: 'missing'
  readonly codes: readonly Code[]
  readonly label?: Text
}

/** One claim: `p = 0.030`, `difference = -1 in -3..1`, `quartiles patient = 6..9`, `count good patient = 72`, `p < 0.001`. */
export interface Claim extends Node {
  readonly kind: 'claim'
  /** `p`, `difference`, `n`, `median`, `count`, … */
  readonly name: Name
  /** Group, or band and group, or occasion, in the order written. */
  readonly of: readonly Reference[]
  readonly relation: '=' | '<' | '>' | '<=' | '>='
  readonly value?: NumberLiteral | Range
  readonly interval?: Range
}

/** `reported CLAIM, CLAIM, …` */
export interface Reported extends Node {
  readonly kind: 'reported'
  readonly claims: readonly Claim[]
}

interface DeclarationBase extends Node {
  /** Absent only when it could not be read. */
  readonly name?: Name
  readonly label?: Text
  /** True when a syntax error lies within. */
  readonly broken: boolean
}

// ── Declarations ─────────────────────────────────────────────────────────────────────────────────────────────────────

/** `study "Title" { … }`. `label` is the title. */
export interface StudyDeclaration extends DeclarationBase {
  readonly kind: 'study'
  readonly settings: readonly Setting[]
}

/** `use "path.study"` or `use phq9`. */
export interface UseDeclaration extends DeclarationBase {
  readonly kind: 'use'
  readonly path?: Text
  readonly library?: Name
}

/** `CODE "Label" [= VALUE, …]`. */
export interface ScaleCode extends Node {
  readonly kind: 'code'
  readonly code: Code
  readonly label?: Text
  readonly stored: readonly Code[]
}

export interface ScaleDeclaration extends DeclarationBase {
  readonly kind: 'scale'
  /** `nominal`, `ordinal`, `interval`, as written. */
  readonly level?: Name
  readonly codes: readonly ScaleCode[]
  readonly missing: readonly MissingCodes[]
  readonly range?: Range
  readonly step?: NumberLiteral
}

export interface CiteClause extends Node {
  readonly kind: 'cite'
  readonly text?: Text
  readonly doi?: Text
}

export interface LicenceClause extends Node {
  readonly kind: 'licence'
  readonly text?: Text
}

/** `item NAME "Wording" on SCALE [reversed]` and `items FIRST..LAST on SCALE`. */
export interface ItemClause extends Node {
  readonly kind: 'item'
  readonly name?: Name
  /** For `items`: the last name of the run. */
  readonly last?: Name
  readonly wording?: Text
  readonly scale?: Name
  readonly reversed: boolean
  readonly unscored: boolean
  readonly asked?: AskedWhen
  readonly broken: boolean
}

export interface ReverseClause extends Node {
  readonly kind: 'reverse'
  readonly items: readonly (Reference | Run)[]
}

/** `needs variable NAME : TYPE`. */
export interface NeedsClause extends Node {
  readonly kind: 'needs'
  readonly variable?: VariableDeclaration
}

/** `subscale` and `score`. */
export interface ScoreClause extends DeclarationBase {
  readonly kind: 'score'
  readonly subscale: boolean
  /** `: flag` or `: nominal { … }`. */
  readonly type?: VariableType
  readonly expression?: Expression
  /** The stated range behind `in`. */
  readonly stated?: Range
  readonly allow?: NumberLiteral
  readonly rounded: boolean
  readonly measures?: Text
  readonly reported: readonly Reported[]
}

/** `NAME ["Label"] RANGE`. */
export interface Band extends Node {
  readonly kind: 'band'
  readonly name: Name
  readonly label?: Text
  readonly range?: Range
}

export interface CutoffsClause extends Node {
  readonly kind: 'cutoffs'
  readonly score?: Reference
  readonly label?: Text
  readonly when?: Expression
  readonly bands: readonly Band[]
  readonly broken: boolean
}

/** `mcid SCORE N` and `retest SCORE 0.84`. */
export interface ChangeClause extends Node {
  readonly kind: 'mcid' | 'retest'
  readonly score?: Reference
  readonly value?: NumberLiteral
}

/** `summary NAME "Label" = EXPRESSION`. */
export interface SummaryClause extends DeclarationBase {
  readonly kind: 'summary'
  readonly expression?: Expression
}

/** `RAW => VALUE` of a norm table. */
export interface NormEntry extends Node {
  readonly kind: 'norm'
  readonly raw: NumberLiteral
  readonly value?: NumberLiteral
}

export interface NormsClause extends Node {
  readonly kind: 'norms'
  readonly score?: Reference
  readonly when?: Expression
  readonly mean?: NumberLiteral
  readonly sd?: NumberLiteral
  readonly entries: readonly NormEntry[]
  readonly broken: boolean
}

export type InstrumentClause =
  | CiteClause
  | LicenceClause
  | ItemClause
  | ReverseClause
  | AskedWhen
  | NeedsClause
  | ScoreClause
  | CutoffsClause
  | ChangeClause
  | SummaryClause
  | NormsClause

export interface InstrumentDeclaration extends DeclarationBase {
  readonly kind: 'instrument'
  readonly clauses: readonly InstrumentClause[]
}

/** `NAME ["Label"] [= CODE, …]`. */
export interface CategoryNode extends Node {
  readonly kind: 'category'
  readonly name: Name
  readonly label?: Text
  readonly codes: readonly Code[]
}

/** `number [in RANGE]`, `nominal { … }`, `ordinal { … }`, `flag`, `date`. */
export interface VariableType extends Node {
  readonly kind: 'type'
  readonly name: Name
  readonly range?: Range
  readonly categories: readonly CategoryNode[]
  readonly missing: readonly MissingCodes[]
}

export interface VariableDeclaration extends DeclarationBase {
  readonly kind: 'variable'
  readonly type?: VariableType
  /** A derived variable. */
  readonly expression?: Expression
}

/** A column of a data file: a name, or a string when it is no name. */
export type ColumnName = Name | Text

/** `column "STAR P1", "STAR-P 1" as STAR_P.p1 [already reversed]`. */
export interface ColumnClause extends Node {
  readonly kind: 'column'
  readonly columns: readonly ColumnName[]
  readonly target?: Reference
  readonly alreadyReversed: boolean
}

/** `columns "STAR_P{1..12}" as STAR_P.p1..p12`. */
export interface ColumnsClause extends Node {
  readonly kind: 'columns'
  readonly patterns: readonly Text[]
  readonly target?: Run | Reference
  readonly alreadyReversed: boolean
}

/** `id id, "Redni broj"`: the alternatives are the headings of other versions of the file. */
export interface IdClause extends Node {
  readonly kind: 'id'
  readonly columns: readonly ColumnName[]
}

export interface WeightClause extends Node {
  readonly kind: 'weight'
  readonly columns: readonly ColumnName[]
}

export interface IncludeClause extends Node {
  readonly kind: 'include'
  readonly condition?: Expression
  readonly reason?: Text
}

/** `expect N rows`. */
export interface ExpectRowsClause extends Node {
  readonly kind: 'expect-rows'
  readonly rows?: NumberLiteral
}

/**
 * `occasion time from "visit"` (long) · `occasion baseline columns "{item}_t0"` ·
 * `occasion baseline columns "phq{1..9}_pre" as PHQ9.q1..q9` · `occasion baseline column "bdi.pre" as bdi`.
 */
export interface OccasionClause extends Node {
  readonly kind: 'occasion'
  readonly name?: Name
  readonly from?: ColumnName
  readonly binding?: ColumnClause | ColumnsClause
}

export type DataClause =
  | ColumnClause
  | ColumnsClause
  | IdClause
  | WeightClause
  | IncludeClause
  | ExpectRowsClause
  | OccasionClause
  | MissingCodes
  /** `encoding "windows-1250"`, `delimiter ";"`, `decimal ","`, `sheet "Data"`. */
  | Setting

/** `data NAME from "PATH" { … }` or `data NAME from postgres "NAME" { … }`. */
export interface DataDeclaration extends DeclarationBase {
  readonly kind: 'data'
  /** The word before the string, for sources that are no files: `postgres`. */
  readonly source?: Name
  readonly path?: Text
  readonly clauses: readonly DataClause[]
}

/** `baseline "Baseline" = 0`. */
export interface OccasionNode extends Node {
  readonly kind: 'occasion-entry'
  readonly name: Name
  readonly label?: Text
  readonly codes: readonly Code[]
}

export interface OccasionsDeclaration extends DeclarationBase {
  readonly kind: 'occasions'
  readonly occasions: readonly OccasionNode[]
}

/** `professional ["Label"]` behind `columns` in `counts`. */
export interface CountColumn extends Node {
  readonly kind: 'count-column'
  readonly name: Name
  readonly label?: Text
}

/** `good ["Label"]: 0, 14`. */
export interface CountRow extends Node {
  readonly kind: 'count-row'
  readonly name: Name
  readonly label?: Text
  readonly counts: readonly NumberLiteral[]
}

export interface CountsDeclaration extends DeclarationBase {
  readonly kind: 'counts'
  readonly columns: readonly CountColumn[]
  readonly rows: readonly CountRow[]
  readonly reported: readonly Reported[]
}

/** `describe X, … [by VARIABLE]`. */
export interface DescribeClause extends Node {
  readonly kind: 'describe'
  readonly samples: readonly (Reference | Run | AtOccasion)[]
  readonly by?: Reference
}

/** `as median-iqr | median-range | mean-sd | both`. */
export interface AsClause extends Node {
  readonly kind: 'as'
  readonly summary?: Name
}

/** `with normality`, `with p-values`. */
export interface WithClause extends Node {
  readonly kind: 'with'
  readonly what?: Name
}

export interface TableDeclaration extends DeclarationBase {
  readonly kind: 'table'
  readonly clauses: readonly (DescribeClause | AsClause | WithClause | Reported | WhereClause)[]
}

/** `figure NAME "Label" { likert of STAR_P by role }`. */
export interface FigureClause extends Node {
  readonly kind: 'figure-clause'
  readonly figure: Name
  readonly of: readonly (Reference | Run | AtOccasion)[]
  readonly by?: Reference
}

export interface FigureDeclaration extends DeclarationBase {
  readonly kind: 'figure'
  readonly clauses: readonly (FigureClause | WhereClause)[]
}

export interface WhereClause extends Node {
  readonly kind: 'where'
  readonly condition?: Expression
}

/** `SCORE_OR_VARIABLE [at OCCASION] [where CONDITION] [as NAME]`; a change score is an expression over occasions. */
export interface Sample extends Node {
  readonly kind: 'sample'
  readonly expression?: Expression
  readonly where?: Expression
  readonly as?: Name
}

export interface CompareClause extends Node {
  readonly kind: 'compare'
  readonly first?: Sample
  /** `with`. */
  readonly second?: Sample
  readonly paired: boolean
  /** `by VARIABLE` or `by OCCASIONS`. */
  readonly by?: Reference
  readonly stratified?: Reference
  readonly adjusted: readonly Reference[]
}

export interface CorrelateClause extends Node {
  readonly kind: 'correlate'
  readonly first?: Sample
  readonly second?: Sample
}

export interface AgreementClause extends Node {
  readonly kind: 'agreement'
  readonly samples: readonly Sample[]
}

export interface DetectClause extends Node {
  readonly kind: 'detect'
  readonly condition?: Expression
  readonly score?: Sample
}

/** A test with the options on its line: `mann-whitney exact`, `fisher mid-p`, `kruskal-wallis post-hoc dunn`. */
export interface TestUse extends Node {
  readonly kind: 'test'
  readonly name: Name
  readonly options: readonly TestOption[]
}

/** `exact`, `continuity off`, `monte-carlo 10000`, `post-hoc dunn`, `variant yates`. */
export interface TestOption extends Node {
  readonly kind: 'option'
  readonly name: Name
  readonly value?: Name | NumberLiteral
}

/** `using TEST` or `using TEST if normal else TEST`. */
export interface UsingClause extends Node {
  readonly kind: 'using'
  readonly test?: TestUse
  readonly otherwise?: TestUse
}

/** `alternative two-sided | greater | less`. */
export interface AlternativeClause extends Node {
  readonly kind: 'alternative'
  readonly value?: Name
}

/** `equivalence within 2`, `noninferiority margin 2`. */
export interface MarginClause extends Node {
  readonly kind: 'equivalence' | 'noninferiority'
  readonly margin?: NumberLiteral
}

/** `expect N [per group]`. */
export interface ExpectClause extends Node {
  readonly kind: 'expect'
  readonly n?: NumberLiteral
  readonly perGroup: boolean
}

export type ComparisonClause =
  | CompareClause
  | CorrelateClause
  | AgreementClause
  | DetectClause
  | UsingClause
  | AlternativeClause
  | MarginClause
  | ExpectClause
  | WhereClause
  | Reported

export interface ComparisonDeclaration extends DeclarationBase {
  readonly kind: 'comparison'
  readonly status?: 'planned' | 'exploratory'
  readonly clauses: readonly ComparisonClause[]
}

export interface FamilyDeclaration extends DeclarationBase {
  readonly kind: 'family'
  readonly adjust?: Name
  readonly comparisons: readonly Name[]
}

export type Declaration =
  | StudyDeclaration
  | UseDeclaration
  | ScaleDeclaration
  | InstrumentDeclaration
  | VariableDeclaration
  | DataDeclaration
  | OccasionsDeclaration
  | CountsDeclaration
  | TableDeclaration
  | FigureDeclaration
  | ComparisonDeclaration
  | FamilyDeclaration

export interface Comment extends Node {
  readonly kind: 'comment'
  /** With the `#`, without the line end. */
  readonly text: string
}

export interface SyntaxTree extends Node {
  readonly kind: 'file'
  readonly declarations: readonly Declaration[]
  readonly comments: readonly Comment[]
}
