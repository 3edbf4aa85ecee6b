import { compare, fromDecimal, type Rational, toNumber } from '../../model/rational.ts'
import type { Attainable } from '../../model/types.ts'

/**
 * The attainable values of a score as a line of points in ascending order, numbered from 0. Positions are found without
 * rounding: a cut-off at 2.1 is 21/10, whatever the doubles say.
 */
export interface Line {
  /** How many points there are; Infinity for an endless grid. */
  readonly count: number
  at(index: number): Rational
  /** The number of points below `x`, so the index of the first point at or above it. `x` may be infinite. */
  below(x: number): number
  /** The number of points at or below `x`. */
  upTo(x: number): number
}

/** Exact also where the products leave the safe integers. */
export function compareExactly(a: Rational, b: Rational): number {
  const left = a.n * b.d
  const right = b.n * a.d
  if (Number.isSafeInteger(left) && Number.isSafeInteger(right)) return compare(a, b)
  const difference = BigInt(a.n) * BigInt(b.d) - BigInt(b.n) * BigInt(a.d)
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}

function compareWith(value: Rational, x: number, exact: Rational | undefined): number {
  return exact ? compareExactly(value, exact) : toNumber(value) - x
}

/** The number of leading points for which `holds`; the points are sorted, so it holds for a prefix. */
function prefix(values: readonly Rational[], holds: (value: Rational) => boolean): number {
  let low = 0
  let high = values.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (holds(values[middle]!)) low = middle + 1
    else high = middle
  }
  return low
}

function listed(values: readonly Rational[]): Line {
  return {
    count: values.length,
    at: (index) => values[index]!,
    below: (x) => {
      const exact = fromDecimal(x)
      return prefix(values, (value) => compareWith(value, x, exact) < 0)
    },
    upTo: (x) => {
      const exact = fromDecimal(x)
      return prefix(values, (value) => compareWith(value, x, exact) <= 0)
    },
  }
}

/** Points `low + k × step`: too many to list, or without end. */
function grid(low: Rational, step: Rational, count: number): Line {
  const n = BigInt(low.n)
  const d = BigInt(low.d)
  const sn = BigInt(step.n)
  const sd = BigInt(step.d)
  /** floor((x − low) / step) and whether it is exact, in whole numbers throughout. */
  const position = (x: Rational): { index: number; exact: boolean } => {
    const numerator = (BigInt(x.n) * d - n * BigInt(x.d)) * sd
    const denominator = BigInt(x.d) * d * sn
    const quotient = numerator / denominator
    const remainder = numerator % denominator
    return { index: Number(remainder < 0n ? quotient - 1n : quotient), exact: remainder === 0n }
  }
  const clamp = (index: number): number => Math.max(0, Math.min(count, index))
  const find = (x: number, inclusive: boolean): number => {
    if (x === Number.POSITIVE_INFINITY) return count
    if (x === Number.NEGATIVE_INFINITY) return 0
    const exact = fromDecimal(x)
    if (!exact) return clamp(Math.ceil((x - toNumber(low)) / toNumber(step)))
    const at = position(exact)
    return clamp(at.exact && !inclusive ? at.index : at.index + 1)
  }
  return {
    count,
    at: (index) => {
      const k = BigInt(index)
      const numerator = n * sd + k * sn * d
      const denominator = d * sd
      const divisor = greatestCommonDivisor(numerator < 0n ? -numerator : numerator, denominator)
      return { n: Number(numerator / divisor), d: Number(denominator / divisor) }
    },
    below: (x) => find(x, false),
    upTo: (x) => find(x, true),
  }
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let x = a
  let y = b
  while (y !== 0n) [x, y] = [y, x % y]
  return x
}

/** @returns the points, or undefined when any value between the ends can occur */
export function lineOf(attainable: Attainable): Line | undefined {
  if (attainable.values) return listed(attainable.values)
  if (attainable.step === undefined || attainable.step <= 0 || !Number.isFinite(attainable.low)) return undefined
  const low = fromDecimal(attainable.low)
  const step = fromDecimal(attainable.step)
  if (!low || !step) return undefined
  const count = Number.isFinite(attainable.high)
    ? Math.round((attainable.high - attainable.low) / attainable.step) + 1
    : Number.POSITIVE_INFINITY
  return grid(low, step, count)
}
