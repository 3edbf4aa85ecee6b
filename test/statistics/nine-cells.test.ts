import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fisherExact } from '../../server/statistics/fisher-exact.ts'

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0)

const factorials: bigint[] = [1n]
for (let n = 1n; n <= 72n; n++) factorials.push(factorials.at(-1)! * n)

/** Every 3×3 table with the margins written out; weights are whole numbers, N!⁹ / Π x!. */
function byEnumeration(table: readonly (readonly number[])[]): number {
  const rows = table.map(sum)
  const columns = table[0]!.map((_, j) => sum(table.map((row) => row[j]!)))
  const scale = factorials[sum(rows)]! ** 9n
  const weight = (cells: readonly number[]): bigint => cells.reduce((left, x) => left / factorials[x]!, scale)
  const observed = weight(table.flat())
  let all = 0n
  let below = 0n
  const rowsOf = (total: number, most: readonly number[]): number[][] => {
    const found: number[][] = []
    for (let a = 0; a <= Math.min(total, most[0]!); a++)
      for (let b = 0; b <= Math.min(total - a, most[1]!); b++)
        if (total - a - b <= most[2]!) found.push([a, b, total - a - b])
    return found
  }
  for (const first of rowsOf(rows[0]!, columns)) {
    const rest = columns.map((column, j) => column - first[j]!)
    for (const second of rowsOf(rows[1]!, rest)) {
      const made = weight([...first, ...second, ...rest.map((one, j) => one - second[j]!)])
      all += made
      // Equal to seven digits counts as equal, as in R.
      if (made * 10n ** 7n <= observed * (10n ** 7n + 1n)) below += made
    }
  }
  return Number((below * 10n ** 40n) / all) / 1e40
}

const rowOf = (most: number) => fc.array(fc.nat(most), { minLength: 3, maxLength: 3 })
const tableOf = (most: number) => fc.array(rowOf(most), { minLength: 3, maxLength: 3 })

test('a 3×3 table has the probability of every table written out', () => {
  fc.assert(
    fc.property(fc.oneof(tableOf(2), tableOf(4), tableOf(8)), (table) => {
      const empty = table.some((row) => sum(row) === 0) || [0, 1, 2].some((j) => sum(table.map((row) => row[j]!)) === 0)
      fc.pre(!empty)
      const result = fisherExact(table)
      if (!('p' in result)) throw new Error(result.why)
      expect(Math.abs(result.p / byEnumeration(table) - 1)).toBeLessThan(1e-12)
    }),
    { numRuns: 300 },
  )
})

test('a 3×3 table of a thousand: R 4.2.2, fisher.test(workspace = 2e7)', () => {
  const result = fisherExact([
    [140, 130, 90],
    [100, 110, 120],
    [85, 120, 105],
  ])
  if (!('p' in result)) throw new Error(result.why)
  // R adds 10⁵ rounded terms here.
  expect(Math.abs(result.p / 0.002214908131252029 - 1)).toBeLessThan(1e-9)
})
