import type { ComparisonResult, StudyResults, TableCell, TableRow } from '../../server/results/types.ts'
import { categoriesOf } from './evaluate.ts'
import type { Comparison, Drawn, Sample, Table } from './language.ts'
import { isIn, nameOf, type Person, type Same, size, summary } from './summary.ts'

/** Holds the groups of a comparison against the naive ones. */
export function groups(
  study: Drawn,
  people: readonly Person[],
  one: Comparison,
  found: ComparisonResult,
  same: Same,
): void {
  const all = people.filter((person) => isIn(person, one.where))
  const samples: readonly (readonly [Sample, readonly Person[]])[] =
    'by' in one
      ? found.groups.map(({ name }) => [
          one.sample,
          all.filter((p) => isIn(p, one.sample.where) && nameOf(p.value(one.by)) === name),
        ])
      : [one.first, one.second].map((sample) => [sample, all.filter((p) => isIn(p, sample.where))])
  for (const [i, [sample, inside]] of samples.entries()) {
    const group = found.groups[i]!
    const naive = summary(study, inside, sample)
    const what = `${one.name} ${group.name}`
    same(`${what} n`, [group.n, group.missing], [naive.n, naive.missing])
    if (group.distribution !== undefined)
      for (const key of ['mean', 'median', 'min', 'max', 'distribution'] as const)
        same(`${what} ${key}`, group[key], naive[key])
    if (found.table !== undefined && found.table.columns[i] === group.name)
      same(
        `${what} counts`,
        found.table.counts.map((row) => row[i]),
        found.table.rows.map((_, at) => {
          const order = categoriesOf(study, sample.part === 'band' ? `${sample.of}.band` : sample.of)
          const code =
            order.length === 0 ? ['no', 'yes'].indexOf(found.table!.rows[at]!) : order.indexOf(found.table!.rows[at]!)
          return naive.distribution.find(([value]) => value === code)?.[1] ?? 0
        }),
      )
  }
}

/** Holds a table against the naive one. */
export function described(
  study: Drawn,
  people: readonly Person[],
  table: Table,
  found: StudyResults['tables'][number],
  same: Same,
): void {
  const all = people.filter((person) => isIn(person, table.where))
  const starts = found.rows.flatMap(({ level }, i) => (level === 0 ? [i] : []))
  same(`${table.name} parts`, starts.length, table.describe.length)
  for (const [column, { name, n }] of found.columns.entries()) {
    const inside =
      table.by === undefined || name === 'total' ? all : all.filter((p) => nameOf(p.value(table.by!)) === name)
    if (name !== 'total') same(`${table.name} ${name} n`, n, size(inside))
    for (const [i, sample] of table.describe.entries()) {
      const rows = found.rows.slice(starts[i], starts[i + 1])
      const naive = summary(study, inside, sample)
      part(rows, column, naive, (key, engine, expected) =>
        same(`${table.name} ${name} ${sample.of} ${sample.part} ${key}`, engine, expected),
      )
    }
  }
}

function part(rows: readonly TableRow[], column: number, naive: ReturnType<typeof summary>, same: Same): void {
  const [head, ...below] = rows
  const cell = (row: TableRow): TableCell => row.cells[column]!
  const count = (code: number): number => naive.distribution.find(([value]) => value === code)?.[1] ?? 0
  if (head === undefined) return
  const { n, missing } = cell(head)
  same('n', [n, missing], [naive.n, naive.missing])
  if (head.kind === 'count') same('yes', cell(head).count, count(1))
  else if (head.kind === 'heading')
    below
      .filter(({ kind }) => kind === 'count')
      .forEach((row, code) => void same(`category ${code}`, cell(row).count, count(code)))
  else for (const key of ['mean', 'median', 'min', 'max'] as const) same(key, cell(head)[key], naive[key])
}
