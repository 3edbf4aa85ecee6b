import type { Drawn } from './language.ts'

/** A difference that is found and waits for its mend. A drawn study that would meet it is left out; nothing else is. */
export interface Known {
  readonly reason: string
  readonly meets: (study: Drawn) => boolean
  /** The smallest study and file that show it, and what the results must say. */
  readonly study: string
  readonly csv: string
  readonly right: unknown
}

export const KNOWN: readonly Known[] = [
  {
    reason: 'D1: with `norms … when`, who was not asked and fits no condition is missing in `.z` and `.t`',
    meets: (study) => {
      const text = JSON.stringify([study.instruments, study.variables, study.comparisons, study.tables])
      return study.instruments
        .flatMap(({ scores }) => scores)
        .filter(({ norms }) => norms.some(({ when }) => when !== undefined))
        .some(({ name }) => text.includes(`"of":"${name}","part":"z"`) || text.includes(`"of":"${name}","part":"t"`))
    },
    study: `study "D1" {
}
scale S { 0 "a"  1 "b"  2 "c" }
instrument A {
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
    reason:
      'D3, D4: reversed items of a scale whose ends do not add up in binary (0.1 + 0.2) are beside their decimals, or stop everything',
    meets: ({ instruments }) =>
      instruments
        .flatMap(({ items }) => items)
        .some(({ reversed, scale: { range } }) => {
          if (!reversed || range === undefined) return false
          const sum = Number(range.low) + Number(range.high)
          return sum !== Number(sum.toFixed(6))
        }),
    study: `study "D3" {
}
scale S 0.1..0.2 step 0.1
instrument A {
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
]
