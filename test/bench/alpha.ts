import { basename, join } from 'node:path'
import type { MomentsTable } from '../../server/plan/request.ts'
import { cronbachAlpha } from '../../server/statistics/alpha.ts'
import { writeItems } from './generate.ts'
import { type Bench, row, runR, time, workFolder } from './measure.ts'
import { openStudy } from './open.ts'

const ITEMS = 12

const study = (path: string): string => `study "Bench" { conventions r }
scale Often "How often" { 0 "a"  1 "b"  2 "c"  3 "d"  4 "e" }
instrument Q "Q" {
  items q1..q${ITEMS} on Often
  subscale total "Total" = sum(q1..q${ITEMS})
}
data people from "${basename(path)}" { columns "q{1..${ITEMS}}" as Q.q1..q${ITEMS} }
`

/** α at 10⁶ × 12, from the columns in memory, against psych::alpha on the same answers in memory. */
export const alpha: Bench = {
  name: 'alpha',
  title: "Cronbach's alpha, 10⁶ respondents × 12 items in memory, against psych::alpha",
  async run() {
    const path = join(workFolder, 'alpha.csv')
    writeItems(path, 1_000_000, ITEMS)
    const opened = await openStudy(study(path), path)
    const request = {
      kind: 'moments',
      dataset: 'people',
      items: Array.from({ length: ITEMS }, (_, i) => ({ op: 'column', ref: { column: `Q.q${i + 1}` } }) as const),
    } as const
    let value = Number.NaN
    const ours = await time(
      async () => {
        const answer = await opened.source.answer([request])
        if (!Array.isArray(answer)) throw new Error('no answer')
        const result = cronbachAlpha(answer[0] as MomentsTable, 0.95)
        if ('alpha' in result) value = result.alpha
      },
      5,
      1,
    )
    opened.source.close()
    const peer = runR(`d <- read.csv("${path}")
      if (!requireNamespace("psych", quietly = TRUE)) { say(ms = -1) } else {
        s <- proc.time()[[3]]; a <- suppressWarnings(psych::alpha(d, warnings = FALSE)); say(ms = 1000 * (proc.time()[[3]] - s), alpha = a$total$raw_alpha) }`)
    const without = peer?.json['ms'] === -1
    const theirs = peer?.json['alpha']
    const note = without
      ? 'R has no psych here'
      : `α ${value.toFixed(6)}${theirs === undefined ? '' : `, psych ${theirs.toFixed(6)}`}`
    return [row('alpha', '1,000,000 × 12', ours.median, without ? null : (peer?.json['ms'] ?? null), '≥ 20×', note)]
  },
}
