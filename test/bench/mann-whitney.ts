import { spawnSync } from 'node:child_process'
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Frequencies } from '../../server/statistics/frequencies.ts'
import { hodgesLehmann } from '../../server/statistics/hodges-lehmann.ts'
import { mannWhitney as test } from '../../server/statistics/mann-whitney.ts'
import { scores } from './exact.ts'
import { type Bench, hasR, type Row, row, runR, time, workFolder } from './measure.ts'

const SIZES = [1e3, 1e4, 1e5, 1e6]

function writeScores(path: string, x: Frequencies, y: Frequencies): void {
  const lines = ['group,score']
  for (const [group, sample] of [
    ['a', x],
    ['b', y],
  ] as const) {
    for (let i = 0; i < sample.values.length; i++)
      for (let k = 0; k < sample.counts[i]!; k++) lines.push(`${group},${sample.values[i]}`)
  }
  writeFileSync(path, `${lines.join('\n')}\n`)
}

const study = (path: string): string => `study "Bench" {
  conventions r
}
scale Points "Points" 0..48 step 1
instrument T "T" {
  item score "Score" on Points
  score total "Total" = sum(score)
}
variable group "Group" : nominal { a "A"  b "B" }
data people from "${path}" { column "score" as T.score }
comparison difference {
  compare T.total by group
  using mann-whitney asymptotic
}
`

/** Mann–Whitney with the Hodges–Lehmann interval, against wilcox.test(conf.int = TRUE): in process, and from the file. */
export const mannWhitney: Bench = {
  name: 'mann-whitney',
  title: 'Mann–Whitney + Hodges–Lehmann, scores 0–48, against wilcox.test(conf.int = TRUE)',
  async run() {
    const rows: Row[] = []
    for (const n of SIZES) {
      const { x, y } = scores(n, 7 + n)
      const ours = await time(
        () => {
          test(x, y, { method: 'asymptotic', continuity: true, alternative: 'two-sided' })
          hodgesLehmann(x, y, { confidence: 0.95, method: 'asymptotic' })
        },
        101,
        20,
      )
      const file = join(workFolder, `mw-${n}.csv`)
      writeScores(file, x, y)
      const whole = runR(`d <- read.csv("${file}"); a <- d$score[d$group == "a"]; b <- d$score[d$group == "b"]
        s <- proc.time()[[3]]; w <- wilcox.test(a, b, conf.int = TRUE, exact = FALSE); say(ms = 1000 * (proc.time()[[3]] - s))`)
      const target = n === 1e6 ? '≥ 100,000×' : ''
      rows.push(
        row(
          'mann-whitney',
          `in process, ${n.toLocaleString('en')} per group`,
          ours.median,
          hasR ? (whole?.json['ms'] ?? null) : null,
          target,
        ),
      )
      const cli = existsSync('dist/cli.cjs') ? 'dist/cli.cjs' : 'server/cli.ts'
      const path = join(workFolder, `mw-${n}.study`)
      writeFileSync(path, study(`mw-${n}.csv`))
      const process_ = await time(
        () => {
          const run = spawnSync(
            process.execPath,
            ['--disable-warning=ExperimentalWarning', cli, 'run', path, '--format', 'json'],
            { encoding: 'utf8', maxBuffer: 1 << 28 },
          )
          if (run.status !== 0) throw new Error(`the command line failed: ${run.stderr}${run.stdout.slice(0, 2000)}`)
        },
        5,
        1,
      )
      rows.push(
        row(
          'mann-whitney',
          `whole process with the file, ${n.toLocaleString('en')}`,
          process_.median,
          whole?.process ?? null,
          n === 1e6 ? '≥ 500×' : '',
        ),
      )
    }
    return rows
  },
}
