import { listed } from '../model/problems.ts'
import type { Expression, Table } from '../model/study.ts'
import type { Category } from '../model/types.ts'
import type { Measure } from '../plan/measure.ts'
import type { TablePlan } from '../plan/plan.ts'
import type { FrequencyTable } from '../plan/request.ts'
import { tableClaims } from './claims/table.ts'
import { type Context, people, placeOf, rowsWhere, tableOf } from './context.ts'
import { type Formatter, formatter, NOTHING as WITHHELD } from './format/formatter.ts'
import { labelOf } from './groups.ts'
import { rulesOf } from './rules.ts'
import { type CategorySample, categoriesOf, categorySampleOf, groupsOf, sampleOf, withoutGroup } from './sample.ts'
import { isNormal, summarise } from './summary.ts'
import { suppress } from './suppress.ts'
import { defaultTest } from './table-p.ts'
import type { Hidden, Summary, TableCell, TableResult, TableRow } from './types.ts'

/** A "Table 1": every row described in every group and in total. */
export function tableResult(plan: TablePlan, context: Context): TableResult {
  const { table } = plan
  const { settings } = context.study
  const format = formatter(settings)
  const notes = new Set<string>()
  const rowsOnly = rowsWhere(table.where, table.origin, context)
  if (rowsOnly !== undefined) notes.add(`Only ${rowsOnly}.`)
  /** What is left out, by reason. */
  const out = new Map<string, readonly string[]>()
  /** Which rows a test gave the p of. */
  const tests = new Map<string, readonly string[]>()
  const sizes = new Map<string, number>()
  const groups: readonly Category[] = table.by === undefined ? [] : groupsOf({ by: table.by })
  const rows = plan.rows.flatMap(({ expression, measure }): readonly TableRow[] => {
    const frequencies = tableOf(measure, context)
    if ('why' in frequencies || 'why' in measure) {
      const why = 'why' in frequencies ? frequencies.why : ''
      out.set(why, [...new Set([...(out.get(why) ?? []), labelOf(expression)])])
      return []
    }
    for (const [i, { name }] of groups.entries()) sizes.set(name, everybody(measure, frequencies, i))
    sizes.set('', everybody(measure, frequencies))
    const lost = withoutGroup(measure, frequencies)
    if (lost > 0 && table.by !== undefined)
      notes.add(
        `${people(lost, settings)} without ${table.by.label || table.by.name} ${lost === 1 ? 'is' : 'are'} in the total alone.`,
      )
    const tested = table.withPValues && groups.length > 1 ? defaultTest(measure, frequencies, context) : undefined
    if (tested !== undefined && tested.p !== null) {
      const label = labelOf(expression)
      tests.set(tested.says, [...(tests.get(tested.says) ?? []), label])
      for (const warning of tested.warnings) notes.add(`${label}: ${warning}`)
    }
    return describeRow({ expression, measure, frequencies, table, groups, format, context }, tested?.p ?? null)
  })
  const used = [...tests].map(([says, labels]) => `${listed(labels, labels.length)}: ${says}`)
  if (used.length > 0) notes.add(`${format.pSymbol} of ${used.join('; of ')}.`)
  for (const [why, labels] of out)
    notes.add(`${listed(labels)} ${labels.length === 1 ? 'is' : 'are'} left out: ${why.replace(/\.$/, '')}.`)
  const total: Category = { name: 'total', label: format.word('total') }
  if (settings.smallCells > 0) notes.add(`Counts below ${settings.smallCells} are not shown.`)
  if (rows.some(({ cells }) => cells.some(({ text, n }) => text === WITHHELD && n !== 0)))
    notes.add(`${WITHHELD}: not shown, since a count below ${settings.smallCells} could be computed from it.`)
  const columns = [...groups, total].map(({ name, label }, i) => ({
    name,
    label: label || name,
    n: sizes.get(i < groups.length ? name : '') ?? 0,
  }))
  const claims = tableClaims(table, plan, columns, rows, context)
  return {
    name: table.name,
    label: table.label,
    line: placeOf(table.origin, context).line,
    columns,
    rows,
    ...(claims.length === 0 ? {} : { claims }),
    notes: [...notes],
  }
}

interface Row {
  readonly expression: Expression
  readonly measure: Measure
  readonly frequencies: FrequencyTable
  readonly table: Table
  readonly groups: readonly Category[]
  readonly format: Formatter
  readonly context: Context
}

/** All persons of a group, or all: those without a value and those not asked too. */
function everybody(measure: Measure, table: FrequencyTable, group?: number): number {
  const { n, missing, notAsked } = sampleOf(measure, table, group)
  return n + missing + notAsked
}

const nothing = { mean: null, sd: null, median: null, q1: null, q3: null, min: null, max: null }

/** Groups in order, then the total. */
const columnsOf = ({ groups }: Row): readonly (number | undefined)[] => [...groups.keys(), undefined]

function describeRow(row: Row, tested: number | null): readonly TableRow[] {
  const p = row.table.withPValues && row.groups.length > 1 ? { p: tested } : {}
  return isCategorical(row.expression) ? categoryRows(row, p) : numberRows(row, p)
}

const isCategorical = ({ type }: Expression): boolean => type.kind === 'category' || type.kind === 'flag'

function categoryRows(row: Row, p: { readonly p?: number | null }): readonly TableRow[] {
  const { expression, measure, frequencies } = row
  const samples = columnsOf(row).map((group) => categorySampleOf(measure, frequencies, group))
  const isFlag = expression.type.kind === 'flag'
  const hidden = hiddenIn(
    samples.map(({ counts, missing }) => [...counts, missing]),
    row,
    isFlag ? NO : undefined,
  )
  const last = hidden.length - 1
  /** Of how many a count is may not be told where that gives away how many have no value, or say no. */
  const unsized = (column: number) => hidden[last]?.[column] ?? (isFlag ? hidden[NO]?.[column] : null)
  const label = labelOf(expression)
  const rows = categoriesOf(expression).map(
    (category, index): TableRow => ({
      label: category.label || category.name,
      level: 1,
      kind: 'count',
      cells: samples.map((sample, column) => countCell(sample, index, row, hidden[index]?.[column], unsized(column))),
    }),
  )
  const missing = missingRow(samples, hidden[last] ?? [], row)
  const [yes] = rows
  // A flag needs no line for its other half.
  if (isFlag && yes !== undefined) return [{ ...yes, label, level: 0, ...p }, ...missing]
  const empty = samples.map((sample, column) => textCell('', sizes(sample, hidden[last]?.[column])))
  return [{ label, level: 0, kind: 'heading', cells: empty, ...p }, ...rows, ...missing]
}

/** @param columns counts of the groups and then of all, of whom everybody is counted once */
function hiddenIn(columns: readonly (readonly number[])[], { groups, context }: Row, unprinted?: number) {
  const { smallCells } = context.study.settings
  const sized = columns.map((counts) => ({ counts }))
  const all = sized.at(-1)
  return suppress(groups.length === 0 ? [] : sized.slice(0, -1), all, smallCells, unprinted)
}

const textOfHidden = (hidden: Hidden, { context }: Row): string =>
  hidden === 'small' ? `< ${context.study.settings.smallCells}` : WITHHELD

interface Sizes {
  readonly n: number | null
  readonly missing: number | null
}

/** @param hidden why it may not be told how many have no value, and so how many have one */
const sizes = ({ n, missing }: { n: number; missing: number }, hidden: Hidden | null | undefined): Sizes =>
  hidden ? { n: null, missing: null } : { n, missing }

/** The half of a flag that has no line of its own. */
const NO = 1

function countCell(
  sample: CategorySample,
  index: number,
  row: Row,
  hidden: Hidden | null | undefined,
  hiddenMissing: Hidden | null | undefined,
): TableCell {
  const count = sample.counts[index] ?? 0
  const base = { ...sizes(sample, hiddenMissing), ...nothing }
  if (hidden) return { ...base, text: textOfHidden(hidden, row), count: null, percent: null }
  const { n } = sample
  const percent = n > 0 ? (100 * count) / n : null
  if (base.n === null) return { ...base, text: row.format.measured(count), count, percent: null }
  return { ...base, text: n > 0 ? row.format.countPercent(count, n) : '–', count, percent }
}

const textCell = (text: string, { n, missing }: Sizes): TableCell => ({
  text,
  n,
  missing,
  count: null,
  percent: null,
  ...nothing,
})

/** How many have no value, where anybody has none. */
function missingRow(
  samples: readonly { readonly n: number; readonly missing: number }[],
  hidden: readonly (Hidden | null)[],
  row: Row,
): readonly TableRow[] {
  if (samples.every(({ missing }) => missing === 0)) return []
  const cells = samples.map((sample, column): TableCell => {
    const why = hidden[column]
    const text = why ? textOfHidden(why, row) : row.format.measured(sample.missing)
    return { ...textCell(text, sizes(sample, why)), count: why ? null : sample.missing }
  })
  return [{ label: row.format.word('missing'), level: 1, kind: 'missing', cells }]
}

function numberRows(row: Row, p: { readonly p?: number | null }): readonly TableRow[] {
  const { expression, measure, frequencies, table, format, context } = row
  const rules = rulesOf(context.study.settings)
  const summaries = columnsOf(row).map((group) => {
    const { frequencies: values, missing } = sampleOf(measure, frequencies, group)
    return summarise(values, missing, rules)
  })
  const [, hidden = []] = hiddenIn(
    summaries.map(({ n, missing }) => [n, missing]),
    row,
  )
  const judged = row.groups.length > 0 ? summaries.slice(0, -1) : summaries
  const normal = judged.every(({ n, normality }) => n === 0 || isNormal(normality, rules.alpha))
  const kinds = kindsOf(table.summary, normal)
  const label = labelOf(expression)
  const described = kinds.map((kind, i): TableRow => {
    const print = expression.type.kind === 'date' ? dateText : textOf
    const cells = summaries.map((summary, i) => summaryCell(summary, print(kind, summary, format), hidden[i]))
    return { label, level: 0, kind, cells, ...(i === 0 ? p : {}) }
  })
  const tested: readonly TableRow[] = table.withNormality
    ? [
        {
          label: `Shapiro–Wilk ${format.pSymbol}`,
          level: 1,
          kind: 'normality',
          cells: summaries.map((summary, i) => summaryCell(summary, format.p(summary.normality?.p), hidden[i])),
        },
      ]
    : []
  return [...described, ...tested, ...missingRow(summaries, hidden, row)]
}

type SummaryKind = 'median-iqr' | 'median-range' | 'mean-sd'

function kindsOf(stated: Table['summary'], normal: boolean): readonly SummaryKind[] {
  if (stated === 'both') return ['mean-sd', 'median-iqr']
  return [stated ?? (normal ? 'mean-sd' : 'median-iqr')]
}

function textOf(kind: SummaryKind, summary: Summary, format: Formatter): string {
  if (kind === 'mean-sd') return format.meanSd(summary)
  return kind === 'median-iqr' ? format.medianIqr(summary) : format.medianRange(summary)
}

/** Dates are kept as days since 1970-01-01; the day of a mean or quartile is that in which it falls. */
function dateText(kind: SummaryKind, { median, q1, q3, min, max, mean, sd }: Summary, format: Formatter): string {
  const day = (days: number | null): string =>
    days === null ? '–' : new Date(Math.floor(days) * 86_400_000).toISOString().slice(0, 10)
  if (median === null) return '–'
  if (kind === 'mean-sd') return `${day(mean)} (${format.mean(sd)} ${format.word('days')})`
  return kind === 'median-iqr'
    ? `${day(median)} (${day(q1)} – ${day(q3)})`
    : `${day(median)} (${day(min)} – ${day(max)})`
}

function summaryCell(summary: Summary, text: string, hidden: Hidden | null | undefined): TableCell {
  const { mean, sd, median, q1, q3, min, max } = summary
  return { text, ...sizes(summary, hidden), count: null, percent: null, mean, sd, median, q1, q3, min, max }
}
