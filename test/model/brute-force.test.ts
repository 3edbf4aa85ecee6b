import fc from 'fast-check'
import { expect, test } from 'vitest'
import { attainable } from './helpers.ts'

/**
 * Every vector of answers of a small instrument, scored the slow and obvious way, against the values that the model
 * derives. A missing answer is null, an item that was not asked undefined.
 */
type Answer = number | null | undefined

interface Item {
  readonly codes: readonly number[]
  readonly reversed: boolean
  readonly skip: 'never' | 'left out' | number
}

interface Rule {
  readonly fn: 'sum' | 'mean' | 'min' | 'max' | 'count'
  readonly allow: number | undefined
  readonly rounded: boolean
  readonly factor: number
  readonly shift: number
  readonly from: number
}

const item = fc.record({
  codes: fc.uniqueArray(fc.constantFrom(0, 1, 2, 3, 4, 5, 25, 50, -1, 0.5), { minLength: 2, maxLength: 4 }),
  reversed: fc.boolean(),
  skip: fc.oneof(
    { weight: 4, arbitrary: fc.constant('never' as const) },
    { weight: 1, arbitrary: fc.constant('left out' as const) },
    { weight: 1, arbitrary: fc.constantFrom(0, 1, 7) },
  ),
})

const rule = fc.record({
  fn: fc.constantFrom('sum', 'mean', 'min', 'max', 'count'),
  allow: fc.option(fc.integer({ min: 0, max: 3 }), { nil: undefined }),
  rounded: fc.boolean(),
  factor: fc.constantFrom(1, 2, 2.5, -1, 0.5),
  shift: fc.constantFrom(0, 1, -10),
  from: fc.constantFrom(1, 2),
})

function source(items: readonly Item[], { fn, allow, rounded, factor, shift, from }: Rule): string {
  const scales = items.map(
    ({ codes }, i) =>
      `scale S${i} {\n${codes
        .toSorted((a, b) => a - b)
        .map((code) => `${code} "a${code}"`)
        .join('\n')}\n}`,
  )
  const clauses = items.map(({ reversed, skip }, i) => {
    const asked = skip === 'never' ? '' : ` asked when v${i} = 1${skip === 'left out' ? '' : ` otherwise ${skip}`}`
    return `item q${i} "Question" on S${i}${reversed ? ' reversed' : ''}${asked}`
  })
  const of = items.map((_, i) => `q${i}${fn === 'count' ? ` >= ${from}` : ''}`).join(', ')
  const missing = allow === undefined ? '' : ` allow ${allow} missing${rounded ? ' rounded' : ''}`
  const score = `score s = ${fn}(${of}) * ${factor} + (${shift})${missing}`
  const variables = items.map((_, i) => `variable v${i} : number`)
  return `${scales.join('\n')}\ninstrument T {\n${clauses.join('\n')}\n${score}\n}\n${variables.join('\n')}\n`
}

/** What each item can contribute; missing only where that may not make the score missing. */
function answersOf({ codes, reversed, skip }: Item): Answer[] {
  const sum = Math.min(...codes) + Math.max(...codes)
  const answers: Answer[] = codes.map((code) => (reversed ? sum - code : code))
  answers.push(null)
  if (skip === 'left out') answers.push(undefined)
  else if (skip !== 'never') answers.push(skip)
  return answers
}

function score(answers: readonly Answer[], { fn, allow, rounded, factor, shift, from }: Rule): number | undefined {
  const asked = answers.filter((answer) => answer !== undefined)
  const given = asked.filter((answer) => answer !== null)
  if (given.length === 0 || asked.length - given.length > (allow ?? 0)) return undefined
  const sum = given.reduce((total, x) => total + (fn === 'count' ? Number(x >= from) : x), 0)
  const values = {
    sum: (sum * asked.length) / given.length,
    count: (sum * asked.length) / given.length,
    mean: sum / given.length,
    min: Math.min(...given),
    max: Math.max(...given),
  }
  const value = values[fn] * factor + shift
  return allow !== undefined && rounded ? Math.floor(value + 0.5 + 1e-9) : value
}

function enumerate(items: readonly Item[], rule: Rule): number[] {
  let vectors: Answer[][] = [[]]
  for (const one of items) vectors = vectors.flatMap((vector) => answersOf(one).map((answer) => [...vector, answer]))
  const values = vectors.map((vector) => score(vector, rule)).filter((value) => value !== undefined)
  return [...new Set(values.map((value) => Math.round(value * 240) + 0))].sort((a, b) => a - b)
}

test('the derived values are exactly those that some answers give', () => {
  fc.assert(
    fc.property(fc.array(item, { minLength: 1, maxLength: 4 }), rule, (items, how) => {
      const expected = enumerate(items, how)
      const derived = attainable(source(items, how))
      expect(derived.values?.map((value) => Math.round(value * 240) + 0)).toEqual(expected)
      expect(Math.round(derived.low * 240)).toBe(expected[0])
      expect(Math.round(derived.high * 240)).toBe(expected.at(-1))
      expect(derived.fractional).toBe(expected.some((value) => value % 240 !== 0))
      if (derived.step !== undefined) {
        for (const value of expected) {
          const steps = (value - expected[0]!) / (derived.step * 240)
          expect(Math.abs(steps - Math.round(steps))).toBeLessThan(1e-9)
        }
      }
    }),
    { numRuns: 400 },
  )
})

/** Random arithmetic over two items, each perhaps used more than once. */
interface Formula {
  readonly text: string
  readonly value: (a: number, b: number) => number
  readonly linear: boolean
}

const formula: fc.Arbitrary<Formula> = fc.letrec<{ formula: Formula }>((tie) => ({
  formula: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom<Formula>(
      { text: 'a', value: (a) => a, linear: true },
      { text: 'b', value: (_, b) => b, linear: true },
      { text: '3', value: () => 3, linear: true },
    ),
    fc.tuple(tie('formula'), tie('formula'), fc.constantFrom('+', '-')).map(([left, right, operator]) => ({
      text: `(${left.text} ${operator} ${right.text})`,
      value: (a: number, b: number) =>
        operator === '+' ? left.value(a, b) + right.value(a, b) : left.value(a, b) - right.value(a, b),
      linear: left.linear && right.linear,
    })),
    fc.tuple(tie('formula'), fc.constantFrom(2, 0.5, -1.5)).map(([inner, factor]) => ({
      text: `${inner.text} * (${factor})`,
      value: (a: number, b: number) => inner.value(a, b) * factor,
      linear: inner.linear,
    })),
    fc.tuple(tie('formula'), tie('formula'), tie('formula')).map(([test, yes, no]) => ({
      text: `(if ${test.text} >= 2 then ${yes.text} else ${no.text})`,
      value: (a: number, b: number) => (test.value(a, b) >= 2 ? yes.value(a, b) : no.value(a, b)),
      linear: false,
    })),
  ),
})).formula

test('arithmetic is exact for whatever is linear, and never leaves out a value', () => {
  fc.assert(
    fc.property(formula, ({ text, value, linear }) => {
      const study = `scale S {\n0 "a"\n1 "b"\n3 "c"\n}\ninstrument T {\nitem a on S\nitem b on S reversed\nscore s = ${text}\n}\n`
      const { values } = attainable(study)
      const expected = new Set<number>()
      for (const a of [0, 1, 3]) for (const b of [0, 2, 3]) expected.add(value(a, b) + 0)
      const sorted = [...expected].sort((x, y) => x - y)
      if (linear) expect(values).toEqual(sorted)
      else expect(values).toEqual(expect.arrayContaining(sorted))
    }),
    { numRuns: 300 },
  )
})
