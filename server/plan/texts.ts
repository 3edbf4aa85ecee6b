import type { Expression } from '../model/study.ts'

const DAY = 86_400_000

/**
 * What a text stands for beside what it is compared with: the place of a code that is a word, from 0, or the days from
 * 1970-01-01 to a date written YYYY-MM-DD, as data are read.
 * @returns undefined where it is no code and no date there
 */
export function valueOfText(text: string, other: Expression): number | undefined {
  if (other.kind === 'occasion') return valueOfText(text, other.operand)
  if (other.type.kind === 'date') {
    const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(text) : Number.NaN
    return Number.isNaN(time) ? undefined : time / DAY
  }
  if (other.kind !== 'item' || other.type.kind !== 'category') return undefined
  const index = other.item.scale?.codes.findIndex(({ code }) => code === text)
  return index === undefined || index < 0 ? undefined : index
}
