import { readFileSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { writeStar } from './generate.ts'
import { type Bench, cpuTime, type Row, row, workFolder } from './measure.ts'
import { openStudy } from './open.ts'

/** The two instruments of the STAR sample on data of one group column and 24 items. */
function study(path: string): string {
  const sample = readFileSync(new URL('../../samples/star/star.study', import.meta.url), 'utf8')
  const instruments = sample.slice(sample.indexOf('scale Frequency'), sample.indexOf('variable age'))
  const comparisons = sample.slice(sample.indexOf('# ── The five tables'))
  return `study "Bench" { conventions medcalc }
${instruments}
data respondents from "${basename(path)}" {
  columns "c{1..12}" as STAR_C.c1..c12
  columns "p{1..12}" as STAR_P.p1..p12
}
${comparisons}`
}

const reversed = (name: string): string => `(4 - ${name})`
const score = (letter: string, items: readonly number[], turned: readonly number[]): string =>
  items.map((i) => (turned.includes(i) ? reversed(`${letter}${i}`) : `${letter}${i}`)).join(' + ')

/** The same scores by group, as DuckDB counts them: one aggregation a score, all in one statement. */
function sql(path: string): string {
  const scores = [
    ['c', [1, 2, 5, 7, 10, 12], []],
    ['c', [3, 8, 11], []],
    ['c', [4, 6, 9], [4, 6, 9]],
    ['c', [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], [4, 6, 9]],
    ['p', [2, 3, 5, 6, 8, 11], []],
    ['p', [1, 10, 12], []],
    ['p', [4, 7, 9], [4, 7, 9]],
    ['p', [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], [4, 7, 9]],
  ] as const
  const columns = ['c', 'p'].flatMap((letter) =>
    Array.from({ length: 12 }, (_, i) => `'${letter}${i + 1}': 'DECIMAL(9,4)'`),
  )
  const from = `read_csv('${path}', header = true, delim = ',', columns = {'role': 'VARCHAR', ${columns.join(', ')}})`
  const select = scores.map(([letter, items, turned], i) => `${score(letter, items, turned)} AS s${i}`).join(', ')
  const groups = scores.map(
    (_, i) => `SELECT ${i} AS score, role, s${i} AS value, count(*) AS n FROM d GROUP BY role, s${i}`,
  )
  return `WITH d AS MATERIALIZED (SELECT role, ${select} FROM ${from}) ${groups.join(' UNION ALL ')}`
}

/** @returns milliseconds for DuckDB and of processor time, or undefined where it is not installed */
async function duckdb(path: string, threads: number): Promise<{ elapsed: number; cpu: number } | undefined> {
  const name = '@duckdb/node-api'
  const { DuckDBInstance } = await import(name).catch((error: { code?: string }) => {
    if (error.code === 'ERR_MODULE_NOT_FOUND') return {}
    throw error
  })
  if (DuckDBInstance === undefined) return undefined
  const instance = await DuckDBInstance.create(':memory:', {
    threads: String(threads),
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
  })
  const connection = await instance.connect()
  const start = performance.now()
  const before = cpuTime()
  const result = await connection.runAndReadAll(sql(path))
  const elapsed = performance.now() - start
  const cpu = cpuTime() - before
  if (result.getRows().length < 50) throw new Error('DuckDB counted too little')
  connection.closeSync()
  instance.closeSync()
  return { elapsed, cpu }
}

const seconds = (ms: number): string => `${(ms / 1000).toFixed(2)} s`

/** The whole STAR study from a CSV: every table that its results need, items and reliability included. */
export const rows: Bench = {
  name: 'rows',
  title: 'The STAR study from a CSV file, against DuckDB aggregating the same scores from it (2 threads)',
  async run() {
    const out: Row[] = []
    for (const n of [1e5, 1e6, 1e7]) {
      const path = join(workFolder, `star-${n}.csv`)
      writeStar(path, n)
      const before = cpuTime()
      const start = performance.now()
      const opened = await openStudy(study(path), path)
      const scan = performance.now() - start
      const second = performance.now()
      await opened.answer()
      const score = performance.now() - second
      const cpu = cpuTime() - before
      const rss = process.resourceUsage().maxRSS / 1000
      const peer = await duckdb(path, 2)
      const size = `${Math.round(statSync(path).size / 1e6)} MB, ${(opened.source.bytes / n / 24).toFixed(2)} bytes an answer, at most ${Math.round(rss)} MB RSS so far, CPU ${seconds(cpu)}${peer === undefined ? '' : ` to DuckDB's ${seconds(peer.cpu)}`}`
      out.push(
        row(
          'rows',
          `${n.toLocaleString('en')} rows, file to all tables`,
          scan + score,
          peer?.elapsed ?? null,
          n === 1e7 ? '> 1×' : '',
          `${size}${peer === undefined ? '; DuckDB is not installed: npm ci --prefix test/bench' : ''}`,
        ),
      )
      out.push(row('rows', `${n.toLocaleString('en')} rows, scored again from memory`, score, null, ''))
      opened.source.close()
    }
    return out
  },
}
