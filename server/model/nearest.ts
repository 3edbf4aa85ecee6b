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
