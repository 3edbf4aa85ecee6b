import fc from 'fast-check'
import { expect, test } from 'vitest'
import { answerAll } from '../../server/data/scoring/answer.ts'
import type { Column, ColumnStore } from '../../server/data/store.ts'
import { mergeTables } from '../../server/data/tables.ts'
import type { DataRequest, DataTable, Formula } from '../../server/plan/request.ts'
import { naiveTable, type Row } from './naive.ts'

const items = ['q1', 'q2', 'q3', 'q4', 'q5', 'q6']
const names = [...items, 'sex', 'age', 'visits']

/** Items of 0–3 in bytes, `age` with halves in a dictionary, `visits` as bare numbers. */
function storeOf(rows: readonly Row[], weights?: readonly number[]): ColumnStore {
  const columns = new Map<string, Column>()
  for (const name of names) {
    const numbers = rows.map((row) => row[name]!)
    const values = [Number.NaN, ...new Set(numbers.filter((value) => !Number.isNaN(value)))]
    const coded = Uint8Array.from(numbers, (value) => (Number.isNaN(value) ? 0 : values.indexOf(value)))
    const bare = name === 'visits'
    columns.set(name, {
      blocks: [bare ? Float64Array.from(numbers) : coded],
      values: bare ? Float64Array.of(Number.NaN) : Float64Array.from(values),
      check: (value) => value,
    })
  }
  if (weights === undefined) return { rows: rows.length, columns }
  const weight: Column = {
    blocks: [Float64Array.from(weights)],
    values: Float64Array.of(Number.NaN),
    check: (value) => value,
  }
  return { rows: rows.length, columns, weight }
}

const cell = (values: readonly number[]): fc.Arbitrary<number> =>
  fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...values) }, { weight: 1, arbitrary: fc.constant(Number.NaN) })

const row: fc.Arbitrary<Row> = fc.record({
  ...Object.fromEntries(items.map((name) => [name, cell([0, 1, 2, 3])])),
  sex: cell([0, 1]),
  age: cell([18, 18.5, 19, 40, 64.5, 65]),
  visits: cell([0, 1, 2.5, 7, -3]),
})

const whole = (n: number): Formula => ({ op: 'number', value: { n, d: 1 } })
const column = (name: string, reverse?: number): Formula => ({
  op: 'column',
  ref: { column: name },
  ...(reverse === undefined ? {} : { reverse }),
})
const item = fc
  .tuple(fc.constantFrom(...items), fc.boolean())
  .map(([name, turned]) => (turned ? column(name, 3) : column(name)))
const leaf: fc.Arbitrary<Formula> = fc.oneof(
  { weight: 5, arbitrary: item },
  fc.constantFrom('sex', 'age', 'visits').map((name) => column(name)),
  fc.integer({ min: -3, max: 5 }).map(whole),
  fc.constant<Formula>({ op: 'number', value: { n: 5, d: 2 } }),
)
const fn = fc.constantFrom('sum', 'mean', 'count', 'min', 'max')
const range = fc
  .tuple(fc.constantFrom(-Infinity, 0, 0.5, 1, 2), fc.constantFrom(1.5, 2, 3, 6, Infinity), fc.boolean())
  .map(([low, high, openHigh]) => ({ low, high, openHigh }))
const ofSex: Formula = { op: '=', left: column('sex'), right: whole(1) }

const { formula } = fc.letrec<{ formula: Formula; condition: Formula; operand: Formula }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 3 },
    fc.constant(ofSex),
    fc
      .record({ op: fc.constantFrom('=', '!=', '<', '<=', '>', '>='), left: tie('formula'), right: leaf })
      .map((made): Formula => made),
    fc
      .record({ op: fc.constantFrom('and', 'or'), left: tie('condition'), right: tie('condition') })
      .map((made): Formula => made),
    fc.record({ op: fc.constantFrom('not', 'missing'), operand: tie('condition') }).map((made): Formula => made),
    fc.record({ operand: tie('formula'), range }).map(
      ({ operand, range: ends }): Formula => ({
        op: 'in-range',
        operand,
        ...ends,
      }),
    ),
    fc
      .record({ operand: tie('formula'), values: fc.array(leaf, { maxLength: 3 }) })
      .map((made): Formula => ({ op: 'in-list', ...made })),
  ),
  operand: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    { weight: 4, arbitrary: item },
    tie('formula'),
    fc
      .record({
        condition: fc.oneof(fc.constant(ofSex), tie('condition')),
        operand: item,
        otherwise: fc.option(fc.integer({ min: 0, max: 3 }), { nil: undefined, freq: 3 }),
      })
      .map(
        ({ condition, operand, otherwise }): Formula => ({
          op: 'asked',
          condition,
          operand,
          ...(otherwise === undefined ? {} : { otherwise }),
        }),
      ),
  ),
  formula: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    leaf,
    {
      weight: 4,
      arbitrary: fc
        .record({
          fn,
          of: fc.array(tie('operand'), { minLength: 1, maxLength: 6 }),
          allow: fc.integer({ min: 0, max: 4 }),
        })
        .map((made): Formula => ({ op: 'aggregate', ...made })),
    },
    fc
      .record({ op: fc.constantFrom('+', '-', '*', '/'), left: tie('formula'), right: tie('formula') })
      .map((made): Formula => made),
    fc.record({ op: fc.constantFrom('negate', 'round'), operand: tie('formula') }).map((made): Formula => made),
    fc
      .record({ condition: tie('condition'), then: tie('formula'), else: tie('formula') })
      .map((made): Formula => ({ op: 'if', ...made })),
    fc
      .record({
        operand: tie('formula'),
        sets: fc.array(
          fc
            .record({ when: fc.option(tie('condition'), { nil: undefined }), bands: fc.array(range, { maxLength: 3 }) })
            .map(({ when, bands }) => (when === undefined ? { bands } : { when, bands })),
          { maxLength: 2 },
        ),
      })
      .map((made): Formula => ({ op: 'band', ...made })),
    tie('condition'),
  ),
}))

/** A subscale as studies have them: one instrument asked of some, items turned, proration; perhaps a sum of such. */
const subscale: fc.Arbitrary<Formula> = fc
  .record({
    fn: fc.constantFrom('sum', 'mean'),
    of: fc.uniqueArray(fc.constantFrom(...items), { minLength: 1 }),
    turned: fc.array(fc.constantFrom(...items)),
    allow: fc.integer({ min: 0, max: 3 }),
    asked: fc.boolean(),
  })
  .map(({ fn: which, of, turned, allow, asked }) => ({
    op: 'aggregate',
    fn: which,
    allow,
    of: of.map((name): Formula => {
      const operand = column(name, turned.includes(name) ? 3 : undefined)
      return asked ? { op: 'asked', condition: ofSex, operand } : operand
    }),
  }))

const request: fc.Arbitrary<DataRequest> = fc
  .record({
    kind: fc.constantFrom('frequencies', 'moments'),
    formulas: fc.array(fc.oneof(formula, subscale), { maxLength: 3 }),
    where: fc.option(formula, { nil: undefined }),
  })
  .map(({ kind, formulas, where }): DataRequest => {
    const chosen = where === undefined ? {} : { where }
    return kind === 'frequencies'
      ? { kind, dataset: 'd', dimensions: formulas, ...chosen }
      : { kind, dataset: 'd', items: formulas, ...chosen }
  })

/** What reliability asks for: items of one instrument, perhaps asked of some. */
const reliability: fc.Arbitrary<DataRequest> = fc
  .record({
    of: fc.uniqueArray(item, { minLength: 3, selector: (one) => JSON.stringify(one) }),
    asked: fc.boolean(),
    where: fc.option(fc.constant(ofSex), { nil: undefined }),
  })
  .map(({ of, asked, where }) => ({
    kind: 'moments',
    dataset: 'd',
    items: asked ? of.map((operand): Formula => ({ op: 'asked', condition: ofSex, operand })) : of,
    ...(where === undefined ? {} : { where }),
  }))

/** Sums of products are compared to 12 digits: the engine adds block by block, the oracle row by row. */
function close(actual: DataTable, expected: DataTable): void {
  if (actual.kind === 'frequencies' || expected.kind === 'frequencies') {
    expect(actual).toEqual(expected)
    return
  }
  expect([actual.n, actual.rows]).toEqual([expected.n, expected.rows])
  const near = (a: Float64Array, b: Float64Array): void => {
    for (const [i, value] of a.entries())
      expect(Math.abs(value - b[i]!)).toBeLessThanOrEqual(1e-12 * (1 + Math.abs(b[i]!)))
  }
  near(actual.sums, expected.sums)
  near(actual.cross, expected.cross)
}

test('tables are those of the slow scorer', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(row, { maxLength: 30 }),
      fc.array(fc.oneof({ weight: 4, arbitrary: request }, reliability), { minLength: 1, maxLength: 3 }),
      fc.constantFrom(0, Number.POSITIVE_INFINITY),
      async (rows, asked, patternsFrom) => {
        const answer = await answerAll(storeOf(rows), asked, { patternsFrom })
        for (const [index, one] of asked.entries()) close(answer![index]!, naiveTable(one, rows))
      },
    ),
    { numRuns: 3000 },
  )
})

test('a row of weight three is three rows, one without a weight is none', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(row, fc.constantFrom(0, 1, 2, 3, Number.NaN)), { maxLength: 20 }),
      fc.array(fc.oneof(request, reliability), { minLength: 1, maxLength: 2 }),
      fc.constantFrom(0, Number.POSITIVE_INFINITY),
      async (rows, asked, patternsFrom) => {
        const store = storeOf(
          rows.map(([one]) => one),
          rows.map(([, weight]) => weight),
        )
        const repeated = rows.flatMap(([one, weight]) => new Array<Row>(weight || 0).fill(one))
        const answer = await answerAll(store, asked, { patternsFrom })
        for (const [index, one] of asked.entries()) close(answer![index]!, naiveTable(one, repeated))
      },
    ),
    { numRuns: 1000 },
  )
})

test('tables of the parts of the data add up to the table of the whole', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(row, { maxLength: 30 }), fc.nat(30), request, async (rows, cut, one) => {
      const [whole, first, second] = await Promise.all(
        [rows, rows.slice(0, cut), rows.slice(cut)].map(async (part) => (await answerAll(storeOf(part), [one]))![0]!),
      )
      close(mergeTables([first!, second!]), whole!)
    }),
    { numRuns: 500 },
  )
})
