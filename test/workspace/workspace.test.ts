import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, describe, expect, test } from 'vitest'
import { Desk } from './desk.ts'

const desks: Desk[] = []
afterEach(() => {
  for (const desk of desks.splice(0)) desk.end()
})
const desk = (...options: ConstructorParameters<typeof Desk>): Desk => {
  const made = new Desk(...options)
  desks.push(made)
  return made
}

const star = new URL('../../samples/star/star.study', import.meta.url)
const text = readFileSync(star, 'utf8')

const folderWith = (files: Readonly<Record<string, string>>): ((name: string) => { path: string; uri: string }) => {
  const folder = mkdtempSync(join(tmpdir(), 'studyspec-workspace-'))
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content)
  return (name) => ({ path: join(folder, name), uri: pathToFileURL(join(folder, name)).href })
}

describe('the text', () => {
  test('a keystroke is parsed once, whoever asks and however often', () => {
    const { workspace } = desk()
    workspace.open('untitled:a', 1, text)
    expect(workspace.parses).toBe(0)
    for (let i = 0; i < 3; i++) workspace.snapshot('untitled:a')
    expect(workspace.parses).toBe(1)
    workspace.change('untitled:a', 2, `${text}#`)
    workspace.change('untitled:a', 3, `${text}##`)
    workspace.snapshot('untitled:a')
    void workspace.snapshots
    expect(workspace.parses).toBe(2)
  })

  test('a burst of changes is looked at once, and never an older one after a newer', async () => {
    const one = desk()
    one.workspace.open('untitled:a', 1, text)
    for (let version = 2; version <= 50; version++) one.workspace.change('untitled:a', version, `${text}#${version}`)
    await one.until('diagnosed', ({ version }) => version === 50)
    expect(one.workspace.parses).toBe(1)
    const versions = one.events.flatMap((event) => (event.kind === 'diagnosed' ? [event.version] : []))
    expect(versions).toEqual([...versions].sort((a, b) => a - b))
  })

  test('files that are used are those that are open, else those on disk', async () => {
    const at = folderWith({ 'scales.study': 'scale S { 0 "No" 1 "Yes" }\n' })
    const one = desk()
    const main = 'use "scales.study"\ninstrument I {\n  items i1..i2 on S\n  score t = sum(i1..i2) in 0..2\n}\n'
    one.workspace.open(at('main.study').uri, 1, main)
    const settled = await one.workspace.settled(at('main.study').uri)
    expect(settled?.diagnostics.map(({ code }) => code)).not.toContain('use-not-found')
    expect(settled?.study.scales.has('S')).toBe(true)
    expect(settled?.files.map(({ uri }) => uri)).toEqual([at('main.study').uri, at('scales.study').uri])

    one.workspace.open(at('scales.study').uri, 1, 'scale S { 0 "No" 1 "Yes" 2 "Both" }\n')
    const wider = await one.workspace.settled(at('main.study').uri)
    expect(wider?.diagnostics.map(({ code }) => code)).toContain('score-range-wrong')

    one.workspace.close(at('scales.study').uri)
    const back = await one.workspace.settled(at('main.study').uri)
    expect(back?.diagnostics.map(({ code }) => code)).not.toContain('score-range-wrong')
  })

  test('a file that comes later is found when it comes', async () => {
    const at = folderWith({})
    const one = desk()
    one.workspace.open(at('main.study').uri, 1, 'use "scales.study"\n')
    const before = await one.workspace.settled(at('main.study').uri)
    expect(before?.diagnostics.map(({ code }) => code)).toEqual(['use-not-found'])
    writeFileSync(at('scales.study').path, 'scale S { 0 "No" 1 "Yes" }\n')
    one.workspace.filesChanged([at('scales.study').uri])
    const after = await one.workspace.settled(at('main.study').uri)
    expect(after?.diagnostics.map(({ code }) => code)).not.toContain('use-not-found')
  })
})

describe('the analysis', () => {
  test('results are fresh, then stale with the edit, then fresh for it', async () => {
    const one = desk()
    one.workspace.open(star.href, 1, text)
    await one.until('results', ({ version }) => version === 1)
    expect(one.workspace.snapshot(star.href)?.results?.state).toBe('fresh')
    one.workspace.change(star.href, 2, text.replace('25..36', '26..36'))
    expect(one.workspace.snapshot(star.href)?.results).toMatchObject({ state: 'stale', version: 1 })
    await one.until('stale')
    const { results } = await one.until('results', ({ version }) => version === 2)
    expect(results.timing.scans).toBe(0)
    expect(one.workspace.snapshot(star.href)?.results).toMatchObject({ state: 'fresh', version: 2 })
  })

  test('headings of the data are known', async () => {
    const one = desk()
    one.workspace.open(star.href, 1, text)
    await one.until('results')
    const columns = one.workspace.snapshot(star.href)?.columns
    expect(columns?.[0]?.dataset).toBe('respondents')
    expect(columns?.[0]?.headings.slice(0, 3)).toEqual(
      readFileSync(new URL('star.csv', star), 'utf8').split('\n')[0]!.split(',').slice(0, 3),
    )
  })

  test('a killed worker is started again and the work is done', async () => {
    const one = desk()
    one.workspace.open(star.href, 1, text)
    await one.until('results')
    one.workers[0]?.stop()
    await one.until('restarted')
    one.workspace.change(star.href, 2, `${text}\n`)
    const { results } = await one.until('results', ({ version }) => version === 2)
    expect(results.results.length).toBeGreaterThan(0)
    expect(one.workers).toHaveLength(2)
  })

  test('killed in the midst of a run, the run is done again', async () => {
    const one = desk()
    one.workspace.open(star.href, 1, text)
    await one.until('diagnosed')
    one.workers[0]?.stop()
    await one.until('results')
    expect(one.events.filter(({ kind }) => kind === 'failed')).toEqual([])
  })

  test('a text that the worker does not survive is given up, and another one is tried', async () => {
    const at = folderWith({})
    // A worker that is gone as soon as it is asked anything.
    let deaths = 0
    const one = desk({
      start: () => {
        let exit: (reason: string) => void = () => {}
        return {
          post: (message) => {
            if (typeof message === 'object' && message !== null && 'run' in message) {
              deaths++
              setTimeout(() => exit('out of memory'), 1)
            }
          },
          onMessage: () => {},
          onExit: (listener) => {
            exit = listener
          },
          busy: () => {},
          stop: () => {},
        }
      },
    })
    one.workspace.open(at('a.study').uri, 1, text)
    const { message } = await one.until('failed')
    expect(message).toContain('out of memory')
    expect(deaths).toBe(2)
    one.workspace.change(at('a.study').uri, 2, `${text}\n`)
    await one.until('failed', () => true, one.events.length)
    expect(deaths).toBe(4)
  })

  test('without trust no data are read; with it they are', async () => {
    const one = desk({ trusted: false })
    one.workspace.open(star.href, 1, text)
    const untrusted = await one.until('results')
    expect(untrusted.results.data[0]?.rows).toBeNull()
    expect(untrusted.results.timing.scans).toBe(0)
    expect(untrusted.results.diagnostics.find(({ code }) => code === 'data-not-read')?.message).toContain('trust')
    const seen = one.events.length
    one.workspace.setTrusted(true)
    const trusted = await one.until('results', () => true, seen)
    expect(trusted.results.data[0]?.rows).toBe(184)
  })
})

describe('what data and results show', () => {
  const study = `data d from "d.csv" {
  column "q" as q
}
variable q "Q" : number in 0..3
variable z "Z" : number in 0..3
`
  const csv = 'q\n1\n7\n2\n'

  test('moves with its declaration, and goes with it', async () => {
    const at = folderWith({ 'd.csv': csv })
    const { uri } = at('s.study')
    const one = desk()
    one.workspace.open(uri, 1, study)
    await one.until('results')
    const found = () => {
      const snapshot = one.workspace.snapshot(uri)
      return (snapshot?.findings ?? []).map(({ code, span }) => [code, snapshot?.text.slice(span.start, span.end)])
    }
    const before = found()
    expect(before.map(([code]) => code)).toContain('value-off-scale')
    one.workspace.change(uri, 2, `# a comment\n${study}`)
    expect(found()).toEqual(before)
    one.workspace.change(uri, 3, study.split('\n').slice(3).join('\n'))
    expect(found()).toEqual([])
  })

  test('is gone for good once the data are not asked for', async () => {
    const at = folderWith({})
    const { uri } = at('s.study')
    const one = desk()
    const missing = 'data d from "nope.csv" {\n  column "a" as a\n}\n'
    one.workspace.open(uri, 1, `variable a : number\n${missing}`)
    await one.until('results')
    expect(one.workspace.snapshot(uri)?.findings.map(({ code }) => code)).toEqual(['file-not-found'])
    one.workspace.change(uri, 2, 'variable a : number\n')
    await one.until('results', ({ version }) => version === 2)
    expect(one.workspace.snapshot(uri)?.findings).toEqual([])
    one.workspace.change(uri, 3, '\n'.repeat(20))
    expect(one.workspace.snapshot(uri)?.findings).toEqual([])
  })
})

test('a text where a score needs a value stops that score and nothing else', async () => {
  const one = desk()
  const broken = text.replace('= sum(c3, c8, c11) in 0..12', '= "sum(c3, c8, c11) in 0..12"')
  one.workspace.open(star.href, 1, broken)
  const { results } = await one.until('results')
  expect(results.scores.find(({ name }) => name === 'clinicianInput')?.failed).toBeDefined()
  expect(results.scores.find(({ name }) => name === 'collaboration')?.n).toBe(52)
})
