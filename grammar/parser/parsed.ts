import type { SyntaxTree } from '../syntax.ts'
import type { SyntaxProblem } from './errors.ts'

/** A text as it was read. */
export interface Parsed {
  readonly tree: SyntaxTree
  /** In the order of the text. */
  readonly errors: SyntaxProblem[]
  /**
   * Where something is wrong that a mistake in another declaration may explain, or that may explain one: lines that are no
   * declarations, stray and missing braces, what follows from a mistake before it.
   */
  readonly unsound: readonly number[]
}

/** A text that was read before, so that the next one need not be read whole. */
export interface Before extends Parsed {
  readonly text: string
}
