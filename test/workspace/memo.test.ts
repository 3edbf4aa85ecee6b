import { describe, expect, it } from 'vitest'
import { Memo } from '../../server/workspace/memo.ts'
import type { Remembered } from '../../server/workspace/sources.ts'
import { comparison, run, score } from './run.ts'

const study = `study "Two groups" {
}
scale Agree "Agreement" { 0 "No"  1 "Partly"  2 "Yes" }
instrument M "Mood" {
  items m1..m3 on Agree
  reverse m3
  subscale total "Mood" = sum(m1..m3) in 0..6
  cutoffs total {
    low "Low" 0..2
    high "High" 3..6
  }
}
variable arm "Arm" : nominal { a "A"  b "B" }
variable age "Age" : number in 0..120
data people from "people.csv" {
  include age >= 18 "Adults"
}
comparison moods "Mood" {
  compare M.total by arm
  using mann-whitney
}
comparison bands "Bands" {
  compare M.total.band by arm
  using fisher
}
`
const rows = ['a,20,0,1,2', 'a,30,2,2,0', 'a,40,1,1,1', 'b,50,2,2,0', 'b,60,2,1,0', 'b,17,0,0,2', 'b,33,1,0,0']
const csv = `arm,age,m1,m2,m3\n${rows.join('\n')}\n`

const memory = () => new Memo<Remembered>()

describe('editing and running again', () => {
  const edits: readonly (readonly [string, string, string])[] = [
    ['a cut-off', 'low "Low" 0..2\n    high "High" 3..6', 'low "Low" 0..4\n    high "High" 5..6'],
    ['a test', 'using mann-whitney', 'using kruskal-wallis'],
    ['an alternative', 'using mann-whitney', 'using mann-whitney\n  alternative greater'],
    ['the label of a score', 'total "Mood"', 'total "How people feel"'],
    ['the label of a comparison', 'moods "Mood"', 'moods "Mood by arm"'],
    ['the conventions', 'study "Two groups" {', 'study "Two groups" {\n  conventions spss'],
    ['a comment', 'study', '# nothing new\nstudy'],
  ]
  it.each(edits)('%s touches no data', async (_, before, after) => {
    const memo = memory()
    const first = await run(study, { 'people.csv': csv }, { memo })
    expect(first.results.timing.scans).toBe(1)
    expect(study).toContain(before)
    const text = study.replace(before, after)
    const second = await run(text, { 'people.csv': csv }, { memo })
    expect(second.results.timing.scans).toBe(0)
    const afresh = await run(text, { 'people.csv': csv })
    const { timing: _one, ...mine } = second.results
    const { timing: _two, ...right } = afresh.results
    expect(mine).toEqual(right)
    memo.close()
  })

  it('a moved cut-off moves the counts', async () => {
    const memo = memory()
    await run(study, { 'people.csv': csv }, { memo })
    const moved = await run(
      study.replace('0..2\n', '0..4\n').replace('3..6\n', '5..6\n'),
      { 'people.csv': csv },
      { memo },
    )
    // Totals of the adults, the third item turned: 1, 6, 3 | 6, 5, 3
    expect(comparison(moved, 'bands').table?.counts).toEqual([
      [2, 1],
      [1, 2],
    ])
    expect(moved.results.timing.scans).toBe(0)
  })

  const scored: readonly (readonly [string, string, string])[] = [
    ['reversal', 'reverse m3', 'reverse m2'],
    ['inclusion', 'age >= 18', 'age >= 31'],
  ]
  it.each(scored)('%s is scored again, in one pass', async (_, before, after) => {
    const memo = memory()
    await run(study, { 'people.csv': csv }, { memo })
    const second = await run(study.replace(before, after), { 'people.csv': csv }, { memo })
    expect(second.results.timing.scans).toBe(1)
    const { timing: _one, ...mine } = second.results
    const { timing: _two, ...right } = (await run(study.replace(before, after), { 'people.csv': csv })).results
    expect(mine).toEqual(right)
  })

  it('another file is read again', async () => {
    const memo = memory()
    await run(study, { 'people.csv': csv }, { memo })
    const second = await run(study, { 'people.csv': `${csv}a,70,2,2,0\n` }, { memo })
    expect(score(second, 'M', 'total').n).toBe(7)
  })

  it('problems of the data stay where their declaration goes', async () => {
    const memo = memory()
    const bad = csv.replace('a,20,0', 'a,20,7')
    const first = await run(study, { 'people.csv': bad }, { memo })
    const second = await run(`# one\n# two\n${study}`, { 'people.csv': bad }, { memo })
    const line = (of: typeof first) => of.results.diagnostics.find(({ code }) => code === 'value-off-scale')?.line ?? 0
    expect(line(first)).toBeGreaterThan(0)
    expect(line(second)).toBe(line(first) + 2)
  })
})
