import { describe, expect, it } from 'vitest'
import { diagnose } from '../../server/checks/diagnose.ts'
import { columnsOf } from '../../server/plan/columns.ts'
import { canonical } from '../../server/plan/key.ts'
import { plan, type StudyPlan } from '../../server/plan/plan.ts'
import type { Formula } from '../../server/plan/request.ts'

const head = `scale Agree { 0 "No"  1 "Partly"  2 "Yes" }
variable arm : nominal { a, b }
variable age : number in 0..120
variable older : flag = age >= 65
instrument M {
  asked when arm = a
  items m1..m3 on Agree
  item m4 on Agree asked when m1 >= 1 otherwise 0
  reverse m3
  subscale part = sum(m1..m3) allow 1 missing rounded
  score total = part * 2 + m4
  cutoffs part {
    low 0..2
    high 3..6
  }
}
data people from "people.csv" {
  include age >= 18 "Adults"
}
`

function planOf(text: string): StudyPlan {
  const { study, diagnostics } = diagnose('test.study', new Map([['test.study', text]]), () => undefined)
  return plan(
    study,
    diagnostics.filter(({ severity }) => severity === 'error'),
  )
}

const first = (of: StudyPlan, score: string): Formula => {
  const found = of.scores.find((one) => one.score.name === score)?.measure
  if (found === undefined || 'why' in found) throw new Error(`no plan of ${score}`)
  const [formula] = found.request.dimensions
  if (formula === undefined) throw new Error('no dimension')
  return formula
}

const column = (name: string): Formula => ({ op: 'column', ref: { column: name } })
const number = (n: number): Formula => ({ op: 'number', value: { n, d: 1 } })
/** Category a is the first of its variable. */
const armIsA: Formula = { op: '=', left: column('arm'), right: number(0) }
const part: Formula = {
  op: 'round',
  operand: {
    op: 'aggregate',
    fn: 'sum',
    of: [column('M.m1'), column('M.m2'), { op: 'column', ref: { column: 'M.m3' }, reverse: 2 }],
    allow: 1,
  },
}

describe('formulas', () => {
  it('write a score out: reversal by the scale, proration, who was asked', () => {
    expect(first(planOf(head), 'part')).toEqual({ op: 'asked', condition: armIsA, operand: part })
  })
  it('write out scores of scores; an item that is skipped counts as it says', () => {
    const m4: Formula = {
      op: 'asked',
      condition: { op: '>=', left: { op: 'asked', condition: armIsA, operand: column('M.m1') }, right: number(1) },
      operand: column('M.m4'),
      otherwise: 0,
    }
    expect(first(planOf(head), 'total')).toEqual({
      op: 'asked',
      condition: armIsA,
      operand: { op: '+', left: { op: '*', left: part, right: number(2) }, right: m4 },
    })
  })
  it('see an item outside a score as it was answered', () => {
    const [one] = planOf(`${head}comparison c { compare M.m3 by older\n}\n`).comparisons
    expect(one?.measures[0]?.request.dimensions).toEqual([
      { op: 'asked', condition: armIsA, operand: column('M.m3') },
      { op: '>=', left: column('age'), right: number(65) },
    ])
  })
  it('know norms by mean and SD, and by table', () => {
    const norms = `  norms part when arm = a { mean 3 sd 1.5 }\n  norms total { 0 => 30\n 1 => 40 }\n  score standard = part.t\n  score ranked = total.norm\n}\ndata`
    const text = head.replace('}\ndata', norms)
    const z: Formula = {
      op: '/',
      left: { op: '-', left: part, right: number(3) },
      right: { op: 'number', value: { n: 3, d: 2 } },
    }
    const standard = {
      op: 'if',
      condition: armIsA,
      then: { op: '+', left: number(50), right: { op: '*', left: number(10), right: z } },
      else: { op: '/', left: number(0), right: number(0) },
    }
    // Who was not asked is not missing, whatever the arm.
    expect(first(planOf(text), 'standard')).toMatchObject({
      operand: { op: '+', left: standard, right: { op: '*', left: number(0), right: part } },
    })
    expect(first(planOf(text), 'ranked')).toMatchObject({
      operand: { op: 'if', then: number(30), else: { op: 'if', then: number(40) } },
    })
  })
  it('name their columns', () => {
    const [request] = [...planOf(head).requests.values()]
    expect(request).toBeDefined()
    const all = new Set([...planOf(head).requests.values()].flatMap(columnsOf).map((ref) => ref.column))
    expect([...all].sort()).toEqual(['M.m1', 'M.m2', 'M.m3', 'M.m4', 'age', 'arm'])
  })
})

describe('requests', () => {
  const bands = `${head}comparison c1 { compare M.part by older
}
comparison c2 { compare M.part.band by older
}
comparison c3 { compare M.part by older
  where age < 90
}
`
  it('of a score and of its bands are one', () => {
    const [c1, c2, c3] = planOf(bands).comparisons.map(({ measures }) => measures[0]?.key)
    expect(c1).toBe(c2)
    expect(c3).not.toBe(c1)
  })
  it('have no cut-off in them', () => {
    const keys = [...planOf(bands).requests.keys()]
    const moved = bands.replace('low 0..2', 'low 0..3').replace('high 3..6', 'high 4..6')
    expect([...planOf(moved).requests.keys()]).toEqual(keys)
  })
  it('have one when a condition is on a band', () => {
    const [one] = planOf(`${head}comparison c { compare age by arm\n  where M.part.band = low\n}\n`).comparisons
    const request = one?.measures[0]?.request
    expect(JSON.stringify(request?.where)).toContain('"op":"band"')
  })
  it('carry the conditions of the data', () => {
    const [data] = planOf(head).data
    const request = planOf(head).requests.get(data?.key ?? '')
    const adults: Formula = { op: '>=', left: column('age'), right: number(18) }
    expect(request).toMatchObject({ dimensions: [adults] })
    for (const one of planOf(head).requests.values())
      if (one !== request && one.where) expect(one.where).toEqual(adults)
  })
  it('are the same whatever the order of their parts', () => {
    expect(canonical({ b: [1, { d: 2, c: undefined }], a: 'x' })).toBe('{"a":"x","b":[1,{"d":2}]}')
  })
})

describe('what cannot be asked', () => {
  it.each([
    ['compare M.part with M.total paired', /paired/],
    ['correlate M.part with age', /correlations/],
    ['compare M.nothing by arm', /./],
  ])('%s says why', (clause, why) => {
    const text = `${head}comparison c { ${clause}\n}\ncomparison d { compare age by arm\n}\n`
    const [c, d] = planOf(text).comparisons
    expect(c?.why).toMatch(why)
    expect(d?.why).toBeUndefined()
    expect(d?.measures).toHaveLength(1)
  })
  it('a score that is defined by itself does not hang', () => {
    const text = head.replace('score total = part * 2 + m4', 'score total = other + 1\n  score other = total + 1')
    const found = planOf(text).scores.find(({ score }) => score.name === 'total')
    expect(found?.measure).toHaveProperty('why')
  })
  it('an instrument asked when one of its own items says so does not hang: that condition is an error', () => {
    const text = head.replace('asked when arm = a', 'asked when m1 = 1')
    const found = planOf(text).scores.find(({ score }) => score.name === 'part')
    expect(found?.measure).toHaveProperty('why')
  })
})

describe('an error in the data, the key or who is asked stops what rests on it', () => {
  const scores = (text: string): readonly string[] =>
    planOf(text).scores.flatMap(({ score, measure }) => ('why' in measure ? [score.name] : []))
  const compared = `${head}comparison c { compare age by older\n}\ntable t { describe age by older\n}\n`
  const whys = (text: string): readonly (string | undefined)[] => {
    const { comparisons, tables, data, straightLines } = planOf(text)
    expect(straightLines).toEqual([])
    const rows = tables.flatMap((table) =>
      table.rows.map(({ measure }) => ('why' in measure ? measure.why : undefined)),
    )
    return [...data.map(({ why }) => why), ...comparisons.map(({ why }) => why), ...rows]
  }
  it.each([
    ['include agee >= 18', /agee/],
    ['include age >= "18" "Adults"', /text cannot be compared/],
    ['include 18 <= age <= 65 "Adults"', /Two comparisons/],
    ['include age => 18 "Adults"', /=>/],
    ['include arm "Arms"', /condition is needed/],
    ['include m1', /condition is needed/],
    ['include age >=', /./],
    ['include', /./],
    ['includ age >= 18 "Adults"', /includ/],
    ['include age >= 18 Adults', /Adults/],
    ['include M.part.band >= lo', /lo/],
    ['include M.part.band', /condition is needed/],
    ['weight', /weight/],
    ['missing', /missing/],
    ['missing 9 8', /8/],
    ['decimal', /decimal/],
    ['encoding', /encoding/],
    ['column "x" as agee', /agee/],
    ['occasion t0 columns "{item}_t0"', /t0/],
  ])('%s: nothing is computed, and everything says why', (clause, why) => {
    const text = compared.replace('include age >= 18 "Adults"', clause)
    for (const one of whys(text)) expect(one).toMatch(why)
    expect(scores(text)).toEqual(['part', 'total'])
  })
  it.each(['id', 'expect rows', 'id person'])('%s stops nothing', (clause) => {
    const text = compared.replace('include age >= 18 "Adults"', clause)
    expect(whys(text)).toEqual([undefined, undefined, undefined])
    expect(scores(text)).toEqual([])
  })
  it.each([
    'conventions medclac',
    'alpha 5',
    'quantiles type 12',
    'small-cells under',
    'confidence',
    'smal-cells under 5',
  ])('the setting %s: nothing is computed with the default in its place', (setting) => {
    const [first, ...others] = whys(`study "S" {\n  ${setting}\n}\n${compared}`)
    for (const one of [first, ...others]) expect(one).toBeDefined()
  })
  it.each(['locale "klingon"', 'digits 99', 'p-values apaa', 'conventions spss'])(
    'the setting %s stops nothing',
    (setting) => {
      expect(whys(`study "S" {\n  ${setting}\n}\n${compared}`)).toEqual([undefined, undefined, undefined])
    },
  )
  it('a column clause stops what it may be for', () => {
    const text = (clause: string): string => compared.replace('include age >= 18 "Adults"', clause)
    expect(whys(text('column "x" as M.m9'))).toEqual([undefined, undefined, undefined])
    expect(scores(text('column "x" as M.m9'))).toEqual(['part', 'total'])
    expect(scores(text('columns "x{1..3}" as M.m1..m2'))).toEqual(['part', 'total'])
  })
  const keyed = (line: string): string =>
    `scale Agree { 0 "No" 1 "Yes" }
instrument M {
  items m1..m6 on Agree
  item m7 on Agree reversed
  ${line}
  score front = m1 + m2
  score back = sum(m3..m6)
  score turned = m7
  score bands = count(m1..m2 >= 1)
  score all = front + back
}
data people from "people.csv" {
}
comparison raw { compare m1 with m3
}
`
  it.each([
    ['reverse m1, m2, m9', ['back', 'all']],
    ['reverse m1, m3..m9', ['front', 'back', 'turned', 'bands', 'all']],
    ['reverse m1 m2', ['front', 'back', 'bands', 'all']],
    ['reverse m1, m7', ['turned']],
    ['reverse m1, m1', ['front', 'bands', 'all']],
    ['revers m1, m2', ['front', 'back', 'turned', 'bands', 'all']],
    ['reverse', ['front', 'back', 'bands', 'all']],
    ['reverse m1, m2', []],
  ])('%s stops the scores whose items it may mean', (line, stopped) => {
    expect(scores(keyed(line))).toEqual(stopped)
    // As answered, an item does not depend on the key.
    expect(planOf(keyed(line)).comparisons[0]?.why).toBeUndefined()
  })
  it.each(['asked when arm', 'asked when age >= "18"', 'asked when 1 < age < 5', 'asked when arm = '])(
    '%s stops the instrument',
    (line) => {
      const text = head.replace('asked when arm = a', line)
      expect(scores(text)).toEqual(['part', 'total'])
    },
  )
  it('an error in the `where` of a table stops the table, one in a row that row', () => {
    const rows = (body: string): readonly boolean[] =>
      planOf(`${head}table t {\n${body}\n}\n`).tables.flatMap((table) =>
        table.rows.map(({ measure }) => 'why' in measure),
      )
    expect(rows('describe age, arm\nwhere older')).toEqual([false, false])
    for (const where of ['arm', 'age >= "18"', '1 < age < 5', 'agee > 3', 'age >='])
      expect(rows(`describe age, arm\nwhere ${where}`)).toEqual([true, true])
    expect(rows('describe age, arm\nwher older')).toEqual([true, true])
    expect(rows('describe age, agee')).toEqual([false, true])
  })
  it('an error in norms stops what is read off them', () => {
    const text = head.replace(
      '\n}\ndata',
      '\n  norms part when age { mean 3 sd 1 }\n  score standard = part.z\n}\ndata',
    )
    expect(scores(text)).toEqual(['standard'])
  })
})
