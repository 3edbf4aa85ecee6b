import { type Diagnostic, diagnostic } from '../../grammar/diagnostic.ts'
import type { Comparison, ModelSymbol, Study } from '../model/study.ts'
import type { DataResult } from './types.ts'

/** A cell that does not fit counts as missing, so a column of such cells leaves groups empty. */
const OF_CELLS: readonly string[] = ['label-unmatched', 'value-off-scale', 'value-not-a-number', 'item-all-missing']

/** What is wrong with a column, as the study knows it. */
export interface ColumnProblem {
  readonly code: string
  readonly key?: string
}

/**
 * A group is empty because of what is said elsewhere: a file without rows, an `include` that nobody fulfils, or a column whose cells
 * do not fit. That is said once, and not again for every comparison.
 * @returns what is left to say
 */
export function withoutWhatFollows(
  found: readonly Diagnostic[],
  study: Study,
  data: readonly DataResult[],
  problems: readonly ColumnProblem[],
): Diagnostic[] {
  const empty = data.filter(({ rows, included }) => included === 0 && rows !== null)
  // A file without rows is said to have none when it is read.
  const nobody = empty.filter(({ rows }) => rows !== 0)
  const wrong = new Set(
    problems.flatMap(({ code, key }) => (key !== undefined && OF_CELLS.includes(code) ? [key] : [])),
  )
  const follows = ({ code, file, span }: Diagnostic): boolean => {
    if (code !== 'group-empty') return false
    if (empty.length > 0 && empty.length === data.length) return true
    const comparison = study.comparisons.find(
      ({ origin }) => origin.file === file && origin.span.start <= span.start && span.end <= origin.span.end,
    )
    return comparison !== undefined && columnsIn(study, comparison).some((key) => wrong.has(key))
  }
  return [...found.filter((one) => !follows(one)), ...nobody.flatMap((one) => nobodyIn(study, one))]
}

function nobodyIn(study: Study, { name, rows, excluded }: DataResult): Diagnostic[] {
  const dataset = study.datasets.find((one) => one.name === name)
  if (dataset === undefined) return []
  const most = excluded.reduce((best, { rows: out }, at) => (out > (excluded[best]?.rows ?? 0) ? at : best), 0)
  const clause = dataset.includes[most]
  if (clause === undefined) return []
  const { file } = dataset.origin
  const rest = dataset.includes.length > 1 ? `, ${excluded[most]?.rows} of them because of this one` : ''
  const message = `Nobody is included: all ${rows} rows are left out${rest}, so there is nothing to compute. Correct the condition, or the codes that it reads.`
  return [diagnostic('group-empty', { file, span: clause.span }, message)]
}

/** The columns that a comparison reads, through the scores that it names. */
function columnsIn(study: Study, { origin }: Comparison): string[] {
  const inside = study.uses.filter(
    ({ file, span }) => file === origin.file && origin.span.start <= span.start && span.end <= origin.span.end,
  )
  return inside.flatMap(({ symbol }) => columnsOf(symbol))
}

function columnsOf(symbol: ModelSymbol): string[] {
  if (symbol.kind === 'variable') return [symbol.name]
  if (symbol.kind === 'item') return [`${symbol.instrument}.${symbol.name}`]
  return symbol.kind === 'score' ? symbol.items.map(({ instrument, name }) => `${instrument}.${name}`) : []
}
