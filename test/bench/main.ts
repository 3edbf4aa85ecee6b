/** `npm run bench [-- NAME …] [-- --json]`: StudySpec beside R and DuckDB in one run, printed as ratios. */
import { rmSync } from 'node:fs'
import { cpus } from 'node:os'
import { alpha } from './alpha.ts'
import { editor } from './editor.ts'
import { exact } from './exact.ts'
import { fisher } from './fisher.ts'
import { keystroke } from './keystroke.ts'
import { mannWhitney } from './mann-whitney.ts'
import { type Bench, hasR, type Row, workFolder } from './measure.ts'
import { rows } from './rows.ts'
import { writing } from './writing.ts'

const benches: readonly Bench[] = [keystroke, editor, writing, mannWhitney, exact, fisher, alpha, rows]

const wanted = process.argv.slice(2).filter((word) => !word.startsWith('--'))
const json = process.argv.includes('--json')
const print = (text: string): void => {
  if (!json) process.stdout.write(`${text}\n`)
}

const ms = (value: number | null): string => {
  if (value === null) return '–'
  if (value < 1) return `${(value * 1000).toFixed(0)} µs`
  return value < 1000 ? `${value.toFixed(value < 10 ? 2 : 0)} ms` : `${(value / 1000).toFixed(2)} s`
}
const ratio = (value: number | null): string =>
  value === null ? '–' : `${value >= 100 ? Math.round(value).toLocaleString('en') : value.toFixed(1)}×`

print(
  `StudySpec bench · Node ${process.versions.node} · ${cpus().length} cores · ${hasR ? 'with R' : 'R is not here: its columns stay empty'}`,
)
const all: Row[] = []
for (const bench of benches) {
  if (wanted.length > 0 && !wanted.includes(bench.name)) continue
  print(`\n${bench.title}`)
  for (const row of await bench.run()) {
    all.push(row)
    print(
      `  ${row.what.padEnd(52)} ${ms(row.ours).padStart(9)} ${ms(row.peer).padStart(9)} ${ratio(row.ratio).padStart(10)}   ${row.target}${row.note ? `  (${row.note})` : ''}`,
    )
  }
}
if (json)
  process.stdout.write(
    `${JSON.stringify({ node: process.versions.node, cores: cpus().length, r: hasR, rows: all }, null, 1)}\n`,
  )
rmSync(workFolder, { recursive: true, force: true })
