import type { Hint, Meaning, Reader } from './meaning.ts'
import { backticked, shortened } from './nearest.ts'
import type { At, SlottedColumn } from './placed.ts'
import { type DataProblem, type DataProblemCode, OCCURRENCES, type Occurrence } from './problem.ts'

type Misfit = Extract<Meaning, { bad: unknown }>

/** @returns what may help with a text that does not fit */
export const hintOf = (meaning: Meaning): Hint | undefined => ('bad' in meaning ? meaning.hint : undefined)

/** The cells that hold one text. */
interface OfValue {
  count: number
  first: Occurrence[]
}

/** What is wrong in one column, by what is wrong. */
interface Group {
  count: number
  first: Occurrence[]
  readonly hints: Map<string, Hint>
  /** Cells by their text, where each could be counted. */
  readonly values: Map<string, OfValue>
}

/** Gathers the cells of one column that do not fit, by what is wrong. */
export class MisfitCollector {
  readonly column: SlottedColumn
  readonly reader: Reader
  readonly groups = new Map<DataProblemCode, Group>()

  constructor(column: SlottedColumn, reader: Reader) {
    this.column = column
    this.reader = reader
  }

  /** @param value the text of all of these cells, where it is one */
  add(
    code: DataProblemCode,
    count: number,
    first: readonly Occurrence[],
    hintFor: (text: string) => Hint | undefined,
    value?: string,
  ): void {
    if (count === 0) return
    const group = this.#group(code)
    group.count += count
    group.first = inOrder([...group.first, ...first])
    for (const occurrence of first) {
      const hint = hintFor(occurrence.value)
      if (hint !== undefined) group.hints.set(occurrence.value, hint)
    }
    if (value === undefined) return
    const known = group.values.get(value)
    if (known === undefined) group.values.set(value, { count, first: [...first] })
    else {
      known.count += count
      known.first = inOrder([...known.first, ...first])
    }
  }

  #group(code: DataProblemCode): Group {
    const group = this.groups.get(code) ?? { count: 0, first: [], hints: new Map(), values: new Map() }
    this.groups.set(code, group)
    return group
  }
}

const inOrder = (places: Occurrence[]): Occurrence[] => places.sort((a, b) => a.row - b.row).slice(0, OCCURRENCES)

/**
 * A value that does not fit in one item and in another of its scale is one mistake, of the scale or of the file; what stands in one
 * column only is said of that column.
 */
export function misfitProblems(columns: readonly MisfitCollector[], at: At): DataProblem[] {
  const shared = new Map<string, { code: DataProblemCode; value: string; of: MisfitCollector[] }>()
  for (const one of columns)
    for (const [code, { values }] of one.groups)
      for (const value of values.keys()) {
        const key = JSON.stringify([scaleOf(one) ?? one.column.need.key, code, value])
        const entry = shared.get(key)
        if (entry === undefined) shared.set(key, { code, value, of: [one] })
        else entry.of.push(one)
      }
  const problems: DataProblem[] = []
  for (const { code, value, of } of shared.values()) {
    if (of.length < 2) continue
    problems.push(ofScale(code, value, of, at))
    for (const { groups } of of) leaveOut(groups.get(code)!, value)
  }
  for (const one of columns)
    for (const [code, group] of one.groups) if (group.count > 0) problems.push(ofColumn(one, code, group, at))
  return problems
}

const scaleOf = ({ column: { need } }: MisfitCollector): string | undefined =>
  need.target.kind === 'item' ? need.target.scale?.name : undefined

function leaveOut(group: Group, value: string): void {
  group.count -= group.values.get(value)!.count
  group.first = group.first.filter((occurrence) => occurrence.value !== value)
  group.values.delete(value)
}

const WHAT: Readonly<Record<Misfit['bad'], (reader: Reader) => string>> = {
  'value-off-scale': ({ fits }) => `not on the scale (${shortened(fits, 80)})`,
  'value-not-a-number': ({ fits }) => (fits.startsWith('a date') ? `no date (${fits})` : 'no number'),
  'label-unmatched': ({ fits }) => `no answer that the study declares (${shortened(fits, 80)})`,
}

const whatOf = (code: DataProblemCode, reader: Reader): string => WHAT[code as Misfit['bad']](reader)

function ofScale(code: DataProblemCode, value: string, of: readonly MisfitCollector[], at: At): DataProblem {
  const parts = of.map(({ groups }) => groups.get(code)!.values.get(value)!)
  const count = parts.reduce((sum, part) => sum + part.count, 0)
  const occurrences = inOrder(parts.flatMap(({ first }) => first))
  const { column, reader } = of[0]!
  const keys = of.map((one) => one.column.need.key)
  const items = keys.length > 4 ? `${backticked(keys.slice(0, 3)).replace(/ and /, ', ')}, …` : backticked(keys)
  const rows = [...new Set(occurrences.map(({ row }) => row))]
  const shownRows = `${rows.slice(0, 5).join(', ')}${rows.length > 5 || count > occurrences.length ? ', …' : ''}`
  const hint = hintOf(reader.read(value))
  const meant = hint?.as === undefined ? [] : [{ text: value, as: hint.as }]
  const help = code === 'value-off-scale' ? absentHint(value, column) : ''
  return {
    ...at,
    span: column.need.span,
    code,
    severity: 'error',
    column: column.heading,
    ...(occurrences[0] === undefined ? {} : { row: occurrences[0].row, line: occurrences[0].line }),
    value,
    key: column.need.key,
    only: value,
    meant,
    count,
    occurrences,
    message: `“${shortened(value)}” is ${whatOf(code, reader)}${hint === undefined ? '' : `; ${hint.says}`}: ${count} cells of ${of.length} items have it (${items}) in row${rows.length === 1 ? '' : 's'} ${shownRows}; they count as missing until the file or the declaration is corrected${help}.`,
  }
}

function ofColumn({ column, reader }: MisfitCollector, code: DataProblemCode, group: Group, at: At): DataProblem {
  const { count, first, hints } = group
  const texts = [...new Set(first.map(({ value }) => value))]
  const shown = texts.slice(0, 3).map((text) => {
    const hint = hints.get(text)
    return `“${shortened(text)}”${hint === undefined ? '' : ` (${hint.says})`}`
  })
  const more = texts.length > 3 || count > first.length ? ', …' : ''
  const rows = first.slice(0, 5).map(({ row }) => row)
  const where = `row${count === 1 ? '' : 's'} ${rows.join(', ')}${count > rows.length ? ', …' : ''}`
  const start = first[0]
  const again = texts.length === 1 && count > 1
  const meant = texts.slice(0, 3).flatMap((text) => {
    const as = hints.get(text)?.as
    return as === undefined ? [] : [{ text, as }]
  })
  const values = shown.length === 0 ? `${count} ${count === 1 ? 'cell' : 'cells'}` : `${shown.join(', ')}${more}`
  return {
    ...at,
    span: column.need.span,
    code,
    severity: 'error',
    column: column.heading,
    ...(start === undefined ? {} : { row: start.row, line: start.line, value: start.value }),
    key: column.need.key,
    ...(again ? { only: texts[0]! } : {}),
    meant,
    count,
    occurrences: first,
    message: `${values} in \`${column.need.key}\` ${count === 1 || texts.length === 1 ? 'is' : 'are'} ${whatOf(code, reader)}: ${count} ${count === 1 ? 'cell' : 'cells'}${rows.length === 0 ? '' : ` in ${where}`}; ${count === 1 ? 'it counts' : 'they count'} as missing until the file or the declaration is corrected${again && code === 'value-off-scale' ? absentHint(texts[0]!, column) : ''}.`,
  }
}

/** One and the same number that is on no scale, again and again, often stands for no answer. */
function absentHint(text: string, { need }: SlottedColumn): string {
  const where =
    need.target.kind === 'item' ? `the scale \`${need.target.scale?.name ?? ''}\`` : `\`${need.target.name}\``
  return `; if it stands for no answer, add to ${where}: \`missing ${text}\``
}
