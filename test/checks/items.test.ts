import { expect, it } from 'vitest'
import { diagnose } from '../../server/checks/diagnose.ts'

const study = (more: string): string => `scale Agree { 0 "No" 1 "Partly" 2 "Yes" }
variable arm : nominal { a b }
instrument M "Mood" {
  items m1..m3 on Agree
  subscale total = sum(m1, m3)
}
${more}`

const unscored = (more: string): readonly string[] =>
  diagnose('test.study', new Map([['test.study', study(more)]]), () => undefined)
    .diagnostics.filter(({ code }) => code === 'item-unscored')
    .map(({ message }) => message)

it.each([
  'data d from "d.csv" {\n}',
  'data d from "d.csv" {\n  column "m_2" as M.m2\n}',
  'data d from "d.csv" {\n  columns "m{1..3}" as M.m1..m3\n}',
  'occasions time { t0 t1 }\ndata d from "d.csv" {\n  occasion t0 columns "m{1..3}_t0" as M.m1..m3\n}',
])('a forgotten item is found, whatever column it has: %s', (more) => {
  expect(unscored(more)).toEqual([expect.stringContaining('`m2` belongs to no subscale')])
})

it.each([
  'comparison c { compare M.m2 by arm\n}',
  'data d from "d.csv" {\n  column "m_2" as M.m2\n  include M.m2 >= 1 "Some"\n}',
  'table t { describe M.m2 by arm\n}',
])('an item that is read by itself is not forgotten: %s', (more) => {
  expect(unscored(more)).toEqual([])
})
