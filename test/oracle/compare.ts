import { expect } from 'vitest'
import { double } from './rscript.ts'

/**
 * Expects a number to agree with the oracle's, relative to the oracle's.
 *
 * @param tolerance largest relative difference; 1e-10 unless given
 * @param near largest absolute difference, for numbers that cancel to almost nothing; 0 unless given
 */
export function expectClose(
  actual: number,
  printed: number | string | null,
  what: string,
  tolerance = 1e-10,
  near = 0,
): void {
  const expected = double(printed)
  if (Object.is(actual, expected) || actual === expected) return
  const difference = Math.abs(actual - expected)
  if (difference <= tolerance * Math.abs(expected) || difference <= near) return
  expect.fail(
    `${what}: ${actual}, but the oracle has ${expected} (relative difference ${difference / Math.abs(expected)})`,
  )
}
