import { describe, expect, it } from 'vitest'
import { codes, comparison, run } from './run.ts'

const arms = `study "Columns" {
}
variable arm : nominal { a  b }
`
const head = `${arms}scale Agree { 0 "No"  1 "Partly"  2 "Yes" }
`

describe('a column that is stated twice', () => {
  const csv = 'q1,q2,arm,sex\n0,2,a,1\n1,1,a,2\n2,0,b,3\n1,2,b,1\n2,1,a,2\n'

  it('is read twice where a variable is grouped in two ways', async () => {
    const text = `${head}variable sex : nominal { woman = 1  man = 2  other = 3 }
variable binary : nominal { f = 1  m = 2  missing 3 }
data d from "d.csv" {
  column "sex" as sex
  column "sex" as binary
}
table t {
  describe sex, binary
}
`
    const out = await run(text, { 'd.csv': csv })
    expect(codes(out)).not.toContain('column-ambiguous')
    expect(out.results.tables[0]?.rows.map(({ label, cells }) => [label, cells[0]?.count ?? cells[0]?.n])).toEqual([
      ['sex', 5],
      ['woman', 2],
      ['man', 2],
      ['other', 1],
      ['binary', 4],
      ['f', 2],
      ['m', 2],
      ['Missing', 1],
    ])
  })

  it('is read twice where a questionnaire is scored in two ways', async () => {
    const text = `${head}instrument A {
  items q1..q2 on Agree
  reverse q2
  subscale keyed = sum(q1..q2)
}
instrument B {
  items q1..q2 on Agree
  subscale unkeyed = sum(q1..q2)
}
data d from "d.csv" {
  columns "q{1..2}" as A.q1..q2
  columns "q{1..2}" as B.q1..q2
}
table t {
  describe A.keyed, B.unkeyed
}
`
    const { results } = await run(text, { 'd.csv': csv })
    expect(results.scores.map(({ name, mean }) => [name, mean])).toEqual([
      ['keyed', (0 + 2 + 4 + 1 + 3) / 5 - 0 + 0],
      ['unkeyed', (2 + 2 + 2 + 3 + 3) / 5],
    ])
  })

  it('is a slip where it is two items of one questionnaire', async () => {
    const text = `${head}instrument A {
  items q1..q2 on Agree
  subscale s = sum(q1..q2)
}
data d from "d.csv" {
  column "q1" as A.q1
  column "q1" as A.q2
}
table t {
  describe A.s
}
`
    const out = await run(text, { 'd.csv': csv })
    expect(out.diagnostics.filter(({ severity }) => severity === 'error').map(({ message }) => message)).toEqual([
      'The column “q1” is given to `A.q1` and `A.q2`: one answer cannot be two items. Correct one of the headings.',
    ])
  })
})

describe('a pattern for every item', () => {
  const text = `${arms}variable mood : number
variable NA "Negative affect" : number
occasions time { before "Before" = 1  after "After" = 2 }
data d from "d.csv" {
  occasion before columns "{item}1"
  occasion after columns "{item}2"
}
comparison c {
  compare NA at after by arm
  using welch-t
}
comparison bare {
  compare mood by arm
  using welch-t
}
`
  const csv = 'arm,mood1,mood2,NA1,NA2\na,1,2,3,5\na,2,2,4,6\nb,4,2,1,1\nb,3,1,0,3\n'

  it('stands for those that the file has: no fault of the others, and a column may be called NA1', async () => {
    const out = await run(text, { 'd.csv': csv })
    expect(codes(out)).toEqual([])
    expect(comparison(out, 'c').groups.map(({ mean }) => mean)).toEqual([5.5, 2])
    expect(comparison(out, 'bare').statistics.why?.['p']).toBe(
      'mood is measured at before, after: say which, `… at before`',
    )
  })
})

describe('what this version does not read', () => {
  it('is one row per occasion: said, and no id is called a copy', async () => {
    const text = `${arms}variable mood : number
occasions time { before = 1  after = 2 }
data d from "d.csv" {
  id id
  occasion time from "visit"
}
comparison c {
  compare mood at after by arm
  using welch-t
}
`
    const out = await run(text, { 'd.csv': 'id,visit,arm,mood\n1,1,a,4\n1,2,a,3\n2,1,b,4\n2,2,b,6\n' })
    expect(codes(out)).toEqual(['not-computed'])
    expect(comparison(out, 'c').statistics.why?.['p']).toContain('does not read one row per occasion')
  })

  it('is a second file: the result says which file it has and where the column is', async () => {
    const text = `${arms}variable mood : number
data d from "d.csv" {
  id id
}
data e from "e.csv" {
  id id
  column "m" as mood
}
comparison c {
  compare mood by arm
  using welch-t
}
`
    const out = await run(text, { 'd.csv': 'id,arm\n1,a\n2,b\n', 'e.csv': 'id,m\n1,3\n2,4\n' })
    expect(comparison(out, 'c').statistics.why?.['p']).toBe(
      'this version does not join several files: results come from `d` alone, which has no column for mood (it is in `e`)',
    )
  })
})
