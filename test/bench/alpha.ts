import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { generate } from './generate.ts'
import { type Bench, row, runR, time, workFolder } from './measure.ts'
import { openBench } from './open.ts'

/** α at 10⁶ × 12, from the columns in memory, against psych::alpha on the same answers in memory. */
export const alpha: Bench = {
  name: 'alpha',
  title: "Cronbach's alpha, 10⁶ respondents × 12 items, against psych::alpha",
  async run() {
    const path = join(workFolder, 'alpha.csv')
    writeFileSync(path, generate(1_000_000, 12))
    const study = await openBench(path, 12)
    const ours = await time(() => study.alpha(), 5, 1)
    const peer = runR(`d <- read.csv("${path}")[, paste0("q", 1:12)]
      ok <- requireNamespace("psych", quietly = TRUE)
      if (ok) say(ms = timed(suppressWarnings(psych::alpha(d, warnings = FALSE)), 1)) else say(ms = -1)`)
    study.close()
    const missing = peer?.json['ms'] === -1
    return [
      row(
        'alpha',
        '1,000,000 × 12',
        ours.median,
        missing ? null : (peer?.json['ms'] ?? null),
        '≥ 20×',
        missing ? 'R has no psych here' : undefined,
      ),
    ]
  },
}
