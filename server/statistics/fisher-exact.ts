import { hypergeometricDensity } from './distributions/binomial.ts'
import { SAME } from './fisher.ts'
import { Bag } from './fisher-exact/bag.ts'
import { pairsUpTo } from './fisher-exact/merge.ts'
import { nineCells } from './fisher-exact/nine.ts'
import { compositions, type Side, Stopped, sideOf } from './fisher-exact/nodes.ts'
import { type Terms, termsOf } from './fisher-exact/terms.ts'
import { threeByTwo } from './fisher-exact/three-by-two.ts'
import { tooLarge, trim } from './fisher-exact/trim.ts'
import type { NotComputed } from './frequencies.ts'

export interface FisherExactOptions {
  /** Asked now and then; true ends the work with a `why`. */
  readonly shouldStop?: () => boolean
}

/**
 * Fisher's exact test of an r×c table (Freeman & Halton 1951): the probability, given the margins, of all tables no more
 * probable than the observed.
 *
 * The network of Mehta & Patel (1983), met in the middle: columns are split in two sides (and one column between them
 * when they are odd), each side's tables with given row totals are listed by probability, equal ones as one, and two
 * lists are merged instead of multiplied. What a bound shows to be below the threshold is counted by a closed form.
 *
 * @param table rows of whole counts; empty rows and columns are left out
 */
export function fisherExact(
  table: readonly (readonly number[])[],
  options: FisherExactOptions = {},
): { p: number } | NotComputed {
  const trimmed = trim(table)
  if ('why' in trimmed) return trimmed
  const { counts, rowTotals, columnTotals } = trimmed
  const stopIfAsked = () => {
    if (options.shouldStop?.()) throw new Stopped()
  }
  try {
    const three = asThreeByTwo(counts, rowTotals, columnTotals)
    if (three !== undefined)
      return { p: Math.min(1, threeByTwo(three.margins, three.drawn, three.observed * (1 + SAME), stopIfAsked)) }
    const large = tooLarge(trimmed)
    if (large !== undefined) return large
    const terms = termsOf(counts.length, columnTotals)
    let observed = 0
    for (const row of counts) for (const [j, count] of row.entries()) observed += terms.cells[j]![count]!
    return { p: Math.min(1, probabilityUpTo(terms, rowTotals, observed + Math.log1p(SAME), stopIfAsked)) }
  } catch (error) {
    if (error instanceof Stopped) return { why: 'the exact test was stopped before it was finished' }
    throw error
  }
}

/** A table of two lines by three, seen as three rows and two columns; undefined for other tables. */
function asThreeByTwo(
  counts: readonly ArrayLike<number>[],
  rowTotals: ArrayLike<number>,
  columnTotals: ArrayLike<number>,
): { margins: readonly [number, number, number]; drawn: number; observed: number } | undefined {
  const upright = rowTotals.length === 3 && columnTotals.length === 2
  if (!upright && !(rowTotals.length === 2 && columnTotals.length === 3)) return undefined
  const totals = upright ? rowTotals : columnTotals
  const margins = [totals[0]!, totals[1]!, totals[2]!] as const
  const cell = (i: number): number => (upright ? counts[i]![0]! : counts[0]![i]!)
  const drawn = upright ? columnTotals[0]! : rowTotals[0]!
  const [a, b, c] = margins
  const observed =
    hypergeometricDensity(cell(0), a, b + c, drawn) * hypergeometricDensity(cell(1), b, c, drawn - cell(0))
  return { margins, drawn, observed }
}

/** Probability of all tables with Σ v ≤ threshold. */
function probabilityUpTo(terms: Terms, margins: readonly number[], threshold: number, stopIfAsked: () => void): number {
  const { rows, columns, cells } = terms
  if (rows === 3 && columns.length === 3) return nineCells(terms, margins, threshold, stopIfAsked)
  const indices = [...columns.keys()]
  // Of three columns two make a side: its lists are shared by all orders of the rows.
  const middle = columns.length % 2 === 1 && columns.length > 3 ? indices.pop()! : -1
  const leftSide = indices.filter((j) => (j % 4 === 0 || j % 4 === 3 ? 1 : 0) === 1)
  const rightSide = indices.filter((j) => !leftSide.includes(j))
  while (leftSide.length > rightSide.length) rightSide.push(leftSide.pop()!)
  const rest = middle < 0 ? rightSide : [middle, ...rightSide]
  const left = sideOf(terms, leftSide, rest, margins, threshold, stopIfAsked)
  const others = middle < 0 ? leftSide : [middle, ...leftSide]
  const right = sideOf(terms, rightSide, others, margins, threshold, stopIfAsked)

  const groups = groupsOf(terms, margins, leftSide, rest, left, threshold)
  const x = new Int32Array(rows)
  const remaining = new Int32Array(rows)
  const merged = new Bag()
  let sum = groups.sure
  for (const { after, lefts } of groups.open) {
    stopIfAsked()
    // All left sides that leave the same row totals, whichever rows they are, are one list.
    const cut = threshold - terms.bound(after, rest)
    for (const { u, share } of lefts) {
      const { values, weights, sure } = left.list(u)
      merged.sure += share * sure
      for (let k = 0; k < values.length; k++) {
        if (values[k]! <= cut) merged.sure += share * weights[k]!
        else merged.add(values[k]!, share * weights[k]!)
      }
    }
    const list = merged.list()
    sum += list.sure
    const count = list.values.length
    if (count === 0) continue
    if (middle < 0) {
      sum += pairsUpTo(list, right.list(after), threshold)
      continue
    }
    const cell = cells[middle]!
    const open = list.cumulative[count]! - list.sure
    const restMass = terms.lnMass(after, rest)
    const greatest = list.values[count - 1]!
    let part = 0
    compositions(after, columns[middle]!, x, () => {
      let value = 0
      for (let i = 0; i < rows; i++) {
        value += cell[x[i]!]!
        remaining[i] = after[i]! - x[i]!
      }
      const end = right.node(remaining)
      const reached =
        greatest + value + end.bound <= threshold
          ? open
          : pairsUpTo(list, end.list ?? right.list(remaining), threshold - value)
      part += reached * Math.exp(value + end.lnMass - restMass)
    })
    sum += part
  }
  return sum
}

/** Row totals of the left side, and their probability. */
interface Left {
  readonly u: Int32Array
  readonly share: number
}

/** The left sides' row totals, by the row totals they leave; those certain to be below the threshold only as a sum. */
function groupsOf(
  terms: Terms,
  margins: readonly number[],
  leftSide: readonly number[],
  rest: readonly number[],
  left: Side,
  threshold: number,
): { sure: number; open: Iterable<{ after: Int32Array; lefts: Left[] }> } {
  const u = new Int32Array(margins.length)
  const after = new Int32Array(margins.length)
  const size = leftSide.reduce((sum, j) => sum + terms.columns[j]!, 0)
  const open = new Map<string, { after: Int32Array; lefts: Left[] }>()
  let sure = 0
  const all = terms.lnMass(margins, [...leftSide, ...rest])
  compositions(margins, size, u, () => {
    for (let i = 0; i < margins.length; i++) after[i] = margins[i]! - u[i]!
    const start = left.node(u)
    const share = Math.exp(start.lnMass + terms.lnMass(after, rest) - all)
    if (start.bound + terms.bound(after, rest) <= threshold) {
      sure += share
      return
    }
    const sorted = after.slice().sort()
    const key = sorted.join()
    const group = open.get(key)
    if (group) group.lefts.push({ u: u.slice(), share })
    else open.set(key, { after: sorted, lefts: [{ u: u.slice(), share }] })
  })
  return { sure, open: open.values() }
}
