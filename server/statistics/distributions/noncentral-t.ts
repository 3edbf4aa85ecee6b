import { log1pMinusX, stirlingError } from './accurate.ts'
import { lnNormalCdf, normalQuantile } from './normal.ts'

/** Farther below the largest value of the integrand than this, its logarithm no longer counts. */
const NEGLIGIBLE = 40

/**
 * Distribution function of noncentral t. T = (Z + δ)/S with S² = χ²/df, so P(T ≤ t) = E Φ(tS − δ); with S = e^u the
 * integrand falls off at both ends, all of it positive, and the trapezoidal rule converges geometrically (Trefethen and
 * Weideman 2014, SIAM Review 56). Both tails keep their relative precision; unlike series (Lenth 1989, AS 243) there is no
 * limit on δ.
 *
 * @param t any finite number
 * @param df degrees of freedom, positive
 * @param ncp δ, any finite number
 * @param upper P(T > t) instead of P(T ≤ t)
 */
export function noncentralTCdf(t: number, df: number, ncp: number, upper = false): number {
  if (!(df > 0) || Number.isNaN(t) || Number.isNaN(ncp)) return Number.NaN
  const ln = (u: number) => {
    const growth = Math.expm1(u)
    return lnNormalCdf(t * growth + (t - ncp), upper) + (df / 2) * lnWeight(u, growth)
  }
  const [low, high] = support(ln, df)
  const scale = Math.sqrt(df / Math.PI) * Math.exp(-stirlingError(df / 2))
  return low < high ? Math.min(1, scale * trapezoid((u) => Math.exp(ln(u)), low, high)) : 0
}

/** 1 + 2u − e^(2u), given e^u − 1: the density of ln S is e^(df/2 × this), but for a constant. */
function lnWeight(u: number, growth: number): number {
  return Math.abs(u) < 0.2 ? log1pMinusX(growth * (growth + 2)) : 2 * u - Math.expm1(2 * u)
}

/** The stretch of u outside which the integrand is negligible: first where the weight is no zero, then zooming in. */
function support(ln: (u: number) => number, df: number): readonly [number, number] {
  const depth = 1600 / df
  let low = -depth / 2 - Math.sqrt(depth)
  let high = Math.min(Math.sqrt(depth / 2), 0.5 * Math.log(2 * depth + 4))
  const cells = 96
  for (let zoom = 0; zoom < 8; zoom++) {
    const step = (high - low) / cells
    const start = low
    const heights = Array.from({ length: cells + 1 }, (_, i) => ln(start + i * step))
    const top = Math.max(...heights)
    if (top === Number.NEGATIVE_INFINITY) return [0, 0]
    const first = heights.findIndex((height) => height > top - NEGLIGIBLE)
    const last = heights.findLastIndex((height) => height > top - NEGLIGIBLE)
    high = low + Math.min(cells, last + 1) * step
    low += Math.max(0, first - 1) * step
    if (last - first > cells / 4) break
  }
  return [low, high]
}

function trapezoid(height: (u: number) => number, low: number, high: number): number {
  let cells = 48
  let step = (high - low) / cells
  let sum = 0
  for (let i = 0; i <= cells; i++) sum += height(low + i * step)
  for (; cells < 1e6; cells *= 2) {
    let between = 0
    for (let i = 0; i < cells; i++) between += height(low + (i + 0.5) * step)
    const settled = Math.abs(between - sum) <= 1e-13 * sum
    sum += between
    step /= 2
    if (settled) break
  }
  return sum * step
}

/**
 * The δ for which P(T ≤ t) = p: the limit of a confidence interval for a noncentrality parameter (Steiger and Fouladi
 * 1997). By false position (Illinois rule; Dowell and Jarratt 1971) on the probit, which is nearly straight in δ.
 *
 * @param p above 0, below 1
 */
export function noncentralTParameter(t: number, df: number, p: number): number {
  const goal = normalQuantile(p)
  const height = (ncp: number) =>
    (ncp > t ? normalQuantile(noncentralTCdf(t, df, ncp)) : -normalQuantile(noncentralTCdf(t, df, ncp, true))) - goal
  const spread = Math.sqrt(1 + (t * t) / (2 * df))
  let a = t - goal * spread
  let fa = height(a)
  let b = a + (fa > 0 ? spread : -spread) * Math.max(Math.min(Math.abs(fa), 10), 1e-6) * 1.5
  let fb = height(b)
  for (let round = 0; round < 60 && fa > 0 === fb > 0; round++) {
    ;[a, fa] = [b, fb]
    b += (fa > 0 ? spread : -spread) * 2 ** round
    fb = height(b)
  }
  for (let round = 0; round < 100 && fb !== 0; round++) {
    const secant = b - (fb * (b - a)) / (fb - fa)
    const next = Number.isFinite(secant) && secant > Math.min(a, b) && secant < Math.max(a, b) ? secant : (a + b) / 2
    const fNext = height(next)
    const done = Math.abs(next - b) <= 2e-15 * Math.max(1, Math.abs(next)) || next === a || next === b
    if (fNext > 0 !== fb > 0) [a, fa] = [b, fb]
    else fa /= 2
    ;[b, fb] = [next, fNext]
    if (done) break
  }
  return b
}
