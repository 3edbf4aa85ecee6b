/** Edits between two words, neighbours swapped counting as one (Damerau 1964, restricted); gives up above `limit`. */
function distance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1
  let beforeLast: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    let best = i
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1]
      let value = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + (same ? 0 : 1))
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        value = Math.min(value, beforeLast[j - 2]! + 1)
      row.push(value)
      if (value < best) best = value
    }
    if (best > limit) return limit + 1
    beforeLast = last
    last = row
  }
  return last[b.length]!
}

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
