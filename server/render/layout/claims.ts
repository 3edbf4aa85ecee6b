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
  const isP = claim.name === 'p'
  const digits = claim.holds ? decimals : Math.min(decimals + (isP ? 2 : 1), 6)
  const print = (value: number | null): string => {
    if (isP) return printP(value, Math.max(digits, 3), format)
    const text = format.fixed(value, digits)
    // Of 4107.5 both 4107 and 4108 may be printed: what holds is shown with the digit that says so.
    return claim.holds && !claim.interval && text !== (written(claim, format) ?? text)
      ? format.fixed(value, digits + 1)
      : text
  }
  if (!claim.interval) return print(claim.recomputed)
  const { low, high } = claim.interval
  const ends = `${print(low)} ${format.word('to')} ${print(high)}`
  return claim.recomputed === null ? ends : `${print(claim.recomputed)} (${ends})`
}

/** A figure as it was printed, as this program would print it; undefined where it is no number alone. */
function written({ reported }: ClaimResult, format: Formatter): string | undefined {
  const value = Number(reported)
  return Number.isNaN(value) ? undefined : format.fixed(value, /\.(\d+)/.exec(reported)?.[1]?.length ?? 0)
}

/** With so many decimals, unless they would make it 0 or 1. */
function printP(p: number | null, digits: number, format: Formatter): string {
  if (p === null) return format.fixed(p, digits)
  const rounded = Number(p.toFixed(digits))
  return (rounded === 0 || rounded === 1) && p !== 1 ? format.p(p) : format.fixed(p, digits)
}
