import { type Formatter, NOTHING } from '../../results/format/formatter.ts'
import type { Counted, Hidden, SettingsResult } from '../../results/types.ts'
import { type Note, note } from '../document.ts'

/** What stands in place of a count that is not told: `< 5`, or a dash where a smaller one could be computed from it. */
export const hiddenText = (hidden: Hidden | undefined, { smallCells }: SettingsResult): string =>
  hidden === 'beside-small' || smallCells === 0 ? NOTHING : `< ${smallCells}`

/** @returns `58 (43.9 %)`, or what stands in its place */
export function countedText(one: Counted, settings: SettingsResult, format: Formatter, sign = ' %'): string {
  const { count, percent, hidden } = one
  if (count === null) return hiddenText(hidden, settings)
  return percent === null ? String(count) : `${count} (${format.fixed(percent, 1)}${sign})`
}

/** @returns how many, or `< 5` where the study does not tell counts so small */
export const peopleText = (count: number, settings: SettingsResult): string =>
  count > 0 && count < settings.smallCells ? hiddenText('small', settings) : String(count)

/** Why a dash stands where a count is expected. */
export const withheldText = ({ smallCells }: SettingsResult): string =>
  `${NOTHING}: not shown, since a count below ${smallCells} could be computed from it.`

/** @returns a note on the dashes of a table, where it has any */
export const withheldNotes = (hidden: readonly (Hidden | null | undefined)[], settings: SettingsResult): Note[] =>
  hidden.includes('beside-small') ? [note(withheldText(settings))] : []
