import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Combinations } from '../../../server/checks/conditions/combinations.ts'
import { rational } from '../../../server/model/rational.ts'
import type { CategorySymbol, Expression, Variable } from '../../../server/model/study.ts'
import type { ValueType } from '../../../server/model/types.ts'

const span = { start: 0, end: 0 }
const origin = { file: '/test.study', span, nameSpan: span }

function variable(name: string, type: ValueType, expression?: Expression): Variable {
  const node = { kind: 'variable' as const, span, broken: false }
  const base = { kind: 'variable' as const, name, label: name, type, categories: [], missing: [], origin, node }
  return expression ? { ...base, expression } : base
}

const names = ['female', 'male', 'diverse']
const sexType: ValueType = {
  kind: 'category',
  level: 'nominal',
  categories: names.map((name) => ({ name, label: name })),
}
const sex = variable('sex', sexType)
const smoker = variable('smoker', { kind: 'flag' })
const age = variable('age', { kind: 'number', level: 'interval', attainable: { low: 18, high: 80, fractional: true } })
const visits = variable('visits', {
  kind: 'number',
  level: 'interval',
  attainable: {
    low: 0,
    high: 10,
    step: 1,
    fractional: false,
    values: Array.from({ length: 11 }, (_, n) => rational(n)),
  },
})

interface Person {
  readonly sex: string
  readonly smoker: boolean
  readonly age: number
  readonly visits: number
}

/** Everybody there can be: ages on quarters, thresholds below lie on halves. */
const everybody: readonly Person[] = names.flatMap((sex) =>
  [true, false].flatMap((smoker) =>
    Array.from({ length: 249 }, (_, k) => 18 + k / 4).flatMap((age) =>
      Array.from({ length: 11 }, (_, visits) => ({ sex, smoker, age, visits })),
    ),
  ),
)

/** A condition as the model has it, and the same as a function, written without it. */
interface Condition {
  readonly expression: Expression
  readonly holds: (person: Person) => boolean
}

const flag = { type: { kind: 'flag' }, span } as const
const read = (of: Variable): Expression => ({ kind: 'variable', variable: of, type: of.type, span })
const number = (value: number): Expression => ({
  kind: 'number',
  value,
  type: { kind: 'number', level: 'interval', attainable: { low: value, high: value, fractional: false } },
  span,
})
const category = (name: string): Expression => {
  const index = sexType.categories.findIndex((one) => one.name === name)
  const symbol: CategorySymbol = { kind: 'category', name, label: name, variable: 'sex', index, codes: [], origin }
  return { kind: 'category', category: symbol, type: sexType, span }
}

const comparisons = {
  '=': (a: number, b: number) => a === b,
  '!=': (a: number, b: number) => a !== b,
  '<': (a: number, b: number) => a < b,
  '<=': (a: number, b: number) => a <= b,
  '>': (a: number, b: number) => a > b,
  '>=': (a: number, b: number) => a >= b,
} as const
const operator = fc.constantFrom(...(Object.keys(comparisons) as (keyof typeof comparisons)[]))

const ofNumber = fc
  .record({
    of: fc.constantFrom([age, 'age'] as const, [visits, 'visits'] as const),
    operator,
    value: fc.integer({ min: -2, max: 170 }).map((n) => n / 2),
    turned: fc.boolean(),
  })
  .map(({ of: [symbol, key], operator: written, value, turned }): Condition => {
    const [left, right] = turned ? [number(value), read(symbol)] : [read(symbol), number(value)]
    return {
      expression: { kind: 'comparison', operator: written, left, right, ...flag },
      holds: (person) => (turned ? comparisons[written](value, person[key]) : comparisons[written](person[key], value)),
    }
  })

const inRange = fc
  .record({ low: fc.integer({ min: 30, max: 160 }), width: fc.integer({ min: 0, max: 60 }), openHigh: fc.boolean() })
  .map(({ low, width, openHigh }): Condition => {
    const [from, to] = [low / 2, (low + width) / 2]
    return {
      expression: { kind: 'in-range', operand: read(age), low: from, high: to, openHigh, ...flag },
      holds: ({ age: years }) => years >= from && (openHigh ? years < to : years <= to),
    }
  })

const ofCategory = fc
  .record({ equal: fc.boolean(), name: fc.constantFrom(...names) })
  .map(({ equal, name }): Condition => {
    const operator = equal ? ('=' as const) : ('!=' as const)
    return {
      expression: { kind: 'comparison', operator, left: read(sex), right: category(name), ...flag },
      holds: (person) => (person.sex === name) === equal,
    }
  })

const inList = fc.subarray(names, { minLength: 1 }).map(
  (some): Condition => ({
    expression: { kind: 'in-list', operand: read(sex), values: some.map(category), ...flag },
    holds: (person) => some.includes(person.sex),
  }),
)

const smokes = fc.constant<Condition>({ expression: read(smoker), holds: (person) => person.smoker })

const { condition } = fc.letrec<{
  condition: Condition
  leaf: Condition
  logic: Condition
  not: Condition
  older: Condition
}>((tie) => ({
  condition: fc.oneof({ maxDepth: 3 }, tie('leaf'), tie('logic'), tie('not'), tie('older')),
  leaf: fc.oneof(ofNumber, inRange, ofCategory, inList, smokes),
  logic: fc
    .record({ and: fc.boolean(), left: tie('condition'), right: tie('condition') })
    .map(({ and, left, right }) => ({
      expression: {
        kind: 'logic',
        operator: and ? 'and' : 'or',
        left: left.expression,
        right: right.expression,
        ...flag,
      },
      holds: (person) => (and ? left.holds(person) && right.holds(person) : left.holds(person) || right.holds(person)),
    })),
  not: tie('condition').map((operand) => ({
    expression: { kind: 'not', operand: operand.expression, ...flag },
    holds: (person) => !operand.holds(person),
  })),
  // A derived variable stands for its definition.
  older: tie('condition').map((definition) => ({
    expression: read(variable('older', { kind: 'flag' }, definition.expression)),
    holds: definition.holds,
  })),
}))

describe('conditions, over everybody there can be', () => {
  test('whoever two sets of bands apply to is found, and whoever none applies to', () => {
    fc.assert(
      fc.property(fc.array(condition, { minLength: 1, maxLength: 3 }), (conditions) => {
        const combinations = new Combinations(conditions.map(({ expression }) => expression))
        expect(combinations.decided).toBe(true)
        const applying = (truth: (one: Expression) => boolean | undefined): number =>
          conditions.filter(({ expression }) => truth(expression) === true).length
        const counts = everybody.map((person) => conditions.filter(({ holds }) => holds(person)).length)
        for (const wanted of [0, 1, 2, 3])
          expect(combinations.describe((truth) => applying(truth) === wanted).length > 0, `${wanted} apply`).toBe(
            counts.includes(wanted),
          )
      }),
      { numRuns: 400 },
    )
  })

  test('what makes no difference is not mentioned', () => {
    const women = { kind: 'comparison', operator: '=', left: read(sex), right: category('female'), ...flag } as const
    const men = { ...women, right: category('male') }
    const young = { kind: 'comparison', operator: '<', left: read(age), right: number(65), ...flag } as const
    const both = { kind: 'logic', operator: 'and', left: men, right: young, ...flag } as const
    const none = new Combinations([women, both]).describe((truth) => truth(women) === false && truth(both) === false)
    expect(none).toEqual(['`sex` = male, `age` = 65', '`sex` = male, `age` over 65', '`sex` = diverse'])
  })
})
