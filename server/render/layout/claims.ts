import type { Formatter } from '../../results/format/formatter.ts'
import type { ClaimResult } from '../../results/types.ts'
import { type Note, note } from '../document.ts'

const SENTENCE_END = /[.!?…]$/

/** What was printed somewhere, held against what comes out. */
export function claimNotes(claims: readonly ClaimResult[], format: Formatter): Note[] {
  return claims.map((claim) => {
    const kind = claim.holds === null ? 'open' : claim.holds ? 'good' : 'bad'
    const came =
      claim.recomputed === null && !claim.interval ? '' : `, ${format.word('recomputed')} ${recomputed(claim, format)}`
    const said = `${format.word('reported')} ${claim.name} ${relation(claim.reported)}${came}`
    const explained = claim.explanations.map((text) => (SENTENCE_END.test(text) ? text : `${text}.`))
    return note([explained.length > 0 ? `${said}.` : said, ...explained].join(' '), kind)
  })
}

const relation = (reported: string) => (/^[<>=]/.test(reported) ? reported : `= ${reported}`)

/** What comes out in place of what was printed; empty where nothing could be recomputed. */
export const recomputedText = (claim: ClaimResult, format: Formatter): string =>
  claim.recomputed === null && !claim.interval ? '' : recomputed(claim, format)

/** Claims about whole numbers of people. */
const COUNTED = /^(n|count)( |$)/

/** A digit or two more than were claimed, so that the difference can be seen. */
function recomputed(claim: ClaimResult, format: Formatter): string {
  if (COUNTED.test(claim.name)) return format.fixed(claim.recomputed, 0)
  const decimals = /[.,](\d+)/.exec(claim.reported)?.[1]?.length ?? 0
  const digits = claim.holds ? decimals : Math.min(decimals + (claim.name === 'p' ? 2 : 1), 6)
  const print = (value: number | null) => format.fixed(value, claim.name === 'p' ? Math.max(digits, 3) : digits)
  if (!claim.interval) return print(claim.recomputed)
  const { low, high } = claim.interval
  const ends = `${print(low)} ${format.word('to')} ${print(high)}`
  return claim.recomputed === null ? ends : `${print(claim.recomputed)} (${ends})`
}
