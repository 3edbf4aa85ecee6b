import type { Span } from '../text.ts'

/** Every code of a syntax error, with what it means in general. The set is closed. */
export const SYNTAX_CODES = {
  'syntax-missing': 'Something that the clause needs is missing.',
  'syntax-unexpected': 'Something stands where it does not belong.',
  'syntax-unknown-declaration': 'A line outside every block does not start with a declaration.',
  'syntax-unknown-clause': 'A line of a block does not start with a word that the block knows.',
  'syntax-unclosed-block': 'A `{` has no `}`.',
  'syntax-stray-brace': 'A `}` closes nothing, or closes too early.',
  'syntax-line-break': 'The rest of a clause stands on a line of its own, or a declaration does not.',
  'syntax-unclosed-parenthesis': 'A `(` has no `)`.',
  'syntax-unclosed-string': 'A text has no closing quote on its line.',
  'syntax-quotes': 'A text stands in other quotes than `"`.',
  'syntax-escape': 'A `\\` in a text is followed by something other than `"`, `\\` or `n`.',
  'syntax-character': 'A character that the language does not use.',
  'syntax-operator': 'An operator is written as in another language.',
  'syntax-decimal-comma': 'A number has a comma where the language writes a point.',
  'syntax-chained-comparison': 'Two comparisons in a row without `and`.',
  'syntax-nesting': 'An expression is nested too deeply or is too long.',
} as const

export type SyntaxCode = keyof typeof SYNTAX_CODES

export interface SyntaxEdit {
  readonly span: Span
  readonly newText: string
}

export interface SyntaxFix {
  readonly title: string
  /** True where nothing else can have been meant. */
  readonly certain?: boolean
  readonly edits: readonly SyntaxEdit[]
}

/** A mistake in the text, placed where it is: a missing thing at the end of what stands before it. */
export interface SyntaxProblem {
  readonly code: SyntaxCode
  readonly span: Span
  readonly message: string
  readonly fix?: SyntaxFix
  readonly related?: readonly { readonly span: Span; readonly message: string }[]
}
