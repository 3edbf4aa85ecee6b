import { describe, expect, it } from 'vitest'
import { applyEdits } from '../support/fixture.ts'
import { sampleSnapshot } from '../support/snapshot.ts'
import { run } from '../workspace/run.ts'

/** Eight people in two arms; M is the sum of two items from 0 to 4. Group a: 1 2 3 6, group b: 1 3 4 5. */
const files = { 'd.csv': 'arm,m1,m2\na,1,0\na,1,1\na,2,1\na,4,2\nb,1,0\nb,2,1\nb,2,2\nb,3,2\n' }
const study = (reported: string, settings = '', score = ''): string => `study "S" {
  p-values exact
${settings}}
scale Four 0..4
variable arm "Arm" : nominal { a "A"  b "B" }
instrument M {
  items m1..m2 on Four
  subscale total = sum(m1, m2) in 0..8
${score}}
data d from "d.csv" {
}
comparison c {
  compare M.total by arm
  using welch-t
${reported === '' ? '' : `  reported ${reported}\n`}}
`

async function failing(text: string) {
  const { diagnostics } = await run(text, files)
  return diagnostics
    .filter(({ code }) => code === 'reported-value')
    .map(({ span, message, fixes }) => ({ at: text.slice(span.start, span.end), message, fixes }))
}

describe('a printed figure that is not the computed one', () => {
  it('is reported where it stands, with what was computed', async () => {
    // By hand: a has mean 3, median 2.5; b mean 3.25, median 3.5. R type 7 quartiles of b: 2.5 and 4.25.
    const found = await failing(study('mean a = 3.10, median b = 6 in 2.5..4.25, n = 9, quartiles b = 2.5..4.50'))
    expect(found.map(({ at, message }) => [at, message.split(', not the')[0]])).toEqual([
      ['3.10', 'Computed, `mean a` is 3'],
      ['6 in 2.5..4.25', 'Computed, `median b` is 3.5 in 2.5..4.25'],
      ['9', 'Computed, `n` is 8'],
      ['2.5..4.50', 'Computed, `quartiles b` is 2.5..4.25'],
    ])
  })

  it('is no alarm where it holds, a five rounded either way', async () => {
    // The median of b is 3.5, its mean 3.25.
    for (const holds of ['median b = 3', 'median b = 4', 'mean b = 3.2', 'mean b = 3.3', 'mean b = 3.25', 'n a = 4'])
      expect(await failing(study(holds)), holds).toEqual([])
    for (const fails of ['median b = 5', 'mean b = 3.1', 'mean b = 3.26', 'n a = 5'])
      expect(await failing(study(fails)), fails).toHaveLength(1)
  })

  it('counts the bands of the scores that are compared', async () => {
    // Totals of a: 1 2 3 6, of b: 1 3 4 5.
    const bands = '  cutoffs total {\n    low 0..2\n    high 3..8\n  }\n'
    const claims = (reported: string): string => study(reported, '', bands)
    for (const holds of ['count low a = 2', 'count high b = 3', 'percent low b = 25.0'])
      expect(await failing(claims(holds)), holds).toEqual([])
    const found = await failing(claims('count high a = 3, percent high b = 76'))
    expect(found.map(({ message }) => message.split(', not the')[0])).toEqual([
      'Computed, `count high a` is 2',
      'Computed, `percent high b` is 75',
    ])
  })

  it('that nothing computed tells of is not taken for a checked one', async () => {
    const unchecked = async (reported: string) => {
      const { diagnostics } = await run(study(reported), files)
      return diagnostics.filter(({ code }) => code === 'reported-unchecked').map(({ message }) => message)
    }
    expect(await unchecked('n a = 4, df = 3')).toEqual([])
    expect(await unchecked('alpha = 0.8')).toEqual([
      'Nothing that is computed here tells whether `alpha` is right, so it is not checked.',
    ])
  })

  it('names the definition of a quartile that gives it', async () => {
    // R: quantile(c(1, 3, 4, 5), c(.25, .75), type = 6) is 1.5 and 4.75.
    const [one] = await failing(study('quartiles b = 1.50..4.75'))
    expect(one?.message).toContain('Quantiles of type 6')
    expect(await failing(study('quartiles b = 1.50..4.75', '  quantiles type 6\n'))).toEqual([])
  })

  it('is mended by its fix, digit for digit', async () => {
    for (const reported of [
      'mean a = 3.10, p = 0.5',
      'difference = 1.25 in -3..3',
      'quartiles b = 2.0..4.0',
      'sd a = 2.00, sd b = 2.00',
    ]) {
      const text = study(reported)
      const found = await failing(text)
      expect(found.length, reported).toBeGreaterThan(0)
      const edits = found.flatMap(({ fixes }) => fixes.flatMap((fix) => fix.edits))
      const mended = applyEdits(text, edits)
      expect(await failing(mended), mended).toEqual([])
      expect(mended.length).toBeGreaterThanOrEqual(text.length - 2)
    }
  })

  it('has no fix that would say nothing: a relation, or a p of 0.000', async () => {
    const [one] = await failing(study('p < 0.001'))
    expect(one?.fixes).toEqual([])
    expect(one?.message).toContain('not the reported < 0.001')
  })

  it('says what else was printed in its place', async () => {
    const message = async (reported: string): Promise<string> => (await failing(study(reported)))[0]?.message ?? ''
    // By hand: a is 1 2 3 6 with a sum of squares of 14 about 3, so that sd = √(14/3) = 2.16 and the standard error is 1.08.
    expect(await message('sd a = 1.08')).toContain('The standard error of the mean is 1.08.')
    // √(14/4) = 1.871.
    expect(await message('sd a = 1.87')).toContain('divides by n instead of n − 1 is 1.871.')
    // Means 3 and 3.25, medians 2.5 and 3.5; by default first minus second.
    expect(await message('difference = 0.25')).toContain('the other way round: `difference second - first`')
    expect(await message('difference = 1.00')).toContain('The difference of the medians is 1.')
    // Ranks of a among 1 1 2 3 3 4 5 6: 1.5 + 3 + 4.5 + 8 = 17, of b 19; U = 17 − 10 = 7 and 9.
    const ranks = (reported: string) => failing(study(reported).replace('welch-t', 'mann-whitney'))
    expect((await ranks('statistic = 17'))[0]?.message).toContain('The rank sum of A is 17.')
    expect(await ranks('statistic = 7')).toEqual([])
    expect(await ranks('statistic = 9')).toEqual([])
  })

  it('of a typed-in table is said once, by the text or by the result', async () => {
    const of = async (reported: string): Promise<readonly string[]> => {
      const table = `counts t {\n  columns x, y\n  a: 30, 10\n  b: 10, 30\n  reported ${reported}\n}\n`
      return (await run(`${table}comparison c {\n  compare t\n  using fisher\n}\n`)).diagnostics.map(({ code }) => code)
    }
    expect(await of('percent a x = 74')).toEqual(['reported-percent'])
    expect(await of('percent a x < 74')).toEqual(['reported-value'])
    expect(await of('n x = 41')).toEqual(['reported-sum'])
    expect(await of('n x > 41')).toEqual(['reported-value'])
    expect(await of('n x = -3')).toEqual(['reported-value'])
    expect(await of('n x = 40.5')).toEqual(['reported-value'])
    expect(await of('count a x = 31')).toEqual(['reported-value'])
    expect(await of('percent a x > 74, percent a x = 75, n x >= 40, n = 80, count a x = 30')).toEqual([])
  })

  it('says when it is the adjusted p', async () => {
    const table = 'counts t {\n  columns x, y\n  a: 3, 10\n  b: 7, 2\n}\n'
    const compare = (name: string, p: string): string =>
      `planned comparison ${name} {\n  compare t\n  using fisher\n  reported p = ${p}\n}\n`
    const family = 'family f {\n  adjust bonferroni\n  comparisons one, two\n}\n'
    const { diagnostics } = await run(table + compare('one', '0.055') + compare('two', '0.027') + family)
    const found = diagnostics.filter(({ code }) => code === 'reported-value')
    // R: fisher.test(matrix(c(3, 7, 10, 2), 2))$p.value is 0.02742, twice that 0.05484.
    expect(found.map(({ message }) => message)).toEqual([
      expect.stringContaining('Adjusted by bonferroni in `f` it is 0.0548.'),
    ])
  })

  it('of an estimated p is refuted only where the estimate is far from it', async () => {
    const of = async (reported: string) => {
      const table = 'counts t {\n  columns x, y, z\n  a: 3, 5, 9\n  b: 9, 4, 2\n  c: 1, 5, 3\n}\n'
      const text = `${table}comparison c {\n  compare t\n  using fisher monte-carlo 2000\n  reported ${reported}\n}\n`
      const { results, diagnostics } = await run(text)
      const [one] = results.results
      const { p } = one?.statistics ?? { p: null }
      return {
        p,
        holds: one?.claims[0]?.holds,
        said: diagnostics.filter(({ code }) => code === 'reported-value').length,
      }
    }
    const { p } = await of('p = 0.5')
    expect(p).toBeLessThan(0.2)
    expect(await of('p = 0.5')).toMatchObject({ holds: false, said: 1 })
    expect(await of(`p = ${(p ?? 0) + 0.002}`)).toMatchObject({ holds: null, said: 0 })
    expect(await of('p < 0.5')).toMatchObject({ holds: true, said: 0 })
    expect(await of('p > 0.5')).toMatchObject({ holds: false, said: 1 })
  })

  it('is found after a score, and in a table', async () => {
    const after = study(
      '',
      '',
      '  reported n = 9, mean = 3.125, count low = 1\n  cutoffs total { low 0..2  high 3..8 }\n',
    )
    const found = await failing(after)
    expect(found.map(({ at }) => at)).toEqual(['9', '1'])
    const table = `${study('')}table t {\n  describe M.total by arm\n  reported n a = 5, mean b = 3.25\n}\n`
    expect((await failing(table)).map(({ at }) => at)).toEqual(['5'])
  })

  it('is not judged without data', async () => {
    const { diagnostics } = await run(study('mean a = 3.10, n = 9', '', '  reported n = 9, mean = 4\n'))
    expect(diagnostics.map(({ code }) => code)).toEqual(['file-not-found'])
  })

  it('does not betray counts that the study suppresses', async () => {
    const text = `${study('', '  small-cells under 5\n')}comparison bands {\n  compare arm by arm\n  using chi-square\n  reported count a a = 1\n}\n`
    const { diagnostics, results } = await run(text, files)
    expect(diagnostics.filter(({ code }) => code === 'reported-value')).toEqual([])
    expect(results.results.find(({ name }) => name === 'bands')?.claims[0]?.recomputed ?? null).toBeNull()
  })
})

describe('in the editor', () => {
  it('failing figures come with the results, those of the text before', async () => {
    const { diagnostics, findings } = await sampleSnapshot('star-as-published/star-as-published.study')
    const codes = (list: typeof findings): string[] => [...new Set(list.map(({ code }) => code))].sort()
    expect(codes(findings)).toEqual(['expected-counts-small', 'reported-value'])
    expect(codes(diagnostics)).toEqual([
      'bands-lowest-uncovered',
      'reported-bands',
      'reported-fraction-twice',
      'reported-percent',
      'reported-sum',
    ])
  })
})
