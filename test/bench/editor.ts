import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Session, samples, uriOf } from '../editor/session/client.ts'
import { longStudy } from './keystroke.ts'
import { type Bench, percentile, type Row, row } from './measure.ts'

const folder = join(samples, 'star')
const star = readFileSync(join(folder, 'star.study'), 'utf8')
const uri = uriOf(join(folder, 'star.study'))

/** What a researcher waits for, over the wire with the bundled server. */
export const editor: Bench = {
  name: 'editor',
  title: 'The language server over stdio: from what is typed to what is seen',
  async run() {
    const cold = await coldStarts()
    return [...cold, ...(await keystrokes()), ...(await cutoffEdits())]
  },
}

async function coldStarts(): Promise<Row[]> {
  const diagnostics: number[] = []
  const results: number[] = []
  // The first one bundles, too.
  await (await Session.start()).stop()
  for (let i = 0; i < 5; i++) {
    const start = performance.now()
    const session = await Session.start({ folders: [folder] })
    await session.open(uri, star)
    await session.diagnosticsOf(uri, 1)
    diagnostics.push(performance.now() - start)
    await session.resultsOf(uri, 1)
    results.push(performance.now() - start)
    await session.stop()
  }
  return [
    row('editor', 'start → first diagnostics, median', percentile(diagnostics, 0.5), null, '≤ 300 ms'),
    row('editor', 'start → first results of STAR, median', percentile(results, 0.5), null, '≤ 1 s'),
  ]
}

/** A character somewhere in 1,000 lines; and how long another question waits meanwhile, which is one turn of the loop. */
async function keystrokes(): Promise<Row[]> {
  const session = await Session.start({ folders: [folder] })
  const long = longStudy(1000)
  const where = uriOf(join(folder, 'long.study'))
  await session.open(where, long)
  await session.resultsOf(where, 1)
  const lines = long.split('\n')
  const times: number[] = []
  const turns: number[] = []
  for (let i = 0; i < 240; i++) {
    const line = (i * 7919) % lines.length
    const at = { line, character: lines[line]!.length }
    const start = performance.now()
    const version = await session.change(where, { range: { start: at, end: at }, text: i % 2 === 0 ? ' ' : '#' })
    const other = session.connection.sendRequest('studyspec/nothing').catch(() => turns.push(performance.now() - start))
    await session.diagnosticsOf(where, version)
    if (i >= 40) times.push(performance.now() - start)
    await other
    await new Promise((resolve) => setTimeout(resolve, 30))
  }
  await session.stop()
  return [
    row('editor', `didChange → diagnostics, ${lines.length} lines, p50`, percentile(times, 0.5), null, '≤ 5 ms'),
    row('editor', 'p95', percentile(times, 0.95), null, '≤ 16 ms'),
    row('editor', 'another request meanwhile, p99', percentile(turns, 0.99), null, '≤ 50 ms'),
  ]
}

async function cutoffEdits(): Promise<Row[]> {
  const session = await Session.start({ folders: [folder] })
  await session.open(uri, star)
  await session.resultsOf(uri, 1)
  const times: number[] = []
  let scans = 0
  const line = star.split('\n').findIndex((one) => one.includes('25..36'))
  const character = star.split('\n')[line]!.indexOf('25..36')
  for (let i = 0; i < 120; i++) {
    const range = { start: { line, character: character + 4 }, end: { line, character: character + 6 } }
    const start = performance.now()
    const version = await session.change(uri, { range, text: String(30 + (i % 7)) })
    const { results } = await session.resultsOf(uri, version)
    scans += results.timing.scans
    if (i >= 20) times.push(performance.now() - start)
  }
  await session.stop()
  return [
    row('editor', 'cut-off edit → new counts, p50', percentile(times, 0.5), null, ''),
    row('editor', 'p95', percentile(times, 0.95), null, '≤ 50 ms', `${scans} scans`),
  ]
}
