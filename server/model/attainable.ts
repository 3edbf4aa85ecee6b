import { divide, fromDecimal, multiply, type Rational, rational, roundHalfUp, toNumber } from './rational.ts'
import type { Attainable } from './types.ts'

/**
 * Sets of attainable values, exact where they are finite and not too many. Numerators are integers over one common
 * denominator `d`, in lowest terms together. `even`: an arithmetic progression, what most scores are; `list`: any
 * other finite set, ascending; `range`: too many values or a continuum, with the grid on which they lie if there is one.
 */
export type ValueSet =
  | { readonly kind: 'even'; readonly d: number; readonly low: number; readonly step: number; readonly count: number }
  | { readonly kind: 'list'; readonly d: number; readonly values: readonly number[] }
  | { readonly kind: 'range'; readonly low: number; readonly high: number; readonly step?: Rational }

type Finite = Exclude<ValueSet, { kind: 'range' }>

/** Sets with more values than this are kept as a range. */
export const MOST_VALUES = 20_000
const MOST_PAIRS = 1_000_000

function gcd(a: number, b: number): number {
  let x = Math.abs(a)
  let y = Math.abs(b)
  while (y !== 0) [x, y] = [y, x % y]
  return x
}

function safe(n: number): number {
  if (!Number.isSafeInteger(n)) throw new RangeError(`${n} is beyond exact arithmetic`)
  return n
}

const lcm = (a: number, b: number): number => safe((a / gcd(a, b)) * b)

/** Runs an exact computation; where integers do not suffice, the fallback (a range) is taken instead. */
function exactly(compute: () => ValueSet, otherwise: () => ValueSet): ValueSet {
  try {
    return compute()
  } catch (error) {
    if (error instanceof RangeError) return otherwise()
    throw error
  }
}

function even(low: number, step: number, count: number, d: number): ValueSet {
  const stride = count === 1 ? 0 : step
  const g = gcd(gcd(low, stride), d) || 1
  const last = safe(low + stride * (count - 1))
  if (count > MOST_VALUES) return { kind: 'range', low: low / d, high: last / d, step: rational(stride, d) }
  return { kind: 'even', d: d / g, low: safe(low) / g + 0, step: stride / g, count }
}

/** @param numerators ascending, distinct, at least one */
function fromSorted(numerators: readonly number[], d: number): ValueSet {
  const first = numerators[0]!
  const count = numerators.length
  if (count === 1) return even(first, 0, 1, d)
  let grid = 0
  let regular = true
  const step = numerators[1]! - first
  for (let i = 1; i < count; i++) {
    const difference = numerators[i]! - numerators[i - 1]!
    grid = gcd(grid, difference)
    if (difference !== step) regular = false
  }
  if (regular) return even(first, step, count, d)
  if (count > MOST_VALUES) {
    return { kind: 'range', low: first / d, high: numerators[count - 1]! / d, step: rational(grid, d) }
  }
  const g = gcd(gcd(first, grid), d) || 1
  return { kind: 'list', d: d / g, values: numerators.map((n) => n / g + 0) }
}

const sorted = (values: Iterable<number>): number[] => [...new Set(values)].sort((a, b) => a - b)

/** @param values at least one, in any order */
export function fromValues(values: readonly Rational[]): ValueSet {
  return exactly(
    () => {
      const d = values.reduce((product, value) => lcm(product, value.d), 1)
      return fromSorted(sorted(values.map((value) => safe(value.n * (d / value.d)))), d)
    },
    () => {
      const numbers = values.map(toNumber)
      return { kind: 'range', low: minimum(numbers), high: maximum(numbers) }
    },
  )
}

const minimum = (numbers: readonly number[]): number => numbers.reduce((a, b) => Math.min(a, b))
const maximum = (numbers: readonly number[]): number => numbers.reduce((a, b) => Math.max(a, b))

export const constant = (value: Rational): ValueSet => even(value.n, 0, 1, value.d)

/** Every value low, low + step, … up to high; without a step, or without an exact one, the whole interval. */
export function progression(low: number, high: number, step: number | undefined): ValueSet {
  const from = Number.isFinite(low) ? fromDecimal(low) : undefined
  const to = Number.isFinite(high) ? fromDecimal(high) : undefined
  const by = step === undefined ? undefined : fromDecimal(step)
  if (from === undefined || to === undefined || by === undefined || by.n <= 0) return interval(low, high)
  return exactly(
    () => {
      const d = lcm(lcm(from.d, to.d), by.d)
      const stride = safe(by.n * (d / by.d))
      const first = safe(from.n * (d / from.d))
      const last = safe(to.n * (d / to.d))
      return last < first ? interval(low, high) : even(first, stride, Math.floor((last - first) / stride) + 1, d)
    },
    () => interval(low, high),
  )
}

/** Any value between the ends, which may be infinite. */
export const interval = (low: number, high: number): ValueSet => ({ kind: 'range', low, high })

export function lowOf(set: ValueSet): number {
  if (set.kind === 'range') return set.low
  return set.kind === 'even' ? set.low / set.d : set.values[0]! / set.d
}

export function highOf(set: ValueSet): number {
  if (set.kind === 'range') return set.high
  return set.kind === 'even'
    ? (set.low + set.step * (set.count - 1)) / set.d
    : set.values[set.values.length - 1]! / set.d
}

/** @returns the distance of the grid that holds all values, undefined for one value or a continuum */
export function stepOf(set: ValueSet): Rational | undefined {
  if (set.kind === 'range') return set.step
  if (set.kind === 'even') return set.count === 1 ? undefined : rational(set.step, set.d)
  let grid = 0
  for (let i = 1; i < set.values.length; i++) grid = gcd(grid, set.values[i]! - set.values[i - 1]!)
  return rational(grid, set.d)
}

export const sizeOf = (set: ValueSet): number =>
  set.kind === 'range' ? Number.POSITIVE_INFINITY : set.kind === 'even' ? set.count : set.values.length

function numerators(set: Finite, d: number): number[] {
  const factor = d / set.d
  if (set.kind === 'list') return set.values.map((value) => safe(value * factor))
  safe((set.low + set.step * (set.count - 1)) * factor)
  safe(set.low * factor)
  const all = new Array<number>(set.count)
  for (let i = 0; i < set.count; i++) all[i] = (set.low + set.step * i) * factor
  return all
}

/** @returns every value, ascending; undefined when they are not known one by one */
export function valuesOf(set: ValueSet): Rational[] | undefined {
  if (set.kind === 'range') return undefined
  const { d } = set
  return numerators(set, d).map(d === 1 ? (n) => ({ n, d }) : (n) => rational(n, d))
}

/** @returns the value, when there is but one */
export function only(set: ValueSet): Rational | undefined {
  return set.kind === 'even' && set.count === 1 ? rational(set.low, set.d) : undefined
}

function commonStep(a: ValueSet, b: ValueSet): Rational | undefined {
  const one = stepOf(a)
  const other = stepOf(b)
  if (sizeOf(a) === 1) return other
  if (sizeOf(b) === 1) return one
  if (one === undefined || other === undefined) return undefined
  const d = lcm(one.d, other.d)
  return rational(gcd(one.n * (d / one.d), other.n * (d / other.d)), d)
}

function loose(low: number, high: number, step?: Rational): ValueSet {
  return step === undefined || step.n === 0 ? { kind: 'range', low, high } : { kind: 'range', low, high, step }
}

/** Every x + y: the Minkowski sum, exact when x and y vary independently. */
export function plus(a: ValueSet, b: ValueSet): ValueSet {
  const wide = (): ValueSet =>
    loose(
      lowOf(a) + lowOf(b),
      highOf(a) + highOf(b),
      stepless(() => commonStep(a, b)),
    )
  if (a.kind === 'range' || b.kind === 'range') return wide()
  return exactly(() => {
    const d = a.d === b.d ? a.d : lcm(a.d, b.d)
    if (a.kind === 'even' && b.kind === 'even') {
      const merged = evenPlus(a, b, d)
      if (merged !== undefined) return merged
    }
    if (sizeOf(a) * sizeOf(b) > MOST_PAIRS) return wide()
    const [left, right] = [numerators(a, d), numerators(b, d)]
    const sums = new Set<number>()
    for (const x of left) for (const y of right) sums.add(x + y)
    const all = [...sums].sort((x, y) => x - y)
    safe(all[0]!)
    safe(all[all.length - 1]!)
    return fromSorted(all, d)
  }, wide)
}

/** The sum of two progressions is one when the finer one fills the steps of the coarser. */
function evenPlus(a: Finite & { kind: 'even' }, b: Finite & { kind: 'even' }, d: number): ValueSet | undefined {
  const [fa, fb] = [d / a.d, d / b.d]
  const low = safe(a.low * fa + b.low * fb)
  const [sa, sb] = [a.step * fa, b.step * fb]
  if (a.count === 1) return even(low, sb, b.count, d)
  if (b.count === 1) return even(low, sa, a.count, d)
  const [fine, n, coarse, m] = sa <= sb ? [sa, a.count, sb, b.count] : [sb, b.count, sa, a.count]
  if (coarse % fine !== 0 || coarse > fine * n) return undefined
  return even(low, fine, n + (coarse / fine) * (m - 1), d)
}

function stepless(compute: () => Rational | undefined): Rational | undefined {
  try {
    return compute()
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}

/** Every x × factor. */
export function times(set: ValueSet, factor: Rational): ValueSet {
  if (factor.n === 0) return constant(factor)
  const f = toNumber(factor)
  const ends = [lowOf(set) * f, highOf(set) * f]
  const wide = (): ValueSet => {
    const step = stepOf(set)
    const scaled =
      step === undefined ? undefined : stepless(() => multiply(step, rational(Math.abs(factor.n), factor.d)))
    return loose(Math.min(...ends), Math.max(...ends), scaled)
  }
  if (set.kind === 'range') return wide()
  return exactly(() => {
    const d = safe(set.d * factor.d)
    if (set.kind === 'even') {
      const [first, last] = [safe(set.low * factor.n), safe((set.low + set.step * (set.count - 1)) * factor.n)]
      return even(Math.min(first, last), safe(set.step * Math.abs(factor.n)), set.count, d)
    }
    const all = set.values.map((value) => safe(value * factor.n))
    return fromSorted(factor.n < 0 ? all.reverse() : all, d)
  }, wide)
}

function pairs(a: Finite, b: Finite, f: (x: Rational, y: Rational) => Rational | undefined): Rational[] {
  const right = valuesOf(b)!
  const all = new Map<string, Rational>()
  for (const x of valuesOf(a)!) {
    for (const y of right) {
      const value = f(x, y)
      if (value !== undefined) all.set(`${value.n}/${value.d}`, value)
    }
  }
  return [...all.values()]
}

const corner = (product: number): number => (Number.isNaN(product) ? 0 : product)

/** Every x × y. */
export function product(a: ValueSet, b: ValueSet): ValueSet {
  const one = only(a)
  if (one !== undefined) return times(b, one)
  const other = only(b)
  if (other !== undefined) return times(a, other)
  const wide = (): ValueSet => {
    const ends = [lowOf(a), highOf(a)].flatMap((x) => [lowOf(b), highOf(b)].map((y) => corner(x * y)))
    return interval(Math.min(...ends), Math.max(...ends))
  }
  if (a.kind === 'range' || b.kind === 'range' || sizeOf(a) * sizeOf(b) > MOST_PAIRS / 10) return wide()
  return exactly(() => fromValues(pairs(a, b, multiply)), wide)
}

/** Every x / y with y other than 0; undefined when y is always 0. */
export function quotient(a: ValueSet, b: ValueSet): ValueSet | undefined {
  const divisor = only(b)
  if (divisor !== undefined) return divisor.n === 0 ? undefined : times(a, rational(divisor.d, divisor.n))
  const wide = (): ValueSet => {
    if (lowOf(b) <= 0 && highOf(b) >= 0) return interval(Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY)
    const ends = [lowOf(a), highOf(a)].flatMap((x) => [lowOf(b), highOf(b)].map((y) => corner(x / y)))
    return interval(Math.min(...ends), Math.max(...ends))
  }
  if (a.kind === 'range' || b.kind === 'range' || sizeOf(a) * sizeOf(b) > MOST_PAIRS / 10) return wide()
  return exactly(() => fromValues(pairs(a, b, (x, y) => (y.n === 0 ? undefined : divide(x, y)))), wide)
}

/** @returns whether 0 is among the values, as far as is known */
export function holdsZero(set: ValueSet): boolean {
  if (set.kind === 'range') return set.low <= 0 && set.high >= 0
  return set.kind === 'list' ? set.values.includes(0) : numerators(set, set.d).includes(0)
}

export function union(a: ValueSet, b: ValueSet): ValueSet {
  if (a === b) return a
  const low = Math.min(lowOf(a), lowOf(b))
  const high = Math.max(highOf(a), highOf(b))
  if (a.kind === 'range' || b.kind === 'range') return interval(low, high)
  return exactly(
    () => {
      const d = a.d === b.d ? a.d : lcm(a.d, b.d)
      return fromSorted(sorted([...numerators(a, d), ...numerators(b, d)]), d)
    },
    () => interval(low, high),
  )
}

/** Every value rounded half up. */
export function rounded(set: ValueSet): ValueSet {
  if (set.kind !== 'range') {
    return exactly(
      () => fromSorted(sorted(valuesOf(set)!.map((value) => safe(roundHalfUp(value)))), 1),
      () => loose(Math.floor(lowOf(set) + 0.5), Math.floor(highOf(set) + 0.5), rational(1)),
    )
  }
  return loose(Math.floor(set.low + 0.5), Math.floor(set.high + 0.5), rational(1))
}

/** The values for which a test holds; undefined when it holds for none. A range is kept as it is. */
export function filter(set: ValueSet, keep: (value: Rational) => boolean): ValueSet | undefined {
  if (set.kind === 'range') return set
  const kept = valuesOf(set)!.filter(keep)
  return kept.length === 0 ? undefined : fromValues(kept)
}

/** What the model tells the other stages. */
export function attainableOf(set: ValueSet): Attainable {
  const exactStep = stepOf(set)
  const step = exactStep === undefined ? {} : { step: toNumber(exactStep) }
  const [low, high] = [lowOf(set), highOf(set)]
  if (set.kind === 'range') {
    const whole = exactStep?.d === 1 && Number.isInteger(low)
    return { low, high, fractional: !whole, ...step }
  }
  // Most of them are never asked for: they are listed when they are.
  let values: readonly Rational[] | undefined
  return {
    low,
    high,
    fractional: set.d > 1,
    ...step,
    get values() {
      values ??= valuesOf(set) ?? []
      return values
    },
  }
}
