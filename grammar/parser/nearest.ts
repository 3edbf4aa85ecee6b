import { distance } from '../distance.ts'

/** A word that another one was probably meant to be. */
export interface Meant {
  readonly word: string
  /** Whether no other word of the list is as near. */
  readonly certain: boolean
}

/** @returns the word of the list that `text` was probably meant to be, if one is near enough: a third of its letters, at most 2 */
export function nearest(text: string, list: readonly string[]): Meant | undefined {
  if (text.length < 3 || text.length > 40) return undefined
  let best: string | undefined
  let certain = true
  let least = Math.min(2, Math.max(1, Math.floor(text.length / 3))) + 1
  for (const candidate of list) {
    if (Math.abs(candidate.length - text.length) > least) continue
    const d = distance(text.toLowerCase(), candidate, least)
    if (d < least) {
      least = d
      best = candidate
      certain = true
    } else if (d === least) certain = false
  }
  return best === undefined ? undefined : { word: best, certain }
}
