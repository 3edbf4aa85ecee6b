import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { run } from '../workspace/run.ts'

const at = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8')
const data = { 'phq9.csv': at('../../samples/phq9/phq9.csv') }
const sample = at('../../samples/phq9/phq9.study')

async function missing(clause: string, more = '') {
  const text = `${sample.replace('  id id\n', `  id id\n  ${clause}\n`)}${more}`
  const { diagnostics } = await run(text, data)
  return diagnostics
    .filter(({ code }) => code === 'column-missing' || code === 'column-ambiguous')
    .map(({ message, span }) => [text.slice(span.start, span.end), message])
}

describe('a column that is given to something it is not named after', () => {
  it('is a slip within an instrument: said at the clause', async () => {
    expect(await missing('column "q1" as PHQ9.q2')).toEqual([
      ['column "q1" as PHQ9.q2', 'The column “q1” is given to `PHQ9.q2`, so `PHQ9.q1` has none. Is “q2” meant here?'],
    ])
  })
  it('is said of a whole instrument once', async () => {
    const second =
      'scale S { 0 "No" 1 "Yes" }\ninstrument Again {\n  items q1..q3 on Bothered\n  score t = sum(q1..q3)\n}\n'
    const found = await missing('columns "q{1..9}" as PHQ9.q1..q9', second)
    expect(found).toHaveLength(1)
    expect(found[0]?.[1]).toMatch(/so the 3 items of `Again` have none\. If they hold the same, say it of both/)
  })
  it('is fine where both are stated, and where the items only change places', async () => {
    expect(await missing('column "age" as years\n  column "age" as age', 'variable years : number\n')).toEqual([])
    expect(await missing('column "q1" as PHQ9.q2\n  column "q2" as PHQ9.q1')).toEqual([])
  })
  it('leaves a variable of that name without one: said', async () => {
    const found = await missing('column "age" as years', 'variable years : number\n')
    expect(found).toEqual([
      ['column "age" as years', expect.stringMatching(/so `age` has none.*`column "age" as age`/)],
    ])
  })
  it('an item of which the file has no column is said at the data', async () => {
    const { diagnostics } = await run(sample, { 'phq9.csv': data['phq9.csv'].replace(',q3,', ',question3,') })
    expect(diagnostics.find(({ code }) => code === 'column-missing')?.message).toMatch(/no column “q3”/)
  })
})
