import type { CategorySymbol, Variable } from '../../model/study.ts'
import { describeTable } from '../../render/layout/tables.ts'
import type { TableResult, TableRow } from '../../results/types.ts'
import type { Snapshot } from '../../workspace/snapshot.ts'
import { blockTable, code, paragraphs, quote, simpleTable } from '../markdown.ts'
import type { Found } from '../results.ts'
import { heading } from './heading.ts'

/** Type, categories with their codes, columns and, where a table of the study describes it, how it is distributed. */
export function variableText(variable: Variable, snapshot: Snapshot, found: Found | undefined): string {
  const { node, type } = variable
  const span = node.expression?.span
  const definition = snapshot.file(variable.origin.file)?.text.slice(span?.start, span?.end)
  const level = type.kind === 'category' ? type.level : type.kind
  return paragraphs(
    heading(variable.label, `${level === 'unknown' ? '' : `${level} `}variable`, variable.name),
    span === undefined || definition === undefined ? undefined : code(definition),
    rangeOf(variable),
    simpleTable(
      ['Category', 'Label', 'In the file'],
      variable.categories.map(({ name, label, codes }) => [code(name), quote(label), quote(codes.join(', '))]),
    ),
    columnsOf(variable, snapshot),
    groupSizes(variable, snapshot, found) ?? described(variable, snapshot, found),
  )
}

function rangeOf({ type }: Variable): string | undefined {
  if (type.kind !== 'number') return undefined
  const { low, high } = type.attainable
  const end = (value: number): string => (Number.isFinite(value) ? String(value) : '')
  return Number.isFinite(low) || Number.isFinite(high) ? `${end(low)}..${end(high)}` : undefined
}

function columnsOf({ name, origin, node }: Variable, { study }: Snapshot): string | undefined {
  if (node.expression !== undefined) return undefined
  const columns = study.datasets.map((dataset) => {
    const binding = dataset.bindings.find(
      ({ target }) => target.kind === 'variable' && target.origin.nameSpan.start === origin.nameSpan.start,
    )
    const headings = binding?.alternatives ?? [name]
    return `${headings.map((heading) => `“${quote(heading)}”`).join(' or ')} of \`${dataset.name}\``
  })
  return columns.length === 0 ? undefined : `Column ${columns.join('; ')}`
}

/** How large the groups are that a variable makes, from a table that has them as its columns. */
function groupSizes({ name }: Variable, snapshot: Snapshot, found: Found | undefined): string | undefined {
  const by = tablesWith(snapshot, (table) => table.by?.name === name)[0]
  const result = by === undefined ? undefined : found?.table(by.name)
  if (by === undefined || result === undefined) return undefined
  const sizes = result.columns.map(({ label, n }) => `${quote(label)} n = ${n}`).join(' · ')
  return `${whose(by, snapshot)}: ${sizes}`
}

type Tables = Snapshot['study']['tables']

/** Tables of all included rows before those of some of them. */
const tablesWith = ({ study }: Snapshot, isIt: (table: Tables[number]) => boolean): Tables =>
  study.tables.filter(isIt).toSorted((a, b) => Number(a.where !== undefined) - Number(b.where !== undefined))

/** Which table numbers are from, and of whom they are. */
function whose({ name, where, origin }: Tables[number], snapshot: Snapshot): string {
  const { start, end } = where?.span ?? { start: 0, end: 0 }
  const condition = snapshot.file(origin.file)?.text.slice(start, end) ?? ''
  return where === undefined
    ? `All included rows, from table ${code(name)}`
    : `**Only rows where** ${code(condition)}, from table ${code(name)}`
}

/** The rows of the first table that describes the variable. */
function described(variable: Variable, snapshot: Snapshot, found: Found | undefined): string | undefined {
  const isIt = ({ rows }: Tables[number]): boolean =>
    rows.some((row) => row.kind === 'variable' && row.variable.name === variable.name)
  for (const declared of tablesWith(snapshot, isIt)) {
    const table = found?.table(declared.name)
    const own = variable.label || variable.name
    const start = table?.rows.findIndex(({ level, label }) => level === 0 && label === own) ?? -1
    if (found === undefined || table === undefined || start < 0) continue
    const rest = table.rows.slice(start + 1)
    const end = rest.findIndex(({ level }) => level === 0)
    const rows = [table.rows[start]!, ...rest.slice(0, end < 0 ? rest.length : end)]
    return paragraphs(`${whose(declared, snapshot)}:`, rowsTable(table, rows, found))
  }
  return undefined
}

const rowsTable = (table: TableResult, rows: readonly TableRow[], { settings, format }: Found): string =>
  blockTable(describeTable({ ...table, rows, claims: [], notes: [] }, settings, format))

/** Codes, and how many there are. */
export function categoryText(category: CategorySymbol, snapshot: Snapshot, found: Found | undefined): string {
  const variable = snapshot.study.variables.get(category.variable)
  return paragraphs(
    heading(category.label, `category of ${category.variable}`, category.name),
    category.codes.length === 0 ? undefined : `In the file: ${quote(category.codes.join(', '))}`,
    variable === undefined
      ? undefined
      : (groupSizes(variable, snapshot, found) ?? described(variable, snapshot, found)),
  )
}
