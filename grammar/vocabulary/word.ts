/**
 * What a word does: starts a declaration, qualifies one (`planned`), starts a clause of a block, joins parts of a clause
 * (`on`, `as`, `by`), names a type of variable, is a value of a setting, a function, an operator, a claim of `reported`, or an
 * option of a test.
 */
export type WordCategory =
  | 'declaration'
  | 'modifier'
  | 'clause'
  | 'connector'
  | 'type'
  | 'value'
  | 'function'
  | 'operator'
  | 'claim'
  | 'option'

export interface Word {
  readonly word: string
  readonly category: WordCategory
  /** The declarations or clauses that the word stands in; empty for everywhere. */
  readonly within: readonly string[]
  /** One line in the researcher's words. */
  readonly documentation: string
}

/** Builds the rows of one category from `word: documentation`. */
export function words(
  category: WordCategory,
  within: readonly string[],
  rows: Readonly<Record<string, string>>,
): Word[] {
  return Object.entries(rows).map(([word, documentation]) => ({ word, category, within, documentation }))
}
