/** Pieces from which densities are built without cancellation. Natural logarithms throughout. */

const LN_SQRT_2PI = 0.9189385332046728

/** ζ(k) − 1 for k = 2, 3, …, 31. */
const ZETA_MINUS_1 = [
  0.6449340668482264, 0.2020569031595943, 0.08232323371113819, 0.03692775514336993, 0.01734306198444914,
  0.008349277381922827, 0.00407735619794434, 0.0020083928260822143, 0.0009945751278180853, 0.0004941886041194645,
  0.0002460865533080483, 0.00012271334757848915, 6.124813505870483e-5, 3.058823630702049e-5, 1.528225940865187e-5,
  7.637197637899763e-6, 3.81729326499984e-6, 1.908212716553939e-6, 9.539620338727962e-7, 4.769329867878064e-7,
  2.38450502727733e-7, 1.1921992596531106e-7, 5.960818905125948e-8, 2.980350351465228e-8, 1.4901554828365043e-8,
  7.45071178983543e-9, 3.725334024788457e-9, 1.862659723513049e-9, 9.313274324196682e-10, 4.656629065033784e-10,
]
const ONE_MINUS_EULER = 0.42278433509846713

/**
 * ln(1 + x) − x, with full relative precision near 0. From ln(1 + x) = 2 artanh(r), r = x/(2 + x).
 *
 * @param x above −1
 */
export function log1pMinusX(x: number): number {
  if (x < -0.4 || x > 1) return Math.log1p(x) - x
  const r = x / (2 + x)
  const square = r * r
  let sum = 0
  let power = 1
  for (let k = 3; ; k += 2) {
    const term = power / k
    sum += term
    if (term < 1e-17 * sum) break
    power *= square
  }
  return 2 * r * square * sum - r * x
}

/** ln Γ(2 + z) for |z| ≤ 1/2: Taylor series about 2 (Abramowitz and Stegun 1964, 6.1.33). */
export function lnGammaNear2(z: number): number {
  let sum = 0
  for (let k = ZETA_MINUS_1.length + 1; k >= 2; k--)
    sum = (k % 2 === 0 ? ZETA_MINUS_1[k - 2]! : -ZETA_MINUS_1[k - 2]!) / k + z * sum
  return z * (ONE_MINUS_EULER + z * sum)
}

/** ln Γ(z) − [(z − ½) ln z − z + ½ ln 2π] for z ≥ 10: Stirling's series (Abramowitz and Stegun 1964, 6.1.41). */
export function stirlingSeries(z: number): number {
  const w = 1 / (z * z)
  const tail = w * (1 / 1188 - w * (691 / 360360 - w * (1 / 156 - (w * 3617) / 122400)))
  return (1 / 12 - w * (1 / 360 - w * (1 / 1260 - w * (1 / 1680 - tail)))) / z
}

/** @param z positive @returns ln Γ(z) */
export function lnGamma(z: number): number {
  if (z >= 10) return (z - 0.5) * Math.log(z) - z + LN_SQRT_2PI + stirlingSeries(z)
  if (z < 0.5) return lnGammaNear2(z) - Math.log1p(z) - Math.log(z)
  if (z < 1.5) return lnGammaNear2(z - 1) - Math.log1p(z - 1)
  let product = 1
  let rest = z
  while (rest >= 2.5) {
    rest -= 1
    product *= rest
  }
  return lnGammaNear2(rest - 2) + Math.log(product)
}

/**
 * What Stirling's formula leaves out: ln Γ(z + 1) − [(z + ½) ln z − z + ½ ln 2π]. Loader (2000), “Fast and accurate
 * computation of binomial probabilities”, δ(z).
 *
 * @param z positive
 */
export function stirlingError(z: number): number {
  if (z >= 10) return stirlingSeries(z)
  return lnGamma(z + 1) - (z + 0.5) * Math.log(z) + z - LN_SQRT_2PI
}

/**
 * Deviance a ln(a/m) + m − a, at least 0 (Loader 2000, D₀).
 *
 * @param a positive
 * @param m positive
 */
export function deviance(a: number, m: number): number {
  return m < 0.6 * a ? a * (Math.log(a) - Math.log(m)) + (m - a) : -a * log1pMinusX((m - a) / a)
}
