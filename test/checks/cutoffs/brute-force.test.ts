import fc from 'fast-check'
import { expect, test } from 'vitest'
import { diagnosticsOf } from '../../support/study.ts'

/**
 * The whole way: a study as text, against every pattern of answers that a respondent can give. Fractions are kept as
 * numerators over one denominator, so nothing is rounded.
 */
const DENOMINATOR = 2n * 60n * 100n

interface Case {
  readonly items: number
  readonly low: number
  readonly high: number
  readonly reversed: boolean
  readonly allow: number
  readonly rounded: boolean
  readonly fn: 'sum' | 'mean'
  readonly form: (aggregate: string) => string
  /** The same on a numerator over DENOMINATOR. */
  readonly of: (value: bigint) => bigint
  readonly bands: readonly (readonly [string, string, boolean])[]
}

const forms = [
  { form: (a: string) => a, of: (x: bigint) => x },
  { form: (a: string) => `2 * ${a}`, of: (x: bigint) => 2n * x },
  { form: (a: string) => `(${a} - 2) * 2.5`, of: (x: bigint) => ((x - 2n * DENOMINATOR) * 5n) / 2n },
  { form: (a: string) => `10 - ${a}`, of: (x: bigint) => 10n * DENOMINATOR - x },
  { form: (a: string) => `-${a}`, of: (x: bigint) => -x },
]

const ends = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: -12, max: 40 }) },
  { weight: 2, arbitrary: fc.integer({ min: -24, max: 80 }).map((n) => n / 2) },
  { weight: 1, arbitrary: fc.integer({ min: -120, max: 400 }).map((n) => n / 10) },
)
const looseBands = fc.array(
  fc
    .tuple(ends, ends, fc.boolean())
    .map(([a, b, open]) => [String(Math.min(a, b)), String(Math.max(a, b)), open] as const),
  { minLength: 1, maxLength: 4 },
)
const tidyBands = fc
  .tuple(
    fc.integer({ min: -12, max: 3 }),
    fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 5 }),
    fc.boolean(),
  )
  .map(([start, widths, open]) => {
    let at = start
    return widths.map((width) => {
      const band = [String(at), String(at + width), open] as const
      at += open ? width : width + 1
      return band
    })
  })

const cases: fc.Arbitrary<Case> = fc
  .record({
    items: fc.integer({ min: 2, max: 5 }),
    low: fc.integer({ min: -1, max: 1 }),
    width: fc.integer({ min: 1, max: 3 }),
    reversed: fc.boolean(),
    allow: fc.integer({ min: 0, max: 2 }),
    rounded: fc.boolean(),
    fn: fc.constantFrom('sum' as const, 'mean' as const),
    form: fc.constantFrom(...forms),
    bands: fc.oneof(looseBands, tidyBands),
  })
  .map(({ width, form, ...rest }) => ({ ...rest, ...form, high: rest.low + width }))

function textOf({ items, low, high, reversed, allow, rounded, fn, form, bands }: Case): string {
  const rule = allow > 0 ? ` allow ${allow} missing${rounded ? ' rounded' : ''}` : ''
  return [
    `scale S ${low}..${high} step 1`,
    'instrument A {',
    `  items a1..a${items} on S`,
    ...(reversed ? ['  reverse a2'] : []),
    `  score total = ${form(`${fn}(a1..a${items})`)}${rule}`,
    '  cutoffs total {',
    ...bands.map(([from, to, open], index) => `    b${index} ${from}..${open ? '<' : ''}${to}`),
    '  }',
    '}',
    '',
  ].join('\n')
}

/** Every score that somebody can have: all answers, all ways of leaving some out. */
function scores({ items, low, high, reversed, allow, rounded, fn, of }: Case): bigint[] {
  const found = new Set<bigint>()
  const visit = (index: number, sum: number, answered: number): void => {
    if (index === items) {
      if (answered === 0 || items - answered > allow) return
      const mean = (BigInt(sum) * DENOMINATOR) / BigInt(answered)
      const value = of(fn === 'mean' ? mean : mean * BigInt(items))
      // `rounded` is of the score as a whole, half up.
      const half = floor(value * 2n + DENOMINATOR, 2n * DENOMINATOR) * DENOMINATOR
      found.add(allow > 0 && rounded ? half : value)
      return
    }
    visit(index + 1, sum, answered)
    for (let answer = low; answer <= high; answer++)
      visit(index + 1, sum + (reversed && index === 1 ? low + high - answer : answer), answered + 1)
  }
  visit(0, 0, 0)
  return [...found]
}

const floor = (a: bigint, b: bigint): bigint => (a % b !== 0n && a < 0n ? a / b - 1n : a / b)
const exact = (text: string): bigint => BigInt(Math.round(Number(text) * 10)) * (DENOMINATOR / 10n)

test('the checks of bands say what scoring everybody shows', () => {
  fc.assert(
    fc.property(cases, (one) => {
      const main = '/test.study'
      const codes = new Set(diagnosticsOf(new Map([[main, textOf(one)]]), main).map(({ code }) => code))
      const held = scores(one).map((score) =>
        one.bands.flatMap(([from, to, open], index) => {
          const inside = score >= exact(from) && (open ? score < exact(to) : score <= exact(to))
          return inside ? [index] : []
        }),
      )
      const reached = new Set(held.flat())
      const some = (...wanted: string[]): boolean => wanted.some((code) => codes.has(code as never))
      const said = [...codes].join(', ')
      const uncovered = held.some((bands) => bands.length === 0) && reached.size > 0
      expect(some('bands-gap', 'bands-lowest-uncovered', 'bands-highest-uncovered', 'bands-fractional'), said).toBe(
        uncovered,
      )
      expect(some('bands-overlap'), said).toBe(held.some((bands) => bands.length > 1))
      if (reached.size < one.bands.length) expect(some('band-unreachable', 'band-outside-range'), said).toBe(true)
      else expect(some('band-unreachable'), said).toBe(false)
    }),
    { numRuns: 1500 },
  )
})
