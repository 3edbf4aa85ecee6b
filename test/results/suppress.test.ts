import fc from 'fast-check'
import { expect, test } from 'vitest'
import { distributionsOf } from '../../server/results/summary.ts'
import { suppress } from '../../server/results/suppress.ts'

interface Column {
  readonly counts: readonly number[]
  readonly n: number
}

interface Drawn {
  readonly groups: readonly Column[]
  readonly all: Column
  readonly threshold: number
}

const sum = (counts: readonly number[]): number => counts.reduce((a, b) => a + b, 0)

/** Tables of up to 5 rows and 4 groups; some people are in no group, some in no row. */
const tables: fc.Arbitrary<Drawn> = fc
  .tuple(fc.integer({ min: 2, max: 5 }), fc.integer({ min: 2, max: 4 }), fc.boolean())
  .chain(([rows, groups, lost]) =>
    fc.record({
      counts: fc.array(fc.array(fc.integer({ min: 0, max: 20 }), { minLength: rows, maxLength: rows }), {
        minLength: groups,
        maxLength: groups,
      }),
      outside: fc.array(fc.integer({ min: 0, max: lost ? 3 : 0 }), { minLength: rows, maxLength: rows }),
      threshold: fc.integer({ min: 2, max: 12 }),
    }),
  )
  .map(({ counts, outside, threshold }) => ({
    groups: counts.map((column) => ({ counts: column, n: sum(column) })),
    all: {
      counts: outside.map((more, row) => more + sum(counts.map((column) => column[row] ?? 0))),
      n: sum(outside) + sum(counts.flat()),
    },
    threshold,
  }))

/** What a reader can fill in: wherever one cell of a line with a known sum is missing, it is the rest. */
function filledIn({ groups, all, threshold }: Drawn): (number | null)[][] {
  const hidden = suppress(groups, all, threshold)
  const cells = hidden.map((row, i) => row.map((why, j) => (why === null ? ((groups[j] ?? all).counts[i] ?? 0) : null)))
  const width = groups.length
  const sizes = [...groups, all].map(({ n }) => n)
  for (let before = ''; before !== JSON.stringify(cells); ) {
    before = JSON.stringify(cells)
    for (const [column, size] of sizes.entries()) {
      const missing = cells.filter((row) => row[column] === null)
      if (missing.length === 1) missing[0]![column] = size - sum(cells.map((row) => row[column] ?? 0))
    }
    for (const row of cells) {
      const missing = row.flatMap((cell, j) => (cell === null ? [j] : []))
      const [j] = missing
      if (missing.length !== 1 || j === undefined) continue
      const parts = sum(row.slice(0, width).map((cell) => cell ?? 0))
      row[j] = j === width ? parts : (row[width] ?? 0) - parts
    }
  }
  return cells
}

test('no suppressed count can be had by subtraction', () => {
  fc.assert(
    fc.property(tables, (drawn) => {
      const known = filledIn(drawn)
      for (const [j, { counts, n }] of [...drawn.groups, drawn.all].entries())
        for (const [i, count] of counts.entries()) {
          // Of a column with fewer people than rows could hide, the size alone says all; nothing can be done about that.
          const alone = n < drawn.threshold || drawn.all.n < 2 * drawn.threshold
          if (count > 0 && count < drawn.threshold && !alone)
            expect(known[i]?.[j] === count && known[i]?.[j]).toBe(false)
        }
    }),
    { numRuns: 2000, seed: 20 },
  )
})

test('nothing is hidden where no count is small, and little where one is', () => {
  const columns = [{ counts: [5, 40, 30] }, { counts: [16, 20, 25] }]
  const all = { counts: [21, 60, 55] }
  expect(suppress(columns, all, 5).flat().filter(Boolean)).toEqual([])
  expect(suppress(columns, all, 0).flat().filter(Boolean)).toEqual([])
  // `All 21, practice < 6, clinic 16` would say 5.
  expect(suppress(columns, all, 6)).toEqual([
    ['small', 'beside-small', null],
    [null, null, null],
    ['beside-small', 'beside-small', null],
  ])
})

test('yes and no are hidden together', () => {
  expect(suppress([{ counts: [3, 97] }], undefined, 5)).toEqual([['small'], ['beside-small']])
  expect(suppress([{ counts: [97, 3] }], undefined, 5)).toEqual([['beside-small'], ['small']])
  expect(suppress([{ counts: [0, 100] }], undefined, 5)).toEqual([[null], [null]])
})

test('a distribution never lacks one value alone', () => {
  const values = [0, 1, 2, 3]
  expect(distributionsOf([{ values, counts: [10, 4, 20, 30] }], 5)).toEqual([
    [
      [2, 20],
      [3, 30],
    ],
  ])
  // What one group hides is hidden of the other and of both.
  const groups = [
    { values, counts: [10, 2, 20, 30] },
    { values, counts: [10, 12, 20, 3] },
  ]
  expect(distributionsOf(groups, 5, { values, counts: [20, 14, 40, 33] })).toEqual([
    [
      [0, 10],
      [2, 20],
    ],
    [
      [0, 10],
      [2, 20],
    ],
    [
      [0, 20],
      [2, 40],
    ],
  ])
})
