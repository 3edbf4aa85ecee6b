import type { Frequencies } from './frequencies.ts'

/**
 * A number as an unevaluated sum of two doubles, 106 bits (Dekker 1971, Numer. Math. 18). Sums and products of whole
 * numbers stay exact to 2^106, so 1e12 pairs of scores lose nothing.
 */
export interface Wide {
  readonly high: number
  readonly low: number
}

export const ZERO: Wide = { high: 0, low: 0 }

function normalised(high: number, low: number): Wide {
  const sum = high + low
  return { high: sum, low: low - (sum - high) }
}

/** What is missing from `rounded` = a × b as a double (Dekker 1971), for |a|, |b| below 1e150. */
function productError(a: number, b: number, rounded: number): number {
  const wideA = 134217729 * a
  const wideB = 134217729 * b
  const headA = wideA - (wideA - a)
  const headB = wideB - (wideB - b)
  const restA = a - headA
  const restB = b - headB
  return restA * restB - (rounded - headA * headB - headA * restB - restA * headB)
}

/** What is missing from `rounded` = a + b as a double (Knuth 1969). */
function sumError(a: number, b: number, rounded: number): number {
  const part = rounded - a
  return a - (rounded - part) + (b - part)
}

/** a × b without error. */
export function product(a: number, b: number): Wide {
  const high = a * b
  return { high, low: productError(a, b, high) }
}

export function plus(a: Wide, b: Wide): Wide {
  const high = a.high + b.high
  const low = a.low + b.low
  const first = normalised(high, sumError(a.high, b.high, high) + low)
  return normalised(first.high, first.low + sumError(a.low, b.low, low))
}

export function minus(a: Wide, b: Wide): Wide {
  return plus(a, { high: -b.high, low: -b.low })
}

export function times(a: Wide, b: Wide): Wide {
  const head = product(a.high, b.high)
  return normalised(head.high, head.low + (a.high * b.low + a.low * b.high))
}

export function over(a: Wide, divisor: number): Wide {
  const first = a.high / divisor
  const rest = minus(a, product(first, divisor))
  return normalised(first, (rest.high + rest.low) / divisor)
}

export const wide = (value: number): Wide => ({ high: value, low: 0 })
export const narrow = (value: Wide): number => value.high + value.low

/** Everything that means and variances are made of. `mean` is NaN without observations. */
export interface Moments {
  readonly n: number
  readonly sum: Wide
  readonly mean: Wide
  /** Σ (x − mean)² */
  readonly squares: Wide
  /** Smallest and largest value that occur; NaN without observations. */
  readonly min: number
  readonly max: number
}

/** @param f values below 1e70 in size; equal values have squares of exactly 0 */
export function moments(f: Frequencies): Moments {
  const [size, sum] = sums(f)
  const n = narrow(size)
  const [min, max] = range(f)
  if (min === max) return { n, sum, mean: wide(min), squares: ZERO, min, max }
  const mean = over(sum, n)
  return { n, sum, mean, squares: squaresAbout(mean, f), min, max }
}

function range({ values, counts }: Frequencies): readonly [min: number, max: number] {
  let first = 0
  let last = values.length - 1
  while (first < last && !(counts[first]! > 0)) first++
  while (last > first && !(counts[last]! > 0)) last--
  return counts[first]! > 0 ? [values[first]!, values[last]!] : [Number.NaN, Number.NaN]
}

/** Σ count and Σ value × count: the products split, the errors of the sum gathered (Ogita, Rump and Oishi 2005, Dot2). */
function sums({ values, counts }: Frequencies): readonly [Wide, Wide] {
  let [n, nError, sum, error] = [0, 0, 0, 0]
  for (let i = 0; i < values.length; i++) {
    const count = counts[i]!
    const value = values[i]!
    const term = value * count
    const nextN = n + count
    const next = sum + term
    nError += sumError(n, count, nextN)
    error += sumError(sum, term, next) + productError(value, count, term)
    n = nextN
    sum = next
  }
  return [normalised(n, nError), normalised(sum, error)]
}

/** Σ count × (value − mean)², likewise. */
function squaresAbout(mean: Wide, { values, counts }: Frequencies): Wide {
  let [sum, error] = [0, 0]
  for (let i = 0; i < values.length; i++) {
    const count = counts[i]!
    const far = values[i]! - mean.high
    const near = sumError(values[i]!, -mean.high, far) - mean.low
    const square = far * far
    const rest = productError(far, far, square) + (2 * far + near) * near
    const term = square * count
    const next = sum + term
    error += sumError(sum, term, next) + productError(square, count, term) + rest * count
    sum = next
  }
  return normalised(sum, error)
}
