/**
 * Finds x where an increasing or decreasing tail probability equals `p`, by Newton's method on its logarithm, which is
 * almost straight far out, kept inside a bracket that only shrinks.
 *
 * @param p above 0, below 1
 * @param tail the tail probability at x, and the density at x (positive); both in the interior of the support
 * @param rising whether the tail grows with x
 * @param low bound of the support, or −Infinity
 * @param high bound of the support, or Infinity
 * @param start first guess, inside
 * @returns x, to the precision the tail is known with
 */
export function solveTail(
  p: number,
  tail: (x: number) => { readonly probability: number; readonly density: number },
  rising: boolean,
  low: number,
  high: number,
  start: number,
): number {
  const lnP = Math.log(p)
  let a = low
  let b = high
  let x = start
  for (let round = 0; round < 400; round++) {
    const { probability, density } = tail(x)
    const above = probability > p
    if (probability === p) return x
    if (above === rising) b = x
    else a = x
    let next = Number.NaN
    if (probability > 0 && density > 0) {
      const ratio = probability / p
      const gap = Math.abs(ratio - 1) < 0.5 ? Math.log1p((probability - p) / p) : Math.log(probability) - lnP
      const step = (gap * probability) / density
      next = rising ? x - step : x + step
      if (Math.abs(next - x) <= 4e-16 * Math.abs(x)) return next >= a && next <= b ? next : x
    }
    if (!(next > a && next < b)) next = between(a, b, x)
    if (next === x || next === a || next === b) return next
    x = next
  }
  return x
}

/** A point well inside the bracket: halfway, in ratio where the ends differ in size; outward where an end is infinite. */
function between(a: number, b: number, x: number): number {
  if (b === Number.POSITIVE_INFINITY) return x > 0 ? x * 2 : x === 0 ? 1 : x / 2
  if (a === Number.NEGATIVE_INFINITY) return x < 0 ? x * 2 : x === 0 ? -1 : x / 2
  if (a >= 0 && b > 8 * a) return a === 0 ? b / 16 : Math.sqrt(a) * Math.sqrt(b)
  return a + (b - a) / 2
}
