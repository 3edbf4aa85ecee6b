import type { Meaning, Reader } from './meaning.ts'
import { shortened } from './nearest.ts'
import type { At, SlottedColumn } from './placed.ts'
import { type DataProblem, type DataProblemCode, OCCURRENCES, type Occurrence } from './problem.ts'

type Misfit = Extract<Meaning, { bad: unknown }>

/** @returns what may help with a text that does not fit */
export const hintOf = (meaning: Meaning): string | undefined => ('bad' in meaning ? meaning.hint : undefined)

/** One and the same number that is on no scale, again and again, often stands for no answer. */
function absentHint(code: DataProblemCode, text: string, { need }: SlottedColumn): string {
  if (code !== 'value-off-scale') return ''
  const where =
    need.target.kind === 'item' ? `the scale \`${need.target.scale?.name ?? ''}\`` : `\`${need.target.name}\``
  return `; if it stands for no answer, add to ${where}: \`missing ${text}\``
}

/** Gathers the cells of one column that do not fit, by what is wrong. */
export class MisfitCollector {
  readonly #byCode = new Map<DataProblemCode, { count: number; first: Occurrence[]; hints: Map<string, string> }>()

  add(
    code: DataProblemCode,
    count: number,
    first: readonly Occurrence[],
    hintFor: (text: string) => string | undefined,
  ): void {
    if (count === 0) return
    const group = this.#group(code)
    group.count += count
    for (const occurrence of first) {
      if (group.first.length < OCCURRENCES) group.first.push(occurrence)
      const hint = hintFor(occurrence.value)
      if (hint !== undefined) group.hints.set(occurrence.value, hint)
    }
  }

  problems(column: SlottedColumn, reader: Reader, at: At): DataProblem[] {
    return [...this.#byCode].map(([code, { count, first, hints }]) => {
      const texts = [...new Set(first.map(({ value }) => value))]
      const shown = texts.slice(0, 3).map((text) => {
        const hint = hints.get(text)
        return `“${shortened(text)}”${hint === undefined ? '' : ` (${hint})`}`
      })
      const more = texts.length > 3 || count > first.length ? ', …' : ''
      const rows = first.slice(0, 5).map(({ row }) => row)
      const where = `row${count === 1 ? '' : 's'} ${rows.join(', ')}${count > rows.length ? ', …' : ''}`
      const what = {
        'value-off-scale': `not on the scale (${shortened(reader.fits, 80)})`,
        'value-not-a-number': reader.fits.startsWith('a date') ? `no date (${reader.fits})` : 'no number',
        'label-unmatched': `no answer that the study declares (${shortened(reader.fits, 80)})`,
      }[code as Misfit['bad']]
      const start = first[0]
      return {
        ...at,
        span: column.need.span,
        code,
        severity: 'error',
        column: column.heading,
        ...(start === undefined ? {} : { row: start.row, line: start.line, value: start.value }),
        count,
        occurrences: first,
        message: `\`${column.need.key}\`: ${count} ${count === 1 ? 'cell is' : 'cells are'} ${what}: ${shown.join(', ')}${more} in ${where}; ${count === 1 ? 'it counts' : 'they count'} as missing until the file or the declaration is corrected${texts.length === 1 && count > 1 ? absentHint(code, texts[0]!, column) : ''}.`,
      }
    })
  }

  #group(code: DataProblemCode): { count: number; first: Occurrence[]; hints: Map<string, string> } {
    let group = this.#byCode.get(code)
    if (group === undefined) this.#byCode.set(code, (group = { count: 0, first: [], hints: new Map() }))
    return group
  }
}
