import { describe, expect, it } from 'vitest'
import { codes, comparison, run, score } from './run.ts'

const shared = `scale Agree { 0 "No"  1 "Partly"  2 "Yes" }
instrument M "Mood" {
  items m1..m3 on Agree
  subscale total = sum(m1..m3) in 0..6
}
`
const main = `study "Main" {
}
use "shared.study"
variable arm : nominal { a, b }
data people from "people.csv" {
}
comparison c { compare M.total by arm
}
`
const csv = 'arm,m1,m2,m3\na,0,0,1\na,1,1,1\nb,2,2,1\nb,2,1,2\n'

describe('several files', () => {
  it('are read as far as they are used', async () => {
    const out = await run(main, { 'shared.study': shared, 'people.csv': csv })
    expect(codes(out)).toEqual([])
    expect(score(out, 'M', 'total')).toMatchObject({ n: 4, file: '/shared.study', line: 4 })
    expect(comparison(out, 'c').file).toBeUndefined()
    expect([...out.texts.keys()]).toEqual(['test.study', '/shared.study'])
    expect(out.dataFiles).toEqual(['/people.csv'])
  })
  it('an open document stands for the one on the disk', async () => {
    const texts = new Map([['/shared.study', shared.replace('subscale total', 'subscale total "Open"')]])
    const out = await run(main, { 'shared.study': shared, 'people.csv': csv }, { texts })
    expect(score(out, 'M', 'total').label).toBe('Open')
  })
  it('one that is not there, or comes back, is said', async () => {
    expect(codes(await run(main, { 'people.csv': csv }))).toContain('use-not-found')
    const circular = await run(main, { 'shared.study': `use "test.study"\n${shared}`, 'people.csv': csv })
    expect(codes(circular)).toContain('circular-use')
    expect(comparison(circular, 'c').statistics.p).not.toBeNull()
  })
  it('a bundled instrument comes from the library', async () => {
    const text = main.replace('use "shared.study"', 'use mood')
    const library = (name: string) => (name === 'mood' ? shared : undefined)
    expect(codes(await run(text, { 'people.csv': csv }, { library }))).toEqual([])
    expect(codes(await run(text, { 'people.csv': csv }))).toContain('use-not-found')
  })
})

describe('a run', () => {
  it('that is cancelled says so and has no numbers', async () => {
    const stop = new AbortController()
    stop.abort()
    const out = await run(main, { 'shared.study': shared, 'people.csv': csv }, { signal: stop.signal })
    expect(out.cancelled).toBe(true)
    expect(comparison(out, 'c').failed).toBeDefined()
  })
  it('of any beginning of a study ends without throwing', async () => {
    const whole = main.replace('use "shared.study"\n', shared)
    for (let end = 0; end <= whole.length; end += 7) await run(whole.slice(0, end), { 'people.csv': csv })
  })
  it('of an empty text is an empty result', async () => {
    const { results } = await run('')
    expect(results).toMatchObject({ results: [], scores: [], tables: [], data: [], diagnostics: [] })
  })
  it('has nothing in its results that JSON cannot say', async () => {
    const { results } = await run(main, { 'shared.study': shared, 'people.csv': csv })
    expect(JSON.parse(JSON.stringify(results))).toEqual(results)
  })
})
