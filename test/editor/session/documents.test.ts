import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { Session, samples, temporaryFolder, uriOf } from './client.ts'

const star = join(samples, 'star')
const text = readFileSync(join(star, 'star.study'), 'utf8')
const csv = readFileSync(join(star, 'star.csv'), 'utf8')
const pOf = (results: { results: readonly { name: string; statistics: { p: number | null } }[] }) =>
  results.results.find(({ name }) => name === 'overall')?.statistics.p

let folder: string
let session: Session
beforeEach(() => {
  folder = temporaryFolder()
})
afterEach(async () => {
  await session.stop()
  rmSync(folder, { recursive: true, force: true })
})

test('two folders: each study has its own data, and may read the other folder', async () => {
  const other = join(folder, 'other')
  session = await Session.start({ folders: [star, folder] })
  const here = uriOf(join(star, 'star.study'))
  const there = uriOf(join(folder, 'half.study'))
  writeFileSync(join(folder, 'star.csv'), csv.split('\n').slice(0, 121).join('\n'))
  await session.open(here, text)
  await session.open(there, text)
  expect((await session.resultsOf(here, 1)).results.data[0]?.rows).toBe(184)
  expect((await session.resultsOf(there, 1)).results.data[0]?.rows).toBe(120)
  const across = uriOf(join(other, 'across.study'))
  await session.open(across, text.replace('"star.csv"', '"../star.csv"'))
  expect((await session.resultsOf(across, 1)).results.data[0]?.rows).toBe(120)
  expect(session.errors).toEqual([])
})

test('data outside of all folders are not read', async () => {
  session = await Session.start({ folders: [] })
  const uri = uriOf(join(folder, 'sub', 'a.study'))
  writeFileSync(join(folder, 'star.csv'), csv)
  await session.open(uri, text.replace('"star.csv"', '"../star.csv"'))
  const { results } = await session.resultsOf(uri, 1)
  expect(results.diagnostics.map(({ code }) => code)).toContain('file-outside-workspace')
})

test('a file that is renamed goes on under its new name, and leaves nothing under the old one', async () => {
  session = await Session.start({ folders: [folder] })
  writeFileSync(join(folder, 'star.csv'), csv)
  writeFileSync(join(folder, 'old.study'), text)
  const [from, to] = [uriOf(join(folder, 'old.study')), uriOf(join(folder, 'new name.study'))]
  await session.open(from, text)
  await session.resultsOf(from, 1)
  renameSync(join(folder, 'old.study'), join(folder, 'new name.study'))
  await session.close(from)
  await session.open(to, text)
  const { results } = await session.resultsOf(to, 1)
  expect(results.file).toBe('new name.study')
  expect(pOf(results)).toBeCloseTo(0.2304, 4)
  expect(session.diagnostics.findLast(({ uri }) => uri === from)?.diagnostics ?? []).toEqual([])
})

test('CRLF: the same numbers, and diagnostics on the same lines', async () => {
  session = await Session.start({ folders: [star] })
  const uri = uriOf(join(star, 'star.study'))
  await session.open(uri, text)
  const unix = (await session.resultsOf(uri, 1)).results
  const lines = (await session.diagnosticsOf(uri, 1)).diagnostics
  await session.close(uri)
  await session.open(uri, text.replaceAll('\n', '\r\n'), 2)
  const windows = (await session.resultsOf(uri, 2)).results
  expect({ ...windows, timing: 0 }).toEqual({ ...unix, timing: 0 })
  const again = await session.until('the same diagnostics', () => {
    const last = session.diagnostics.findLast((one) => one.uri === uri && one.version === 2)
    return last?.diagnostics.length === lines.length ? last.diagnostics : undefined
  })
  expect(again).toEqual(lines)
})

test('an untitled study says that it has no folder, and computes what needs none', async () => {
  session = await Session.start({ folders: [star] })
  const uri = 'untitled:Untitled-1'
  await session.open(uri, text)
  const { results } = await session.resultsOf(uri, 1)
  expect(results.data[0]?.rows).toBeNull()
  const said = results.diagnostics.find(({ code }) => code === 'data-not-read')
  expect(said?.message).toContain('never saved')
  const version = await session.change(uri, {
    text: `counts c {
  columns a, b
  x: 10, 20
  y: 20, 10
}
comparison k {
  compare c
  using chi-square
}
`,
  })
  await session.diagnosticsOf(uri, version)
  expect(session.errors).toEqual([])
})

test('a study of 5,000 lines', async () => {
  session = await Session.start({ folders: [star] })
  const uri = uriOf(join(star, 'long.study'))
  const lines = Array.from(
    { length: 4_820 },
    (_, i) => `variable v${i} "Variable ${i}" : number in 0..${(i % 9) + 1}  # one of many`,
  )
  const long = `${text}\n${lines.join('\n')}\n`
  await session.open(uri, long)
  expect((await session.diagnosticsOf(uri, 1)).diagnostics.length).toBeGreaterThan(1000)
  const { results } = await session.resultsOf(uri, 1)
  expect(pOf(results)).toBeCloseTo(0.2304, 4)
  const version = await session.change(uri, {
    range: { start: { line: 4_000, character: 0 }, end: { line: 4_000, character: 0 } },
    text: '# ',
  })
  expect(pOf((await session.resultsOf(uri, version)).results)).toBeCloseTo(0.2304, 4)
  expect(session.errors).toEqual([])
})

test('what is wrong in a file that is used is said there: by its users, or by itself once it is open', async () => {
  session = await Session.start({ folders: [folder] })
  const used = join(folder, 'scales.study')
  writeFileSync(used, 'scale S { 0 "No" 1 "Yes" }\nscale S { 0 "No" 1 "Yes" }\n')
  const main = uriOf(join(folder, 'main.study'))
  const scales = uriOf(used)
  const last = (uri: string) => session.diagnostics.findLast((one) => one.uri === uri)
  const codes = (uri: string) => last(uri)?.diagnostics.map(({ code }) => code) ?? []
  await session.open(main, 'use "scales.study"\n')
  await session.until('what its user says', () => codes(scales).includes('declared-twice'))
  expect(last(scales)?.version).toBeUndefined()

  await session.open(scales, 'scale S { 0 "No" 1 "Yes" }\nscale', 7)
  await session.until('what it says itself', () => last(scales)?.version === 7)
  expect(codes(scales)).not.toEqual([])
  expect(codes(scales)).not.toContain('declared-twice')

  await session.close(scales)
  await session.until('its user again', () => codes(scales).includes('declared-twice'))
  // The disk has the last word when nobody has it open.
  writeFileSync(used, 'scale S { 0 "No" 1 "Yes" }\n')
  await session.fileChanged(used)
  await session.until('the new text', () => !codes(scales).includes('declared-twice'))
  await session.close(main)
  await session.until('nothing', () => codes(scales).length === 0 && codes(main).length === 0)
  expect(session.errors).toEqual([])
})
