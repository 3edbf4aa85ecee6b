import { pairsUpTo } from './fisher-exact/merge.ts'
import { compositions, Stopped, sideOf } from './fisher-exact/nodes.ts'
import { type Terms, termsOf } from './fisher-exact/terms.ts'
import { SAME } from './fisher.ts'
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
  const { counts } = trimmed
  const order = counts[0]!.map((_, j) => j)
  const total = (j: number) => counts.reduce((sum, row) => sum + row[j]!, 0)
  order.sort((a, b) => total(b) - total(a))
  const terms = termsOf(counts.length, order.map(total))
  const margins = counts.map((row) => row.reduce((sum, count) => sum + count, 0))
  let observed = 0
  for (const [j, column] of order.entries()) for (const row of counts) observed += terms.cells[j]![row[column]!]!
  const stopIfAsked = () => {
    if (options.shouldStop?.()) throw new Stopped()
  }
  try {
    const sum = upTo(terms, margins, observed + Math.log1p(SAME), stopIfAsked)
    return { p: Math.min(1, sum / Math.exp(terms.lnMass(margins, [...order.keys()]))) }
  } catch (error) {
    if (error instanceof Stopped) return { why: 'the exact test was stopped before it was finished' }
    throw error
  }
}

/** Without empty rows and columns, the rows being the fewer. */
function trim(table: readonly (readonly number[])[]): { counts: number[][] } | NotComputed {
  const width = table[0]?.length ?? 0
  if (table.some((row) => row.length !== width)) return { why: 'the rows of the table differ in length' }
  if (!table.every((row) => row.every((count) => Number.isSafeInteger(count) && count >= 0)))
    return { why: "Fisher's test needs whole counts" }
  const rows = table.filter((row) => row.some((count) => count > 0))
  const columns = Array.from({ length: width }, (_, j) => rows.map((row) => row[j]!)).filter((column) =>
    column.some((count) => count > 0),
  )
  if (rows.length < 2 || columns.length < 2) return { why: 'fewer than two rows or columns have observations' }
  return { counts: rows.length <= columns.length ? columns[0]!.map((_, i) => columns.map((c) => c[i]!)) : columns }
}

/** Σ exp(Σ v) over all tables with Σ v ≤ threshold. */
function upTo(terms: Terms, margins: readonly number[], threshold: number, stopIfAsked: () => void): number {
  const { rows, columns, cells } = terms
  const indices = [...columns.keys()]
  const middle = columns.length % 2 === 1 ? indices.pop()! : -1
  const leftSide = indices.filter((j) => (j % 4 === 0 || j % 4 === 3 ? 1 : 0) === 1)
  const rightSide = indices.filter((j) => !leftSide.includes(j))
  while (leftSide.length > rightSide.length) rightSide.push(leftSide.pop()!)
  const rest = middle < 0 ? rightSide : [middle, ...rightSide]
  const left = sideOf(terms, leftSide, rest, margins, threshold, stopIfAsked)
  const others = middle < 0 ? leftSide : [middle, ...leftSide]
  const right = sideOf(terms, rightSide, others, margins, threshold, stopIfAsked)

  const u = new Int32Array(rows)
  const x = new Int32Array(rows)
  const after = new Int32Array(rows)
  const remaining = new Int32Array(rows)
  let sum = 0
  compositions(
    margins,
    leftSide.reduce((size, j) => size + columns[j]!, 0),
    u,
    () => {
      for (let i = 0; i < rows; i++) after[i] = margins[i]! - u[i]!
      const start = left.node(u)
      const restMass = Math.exp(terms.lnMass(after, rest))
      if (start.bound + terms.bound(after, rest) <= threshold) {
        sum += start.mass * restMass
        return
      }
      const list = left.list(u)
      sum += list.sure * restMass
      const count = list.values.length
      if (count === 0) return
      if (middle < 0) {
        sum += pairsUpTo(list, right.list(after), threshold)
        return
      }
      const cell = cells[middle]!
      const open = list.cumulative[count]! - list.sure
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
            ? open * end.mass
            : pairsUpTo(list, end.list ?? right.list(remaining), threshold - value)
        part += reached * Math.exp(value)
      })
      sum += part
      stopIfAsked()
    },
  )
  return sum
}
