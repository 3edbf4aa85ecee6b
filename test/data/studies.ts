import type { AskedWhen, InstrumentDeclaration, ScaleDeclaration } from '../../grammar/syntax.ts'
import type {
  CategorySymbol,
  ColumnBinding,
  Dataset,
  Instrument,
  Item,
  Origin,
  Scale,
  Study,
  Variable,
} from '../../server/model/study.ts'
import type { ValueType } from '../../server/model/types.ts'

/** Studies made by hand: what reading data needs of the model, and no more. */
const span = { start: 0, end: 1 }
const origin: Origin = { file: 'study.study', span, nameSpan: span }
const node = { kind: 'x', span, broken: false }

const number = (low: number, high: number, step?: number): ValueType => ({
  kind: 'number',
  level: 'ordinal',
  attainable: { low, high, fractional: step === undefined, ...(step === undefined ? {} : { step }) },
})

export interface ScaleInput {
  readonly codes?: readonly (readonly [number | string, string, ...(number | string)[]])[]
  readonly range?: readonly [number, number, number?]
  readonly missing?: readonly (number | string)[]
}

export function scale(name: string, { codes = [], range, missing = [] }: ScaleInput): Scale {
  const numbers = codes.map(([code]) => Number(code))
  const [low, high, step] = range ?? [Math.min(...numbers), Math.max(...numbers), 1]
  return {
    kind: 'scale',
    name,
    label: name,
    level: 'ordinal',
    codes: codes.map(([code, label, ...stored]) => ({ code, label, stored: stored.length > 0 ? stored : [code] })),
    missing,
    type: number(low, high, step),
    origin,
    node: { ...node, kind: 'scale', codes: [], missing: [] } satisfies ScaleDeclaration,
  }
}

export function instrument(name: string, items: readonly string[], on: Scale): Instrument {
  return {
    kind: 'instrument',
    name,
    label: name,
    items: items.map(
      (item): Item => ({
        kind: 'item',
        name: item,
        wording: '',
        instrument: name,
        scale: on,
        reversed: false,
        unscored: false,
        type: on.type,
        origin,
      }),
    ),
    scores: [],
    summaries: [],
    origin,
    node: { ...node, kind: 'instrument', clauses: [] satisfies AskedWhen[] } satisfies InstrumentDeclaration,
  }
}

export function category(
  name: string,
  entries: readonly (readonly [string, string, ...(number | string)[]])[],
): Variable {
  const categories = entries.map(
    ([entry, label, ...codes], index): CategorySymbol => ({
      kind: 'category',
      variable: name,
      index,
      name: entry,
      label,
      codes: codes.length > 0 ? codes : [entry],
      origin,
    }),
  )
  return variable(name, { kind: 'category', level: 'nominal', categories }, categories)
}

export function variable(name: string, type: ValueType, categories: readonly CategorySymbol[] = []): Variable {
  return {
    kind: 'variable',
    name,
    label: name,
    type,
    categories,
    missing: [],
    origin,
    node: { ...node, kind: 'variable' },
  }
}

export const numeric = (name: string, low = -Infinity, high = Infinity): Variable => variable(name, number(low, high))

export type Rebinding = readonly [target: Item | Variable, alternatives: readonly string[], alreadyReversed?: boolean]

export function study(
  parts: { readonly instruments?: readonly Instrument[]; readonly variables?: readonly Variable[] },
  data: Partial<Omit<Dataset, 'bindings'>> & { readonly bind?: readonly Rebinding[] } = {},
): { study: Study; dataset: Dataset } {
  const { bind = [], ...rest } = data
  const dataset: Dataset = {
    kind: 'data',
    name: 'respondents',
    path: 'data.csv',
    missing: [],
    includes: [],
    origin,
    node: { ...node, kind: 'data', clauses: [] },
    ...rest,
    bindings: bind.map(
      ([target, alternatives, alreadyReversed = false]): ColumnBinding => ({
        alternatives,
        target,
        alreadyReversed,
        span,
      }),
    ),
  }
  return {
    dataset,
    study: {
      file: 'study.study',
      title: 'Made by hand',
      settings: {
        alpha: 0.05,
        confidence: 0.95,
        conventions: 'r',
        quantiles: 7,
        continuity: true,
        difference: 'first - second',
        chiSquare: 'yates',
        exactness: 'auto',
        pValues: 'apa',
        digits: 2,
        locale: 'en',
        seed: 1,
        smallCells: 0,
        stated: new Set(),
      },
      scales: new Map(),
      instruments: new Map((parts.instruments ?? []).map((one) => [one.name, one])),
      variables: new Map((parts.variables ?? []).map((one) => [one.name, one])),
      datasets: [dataset],
      occasions: new Map(),
      counts: new Map(),
      tables: [],
      figures: [],
      comparisons: [],
      families: [],
      uses: [],
    },
  }
}
