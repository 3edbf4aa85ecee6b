import { array, assert, asyncProperty, integer, record, tuple } from 'fast-check'
import { expect, it } from 'vitest'
import { run } from '../workspace/run.ts'

/** Naive figures of some numbers, apart from StudySpec: sorted, summed, interpolated. */
function figures(values: readonly number[]) {
  const sorted = values.toSorted((a, b) => a - b)
  const n = sorted.length
  const mean = sorted.reduce((a, b) => a + b, 0) / n
  const sd = n > 1 ? Math.sqrt(sorted.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (n - 1)) : undefined
  // R's type 7: 1 + (n − 1) p.
  const quantile = (p: number): number => {
    const h = (n - 1) * p
    const below = sorted[Math.floor(h)] ?? 0
    const above = sorted[Math.min(n - 1, Math.floor(h) + 1)] ?? 0
    return below + (h - Math.floor(h)) * (above - below)
  }
  const within = (low: number, high: number): number => sorted.filter((value) => low <= value && value <= high).length
  return {
    n,
    mean,
    sd,
    median: quantile(0.5),
    q1: quantile(0.25),
    q3: quantile(0.75),
    min: sorted[0] ?? 0,
    max: sorted[n - 1] ?? 0,
    bands: [within(0, 2), within(3, 5), within(6, 8)] as const,
  }
}
type Figures = ReturnType<typeof figures>

/** As a program prints it, which rounds by the binary number. */
const print = (value: number, digits: number): string => value.toFixed(digits)

function claims(of: Figures, group: string, digits: number, percents: boolean): string[] {
  const at = (name: string): string => (group === '' ? name : `${name} ${group}`)
  const [low, middle, high] = of.bands
  const percent = (count: number): string => print((100 * count) / of.n, digits)
  return [
    `${at('n')} = ${of.n}, ${at('mean')} = ${print(of.mean, digits)}`,
    ...(of.sd === undefined ? [] : [`${at('sd')} = ${print(of.sd, digits)}`]),
    `${at('median')} = ${print(of.median, digits)} in ${print(of.q1, digits)}..${print(of.q3, digits)}`,
    `${at('range')} = ${of.min}..${of.max}`,
    ...(percents
      ? [
          `${at('count low')} = ${low}, ${at('count middle')} = ${middle}, ${at('count high')} = ${high}`,
          `${at('percent low')} = ${percent(low)}, ${at('percent high')} = ${percent(high)}`,
        ]
      : []),
  ]
}

const lines = (all: readonly string[]): string => all.map((one) => `  reported ${one}\n`).join('')

function study(a: Figures, b: Figures, all: Figures, digits: number): string {
  return `scale Four 0..4
variable arm : nominal { a b }
instrument M {
  items m1..m2 on Four
  subscale total = sum(m1, m2) in 0..8
${lines(claims(all, '', digits, true))}  cutoffs total { low 0..2  middle 3..5  high 6..8 }
}
data d from "d.csv" {
}
table t {
  describe M.total by arm
${lines([`n = ${all.n}, n a = ${a.n}, n b = ${b.n}, mean a = ${print(a.mean, digits)}`])}}
comparison c {
  compare M.total by arm
  using mann-whitney
${lines([...claims(a, 'a', digits, false), ...claims(b, 'b', digits, false), `n = ${all.n}`])}}
comparison bands {
  compare M.total.band by arm
  using fisher
${lines([`count low a = ${a.bands[0]}, percent low a = ${print((100 * a.bands[0]) / a.n, digits)}`])}}
`
}

const answer = tuple(integer({ min: 0, max: 4 }), integer({ min: 0, max: 4 }))
const group = array(answer, { minLength: 1, maxLength: 40 })

it('figures that are right are never called wrong, whatever the data and the digits', async () => {
  await assert(
    asyncProperty(record({ first: group, second: group, digits: integer({ min: 0, max: 3 }) }), async (made) => {
      const { first, second, digits } = made
      const sums = (answers: typeof first): number[] => answers.map(([x, y]) => x + y)
      const [a, b] = [sums(first), sums(second)]
      const rows = [...first.map(([x, y]) => `a,${x},${y}`), ...second.map(([x, y]) => `b,${x},${y}`)]
      const text = study(figures(a), figures(b), figures([...a, ...b]), digits)
      const { diagnostics, results } = await run(text, { 'd.csv': `arm,m1,m2\n${rows.join('\n')}\n` })
      const alarms = diagnostics.filter(({ code }) => code.startsWith('reported-'))
      expect(alarms.map(({ code, message }) => `${code}: ${message}`)).toEqual([])
      // And they were looked at.
      expect(results.scores[0]?.claims?.filter(({ holds }) => holds === true).length).toBeGreaterThan(8)
    }),
    { numRuns: 60 },
  )
}, 60_000)
