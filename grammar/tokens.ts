import { comparisonWords } from './vocabulary/comparison.ts'
import { dataWords } from './vocabulary/data.ts'
import { declarationWords } from './vocabulary/declarations.ts'
import { expressionWords } from './vocabulary/expressions.ts'
import { instrumentWords } from './vocabulary/instrument.ts'
import { studyWords } from './vocabulary/study.ts'
import type { Word } from './vocabulary/word.ts'

export type { Word, WordCategory } from './vocabulary/word.ts'

/**
 * The vocabulary of the language: each word with its category, the declarations whose block it stands in, and one line of
 * documentation. Hover, completion and the TextMate grammar come from it. A word with two meanings has two rows. Names of
 * tests are not here: the register of tests has them.
 */
export const VOCABULARY: readonly Word[] = [
  ...declarationWords,
  ...studyWords,
  ...instrumentWords,
  ...dataWords,
  ...comparisonWords,
  ...expressionWords,
]

/** @returns the rows of a word, none if it is no word of the language */
export function meanings(word: string): readonly Word[] {
  return VOCABULARY.filter((row) => row.word === word)
}

/** The words that cannot be names inside expressions. */
export const RESERVED: readonly string[] = ['and', 'or', 'not', 'in', 'if', 'then', 'else']
