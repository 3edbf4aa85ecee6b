import { testNamed } from '../../grammar/register/tests.ts'
import type { Measure } from '../plan/measure.ts'
import type { FrequencyTable } from '../plan/request.ts'
import { asked, choose } from './choose.ts'
import type { Context } from './context.ts'
import { rulesOf } from './rules.ts'
import { categoriesOf, categorySampleOf, groupsOf, sampleOf } from './sample.ts'
import { runners } from './tests/register.ts'
import type { Outcome } from './tests/runner.ts'

/** The p of a row of a table, and how it was computed. */
export interface RowTest {
  /** null where it cannot be computed. */
  readonly p: number | null
  /** Title and method: `χ² test, Pearson, asymptotic`. */
  readonly says: string
  readonly warnings: readonly string[]
}

/** Tests a row of a table as a comparison would by default; undefined where there are no groups or no test. */
export function defaultTest(measure: Measure, table: FrequencyTable, { study }: Context): RowTest | undefined {
  const { by, expression } = measure
  if (by === undefined) return undefined
  const sample = { expression, name: '', label: '', span: expression.span }
  const shape = asked({ kind: 'groups', sample, by })
  const { test } = choose({}, shape, () => false)
  const runner = runners[test]
  if (runner === undefined) return undefined
  const rules = rulesOf(study.settings)
  const groups = groupsOf(measure)
  if (runner.takes === 'table') {
    const samples = groups.map((_, i) => categorySampleOf(measure, table, i))
    const rows = categoriesOf(expression)
    const counts = rows.map((_, row) => samples.map((one) => one.counts[row] ?? 0))
    return rowTest(test, runner.run({ kind: 'table', rows, columns: groups, counts, ordered: false }, rules))
  }
  const values = groups
    .map(({ name }, i) => ({ name, values: sampleOf(measure, table, i).frequencies }))
    .filter((group) => group.values.values.length > 0)
  const ranked = categoriesOf(expression).length > 0 ? { ranked: true as const } : {}
  return values.length < 2 ? undefined : rowTest(test, runner.run({ kind: 'groups', groups: values, ...ranked }, rules))
}

function rowTest(test: string, { statistics, method, warnings }: Outcome): RowTest {
  const title = testNamed(test)?.title ?? test
  return {
    p: statistics.p,
    says: method === '' ? title : `${title}, ${method}`,
    warnings: warnings.map(({ message }) => message),
  }
}
