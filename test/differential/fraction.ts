/** Exact fractions of any size, for the naive evaluator. It shares nothing with the engine. */
export interface Fraction {
  readonly n: bigint
  /** Above 0. */
  readonly d: bigint
}

export function fraction(n: bigint, d = 1n): Fraction {
  let [a, b] = [n < 0n ? -n : n, d < 0n ? -d : d]
  while (b !== 0n) [a, b] = [b, a % b]
  const by = (a === 0n ? 1n : a) * (d < 0n ? -1n : 1n)
  return { n: n / by, d: d / by }
}

/** @returns undefined where the text is no number */
export function decimal(text: string): Fraction | undefined {
  const parts = /^([+-]?)(\d*)(?:\.(\d*))?(?:e(\d+))?$/.exec(text)
  if (parts === null || !/^[+-]?\.?\d/.test(text)) return undefined
  const [, sign = '', whole = '', rest = '', power = '0'] = parts
  const size = BigInt(`${whole}${rest}`) * 10n ** BigInt(power)
  return fraction(sign === '-' ? -size : size, 10n ** BigInt(rest.length))
}

export const plus = (a: Fraction, b: Fraction): Fraction => fraction(a.n * b.d + b.n * a.d, a.d * b.d)
export const minus = (a: Fraction, b: Fraction): Fraction => fraction(a.n * b.d - b.n * a.d, a.d * b.d)
export const times = (a: Fraction, b: Fraction): Fraction => fraction(a.n * b.n, a.d * b.d)
/** The divisor is not 0. */
export const over = (a: Fraction, b: Fraction): Fraction => fraction(a.n * b.d, a.d * b.n)
/** Below, at or above 0 as `a` is below, at or above `b`. */
export const compare = (a: Fraction, b: Fraction): number => {
  const by = a.n * b.d - b.n * a.d
  return by < 0n ? -1 : by > 0n ? 1 : 0
}
export const number = ({ n, d }: Fraction): number => Number(n) / Number(d)

/** The whole number nearest; of two the upper. */
export function roundHalfUp({ n, d }: Fraction): Fraction {
  const [above, below] = [2n * n + d, 2n * d]
  const cut = above / below
  return fraction(above < 0n && cut * below !== above ? cut - 1n : cut)
}
