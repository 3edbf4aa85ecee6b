import fc from 'fast-check'

/** Where the generators draw from. */
export interface Dice {
  /** From `low` to `high`, both possible. */
  readonly int: (low: number, high: number) => number
  readonly pick: <T>(from: readonly T[]) => T
  /** True in so many of a hundred. */
  readonly often: (percent: number) => boolean
  readonly some: <T>(from: readonly T[], low: number, high: number) => T[]
}

/** Dice of fast-check, so that a red case is repeated by its seed. */
export function diceOf(draw: fc.GeneratorValue): Dice {
  const int = (low: number, high: number): number => draw(fc.integer, { min: low, max: high })
  return {
    int,
    pick: (from) => from[int(0, from.length - 1)]!,
    often: (percent) => int(1, 100) > 100 - percent,
    some: (from, low, high) => {
      const left = [...from]
      const count = Math.min(int(low, high), left.length)
      return Array.from({ length: count }, () => left.splice(int(0, left.length - 1), 1)[0]!)
    },
  }
}
