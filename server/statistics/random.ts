/**
 * Seeded random numbers, the same everywhere: xoshiro128** 1.1 (Blackman & Vigna 2021), its state filled by splitmix32
 * from the seed. Not for secrets.
 *
 * @param seed whole number, 0 to 2^32 − 1
 * @returns a function giving numbers from 0 to below 1 in steps of 2^−32
 */
export function seeded(seed: number): () => number {
  let word = seed >>> 0
  const fill = () => {
    word = (word + 0x9e3779b9) >>> 0
    let z = word
    z = Math.imul(z ^ (z >>> 16), 0x85ebca6b)
    z = Math.imul(z ^ (z >>> 13), 0xc2b2ae35)
    return z ^ (z >>> 16)
  }
  let [a, b, c, d] = [fill(), fill(), fill(), fill()]
  const turn = (x: number, k: number) => (x << k) | (x >>> (32 - k))
  return () => {
    const result = Math.imul(turn(Math.imul(b, 5), 7), 9)
    const shifted = b << 9
    c ^= a
    d ^= b
    b ^= c
    a ^= d
    c ^= shifted
    d = turn(d, 11)
    return (result >>> 0) / 4294967296
  }
}
