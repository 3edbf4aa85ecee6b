import { chiSquare } from './chi-square.ts'
import { noncentralChiSquareParameter } from './distributions/noncentral-chi-square.ts'
import { isNotComputed, type NotComputed } from './frequencies.ts'
import type { Estimate } from './interval.ts'

/**
 * Cramér's (1946) V = √(χ² / (N (min(rows, columns) − 1))), empty rows and columns apart. The limits are those of the
 * noncentrality λ of chi-square in place of χ² (Steiger 2004, Psychol. Methods 9), not above 1.
 *
 * @param table counts
 * @param confidence of the two-sided interval, 0.95 is 95 %
 */
export function cramersV(table: readonly (readonly number[])[], confidence = 0.95): Estimate | NotComputed {
  const test = chiSquare(table)
  if (isNotComputed(test)) return test
  const shorter = Math.min(table.length - test.emptyRows.length, table[0]!.length - test.emptyColumns.length)
  const n = table.flat().reduce((sum, count) => sum + count, 0)
  const v = (x: number) => Math.min(1, Math.sqrt(x / n / (shorter - 1)))
  const limit = (p: number) => v(noncentralChiSquareParameter(test.chiSquare, test.df, p))
  const tail = (1 - confidence) / 2
  return { value: v(test.chiSquare), low: limit(1 - tail), high: limit(tail), confidence }
}
