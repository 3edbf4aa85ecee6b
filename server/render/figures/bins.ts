import type { Distribution } from '../../results/types.ts'
import { niceTicks } from './axis.ts'

export interface Bin {
  readonly from: number
  readonly to: number
  readonly count: number
}

/** How values are put together in bars: one for each attainable value, or equal classes where there are too many. */
export interface Binning {
  readonly low: number
  readonly high: number
  /** Width of a bar in units of the data. */
  readonly width: number
  /** Each bar is one value, in its middle. */
  readonly single: boolean
}

const MOST_BARS = 64
const CLASSES = 24

/** @param step of the grid of values, where there is one */
export function binning(
  low: number,
  high: number,
  step: number | null,
  distributions: readonly Distribution[],
): Binning {
  const grid = step ?? (distributions.every((d) => d.every(([value]) => Number.isInteger(value))) ? 1 : undefined)
  if (grid !== undefined && (high - low) / grid < MOST_BARS)
    return { low: low - grid / 2, high: high + grid / 2, width: grid, single: true }
  const ticks = niceTicks(low, high, CLASSES, grid ?? 0)
  const width = (ticks[1] ?? low + 1) - (ticks[0] ?? low)
  const first = ticks[0] ?? low
  const last = ticks.at(-1) ?? high
  // A class holds its lower end, so that the highest value may need one more.
  return { low: first, high: last <= high ? last + width : last, width, single: false }
}

/** @returns the bars that hold anything, ascending */
export function bins(distribution: Distribution, { low, width }: Binning): Bin[] {
  const counts = new Map<number, number>()
  for (const [value, count] of distribution) {
    const index = Math.floor((value - low) / width + 1e-9)
    counts.set(index, (counts.get(index) ?? 0) + count)
  }
  return [...counts]
    .sort(([a], [b]) => a - b)
    .map(([index, count]) => ({ from: low + index * width, to: low + (index + 1) * width, count }))
}
