import { type DiagnosticCode, diagnostics, type Severity } from './register/diagnostics.ts'
import type { Span } from './text.ts'

export type { DiagnosticCode, Severity } from './register/diagnostics.ts'

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
  /**
   * True when nothing else can have been meant, so that *fix all* may apply it. False when it is only one answer of several, which an
   * editor must not apply unasked; the only fix of a diagnostic, if it says nothing here, is the one an editor offers first.
   */
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
  readonly code: DiagnosticCode
  readonly severity: Severity
  /** URI or path, as the caller named the file. */
  readonly file: string
  readonly span: Span
  /** One sentence in the researcher's words, then the numbers, then the way out. */
  readonly message: string
  readonly related: readonly Related[]
  readonly fixes: readonly Fix[]
}

/**
 * Makes a diagnostic of the catalogue, which knows how grave it is.
 * @param code a row of the register of diagnostics; another one does not compile
 * @param at the file and the part of it to underline
 * @param message one sentence in the researcher's words, then the numbers, then the way out
 * @param more other places to see, and ways out that can be applied as they stand
 */
export function diagnostic(
  code: DiagnosticCode,
  at: { readonly file: string; readonly span: Span },
  message: string,
  more: { readonly related?: readonly Related[]; readonly fixes?: readonly Fix[] } = {},
): Diagnostic {
  return {
    code,
    severity: diagnostics[code].severity,
    file: at.file,
    span: at.span,
    message,
    related: more.related ?? [],
    fixes: more.fixes ?? [],
  }
}
