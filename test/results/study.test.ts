import { describe, expect, it } from 'vitest'
import { codes, comparison, run, score } from '../workspace/run.ts'

const head = `study "Groups" {
  conventions r
}
scale Agree "Agreement" { 0 "No"  1 "Partly"  2 "Yes" }
instrument M "Mood" {
  items m1..m3 on Agree
  subscale total "Mood" = sum(m1..m3) in 0..6
  score high "High mood" : flag = m1 >= 2 and m2 >= 1
  cutoffs total {
    low "Low" 0..2
    high "High" 3..6
  }
}
variable arm "Arm" : nominal { a "Arm A"  b "Arm B" }
variable site "Site" : nominal { x "X"  y "Y"  z "Z" }
variable age "Age" : number in 0..120
data people from "people.csv" {
}
`
const csv = `arm,site,age,m1,m2,m3
a,x,20,0,1,2
a,x,31,2,2,0
a,y,44,1,1,1
a,y,41,0,0,1
b,x,50,2,2,0
b,y,63,2,1,0
b,y,17,0,0,2
b,x,33,1,2,2
,x,29,1,1,1
`
const files = { 'people.csv': csv }
const compare = (body: string): string => `${head}comparison c "C" {\n${body}\n}\n`

describe('what stops a comparison stops no other', () => {
  it('a column that the file does not have', async () => {
    const text = `${compare('  compare M.total by arm')}comparison d { compare age by arm\n}\n`
    const out = await run(text, { 'people.csv': csv.replace('m3', 'other') })
    expect(comparison(out, 'c').failed).toMatch(/no column for M\.m3/)
    expect(comparison(out, 'd').failed).toBeUndefined()
    expect(codes(out)).toContain('column-missing')
  })
  it('a file that is not there', async () => {
    const out = await run(compare('  compare M.total by arm'))
    expect(codes(out)).toContain('file-not-found')
    expect(comparison(out, 'c').failed).toBeDefined()
    expect(out.results.data[0]).toMatchObject({ rows: null, included: null })
  })
  it('an unknown test, one that cannot answer, one that is not computed', async () => {
    const out = await run(
      `${head}
comparison a1 { compare M.total by arm
  using man-whitney
}
comparison a2 { compare M.total by site
  using mann-whitney
}
comparison a3 { compare M.total by arm
  using brunner-munzel
}
comparison a4 { compare M.total by arm
  using mann-whitney
}
`,
      files,
    )
    expect(comparison(out, 'a1').failed).toMatch(/man-whitney/)
    expect(comparison(out, 'a2').failed).toBeDefined()
    expect(comparison(out, 'a3').failed).toMatch(
      /Brunner–Munzel test is not computed by this version; here .*mann-whitney/,
    )
    expect(comparison(out, 'a4').statistics.p).not.toBeNull()
  })
  it('an error in the cut-offs stops what uses the bands', async () => {
    const text = `${head.replace('3..6', '4..6')}comparison bands { compare M.total.band by arm\n}\ncomparison c { compare M.total by arm\n}\n`
    const out = await run(text, files)
    expect(codes(out)).toContain('bands-gap')
    expect(comparison(out, 'bands').failed).toMatch(/unclassified/)
    expect(comparison(out, 'c').failed).toBeUndefined()
    expect(score(out, 'M', 'total').bands.map(({ count }) => count)).toEqual([2, 3])
  })
  it('a group in which nobody is', async () => {
    const out = await run(compare('  compare M.total by arm\n  where age > 45'), {
      'people.csv': csv.replace('b,y,17', 'b,y,57'),
    })
    expect(comparison(out, 'c').failed).toMatch(/Arm A/)
    expect(codes(out)).toContain('group-empty')
  })
  it('a broken declaration', async () => {
    const out = await run(
      `${head}comparison c {\n  compare M.total by\n}\ncomparison d { compare M.total by arm\n}\n`,
      files,
    )
    expect(comparison(out, 'c').failed).toBeDefined()
    expect(comparison(out, 'd').failed).toBeUndefined()
  })
})

describe('groups', () => {
  it('are in the order declared; who has none is counted apart', async () => {
    const { groups, notes } = comparison(await run(compare('  compare M.total by arm'), files), 'c')
    expect(groups.map(({ name, n }) => [name, n])).toEqual([
      ['a', 4],
      ['b', 4],
    ])
    expect(notes).toContain('1 without Arm is in no group.')
  })
  it('of an empty category are left out of a test of several', async () => {
    const out = comparison(await run(compare('  compare M.total by site'), files), 'c')
    expect(out.test).toBe('kruskal-wallis')
    expect(out.defaultTest).toBe(true)
    expect(out.statistics['df']).toBe(1)
    expect(out.notes.join()).toMatch(/Z: nobody/)
  })
  it('the defaults never look at the data', async () => {
    const out = await run(
      `${head}comparison c1 { compare age by arm
}
comparison c2 { compare M.high by arm
}
comparison c3 { compare M.total.band by arm
}
comparison c4 { compare age by site
}
`,
      files,
    )
    expect(['c1', 'c2', 'c3', 'c4'].map((name) => comparison(out, name).test)).toEqual([
      'welch-t',
      'chi-square',
      'chi-square',
      'welch-anova',
    ])
  })
  it('a flag is a table of yes and no', async () => {
    const { table } = comparison(await run(compare('  compare M.high by arm\n  using fisher'), files), 'c')
    expect(table?.rows).toEqual(['yes', 'no'])
    expect(table?.counts).toEqual([
      [1, 2],
      [3, 2],
    ])
  })
})

describe('the sign of the conventions', () => {
  it('turns difference, statistic and effect, never the question', async () => {
    const text = compare('  compare age by arm\n  using welch-t\n  alternative less')
    const first = comparison(await run(text, files), 'c').statistics
    const second = comparison(await run(text.replace('conventions r', 'conventions medcalc'), files), 'c').statistics
    // Means 34 and 40.75 by hand.
    expect(first['estimate']).toBeCloseTo(-6.75, 12)
    expect(second['estimate']).toBeCloseTo(6.75, 12)
    expect(second['t']).toBe(-Number(first['t']))
    expect(second.p).toBe(first.p)
    expect([first['low'], first['high']]).toEqual([null, -Number(second['low'])])
    expect(second['high']).toBeNull()
    expect(second.effect?.value).toBe(-Number(first.effect?.value))
  })
})

describe('the direction of the alternative', () => {
  it('goes by the order of bands, and by the first category of what has none', async () => {
    // Low 1 and 1, high 3 and 3: nothing to see. Arm B is higher with one more moved up.
    const higher = { 'people.csv': csv.replace('b,y,17,0,0,2', 'b,y,17,2,2,2') }
    const p = async (what: string, alternative: string) => {
      const text = compare(`  compare ${what} by arm\n  using fisher\n  alternative ${alternative}`)
      return Number(comparison(await run(text, higher), 'c').statistics.p)
    }
    // By hand, low 1 of 4 and 0 of 4: P(1 or more low in A) = 4/8, P(at most 1) = 1.
    expect(await p('M.total.band', 'less')).toBeCloseTo(0.5, 12)
    expect(await p('M.total.band', 'greater')).toBeCloseTo(1, 12)
    // Yes 1 of 4 and 3 of 4: P(at most 1 in A) = (C(4,0)C(4,4) + C(4,1)C(4,3))/C(8,4) = 17/70.
    expect(await p('M.high', 'less')).toBeCloseTo(17 / 70, 12)
  })
})

describe('if normal', () => {
  it('takes the first test where every group is normal, else the second, and says so', async () => {
    const choice = compare('  compare age by arm\n  using welch-t if normal else mann-whitney')
    const normal = comparison(await run(choice, files), 'c')
    expect(normal.test).toBe('welch-t')
    expect(normal.notes[0]).toMatch(/every group is normal/)
    const skewed = csv.replace('b,y,63', 'b,y,18').replace('b,x,50', 'b,x,17').replace('b,x,33', 'b,x,99')
    const other = comparison(await run(choice, { 'people.csv': skewed }), 'c')
    expect(other.test).toBe('mann-whitney')
    expect(other.notes[0]).toMatch(/not every group is normal/)
  })
})

describe('small cells', () => {
  it('are suppressed in every table', async () => {
    const text = `${compare('  compare M.total.band by arm\n  using fisher').replace('conventions r', 'conventions r\n  small-cells under 2')}table t { describe M.total.band by arm\n}\n`
    const out = await run(text, files)
    // The arms have 4 each: 3 in the other band would say 1 in this one.
    expect(comparison(out, 'c').table?.counts).toEqual([
      [null, null],
      [null, null],
    ])
    expect(comparison(out, 'c').table?.hidden).toEqual([
      ['small', 'small'],
      ['beside-small', 'beside-small'],
    ])
    expect(
      comparison(out, 'c')
        .table?.expected.flat()
        .every((value) => value === null),
    ).toBe(true)
    expect(score(out, 'M', 'total').bands.map(({ count }) => count)).toEqual([2, 7])
    const cells = out.results.tables[0]?.rows.flatMap((row) => row.cells.map(({ text: shown }) => shown)) ?? []
    expect(cells).toContain('< 2')
    expect(score(out, 'M', 'total').distribution.every(([, count]) => count >= 2)).toBe(true)
  })
})

describe('bands with conditions', () => {
  it('are those of the first set whose condition is true', async () => {
    const sets = `  cutoffs total when arm = a {
    low "Low" 0..2
    high "High" 3..6
  }
  cutoffs total when arm = b {
    low "Low" 0..4
    high "High" 5..6
  }
}`
    const text = compare('  compare M.total.band by arm\n  using fisher').replace(
      / {2}cutoffs total \{[^}]*\}\n\}/,
      sets,
    )
    const out = await run(text, files)
    // Totals: a 3, 4, 3, 1; b 4, 3, 2, 5.
    expect(comparison(out, 'c').table?.counts).toEqual([
      [1, 3],
      [3, 1],
    ])
    expect(score(out, 'M', 'total').bands.map(({ count }) => count)).toEqual([1, 3, 3, 1])
  })
})

describe('claims', () => {
  it('hold at the written digits', async () => {
    const claims = `  compare M.total by arm
  using mann-whitney
  reported n a = 4, median b = 3.5, quartiles b = 2.75..4.25, p = 0.9, p < 0.5, statistic = 6, n = 8, mean a = 2.8`
    const out = comparison(await run(compare(claims), files), 'c').claims
    expect(out.map(({ name, holds }) => [name, holds])).toEqual([
      ['n a', true],
      ['median b', true],
      ['quartiles b', true],
      ['p', false],
      ['p', false],
      ['statistic', true],
      ['n', true],
      ['mean a', true],
    ])
  })
  it('that fail name what would give them', async () => {
    const counts = `study "Printed" {\n}\ncounts t {\n  columns g, h\n  poor: 0, 2\n  good: 39, 72\n  excellent: 13, 58\n}\n`
    const out = await run(`${counts}comparison c {\n  compare t\n  using fisher\n  reported p = 0.033\n}\n`)
    const [claim] = comparison(out, 'c').claims
    expect(claim).toMatchObject({ name: 'p', reported: '0.033', holds: false })
    expect(claim?.explanations).toEqual(['Pearson’s χ² gives 0.0327, which rounds to 0.033.'])
  })
  it('quartiles of another definition are recognised', async () => {
    const out = comparison(
      await run(compare('  compare M.total by arm\n  using mann-whitney\n  reported quartiles b = 2.25..4.75'), files),
      'c',
    ).claims[0]
    expect(out?.holds).toBe(false)
    // Of 2, 3, 4, 5 the position (n + 1)p is 1.25 and 3.75: 2.25 and 4.75 are type 6.
    expect(out?.explanations.join()).toMatch(/type 6 /)
  })
})

describe('Table 1', () => {
  it('describes numbers, categories and flags by group and in total', async () => {
    const out = await run(
      `${head}table t "T" {\n  describe age, site, M.high, M.total by arm\n  as mean-sd\n  with p-values\n}\n`,
      files,
    )
    const [table] = out.results.tables
    expect(table?.columns.map(({ name, n }) => [name, n])).toEqual([
      ['a', 4],
      ['b', 4],
      ['total', 9],
    ])
    expect(table?.rows.map(({ label, kind, level }) => [label, kind, level])).toEqual([
      ['Age', 'mean-sd', 0],
      ['Site', 'heading', 0],
      ['X', 'count', 1],
      ['Y', 'count', 1],
      ['Z', 'count', 1],
      ['High mood', 'count', 0],
      ['Mood', 'mean-sd', 0],
    ])
    expect(table?.rows[0]?.p).toBeGreaterThan(0)
    expect(table?.rows[2]?.cells.map(({ count }) => count)).toEqual([2, 2, 5])
    // Of the nine rows four are in each arm; by hand: 4 · 4/8 = 2 of each site, 4 · 3/8 = 1.5 with a high mood.
    expect(table?.notes).toEqual([
      '1 without Arm is in the total alone.',
      expect.stringMatching(/^Site: 4 of 4 expected counts are below 5 \(the smallest is 2\.0\)/),
      expect.stringMatching(/^High mood: 4 of 4 expected counts are below 5 \(the smallest is 1\.5\)/),
      'p of Age: Welch’s t test, unequal variances, Welch–Satterthwaite; of Site and High mood: χ² test, Yates-corrected, asymptotic; of Mood: Mann–Whitney U test, exact, given the ties.',
    ])
  })
})

describe('a table without its data', () => {
  it('says once what is left out, and why', async () => {
    const out = await run(`${head}table t { describe age, site by arm\n}\n`)
    expect(out.results.tables[0]?.rows).toEqual([])
    expect(out.results.tables[0]?.notes).toHaveLength(1)
    expect(out.results.tables[0]?.notes[0]).toMatch(/^Age and Site are left out: .*people\.csv/)
  })
})

describe('what the data show', () => {
  it('an item that runs against its subscale', async () => {
    const out = await run(head, files)
    // By hand: covariance −1/8, variances 6/8 and 6.889/8.
    const found = out.diagnostics.find(({ code }) => code === 'item-negative-with-subscale')
    expect(found?.message).toMatch(/^`m1` correlates −0\.16 with the rest of `total`\. Should it be reversed/)
  })
})
