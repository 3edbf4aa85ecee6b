import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { codes, comparison, run } from '../workspace/run.ts'

/** Conditions on bands and on the categories of scores, in every place that takes a condition: R's figures (conditions.R). */
interface Expected {
  readonly met: Readonly<Record<string, number>>
  readonly severityOfAdults: readonly number[]
  readonly moderateByAge: { readonly n: readonly number[]; readonly p: number }
}

const at = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8')
const expected = JSON.parse(at('../fixtures/phq9/conditions.json')) as Expected
const data = { 'phq9.csv': at('../../samples/phq9/phq9.csv') }
const sample = at('../../samples/phq9/phq9.study')

const scores = `  subscale core = sum(q1, q2)
  score doubled = total
  score flagged : flag = total.band >= moderate
  score severity : nominal { none "None" some "Some" much "Much" } =
    if symptoms >= 5 then much else if symptoms >= 2 then some else none

  cutoffs core {
    minimal 0..1 mild 2..2 moderate 3..3 moderatelySevere 4..5 severe 6..6
  }
  cutoffs doubled when sex = female { low 0..9 high 10..27 }
  cutoffs doubled when sex = male { low 0..12 high 13..27 }

  cutoffs total`

function study(include: string): string {
  const text = sample.replace('  cutoffs total', scores).replace('include age >= 18 "Adults"', include)
  if (text === sample) throw new Error('the sample has changed')
  return text
}

describe('a condition on a band or a category of a score', () => {
  it.each(Object.entries(expected.met))('%s', async (condition, n) => {
    const { results } = await run(study(`include ${condition} "As asked"`), data)
    const [people] = results.data
    expect(people?.included).toBe(n)
    expect(people?.excluded).toEqual([{ reason: 'As asked', rows: 240 - n }])
  })
  it('in the `where` of a comparison, of a sample and of a table', async () => {
    const text = `${study('')}
comparison whole { compare age by setting
  using welch-t
  where PHQ9.total.band >= moderate
}
comparison parts {
  compare age where PHQ9.total.band >= moderate and setting = practice with age where PHQ9.total.band >= moderate and setting = clinic
  using welch-t
}
table some { describe age by setting
  where PHQ9.total.band >= moderate
}
`
    const out = await run(text, data)
    for (const name of ['whole', 'parts']) {
      const { groups, statistics } = comparison(out, name)
      expect(groups.map(({ n }) => n)).toEqual(expected.moderateByAge.n)
      expect(statistics.p).toBeCloseTo(expected.moderateByAge.p, 12)
    }
    const columns = out.results.tables.find(({ name }) => name === 'some')?.columns.slice(0, 2)
    expect(columns?.map(({ n }) => n)).toEqual(expected.moderateByAge.n)
  })
  it('a nominal score is compared as its definition says', async () => {
    const text = `${study('include age >= 18 "Adults"')}comparison c { compare PHQ9.severity by setting\n}\n`
    const table = comparison(await run(text, data), 'c').table
    const sums = table?.counts.map((row) => row.reduce<number>((sum, n) => sum + (n ?? 0), 0))
    expect(sums).toEqual(expected.severityOfAdults)
  })
})

describe('categories taken over from another variable', () => {
  const text = (order: string): string => `variable arm : nominal { a b c }
variable other : nominal { ${order} } = arm
data people from "people.csv" {
  include other = b "As asked"
}
`
  const arms = { 'people.csv': 'arm\na\nb\nb\nc\nc\nc\n' }
  it('keep their order', async () => {
    expect((await run(text('a b c'), arms)).results.data[0]?.included).toBe(2)
  })
  it('are not taken for one another in a different order', async () => {
    const out = await run(text('c b a'), arms)
    expect(codes(out)).toContain('wrong-kind')
    expect(out.results.data[0]?.included).toBeNull()
  })
})

describe('a date in a condition', () => {
  const text = (condition: string): string => `variable day : date
data people from "people.csv" {
  include ${condition} "As asked"
}
`
  const days = { 'people.csv': 'day\n2023-12-31\n2024-01-01\n2024-01-02\n2024-06-30\n\n' }
  // Counted by hand: four dates.
  it.each([
    ['day >= "2024-01-01"', 3],
    ['day < "2024-01-01"', 1],
    ['"2024-01-02" <= day', 2],
    ['day = "2024-06-30"', 1],
    ['day in ("2023-12-31", "2024-06-30")', 2],
  ])('%s', async (condition, n) => {
    const { results } = await run(text(condition), days)
    expect(results.data[0]?.included).toBe(n)
  })
  it('that is none stops what uses it', async () => {
    const { results } = await run(text('day >= "1.1.2024"'), days)
    expect(results.data[0]?.included).toBeNull()
  })
})
