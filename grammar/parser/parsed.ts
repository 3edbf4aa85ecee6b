import type { SyntaxTree } from '../syntax.ts'
import type { SyntaxProblem } from './errors.ts'

/** A text as it was read. */
export interface Parsed {
  readonly tree: SyntaxTree
  /** In the order of the text. */
  readonly errors: SyntaxProblem[]
  /** Where something is wrong that another mistake may explain, so that it is not always said: lines that are no declarations, stray braces. */
  readonly unsound: readonly number[]
}

/** A text that was read before, so that the next one need not be read whole. */
export interface Before extends Parsed {
  readonly text: string
}
