import { compositions } from './nodes.ts'
import type { Terms } from './terms.ts'

/** What falls below this share of a sum no longer changes it. */
const NEGLIGIBLE = 1e-18

/**
 * Probability of all 3×3 tables with Σ v ≤ threshold. Once the first column and one more cell stand, one cell is free, and the
 * tables are hypergeometric and unimodal in it: those below the threshold are its two tails, and where even its mode is
 * below, all of them, which needs no list of tables.
 */
export function nineCells(
  terms: Terms,
  margins: readonly number[],
  threshold: number,
  stopIfAsked: () => void,
): number {
  const { cells, columns } = terms
  const first = cells[0]!
  const all = terms.lnMass(margins, [0, 1, 2])
  const u = new Int32Array(3)
  const after = new Int32Array(3)
  let sum = 0
  compositions(margins, columns[0]!, u, () => {
    for (let i = 0; i < 3; i++) after[i] = margins[i]! - u[i]!
    const value = first[u[0]!]! + first[u[1]!]! + first[u[2]!]!
    const share = Math.exp(value + terms.lnMass(after, [1, 2]) - all)
    if (share === 0) return
    if (terms.bound(after, [1, 2]) <= threshold - value) sum += share
    else {
      stopIfAsked()
      sum += share * sixCells(terms, after, threshold - value)
    }
  })
  return sum
}

/** Probability, given the row totals, that the second and third column together weigh at most `limit`. */
function sixCells({ cells, columns, lnFactorials }: Terms, totals: Int32Array, limit: number): number {
  const second = cells[1]!
  const third = cells[2]!
  const column = columns[1]!
  const top = totals[0]!
  const middle = totals[1]!
  const bottom = totals[2]!
  const two = middle + bottom
  const lnAll = lnChoose(lnFactorials, top + two, column)
  let sum = 0
  for (let x = Math.max(0, column - two); x <= Math.min(top, column); x++) {
    const left = column - x
    const weight = Math.exp(lnChoose(lnFactorials, top, x) + lnChoose(lnFactorials, two, left) - lnAll)
    const most = limit - second[x]! - third[top - x]!
    const valueAt = (k: number): number =>
      second[k]! + third[middle - k]! + second[left - k]! + third[bottom - left + k]!
    const low = Math.max(0, left - bottom)
    const high = Math.min(middle, left)
    const mode = Math.min(high, Math.max(low, Math.floor(((middle + 1) * (left + 1)) / (two + 2))))
    if (valueAt(mode) <= most) {
      sum += weight
      continue
    }
    const lnTwo = lnChoose(lnFactorials, two, left)
    const shareAt = (k: number): number =>
      Math.exp(lnChoose(lnFactorials, middle, k) + lnChoose(lnFactorials, bottom, left - k) - lnTwo)
    let tails = 0
    const above = firstBelow(valueAt, most, mode, high, 1)
    for (let k = above, share = above <= high ? shareAt(above) : 0; k <= high; k++) {
      tails += share
      if (share < tails * NEGLIGIBLE) break
      share *= ((middle - k) * (left - k)) / ((k + 1) * (bottom - left + k + 1))
    }
    const below = firstBelow(valueAt, most, mode, low, -1)
    for (let k = below, share = below >= low ? shareAt(below) : 0; k >= low; k--) {
      tails += share
      if (share < tails * NEGLIGIBLE) break
      share *= (k * (bottom - left + k)) / ((middle - k + 1) * (left - k + 1))
    }
    sum += weight * tails
  }
  return sum
}

/** @returns the first place from `mode` towards `end` where a value that falls on the way is at most `most`; past `end` if none is */
function firstBelow(valueAt: (k: number) => number, most: number, mode: number, end: number, step: 1 | -1): number {
  let outside = 0
  let inside = (end - mode) * step + 1
  while (inside - outside > 1) {
    const distance = (outside + inside) >> 1
    if (valueAt(mode + step * distance) <= most) inside = distance
    else outside = distance
  }
  return mode + step * inside
}

function lnChoose(lnFactorials: Float64Array, n: number, k: number): number {
  return lnFactorials[n]! - lnFactorials[k]! - lnFactorials[n - k]!
}
