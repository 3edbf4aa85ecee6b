import { adjustName } from '../../results/format/adjustment.ts'
import { type Formatter, formatter } from '../../results/format/formatter.ts'
import type { ComparisonResult, CountsResult, DataResult, StudyResults } from '../../results/types.ts'
import { type Block, type FactsBlock, left, right, row, type TableBlock } from '../document.ts'
import { claimNotes } from './claims.ts'
import { comparisonBlocks } from './comparison.ts'
import { contingencyNotes, contingencyTable } from './contingency.ts'
import { scoreDetails, scoreTables } from './scores.ts'
import { describeTable } from './tables.ts'

/**
 * The report of a study: who and what first, then the comparisons as declared, then the families.
 *
 * @param details whether scores are given with their items and bands, as when one asks for a score by name
 */
export function studyDocument(results: StudyResults, details = false): Block[] {
  const { settings } = results
  const format = formatter(settings)
  const blocks: Block[] = [titleBlock(results)]
  if (results.data.length > 0) blocks.push(dataFacts(results, format))
  blocks.push(...results.tables.map((table) => describeTable(table, settings, format)))
  // A study of typed-in counts alone may declare its instruments; there is nothing to say of their scores.
  if (results.data.length > 0) blocks.push(...scoreTables(results.scores, settings, format))
  if (details) blocks.push(...results.scores.flatMap((score) => scoreDetails(score, settings, format)))
  blocks.push(...results.results.flatMap((result) => comparisonBlocks(result, settings, format)))
  blocks.push(...(results.counts ?? []).flatMap((counts) => countsBlock(counts, results, format)))
  blocks.push(...familyTables(results.results, format))
  if (settings.conventionNotes.length > 0)
    blocks.push({
      kind: 'facts',
      facts: [{ name: `conventions ${settings.conventions}`, lines: settings.conventionNotes }],
    })
  return blocks
}

function titleBlock(results: StudyResults): Block {
  const name = results.study || results.file
  return { kind: 'title', text: name, lines: [`${results.file} · StudySpec ${results.studyspec}`] }
}

function dataFacts({ data, diagnostics }: StudyResults, format: Formatter): FactsBlock {
  // How a file was read is for `check`; what is wrong with it belongs to the report.
  const remarks = new Set(diagnostics.filter((d) => d.severity === 'information').map((d) => d.message))
  return { kind: 'facts', facts: data.map((d) => ({ name: d.name, lines: dataLines(d, remarks, format) })) }
}

/** What there is to say of a data set: how many rows came in, and what is wrong with them. */
export function dataLines(data: DataResult, remarks: ReadonlySet<string>, format: Formatter): string[] {
  const problems = data.problems.map((p) => p.message).filter((m) => !remarks.has(m))
  if (data.rows === null)
    return [...new Set([...problems, ...(problems.length > 0 ? [] : Object.values(data.why ?? {}))])]
  const excluded = data.excluded.map((e) => `${e.rows} ${format.word('excluded')} (${e.reason})`)
  const weighted = data.weight === undefined ? '' : ` (${format.word('weighted')}: ${data.weight})`
  const counts = [
    `${data.rows} ${format.word(data.rows === 1 ? 'row' : 'rows')}`,
    `${format.measured(data.included)} ${format.word('included')}${weighted}`,
    ...excluded,
  ]
  const name = data.path.split(/[\\/]/).at(-1) ?? data.path
  return [`${name}: ${counts.join(', ')}`, ...problems]
}

/** A typed-in table; where a comparison shows the same counts already, only the claims about them. */
export function countsBlock(
  counts: CountsResult,
  { results, settings }: StudyResults,
  format: Formatter,
): TableBlock[] {
  const notes = claimNotes(counts.claims, format)
  const same = JSON.stringify(counts.table.counts)
  const shown = results.some((r) => r.table !== undefined && JSON.stringify(r.table.counts) === same)
  if (shown && notes.length === 0) return []
  const table = shown ? { columns: [], rows: [] } : contingencyTable(counts.table, undefined, settings, format)
  const hidden = shown ? [] : contingencyNotes(counts.table, settings)
  return [
    {
      kind: 'table',
      title: counts.label || counts.name,
      tag: format.word('counts'),
      ...table,
      notes: [...notes, ...hidden],
    },
  ]
}

/** One table for each family: raw and adjusted p side by side. */
export function familyTables(results: readonly ComparisonResult[], format: Formatter): TableBlock[] {
  const families = new Map<string, ComparisonResult[]>()
  for (const result of results) {
    if (!result.adjusted) continue
    const members = families.get(result.adjusted.family) ?? []
    families.set(result.adjusted.family, [...members, result])
  }
  return [...families].flatMap(([family, members]) => {
    // Of one comparison alone the adjusted p stands below its table.
    if (members.length < 2) return []
    return [familyTable(members[0]?.adjusted?.label ?? family, members, format)]
  })
}

function familyTable(title: string, members: readonly ComparisonResult[], format: Formatter): TableBlock {
  return {
    kind: 'table',
    title,
    tag: `${format.word('adjusted')}: ${adjustName(members[0]?.adjusted?.method ?? '')}`,
    columns: [
      left(format.word('comparison')),
      right(format.pSymbol),
      right(`${format.word('adjusted')} ${format.pSymbol}`),
    ],
    rows: members.map((m) => row([m.label || m.name, format.p(m.statistics.p), format.p(m.adjusted?.p)])),
    notes: [],
  }
}
