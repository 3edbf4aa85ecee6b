import { fisherExact } from '../../server/statistics/fisher-exact.ts'
import { type Bench, row, runR, time } from './measure.ts'

interface Rung {
  readonly what: string
  readonly table: readonly (readonly number[])[]
  readonly workspace: number
}

/** From 2×3 to tables on which R's default workspace fails; the last two are those of the design's statistics page. */
const LADDER: readonly Rung[] = [
  {
    what: '3×2, N 184 (the paper, Table 3)',
    table: [
      [0, 2],
      [39, 72],
      [13, 58],
    ],
    workspace: 2e5,
  },
  {
    what: '3×3, N 1000',
    table: [
      [140, 130, 90],
      [100, 110, 120],
      [85, 120, 105],
    ],
    workspace: 2e7,
  },
  {
    what: '2×5, N 184',
    table: [
      [12, 18, 22, 25, 15],
      [20, 9, 14, 31, 18],
    ],
    workspace: 2e5,
  },
  {
    what: '3×5, N 207: R fails by default (LDSTP)',
    table: [
      [8, 12, 20, 15, 9],
      [6, 14, 18, 22, 11],
      [10, 9, 25, 13, 15],
    ],
    workspace: 2e6,
  },
  {
    what: '4×5, N 100',
    table: [
      [5, 3, 8, 6, 3],
      [4, 7, 2, 5, 7],
      [6, 6, 5, 4, 4],
      [2, 9, 4, 5, 5],
    ],
    workspace: 2e8,
  },
  {
    what: '5×5, N 76: R fails at 2e6',
    table: [
      [5, 2, 3, 1, 2],
      [1, 6, 2, 3, 1],
      [2, 1, 7, 2, 3],
      [3, 2, 1, 8, 2],
      [4, 3, 2, 1, 9],
    ],
    workspace: 2e7,
  },
  {
    what: '5×5, N 100',
    table: [
      [4, 5, 2, 6, 3],
      [3, 7, 4, 2, 4],
      [6, 2, 5, 3, 4],
      [2, 4, 6, 5, 3],
      [5, 2, 3, 4, 6],
    ],
    workspace: 2e8,
  },
]

export const fisher: Bench = {
  name: 'fisher',
  title: "Fisher's exact test, r×c, against fisher.test with a workspace large enough",
  async run() {
    const rows = []
    for (const rung of LADDER) {
      const table = rung.table.map((line) => [...line])
      let p = Number.NaN
      const ours = await time(
        () => {
          const result = fisherExact(table)
          if ('p' in result) p = result.p
        },
        3,
        1,
      )
      const matrix = `matrix(c(${table.flat().join(',')}), ${table.length}, byrow = TRUE)`
      const peer =
        runR(`m <- ${matrix}; ok <- tryCatch({ fisher.test(m, workspace = ${rung.workspace})$p.value }, error = function(e) NA)
        if (is.na(ok)) say(p = -1, ms = -1) else say(p = ok, ms = timed(fisher.test(m, workspace = ${rung.workspace}), ${rung.workspace > 1e6 ? 1 : 3}))`)
      const failed = peer?.json['ms'] === -1
      rows.push(
        row(
          'fisher',
          rung.what,
          ours.median,
          failed ? null : (peer?.json['ms'] ?? null),
          '≥ 1×',
          `p ${p.toPrecision(6)}${failed ? ', R fails even so' : ''}`,
        ),
      )
    }
    return rows
  },
}
