import type { Site } from './context.ts'
import { expression } from './expressions.ts'
import type { Wanted } from './operands.ts'
import type { Token } from './place.ts'
import type { Suggestion } from './suggestion.ts'
import { isComplete } from './tokens.ts'

/** The last of these words outside of parentheses, and what follows it. */
export function after(
  tokens: readonly Token[],
  words: readonly string[],
): { readonly word: string | undefined; readonly tail: readonly Token[] } {
  let open = 0
  for (let at = tokens.length - 1; at >= 0; at--) {
    const { text, kind } = tokens[at]!
    if (text === ')') open++
    else if (text === '(') open--
    // A word that is the part of a path, or the member of one, is a name.
    else if (open <= 0 && kind === 'name' && words.includes(text) && tokens[at - 1]?.text !== '.')
      return { word: text, tail: tokens.slice(at + 1) }
  }
  return { word: undefined, tail: tokens }
}

/** What has been listed so far, and what stands behind the last comma. */
export function listItem(tokens: readonly Token[]): {
  readonly before: ReadonlySet<string>
  readonly last: readonly Token[]
} {
  const comma = tokens.findLastIndex(({ text }) => text === ',')
  return { before: new Set(tokens.slice(0, comma + 1).map(({ text }) => text)), last: tokens.slice(comma + 1) }
}

/** What goes on with an expression and, where it can end, what follows it. */
export function withRest(
  site: Site,
  tokens: readonly Token[],
  wanted: Wanted,
  rest: () => readonly Suggestion[],
): Suggestion[] {
  const inside = expression(site, tokens, wanted)
  return isComplete(tokens) ? [...inside, ...rest()] : inside
}
