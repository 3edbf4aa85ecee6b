import { testNamed } from '../../../grammar/register/tests.ts'
import type { DataDeclaration, Node } from '../../../grammar/syntax.ts'
import type { Comparison, Counts, Dataset, Family, Table } from '../../model/study.ts'
import { claimNotes } from '../../render/layout/claims.ts'
import { comparisonBlocks } from '../../render/layout/comparison.ts'
import { contingencyNotes, contingencyTable } from '../../render/layout/contingency.ts'
import { describeTable } from '../../render/layout/tables.ts'
import { asked, choose } from '../../results/choose.ts'
import type { ComparisonResult } from '../../results/types.ts'
import type { Snapshot } from '../../workspace/snapshot.ts'
import { blockTable, bullets, noteLines, paragraphs, quote, simpleTable } from '../markdown.ts'
import { type Found, resultsOf } from '../results.ts'
import { heading, pageLink } from './heading.ts'

/** The result table, and the same p under the other conventions: why co-authors' numbers differ. */
export function comparisonText(comparison: Comparison, found: Found | undefined, documentation?: string): string {
  const status = comparison.status === undefined ? 'comparison' : `${comparison.status} comparison`
  const title = heading(comparison.label, status, comparison.name)
  const result = found?.comparison(comparison.name)
  if (found === undefined || result === undefined) return paragraphs(title, plannedTest(comparison))
  const blocks = comparisonBlocks(result, found.settings, found.format)
  return paragraphs(
    title,
    ...blocks.map(blockTable),
    conventionsTable(result, found),
    pageLink(result.test, documentation),
  )
}

function plannedTest({ question, using, otherwise }: Comparison): string | undefined {
  if (question === undefined) return undefined
  const { test, isDefault } = choose({ ...(using === undefined ? {} : { using }) }, asked(question), () => true)
  const row = testNamed(test)
  if (row === undefined) return undefined
  const instead =
    otherwise === undefined ? '' : ` if normal, else ${testNamed(otherwise.test)?.title ?? otherwise.test}`
  return `${row.title}${instead}${isDefault ? ', taken since no test is written' : ''}: ${row.asks}`
}

/** What is compared is p alone; equal ones are said once. */
function conventionsTable(result: ComparisonResult, { format, settings }: Found): string {
  const own = format.p(result.statistics.p)
  const others = result.otherConventions.filter(({ p }) => p !== null)
  if (others.length === 0) return ''
  if (others.every(({ p }) => format.p(p) === own)) {
    const names = others.map(({ conventions }) => conventions).join(', ')
    return `${format.pSymbol} is the same under the conventions of ${names}; quartiles and the sign of a difference or an effect size can be others there.`
  }
  const rows = [
    [`**${settings.conventions}**`, quote(result.method), `**${own}**`],
    ...others.map(({ conventions, method, p }) => [conventions, quote(method), format.p(p)]),
  ]
  return simpleTable(['Conventions', 'Method', `>${format.pSymbol}`], rows)
}

export function tableText(table: Table, found: Found | undefined): string {
  const result = found?.table(table.name)
  const title = heading(table.label, 'table', table.name)
  if (found === undefined || result === undefined) return title
  return paragraphs(title, blockTable(describeTable(result, found.settings, found.format)))
}

export function countsText(counts: Counts, found: Found | undefined): string {
  const title = heading(counts.label, 'counts', counts.name)
  const result = found?.counts(counts.name)
  if (found === undefined || result === undefined) {
    const rows = counts.rows.map(({ label }, i) => [quote(label), ...(counts.counts[i] ?? []).map(String)])
    return paragraphs(title, simpleTable(['', ...counts.columns.map(({ label }) => `>${quote(label)}`)], rows))
  }
  const { settings, format } = found
  const table = contingencyTable(result.table, undefined, settings, format)
  const notes = [...claimNotes(result.claims, format), ...contingencyNotes(result.table, settings)]
  return paragraphs(title, blockTable({ kind: 'table', title: '', ...table, notes }))
}

/** Raw and adjusted p of its comparisons. */
export function familyText(family: Family, found: Found | undefined): string {
  const title = heading(family.label, `family, adjusted by ${family.adjust ?? 'nothing'}`, family.name)
  const rows = family.comparisons.map((name) => {
    const result = found?.comparison(name)
    const p = (value: number | null | undefined): string => (found === undefined ? '' : found.format.p(value))
    return [quote(result?.label || name), p(result?.statistics.p), p(result?.adjusted?.p)]
  })
  const symbol = found?.format.pSymbol ?? 'p'
  return paragraphs(title, simpleTable(['Comparison', `>${symbol}`, `>adjusted ${symbol}`], rows))
}

/** At the name of a data file: what is in it, and who of it is included. */
export function fileText(path: readonly Node[], snapshot: Snapshot): string | undefined {
  const data = path.find((node): node is DataDeclaration => node.kind === 'data')
  if (data?.path === undefined || data.path !== path.at(-1)) return undefined
  const dataset = snapshot.study.datasets.find(({ name }) => name === data.name?.text)
  if (dataset === undefined) return undefined
  const headings = snapshot.columns?.find(({ dataset: name }) => name === dataset.name)?.headings
  const facts = [
    ...(headings === undefined ? [] : [`${headings.length} ${headings.length === 1 ? 'column' : 'columns'}`]),
    dataset.encoding === undefined ? 'encoding found by reading it' : `encoding ${dataset.encoding}`,
  ]
  return paragraphs(datasetText(dataset, resultsOf(snapshot)), quote(facts.join(' · ')))
}

/** Rows, who is left out and why, what is wrong with the file. */
export function datasetText(dataset: Dataset, found: Found | undefined): string {
  const title = heading(dataset.path, 'data', dataset.name)
  const result = found?.data(dataset.name)
  if (result === undefined) return title
  const problems = bullets(noteLines(result.problems.map(({ message }) => ({ kind: 'note', text: message }))))
  if (result.rows === null) return paragraphs(title, problems || bullets(Object.values(result.why ?? {}).map(quote)))
  const rows = [
    ['Rows', String(result.rows)],
    ...result.excluded.map(({ reason, rows: out }) => [`&emsp;left out: ${quote(reason)}`, String(out)]),
    ['Included', String(result.included ?? '–')],
  ]
  return paragraphs(title, simpleTable(['', '>'], rows), problems)
}
