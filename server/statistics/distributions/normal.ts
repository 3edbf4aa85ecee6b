const SQRT_HALF = Math.SQRT1_2
const SQRT_2PI = 2.5066282746310007
const SQRT_PI_INVERSE = 0.5641895835477563

/** Rational approximations of Cody (1969), Math. Comp. 23, tables II–IV: erf to 0.46875, erfc to 4, erfc beyond. */
const ERF_P = [0.18577770618460315, 3.1611237438705655, 113.86415415105016, 377.485237685302, 3209.3775891384694]
const ERF_Q = [1, 23.601290952344122, 244.02463793444417, 1282.6165260773723, 2844.236833439171]
const MIDDLE_P = [
  2.1531153547440383e-8, 0.5641884969886701, 8.883149794388377, 66.11919063714163, 298.6351381974001, 881.952221241769,
  1712.0476126340707, 2051.0783778260716, 1230.3393547979972,
]
const MIDDLE_Q = [
  1, 15.744926110709835, 117.6939508913125, 537.1811018620099, 1621.3895745666903, 3290.7992357334597,
  4362.619090143247, 3439.3676741437216, 1230.3393548037495,
]
const FAR_P = [
  0.016315387137302097, 0.30532663496123236, 0.36034489994980445, 0.12578172611122926, 0.016083785148742275,
  0.0006587491615298378,
]
const FAR_Q = [1, 2.568520192289822, 1.8729528499234673, 0.5279051029514285, 0.06051834131244132, 0.0023352049762686918]

/** Highest power first. */
function polynomial(coefficients: readonly number[], x: number): number {
  let sum = 0
  for (const coefficient of coefficients) sum = sum * x + coefficient
  return sum
}

/** e^(y²) erfc(y) for y ≥ 0.46875. */
function scaledErfc(y: number): number {
  if (y <= 4) return polynomial(MIDDLE_P, y) / polynomial(MIDDLE_Q, y)
  const w = 1 / (y * y)
  return (SQRT_PI_INVERSE - (w * polynomial(FAR_P, w)) / polynomial(FAR_Q, w)) / y
}

/** e^(−x²/2) with the square split so that it is exact to the last bits for large x. */
function gaussian(x: number): number {
  const head = Math.trunc(x * 16) / 16
  return Math.exp((-head * head) / 2) * Math.exp((-(x - head) * (x + head)) / 2)
}

/** Density of the standard normal distribution. */
export function normalDensity(x: number): number {
  return gaussian(x) / SQRT_2PI
}

/**
 * Standard normal distribution function, with full relative precision in both tails.
 *
 * @param x any number
 * @param upper P(X > x) instead of P(X ≤ x)
 * @returns a probability, down to the smallest doubles (x = ±38)
 */
export function normalCdf(x: number, upper = false): number {
  const z = upper ? -x : x
  if (Number.isNaN(z)) return z
  const y = Math.abs(z) * SQRT_HALF
  if (y <= 0.46875) {
    const w = y * y
    return 0.5 + (0.5 * z * SQRT_HALF * polynomial(ERF_P, w)) / polynomial(ERF_Q, w)
  }
  if (y > 28) return z < 0 ? 0 : 1
  const tail = 0.5 * scaledErfc(y) * gaussian(z)
  return z < 0 ? tail : 1 - tail
}

/** ln of `normalCdf`, which does not underflow. */
export function lnNormalCdf(x: number, upper = false): number {
  const z = upper ? -x : x
  if (z >= -1) return Math.log1p(-normalCdf(z, true))
  return Math.log(0.5 * scaledErfc(-z * SQRT_HALF)) - (z * z) / 2
}

/** Wichura (1988), algorithm AS 241 (PPND16), Appl. Statist. 37, 477–484: centre, tails, far tails. */
const CENTRE_A = [
  2509.0809287301227, 33430.57558358813, 67265.7709270087, 45921.95393154987, 13731.69376550946, 1971.5909503065513,
  133.14166789178438, 3.3871328727963665,
]
const CENTRE_B = [
  5226.495278852854, 28729.085735721943, 39307.89580009271, 21213.794301586597, 5394.196021424751, 687.1870074920579,
  42.31333070160091, 1,
]
const TAIL_C = [
  0.0007745450142783414, 0.022723844989269184, 0.2417807251774506, 1.2704582524523684, 3.6478483247632045,
  5.769497221460691, 4.630337846156546, 1.4234371107496835,
]
const TAIL_D = [
  1.0507500716444169e-9, 0.0005475938084995345, 0.015198666563616457, 0.14810397642748008, 0.6897673349851,
  1.6763848301838038, 2.053191626637759, 1,
]
const FAR_E = [
  2.0103343992922881e-7, 2.7115555687434876e-5, 0.0012426609473880784, 0.026532189526576124, 0.29656057182850487,
  1.7848265399172913, 5.463784911164114, 6.657904643501103,
]
const FAR_F = [
  2.0442631033899397e-15, 1.421511758316446e-7, 1.8463183175100548e-5, 0.0007868691311456133, 0.014875361290850615,
  0.1369298809227358, 0.599832206555888, 1,
]

/**
 * Standard normal quantile: AS 241, then one step of Halley's method.
 *
 * @param p probability, 0 to 1
 * @param upper p is P(X > x) instead of P(X ≤ x)
 * @returns x; ±Infinity at 0 and 1, NaN outside
 */
export function normalQuantile(p: number, upper = false): number {
  if (!(p >= 0 && p <= 1)) return Number.NaN
  if (upper) return -normalQuantile(p) + 0
  if (p === 0) return Number.NEGATIVE_INFINITY
  if (p === 1) return Number.POSITIVE_INFINITY
  const q = p - 0.5
  if (Math.abs(q) <= 0.425) {
    const r = 0.180625 - q * q
    return (q * polynomial(CENTRE_A, r)) / polynomial(CENTRE_B, r)
  }
  const tail = q < 0 ? p : 1 - p
  const r = Math.sqrt(-Math.log(tail))
  const guess =
    r <= 5
      ? polynomial(TAIL_C, r - 1.6) / polynomial(TAIL_D, r - 1.6)
      : polynomial(FAR_E, r - 5) / polynomial(FAR_F, r - 5)
  const density = normalDensity(guess)
  if (density === 0) return q < 0 ? -guess : guess
  const error = (tail - normalCdf(guess, true)) / density
  const x = guess - error / (1 - (guess * error) / 2)
  return q < 0 ? -x : x
}
