import { distance } from '../../grammar/distance.ts'

/**
 * @param word what was written
 * @param candidates what would have been valid
 * @returns the candidate that was most likely meant: the fewest edits, at most a third of the word; letter case is no
 *   edit; undefined when none is near
 */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  const written = word.toLowerCase()
  let limit = Math.floor(written.length / 3)
  let best: string | undefined
  for (const candidate of candidates) {
    if (candidate === word) continue
    const edits = distance(written, candidate.toLowerCase(), limit)
    if (edits > limit || (best !== undefined && edits === limit)) continue
    best = candidate
    limit = edits
    if (edits === 0) break
  }
  return best
}

/**
 * Whether a word can only be a slip of what was found to be nearest to it: nothing else is as near, and no digit
 * differs. `c13` is as near to `c1` as to `c3`, and a number is never misspelt.
 */
export function isCertain(word: string, meant: string, candidates: Iterable<string>): boolean {
  const digits = (text: string): string => text.replace(/\D/g, '')
  if (digits(meant) !== '' && digits(word) !== digits(meant)) return false
  const written = word.toLowerCase()
  const edits = distance(written, meant.toLowerCase(), written.length)
  for (const candidate of candidates)
    if (candidate !== meant && candidate !== word && distance(written, candidate.toLowerCase(), edits) <= edits)
      return false
  return true
}
