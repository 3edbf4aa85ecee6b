/** Round numbers from at most `low` to at least `high`, about `count` steps: multiples of 1, 2 or 5 times a power of ten. */
export function niceTicks(low: number, high: number, count: number, least = 0): number[] {
  // Ends that differ by less than can be drawn are one place.
  const span = high - low > 1e-12 ? high - low : 1
  const rough = Math.max(span / Math.max(1, count), least)
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = [1, 2, 5, 10].map((m) => m * power).find((s) => s >= rough * (1 - 1e-9)) ?? rough
  const first = Math.floor(low / step + 1e-9)
  const last = Math.ceil(high / step - 1e-9)
  return Array.from({ length: last - first + 1 }, (_, i) => Number(((first + i) * step).toPrecision(12)))
}

/** The ticks of an axis that itself ends at `low` and `high`. */
export const ticksWithin = (low: number, high: number, count: number, least = 0): number[] =>
  niceTicks(low, high, count, least).filter((t) => t >= low - 1e-9 && t <= high + 1e-9)

/** @returns where a value lies between two pixels */
export const scale =
  (low: number, high: number, from: number, to: number) =>
  (value: number): number =>
    high - low > 1e-12 ? from + ((value - low) / (high - low)) * (to - from) : (from + to) / 2
