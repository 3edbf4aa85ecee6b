import type { DataRequest, DataTable, Formula } from '../../server/plan/request.ts'

/**
 * The slow, obvious scorer over row objects, with fractions of any size: the oracle of the compiled one. Written from the
 * meaning of formulas alone; it shares no code with the engine.
 */
export type Row = Readonly<Record<string, number>>

interface Fraction {
  readonly n: bigint
  readonly d: bigint
}
type Result = Fraction | 'missing' | 'not asked'

const YES: Fraction = { n: 1n, d: 1n }
const NO: Fraction = { n: 0n, d: 1n }

function decimal(value: number): Fraction {
  let n = value
  let d = 1n
  while (!Number.isInteger(n)) {
    n = Number((n * 10).toPrecision(15))
    d *= 10n
  }
  return { n: BigInt(n), d }
}

const bool = (value: boolean): Fraction => (value ? YES : NO)
const sign = ({ n, d }: Fraction): bigint => (d < 0n ? -n : n)
const minus = (a: Fraction, b: Fraction): Fraction => ({ n: a.n * b.d - b.n * a.d, d: a.d * b.d })
const plus = (a: Fraction, b: Fraction): Fraction => ({ n: a.n * b.d + b.n * a.d, d: a.d * b.d })
const isTrue = (value: Result): boolean => typeof value === 'object' && value.n !== 0n

/** The double nearest to a fraction, for numbers of a size that scores have. */
function double({ n, d }: Fraction): number {
  let [a, b] = [n < 0n ? -n : n, d < 0n ? -d : d]
  while (b !== 0n) [a, b] = [b, a % b]
  const divisor = a === 0n ? 1n : a
  return Number(n / divisor) / Number(d / divisor) + 0
}

export function score(formula: Formula, row: Row): Result {
  const of = (one: Formula): Result => score(one, row)
  switch (formula.op) {
    case 'number':
      return { n: BigInt(formula.value.n), d: BigInt(formula.value.d) }
    case 'real':
      return decimal(formula.value)
    case 'column': {
      const value = row[formula.ref.column]!
      if (Number.isNaN(value)) return 'missing'
      return decimal(formula.reverse === undefined ? value : formula.reverse - value)
    }
    case 'asked':
      if (isTrue(of(formula.condition))) return of(formula.operand)
      if (formula.otherwise === undefined) return 'not asked'
      return of(formula.condition) === 'missing' ? 'missing' : decimal(formula.otherwise)
    case 'missing':
      return bool(of(formula.operand) === 'missing')
    case 'and':
    case 'or': {
      const values = [of(formula.left), of(formula.right)]
      const settling = values.find((value) => typeof value === 'object' && isTrue(value) === (formula.op === 'or'))
      if (settling !== undefined) return bool(formula.op === 'or')
      return (
        values.find((value) => value === 'not asked') ??
        values.find((value) => value === 'missing') ??
        bool(formula.op === 'and')
      )
    }
    case 'if': {
      const condition = of(formula.condition)
      if (typeof condition === 'string') return condition
      return of(isTrue(condition) ? formula.then : formula.else)
    }
    case 'aggregate':
      return aggregate(formula, formula.of.map(of))
    case 'in-list': {
      const value = of(formula.operand)
      if (typeof value === 'string') return value
      const candidates = formula.values.map(of)
      if (candidates.some((one) => typeof one === 'object' && minus(one, value).n === 0n)) return YES
      return candidates.find((one) => one === 'not asked') ?? candidates.find((one) => one === 'missing') ?? NO
    }
    case 'band': {
      const value = of(formula.operand)
      if (typeof value === 'string') return value
      const set = formula.sets.find(({ when }) => when === undefined || isTrue(of(when)))
      const index = set?.bands.findIndex((band) => within(value, band)) ?? -1
      return index < 0 ? 'missing' : { n: BigInt(index), d: 1n }
    }
    case 'in-range':
    case 'negate':
    case 'not':
    case 'round': {
      const value = of(formula.operand)
      if (typeof value === 'string') return value
      if (formula.op === 'in-range') return bool(within(value, formula))
      if (formula.op === 'negate') return minus(NO, value)
      if (formula.op === 'not') return bool(value.n === 0n)
      const twice = 2n * sign(value) + (value.d < 0n ? -value.d : value.d)
      const by = 2n * (value.d < 0n ? -value.d : value.d)
      return { n: twice / by - (twice % by < 0n ? 1n : 0n), d: 1n }
    }
    default: {
      const [a, b] = [of(formula.left), of(formula.right)]
      if (a === 'not asked' || b === 'not asked') return 'not asked'
      if (a === 'missing' || b === 'missing') return 'missing'
      return calculated(formula.op, a, b)
    }
  }
}

function within(value: Fraction, range: { low: number; high: number; openHigh: boolean }): boolean {
  const above = range.low === -Infinity || sign(minus(value, decimal(range.low))) >= 0n
  if (range.high === Infinity) return above
  const left = sign(minus(decimal(range.high), value))
  return above && (range.openHigh ? left > 0n : left >= 0n)
}

function calculated(
  op: '+' | '-' | '*' | '/' | '=' | '!=' | '<' | '<=' | '>' | '>=',
  a: Fraction,
  b: Fraction,
): Result {
  const way = sign(minus(a, b))
  const results: Record<typeof op, () => Result> = {
    '+': () => plus(a, b),
    '-': () => minus(a, b),
    '*': () => ({ n: a.n * b.n, d: a.d * b.d }),
    '/': () => (b.n === 0n ? 'missing' : { n: a.n * b.d, d: a.d * b.n }),
    '=': () => bool(way === 0n),
    '!=': () => bool(way !== 0n),
    '<': () => bool(way < 0n),
    '<=': () => bool(way <= 0n),
    '>': () => bool(way > 0n),
    '>=': () => bool(way >= 0n),
  }
  return results[op]()
}

function aggregate(formula: Extract<Formula, { op: 'aggregate' }>, values: readonly Result[]): Result {
  const asked = values.filter((value) => value !== 'not asked')
  const answered = asked.filter((value) => typeof value === 'object')
  if (asked.length === 0) return 'not asked'
  if (answered.length === 0 || asked.length - answered.length > formula.allow) return 'missing'
  const ordered = [...answered].sort((a, b) => Number(sign(minus(a, b))))
  if (formula.fn === 'min') return ordered[0]!
  if (formula.fn === 'max') return ordered.at(-1)!
  const parts = formula.fn === 'count' ? answered.map((value) => bool(isTrue(value))) : answered
  const total = parts.reduce(plus, NO)
  const mean: Fraction = { n: total.n, d: total.d * BigInt(answered.length) }
  return formula.fn === 'mean' ? mean : { n: mean.n * BigInt(asked.length), d: mean.d }
}

function toDouble(value: Result): number {
  if (value === 'missing') return Number.NaN
  if (value === 'not asked') return Number.POSITIVE_INFINITY
  return double({ n: sign(value), d: value.d < 0n ? -value.d : value.d })
}

/** The table of a request, by the book. */
export function naiveTable(request: DataRequest, rows: readonly Row[]): DataTable {
  const chosen = rows.filter((row) => request.where === undefined || isTrue(score(request.where, row)))
  if (request.kind === 'moments') {
    const values = chosen.map((row) => request.items.map((item) => toDouble(score(item, row))))
    const asked = values.filter((row) => row.some((value) => value !== Number.POSITIVE_INFINITY))
    const complete = values.filter((row) => row.every(Number.isFinite))
    const sum = (of: (row: number[]) => number): number => complete.reduce((total, row) => total + of(row), 0)
    return {
      kind: 'moments',
      n: complete.length,
      rows: asked.length,
      sums: Float64Array.from(request.items, (_, i) => sum((row) => row[i]!)),
      cross: Float64Array.from(
        request.items.flatMap((_, i) => request.items.map((__, j) => sum((row) => row[i]! * row[j]!))),
      ),
    }
  }
  const cells = new Map<string, { values: number[]; count: number }>()
  for (const row of chosen) {
    const values = request.dimensions.map((dimension) => toDouble(score(dimension, row)))
    const key = values.join()
    const cell = cells.get(key)
    if (cell === undefined) cells.set(key, { values, count: 1 })
    else cell.count++
  }
  const place = (value: number): number => (Number.isNaN(value) ? 1e300 : value === Infinity ? 1e301 : value)
  const sorted = [...cells.values()].sort((a, b) => {
    const different = a.values.findIndex((value, i) => place(value) !== place(b.values[i]!))
    return different < 0 ? 0 : place(a.values[different]!) - place(b.values[different]!)
  })
  return {
    kind: 'frequencies',
    values: request.dimensions.map((_, d) => Float64Array.from(sorted, ({ values }) => values[d]!)),
    counts: Float64Array.from(sorted, ({ count }) => count),
  }
}
