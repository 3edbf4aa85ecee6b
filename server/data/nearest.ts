import { distance } from '../../grammar/distance.ts'

/** @returns the text without marks, in small letters: `Žensko` and `zensko` are alike */
export function plainForm(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/đ/gi, 'd')
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ')
    .trim()
}

/** How many candidates are compared at most: a file may have 10⁵ headings. */
const MOST = 5000

/**
 * @param most how many to return
 * @returns the candidates that `text` may be a slip of, nearest first
 */
export function nearest(text: string, candidates: Iterable<string>, most = 3): string[] {
  const wanted = plainForm(text).slice(0, 60)
  const limit = Math.ceil(wanted.length / 3)
  const found: { candidate: string; away: number }[] = []
  let seen = 0
  for (const candidate of candidates) {
    if (++seen > MOST) break
    const away = distance(wanted, plainForm(candidate).slice(0, 60), limit)
    if (away <= limit) found.push({ candidate, away })
  }
  return found
    .sort((a, b) => a.away - b.away)
    .slice(0, most)
    .map(({ candidate }) => candidate)
}

/** @returns `“a”, “b” or “c”`: texts that stand in a file */
export const quotedList = (texts: readonly string[], last = 'or'): string =>
  joined(
    texts.map((text) => `“${text}”`),
    last,
  )

/** @returns names of the study, each between backticks */
export const backticked = (names: readonly string[], last = 'and'): string =>
  joined(
    names.map((name) => `\`${name}\``),
    last,
  )

const joined = (quoted: readonly string[], last: string): string =>
  quoted.length < 2 ? quoted.join('') : `${quoted.slice(0, -1).join(', ')} ${last} ${quoted.at(-1)}`

/** @returns a text short enough for a message */
export function shortened(text: string, most = 40): string {
  const line = text.replace(/\s+/g, ' ')
  return line.length > most ? `${line.slice(0, most - 1)}…` : line
}
