import type { Name } from '../../grammar/syntax.ts'
import { type Context, report } from './context.ts'
import { isCertain, nearest } from './nearest.ts'
import { listed, replaceFix } from './problems.ts'

/**
 * Reads a word of a closed vocabulary.
 * @param what what the word is, for the message: "convention"
 * @returns the word, or undefined after reporting it with the words that exist
 */
export function oneOf<T extends string>(
  context: Context,
  file: string,
  name: Name | undefined,
  what: string,
  words: readonly T[],
): T | undefined {
  if (name === undefined) return undefined
  const found = words.find((word) => word === name.text)
  if (found !== undefined) return found
  const meant = nearest(name.text, words)
  report(
    context,
    'unknown-word',
    file,
    name.span,
    `There is no ${what} \`${name.text}\`. ${meant === undefined ? `It can be ${listed(words, 20, 'or')}.` : `Did you mean \`${meant}\`?`}`,
    meant === undefined
      ? {}
      : { fixes: [replaceFix(`Change to ${meant}`, file, name.span, meant, isCertain(name.text, meant, words))] },
  )
  return undefined
}
