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

/** a + b without error (Knuth 1969, TwoSum). */
function twoSum(a: number, b: number): Wide {
  const sum = a + b
  const part = sum - a
  return { high: sum, low: a - (sum - part) + (b - part) }
}

/** a × b without error (Dekker 1971), for |a|, |b| below 1e150. */
export function product(a: number, b: number): Wide {
  const high = a * b
  const wideA = 134217729 * a
  const wideB = 134217729 * b
  const headA = wideA - (wideA - a)
  const headB = wideB - (wideB - b)
  const restA = a - headA
  const restB = b - headB
  return { high, low: restA * restB - (high - headA * headB - headA * restB - restA * headB) }
}

export function plus(a: Wide, b: Wide): Wide {
  const high = twoSum(a.high, b.high)
  const low = twoSum(a.low, b.low)
  const first = normalised(high.high, high.low + low.high)
  return normalised(first.high, first.low + low.low)
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
}

/** @param f values below 1e70 in size; equal values have squares of exactly 0 */
export function moments(f: Frequencies): Moments {
  let n = ZERO
  let sum = ZERO
  for (let i = 0; i < f.values.length; i++) {
    n = plus(n, wide(f.counts[i]!))
    sum = plus(sum, product(f.values[i]!, f.counts[i]!))
  }
  const size = narrow(n)
  if (f.values.length === 1) return { n: size, sum, mean: wide(f.values[0]!), squares: ZERO }
  const mean = over(sum, size)
  let squares = ZERO
  for (let i = 0; i < f.values.length; i++) {
    const deviation = minus(wide(f.values[i]!), mean)
    squares = plus(squares, times(times(deviation, deviation), wide(f.counts[i]!)))
  }
  return { n: size, sum, mean, squares }
}
