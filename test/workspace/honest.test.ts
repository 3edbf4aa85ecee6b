import { describe, expect, it } from 'vitest'
import { codes, comparison, run, score } from './run.ts'

const head = 'study "S" {\n}\nscale Four 0..3\nvariable g "Group" : nominal { a "A"  b "B" }\nvariable x "X" : number\n'
const data = 'data d from "d.csv" {\n}\n'
const compare = (using: string): string => `comparison c {\n  compare x by g\n  using ${using}\n}\n`
const of = (out: Awaited<ReturnType<typeof run>>, code: string): string[] =>
  out.diagnostics.filter((one) => one.code === code).map(({ message }) => message)

describe('a score with an error', () => {
  it('has no numbers: words cannot be summed', async () => {
    const text = `study "S" {\n}\nscale Often { "N" "Never"  "O" "Often" }
instrument I {
  items i1..i2 on Often
  subscale s = sum(i1..i2)
}
${data}table t {\n  describe I.s\n}\n`
    const out = await run(text, { 'd.csv': 'i1,i2\nN,O\nO,O\n' })
    const found = score(out, 'I', 's')
    expect([found.n, found.median, found.failed]).toEqual([0, null, expect.stringContaining('calculated')])
  })
})

describe('`asked when` on a line of its own', () => {
  const instrument = (clauses: string): string => `${head}instrument I {
  item screen on Four
  item i1 on Four
${clauses}  subscale s = sum(screen, i1) in 0..6
}
${data}table t {\n  describe I.s by g\n}\n`
  const files = { 'd.csv': 'g,x,screen,i1\na,1,0,2\nb,2,1,3\n' }

  it('cannot be about an item of the instrument: that was meant for the item above', async () => {
    const out = await run(instrument('    asked when screen >= 1\n'), files)
    expect(of(out, 'wrong-kind')).toEqual([
      'On a line of its own, `asked when` says who gets the whole of `I`, and `screen` is one of its items. What is asked of some people only stands on the line of its item: `item … on … asked when …`.',
    ])
    expect(score(out, 'I', 's').failed).toContain('says who gets the whole of `I`')
  })

  it('is said once', async () => {
    const out = await run(instrument('  asked when g = a\n  asked when x >= 1\n'), files)
    expect(of(out, 'wrong-kind')[0]).toContain('and that is said already')
  })
})

describe('groups that cannot be compared', () => {
  it('of one observation each are not called constant', async () => {
    const out = await run(head + data + compare('welch-t'), { 'd.csv': 'g,x\na,1\nb,3\n' })
    expect(of(out, 'group-constant')).toEqual(['There is one observation in A and B: the test cannot be computed.'])
  })

  it('with equal values say how many and which', async () => {
    const out = await run(head + data + compare('welch-t'), { 'd.csv': 'g,x\na,2\na,2\nb,2\nb,2\nb,2\n' })
    expect(of(out, 'group-constant')).toEqual([
      'All 2 have the value 2 in A and all 3 have the value 2 in B: the test cannot be computed.',
    ])
  })

  it('without anybody are named', async () => {
    const out = await run(head + data + compare('welch-t'), { 'd.csv': 'g,x\na,\nb,\n' })
    expect(of(out, 'group-empty')).toEqual(['Nobody in A and B has a value: there is nothing to compare.'])
  })
})

describe('an interval that there is not', () => {
  const separate = { 'd.csv': 'g,x\na,1\na,2\nb,3\nb,5\nb,9\n' }

  it('of a difference between small groups is said to be missing, not left open', async () => {
    const found = comparison(await run(head + data + compare('mann-whitney'), separate), 'c')
    expect([found.statistics['low'], found.statistics['high']]).toEqual([null, null])
    expect(found.statistics.why?.['low']).toContain('too small for an interval of 95 %')
    expect(found.notes.at(-1)).toContain('too small')
  })

  it('of a rank-biserial correlation of 1 has no width and is not given', async () => {
    const { effect } = comparison(await run(head + data + compare('mann-whitney'), separate), 'c').statistics
    expect(effect).toMatchObject({ value: -1, low: null, high: null, why: { low: expect.stringContaining('overlap') } })
  })

  it('of a one-sided alternative is open on one side', async () => {
    const text = `${head}${data}comparison c {\n  compare x by g\n  using mann-whitney\n  alternative less\n}\n`
    const { statistics, notes } = comparison(await run(text, separate), 'c')
    expect(statistics.why?.['low']).toContain('one-sided')
    expect(notes.join(' ')).not.toContain('one-sided')
  })
})

describe('a reported p of two decimals', () => {
  it('is not explained by what agrees at one', async () => {
    const text = `${head}${data}comparison c {\n  compare x by g\n  using mann-whitney\n  reported p = 0.10\n}\n`
    const { claims } = comparison(await run(text, { 'd.csv': 'g,x\na,1\na,2\na,4\nb,3\nb,5\nb,9\n' }), 'c')
    expect(claims[0]).toMatchObject({ holds: false, explanations: [] })
  })
})

describe('names in what is said', () => {
  it('keep their letters: a variable x is not X', async () => {
    const text = `study "S" {\n}\nvariable x : number\n${data}table t {\n  describe x\n}\n`
    const out = await run(text, { 'd.csv': 'y\n1\n' })
    expect(codes(out)).toEqual(['column-missing'])
    expect(out.results.tables[0]?.notes).toEqual(['x is left out: the data have no column for x.'])
  })

  it('of occasions are their labels', async () => {
    const text = `study "S" {\n}\nvariable x "Mood" : number\noccasions o { t0 "Before" = 0  t1 = 1 }
data d from "d.csv" {\n  occasion t0 column "x0" as x\n  occasion t1 column "x1" as x\n}
table t {\n  describe x at t0, x at t1\n}\n`
    const out = await run(text, { 'd.csv': 'x0,x1\n1,2\n3,4\n' })
    expect(out.results.tables[0]?.rows.map(({ label }) => label)).toEqual(['Mood, Before', 'Mood, t1'])
  })
})

describe('weights', () => {
  const text = `study "S" {\n}\nvariable g "Group" : nominal { a "A"  b "B" }\nvariable x "X" : number
data d from "d.csv" {\n  weight w\n}\n${compare('mann-whitney')}`

  it('do not change how many rows the file has', async () => {
    const { results } = await run(text, { 'd.csv': 'g,x,w\na,1,2\na,2,3\nb,3,2\nb,9,1\n' })
    expect(results.data[0]).toMatchObject({ rows: 4, included: 8, weight: 'w' })
  })

  it('that the file does not have stop everything that is computed from it', async () => {
    const out = await run(text, { 'd.csv': 'g,x,ww\na,1,2\na,2,3\nb,3,2\nb,9,1\n' })
    expect(of(out, 'column-missing')).toHaveLength(1)
    expect(out.results.data[0]).toMatchObject({ rows: null, included: null })
    expect(comparison(out, 'c').failed).toMatch(/no column “w”.*weight/)
  })

  it('that are not whole stop a test of ranks and say so', async () => {
    const out = await run(text, { 'd.csv': 'g,x,w\na,1,2.5\na,2,3\nb,3,2\nb,9,1\n' })
    expect(comparison(out, 'c').failed).toMatch(/^The weights are not whole numbers/)
  })
})

describe('dates', () => {
  it('are described as dates', async () => {
    const text = `study "S" {\n}\nvariable born "Born" : date\n${data}table t {\n  describe born\n  as median-range\n}\n`
    const { results } = await run(text, { 'd.csv': 'born\n2001-02-03\n3.4.2002\n1999-12-31\n' })
    expect(results.tables[0]?.rows[0]?.cells[0]?.text).toBe('2001-02-03 (1999-12-31 – 2002-04-03)')
  })
})

describe('categories in an order', () => {
  const text = `study "S" {\n}\nvariable g "Group" : nominal { a "A"  b "B" }\nvariable edu "Education" : ordinal { p "Primary"  s "Secondary"  h "Higher" }
${data}comparison c {\n  compare edu by g\n  using mann-whitney\n}\n`

  it('have ranks, and are counted: a median or a difference of them means nothing', async () => {
    const csv = 'g,edu\na,p\na,s\na,p\na,h\nb,h\nb,h\nb,s\nb,h\n'
    const found = comparison(await run(text, { 'd.csv': csv }), 'c')
    // By hand: ranks p 1.5, s 3.5, h 6.5; the rank sum of A is 1.5 + 3.5 + 1.5 + 6.5 = 13, U = 13 − 10.
    expect(found.statistics).toMatchObject({ u1: 3, u2: 13, estimate: null, low: null, high: null })
    expect(found.statistics.why?.['estimate']).toContain('no differences')
    expect(found.table?.counts).toEqual([
      [2, 0],
      [1, 1],
      [1, 3],
    ])
    expect(found.notes.join(' ')).not.toContain('Hodges')
  })
})

describe('a single item', () => {
  it('is compared by its mean if the study says so: that is warned of, not refused', async () => {
    const text = `study "S" {\n}\nscale Four { 0 "a"  1 "b"  2 "c"  3 "d" }\nvariable g : nominal { a  b }
instrument I {\n  items i1..i2 on Four\n  subscale s = sum(i1..i2)\n}
${data}comparison c {\n  compare I.i1 by g\n  using welch-t\n}\n`
    const out = await run(text, { 'd.csv': 'g,i1,i2\na,0,1\na,1,1\na,3,2\nb,2,2\nb,3,3\nb,3,1\n' })
    expect(codes(out)).toContain('ordinal-item-mean')
    expect(comparison(out, 'c').statistics).toMatchObject({ estimate: 4 / 3 - 8 / 3 })
  })
})

describe('two samples that are called alike', () => {
  it('are told apart by their instruments', async () => {
    const text = `study "S" {\n}\nscale Four 0..3
instrument A {\n  items a1..a2 on Four\n  subscale s = sum(a1..a2)\n}
instrument B {\n  items b1..b2 on Four\n  subscale s = sum(b1..b2)\n}
${data}comparison c {\n  compare A.s with B.s\n  using mann-whitney\n}\n`
    const out = await run(text, { 'd.csv': 'a1,a2,b1,b2\n0,1,2,3\n2,1,1,1\n' })
    expect(comparison(out, 'c').groups.map(({ name, label }) => [name, label])).toEqual([
      ['A.s', 'A.s'],
      ['B.s', 'B.s'],
    ])
  })
})

describe('a one-sided odds ratio', () => {
  it('is open because of the alternative, not of an empty cell', async () => {
    const text = `study "S" {\n}\ncounts k {\n  columns a, b\n  yes: 12, 5\n  no: 3, 14\n}
comparison c {\n  compare k\n  using fisher\n  alternative greater\n}\n`
    const { statistics } = comparison(await run(text), 'c')
    expect(statistics['oddsRatio']).toMatchObject({ high: null, why: { high: expect.stringContaining('one-sided') } })
  })
})

describe('a number that is on no scale', () => {
  const text = `study "S" {\n}\nscale Four 0..3\ninstrument I {\n  items i1..i2 on Four\n  subscale s = sum(i1..i2)\n}
${data}table t {\n  describe I.s\n}\n`
  const said = async (csv: string) => of(await run(text, { 'd.csv': csv }), 'value-off-scale')

  it('again and again the same may stand for no answer: how to say so is told', async () => {
    expect((await said('i1,i2\n-9,1\n2,1\n-9,0\n'))[0]).toContain('add to the scale `Four`: `missing -9`')
  })

  it('is a slip where it stands once, or beside others', async () => {
    expect((await said('i1,i2\n-9,1\n2,1\n'))[0]).not.toContain('missing -9')
    expect((await said('i1,i2\n-9,1\n7,1\n'))[0]).not.toContain('missing -9')
  })
})

describe('values that no variance holds', () => {
  it('are not called equal', async () => {
    const csv = 'g,x\na,1e300\na,-1e300\nb,1e15\nb,1e16\n'
    for (const using of ['welch-t', 'student-t', 'anova', 'welch-anova'])
      expect(comparison(await run(head + data + compare(using), { 'd.csv': csv }), 'c').failed).toBe(
        'The values are too large for a variance.',
      )
  })
})
