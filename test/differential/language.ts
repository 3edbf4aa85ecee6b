/** What of the language the differential test draws, as plain data: written as text for the engine, evaluated as it stands here. */
export type Compare = '=' | '!=' | '<' | '<=' | '>' | '>='

export type Arithmetic = '+' | '-' | '*' | '/'

/** Names are whole: `A.a1`, `age`. */
export type Num =
  | { readonly k: 'number'; readonly text: string }
  | { readonly k: 'name'; readonly of: string; readonly part?: 'z' | 't' | 'norm' }
  | { readonly k: 'aggregate'; readonly fn: 'sum' | 'mean' | 'min' | 'max'; readonly of: readonly string[] }
  | { readonly k: 'count'; readonly of: readonly string[]; readonly holds: Holds }
  | { readonly k: 'arithmetic'; readonly op: Arithmetic; readonly a: Num; readonly b: Num }
  | { readonly k: 'negate' | 'round'; readonly a: Num }
  | { readonly k: 'if'; readonly c: Cond; readonly a: Num; readonly b: Num }

/** What is said of each item in `count(q1..q9 >= 2)`. */
export type Holds = { readonly op: Compare; readonly text: string } | { readonly range: Range }

/** An absent end is open; `below`: the upper end is left out. */
export interface Range {
  readonly low?: string
  readonly high?: string
  readonly below?: boolean
}

export type Cond =
  | { readonly k: 'compare'; readonly op: Compare; readonly a: Num; readonly b: Num }
  | { readonly k: 'range'; readonly a: Num; readonly range: Range }
  | { readonly k: 'list'; readonly a: Num; readonly values: readonly string[] }
  | { readonly k: 'category'; readonly of: string; readonly op: Compare; readonly name: string }
  | { readonly k: 'categories'; readonly of: string; readonly names: readonly string[] }
  | { readonly k: 'date'; readonly of: string; readonly op: Compare; readonly text: string }
  | { readonly k: 'flag'; readonly of: string }
  | { readonly k: 'missing'; readonly of: string | Num }
  | { readonly k: 'and' | 'or'; readonly a: Cond; readonly b: Cond }
  | { readonly k: 'not'; readonly a: Cond }

export type Cat = { readonly name: string } | { readonly c: Cond; readonly then: Cat; readonly else: Cat }

export interface Code {
  readonly text: string
  /** What stands in the file instead. */
  readonly stored: readonly string[]
}

export interface Scale {
  readonly name: string
  readonly codes?: readonly Code[]
  readonly range?: { readonly low: string; readonly high: string; readonly step: string }
  readonly missing: readonly string[]
}

export interface Item {
  /** Whole: `A.a1`. */
  readonly name: string
  readonly scale: Scale
  readonly reversed: boolean
  readonly asked?: { readonly when: Cond; readonly otherwise?: string }
  readonly heading: string
  /** The file holds it reversed. */
  readonly already: boolean
}

export interface Cutoffs {
  readonly when?: Cond
  readonly bands: readonly { readonly name: string; readonly range: Range }[]
}

export interface Norms {
  readonly when?: Cond
  readonly mean: string
  readonly sd: string
}

export type Definition =
  | { readonly type: 'number'; readonly is: Num }
  | { readonly type: 'flag'; readonly is: Cond }
  | { readonly type: 'nominal' | 'ordinal'; readonly categories: readonly string[]; readonly is: Cat }

export interface Score {
  readonly name: string
  readonly subscale: boolean
  readonly definition: Definition
  readonly allow?: number
  readonly rounded: boolean
  readonly cutoffs: readonly Cutoffs[]
  readonly norms: readonly Norms[]
  readonly table?: readonly (readonly [raw: string, value: string])[]
}

export interface Instrument {
  readonly name: string
  readonly asked?: Cond
  readonly items: readonly Item[]
  readonly scores: readonly Score[]
}

export interface Variable {
  readonly name: string
  readonly type: 'number' | 'nominal' | 'ordinal' | 'flag' | 'date'
  readonly categories: readonly Code[]
  readonly missing: readonly string[]
  readonly range?: Range
  readonly derived?: Definition
}

export interface Sample {
  readonly of: string
  readonly part?: 'z' | 't' | 'norm' | 'band'
  readonly where?: Cond
}

export type Comparison = {
  readonly name: string
  readonly where?: Cond
} & ({ readonly sample: Sample; readonly by: string } | { readonly first: Sample; readonly second: Sample })

export interface Table {
  readonly name: string
  readonly describe: readonly Sample[]
  readonly by?: string
  readonly where?: Cond
}

export interface Data {
  readonly missing: readonly string[]
  readonly includes: readonly Cond[]
  readonly weight: boolean
}

export interface Drawn {
  readonly scales: readonly Scale[]
  readonly instruments: readonly Instrument[]
  readonly variables: readonly Variable[]
  readonly data: Data
  readonly tables: readonly Table[]
  readonly comparisons: readonly Comparison[]
  readonly headings: readonly string[]
  /** Cells with a decimal point, before they are quoted. */
  readonly rows: readonly (readonly string[])[]
  readonly file: {
    readonly delimiter: ',' | ';' | '\t' | '|'
    readonly comma: boolean
    readonly newline: '\n' | '\r\n'
    /** Whether the study says how the file is written. */
    readonly stated: boolean
    readonly mark: boolean
    /** How often all rows stand in the file: large files are worked on otherwise. */
    readonly copies: number
  }
}
