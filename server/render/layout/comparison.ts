import { testNamed } from '../../../grammar/register/tests.ts'
import { adjustName } from '../../results/format/adjustment.ts'
import { type Formatter, NOTHING } from '../../results/format/formatter.ts'
import type { ComparisonResult, GroupResult, SettingsResult } from '../../results/types.ts'
import { left, type Note, note, type Row, right, row, type TableBlock } from '../document.ts'
import { claimNotes } from './claims.ts'
import { contingencyNotes, contingencyTable } from './contingency.ts'
import { peopleText } from './counted.ts'
import { effects, effectText, statisticLine } from './statistics.ts'

/** @returns the table of one comparison, its test and what has to be known to read it */
export function comparisonBlocks(result: ComparisonResult, settings: SettingsResult, format: Formatter): TableBlock[] {
  const title = result.label || result.name
  const tag = result.planned ? format.word('planned') : result.exploratory ? format.word('exploratory') : undefined
  const frame = { kind: 'table', title, ...(tag ? { tag } : {}) } as const
  if (result.failed !== undefined) {
    const notes = [note(result.failed, 'failure'), ...claimNotes(result.claims, format)]
    return [{ ...frame, columns: [], rows: [], notes }]
  }
  const hidden = result.table === undefined ? [] : contingencyNotes(result.table, settings)
  const notes = [...notesOf(result, format), ...hidden]
  const main: TableBlock = result.table
    ? { ...frame, ...contingencyTable(result.table, result.statistics.p, settings, format), notes }
    : { ...frame, ...groupsTable(result, settings, format), notes }
  return result.pairs && result.pairs.length > 0 ? [main, pairsTable(result, format)] : [main]
}

const MEANS = /(^|-)(t|anova)$/

function groupsTable(
  result: ComparisonResult,
  settings: SettingsResult,
  format: Formatter,
): Pick<TableBlock, 'columns' | 'rows'> {
  const means = MEANS.test(result.test)
  const missing = result.groups.some((g) => g.missing > 0)
  const { estimate, low, high } = result.statistics
  const confidence = numberOr(result.statistics['confidence'], settings.confidence)
  const difference = typeof estimate === 'number'
  const columns = [
    left(format.word('group')),
    right('n'),
    ...(missing ? [right(format.word('missing'))] : []),
    right(format.word(means ? 'meanSd' : 'medianIqr')),
    ...(difference ? [right(format.word('difference'), `(${format.confidence(confidence)} CI)`)] : []),
    right(format.pSymbol),
  ]
  const rows: Row[] = result.groups.map((group, i) =>
    row([
      groupLabel(group),
      String(group.n),
      ...(missing ? [peopleText(group.missing, settings)] : []),
      means ? format.meanSd(group) : format.medianIqr(group),
      ...(difference ? [i === 0 ? estimateText(estimate, low, high, means, format) : ''] : []),
      i === 0 ? format.p(result.statistics.p) : '',
    ]),
  )
  return { columns, rows }
}

const groupLabel = (group: GroupResult) => group.label || group.name

function estimateText(estimate: number, low: unknown, high: unknown, means: boolean, format: Formatter): string {
  const print = (value: number | null) => (means ? format.mean(value) : format.measured(value))
  const limit = (value: unknown) => print(typeof value === 'number' ? value : null)
  if (typeof low !== 'number' && typeof high !== 'number') return `${print(estimate)} (${NOTHING})`
  return `${print(estimate)} (${limit(low)} ${format.word('to')} ${limit(high)})`
}

const numberOr = (value: unknown, otherwise: number) => (typeof value === 'number' ? value : otherwise)

function notesOf(result: ComparisonResult, format: Formatter): Note[] {
  const test = testNamed(result.test)?.title ?? result.test
  // Fisher's exact test is exact: the word is not said twice.
  const method = / exact\b/.test(test) ? result.method.replace(/^exact(, )?/, '').trim() : result.method
  const named = method === '' ? test : method.startsWith('(') ? `${test} ${method}` : `${test}, ${method}`
  const lines = [note(`${capital(named)}: ${statisticLine(result, format)}`, 'result')]
  const sizes = effects(result).map((effect) => effectText(effect, format))
  if (sizes.length > 0) lines.push(note(capital(sizes.join('; ')), 'result'))
  // Where none could be adjusted, a note says why.
  if (result.adjusted && result.adjusted.p !== null) {
    const { family, label, method: by, p } = result.adjusted
    lines.push(
      note(
        `${capital(format.word('adjusted'))} (${label ?? family}, ${adjustName(by)}): ${format.pClause(p)}`,
        'result',
      ),
    )
  }
  for (const text of result.notes) lines.push(note(text))
  // Of what has no value only the missing answer itself is explained here; the rest is in the JSON.
  const why = result.statistics.why?.['p']
  if (why !== undefined) lines.push(note(`${format.pSymbol}: ${why}`, 'failure'))
  return [...lines, ...claimNotes(result.claims, format)]
}

/** Of Latin letters only: χ² stays χ². */
const capital = (text: string) => text.replace(/^[a-z]/, (letter) => letter.toUpperCase())

function pairsTable(result: ComparisonResult, format: Formatter): TableBlock {
  return {
    kind: 'table',
    title: `${result.label || result.name}: ${format.word('pairs')}`,
    columns: [
      left(format.word('comparison')),
      right('z'),
      right(format.pSymbol),
      right(`${format.word('adjusted')} ${format.pSymbol}`),
    ],
    rows: (result.pairs ?? []).map((pair) =>
      row([
        `${labelOf(result, pair.a)} ${format.word('versus')} ${labelOf(result, pair.b)}`,
        format.fixed(pair.statistic, 2),
        format.p(pair.p),
        format.p(pair.adjustedP),
      ]),
    ),
    notes: [],
  }
}

const labelOf = (result: ComparisonResult, name: string) =>
  result.groups.find((group) => group.name === name)?.label || name
