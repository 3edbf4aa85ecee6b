import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { StudyResults } from '../../server/results/types.ts'
import { analyse } from '../../server/workspace/analyse.ts'
import { memoryHost } from '../workspace/memory-host.ts'
import { diceOf } from './dice.ts'
import { drawStudy } from './draw.ts'
import { hold } from './expect.ts'
import { csvText, studyText } from './write.ts'

/** `DIFFERENTIAL_RUNS=5000 PROPERTY_SEED=random` looks further. */
const runs = Number(process.env['DIFFERENTIAL_RUNS'] ?? '300')

async function engine(text: string, csv: string): Promise<StudyResults> {
  const host = memoryHost(new Map([['/d.csv', csv]]))
  return (await analyse({ file: 'd.study', text, baseDir: '/', roots: ['/'], host, version: '0.0.0' })).results
}

/**
 * Random studies with random files, in the engine and in a slow evaluator that was written from the language alone and works
 * out one respondent after the other in exact fractions.
 */
test('the engine and the naive evaluator give the same numbers', { timeout: 20_000 + runs * 400 }, async () => {
  let [studies, figures, refused] = [0, 0, 0]
  const property = fc.asyncProperty(fc.gen(), async (draw) => {
    const drawn = drawStudy(diceOf(draw))
    const [text, csv] = [studyText(drawn), csvText(drawn)]
    const held = hold(drawn, await engine(text, csv))
    studies += 1
    figures += held.figures
    refused += held.refused.length
    expect(held.differences, `${text}\n${csv.slice(0, 4000)}`).toEqual([])
  })
  await fc.assert(property, { numRuns: runs })
  // What the engine refuses is not compared: it must stay the exception.
  expect(refused).toBeLessThan(studies / 10)
  expect(figures).toBeGreaterThan(studies * 50)
})

const head = (scale: string): string => `study "S" {
}
scale S ${scale}
`
/** What drawn studies found, each as small as it can be, with the numbers counted by hand. */
test.each([
  {
    what: 'who was not asked and fits no norms is not missing',
    text: `${head('{ 0 "a"  1 "b"  2 "c" }')}instrument A {
  asked when g = x
  items q1..q2 on S
  score s = sum(q1, q2)
  norms s when h = x { mean 1 sd 1 }
  norms s when h = y { mean 2 sd 1 }
}
variable g : nominal { x  y }
variable h : nominal { x  y }
data d from "d.csv" {
}
table t { describe A.s.z }
`,
    csv: 'q1,q2,g,h\n1,2,x,x\n,,y,x\n,,y,\n2,1,x,y\n',
    right: { n: 2, missing: 0 },
  },
  {
    what: 'a reversed answer of a decimal scale is the decimal that stands in it',
    text: `${head('0.1..0.2 step 0.1')}instrument A {
  items q1..q2 on S
  reverse q1
  score s = q1
}
data d from "d.csv" {
}
table t {
  describe A.s
  where A.s = 0.1
}
`,
    csv: 'q1,q2\n.2,.1\n.2,.1\n.1,.1\n',
    right: { n: 2, missing: 0 },
  },
  {
    what: 'what a skipped answer counts as is not the answer of somebody who may have been asked',
    text: `${head('{ 0 "a"  1 "b"  2 "c"  missing 9 }')}instrument A {
  item q1 on S
  item q2 on S asked when q1 >= 1 otherwise 0
  score m = q2
}
data d from "d.csv" {
}
table t { describe A.m }
`,
    csv: 'q1,q2\n,2\n9,2\n0,\n1,2\n',
    right: { n: 2, missing: 2, mean: 1 },
  },
])('$what', async ({ text, csv, right }) => {
  const { tables } = await engine(text, csv)
  expect(tables[0]?.rows[0]?.cells.at(-1)).toMatchObject(right)
})
