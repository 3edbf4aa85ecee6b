/**
 * A report as a list of blocks: what `layout` makes of results, and what text and Markdown (and every later format) print.
 * Everything in it is finished text; a format decides only where it stands.
 */
export type Block = TitleBlock | SectionBlock | FactsBlock | TableBlock

export interface TitleBlock {
  readonly kind: 'title'
  readonly text: string
  /** Small print below the title. */
  readonly lines: readonly string[]
}

export interface SectionBlock {
  readonly kind: 'section'
  readonly text: string
}

/** Short statements with a heading each: `respondents` — `184 rows, 184 included`. */
export interface FactsBlock {
  readonly kind: 'facts'
  readonly facts: readonly { readonly name: string; readonly lines: readonly string[] }[]
}

export interface TableBlock {
  readonly kind: 'table'
  readonly title: string
  /** What stands at the end of the title line: `planned`. */
  readonly tag?: string
  /** None: the block is a title with notes, for what could not be computed. */
  readonly columns: readonly Column[]
  readonly rows: readonly Row[]
  readonly notes: readonly Note[]
}

export interface Column {
  /** Lines of the heading. */
  readonly heading: readonly string[]
  readonly align: 'left' | 'right'
}

export interface Row {
  /** `total` stands below a rule, `heading` names the rows that follow, `indented` belongs to a heading. */
  readonly role: 'body' | 'indented' | 'heading' | 'total'
  readonly cells: readonly string[]
}

/** `result` is the answer in a line, `good` and `bad` a claim that holds or fails, `failure` why there is no answer. */
export interface Note {
  readonly kind: 'result' | 'note' | 'good' | 'bad' | 'open' | 'failure'
  readonly text: string
}

export const note = (text: string, kind: Note['kind'] = 'note'): Note => ({ kind, text })

export const left = (...heading: string[]): Column => ({ heading, align: 'left' })
export const right = (...heading: string[]): Column => ({ heading, align: 'right' })

export const row = (cells: readonly string[], role: Row['role'] = 'body'): Row => ({ role, cells })
