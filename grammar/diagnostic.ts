import type { Span } from './text.ts'

export type Severity = 'error' | 'warning' | 'information'

/** A replacement of a span of one file. */
export interface TextEdit {
  readonly file: string
  readonly span: Span
  readonly newText: string
}

/** A way out that can be applied as it stands. */
export interface Fix {
  /** In the imperative: "Start good at 0". */
  readonly title: string
  readonly edits: readonly TextEdit[]
  /** True when it is surely what was meant, so that *fix all* may apply it. */
  readonly preferred?: boolean
}

/** Another place that the reader has to see to understand the message. */
export interface Related {
  readonly file: string
  readonly span: Span
  readonly message: string
}

/** What the checks say. `code` is a row of the register of diagnostics and never changes its meaning. */
export interface Diagnostic {
  readonly code: string
  readonly severity: Severity
  /** URI or path, as the caller named the file. */
  readonly file: string
  readonly span: Span
  /** One sentence in the researcher's words, then the numbers, then the way out. */
  readonly message: string
  readonly related: readonly Related[]
  readonly fixes: readonly Fix[]
}
