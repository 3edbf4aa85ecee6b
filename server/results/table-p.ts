import type { Measure } from '../plan/measure.ts'
import type { FrequencyTable } from '../plan/request.ts'
import { asked, choose } from './choose.ts'
import type { Context } from './context.ts'
import { rulesOf } from './rules.ts'
import { categoriesOf, categorySampleOf, groupsOf, sampleOf } from './sample.ts'
import { runners } from './tests/register.ts'

/** The p of a row of a table, by the test that a comparison would take by default; null where it cannot be computed. */
export function defaultP(measure: Measure, table: FrequencyTable, { study }: Context): number | null {
  const { by, expression } = measure
  if (by === undefined) return null
  const sample = { expression, name: '', label: '', span: expression.span }
  const shape = asked({ kind: 'groups', sample, by })
  const runner = runners[choose({}, shape, () => false).test]
  if (runner === undefined) return null
  const rules = rulesOf(study.settings)
  const groups = groupsOf(measure)
  if (runner.takes === 'table') {
    const samples = groups.map((_, i) => categorySampleOf(measure, table, i))
    const rows = categoriesOf(expression)
    const counts = rows.map((_, row) => samples.map((one) => one.counts[row] ?? 0))
    return runner.run({ kind: 'table', rows, columns: groups, counts, ordered: false }, rules).statistics.p
  }
  const values = groups
    .map(({ name }, i) => ({ name, values: sampleOf(measure, table, i).frequencies }))
    .filter((group) => group.values.values.length > 0)
  return values.length < 2 ? null : runner.run({ kind: 'groups', groups: values }, rules).statistics.p
}
