/** Edits between two words: insertions, deletions, replacements and swaps of neighbours (Damerau 1964). */
export function distance(a: string, b: string): number {
  let before: number[] = []
  let above = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1]
      let best = Math.min(above[j]! + 1, row[j - 1]! + 1, above[j - 1]! + (same ? 0 : 1))
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) best = Math.min(best, before[j - 2]! + 1)
      row.push(best)
    }
    before = above
    above = row
  }
  return above[b.length]!
}

/** @returns the word of the list that `text` was probably meant to be, if one is near enough: a third of its letters, at most 2 */
export function nearest(text: string, list: readonly string[]): string | undefined {
  if (text.length < 3 || text.length > 40) return undefined
  let best: string | undefined
  let least = Math.min(2, Math.max(1, Math.floor(text.length / 3))) + 1
  for (const candidate of list) {
    if (Math.abs(candidate.length - text.length) >= least) continue
    const d = distance(text.toLowerCase(), candidate)
    if (d < least) {
      least = d
      best = candidate
    }
  }
  return best
}
