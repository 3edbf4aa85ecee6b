import type { Column } from '../store.ts'

type Cells = Column['blocks'][number]

/**
 * Writes for each row of a block the sum of the columns' cells, each times its factor: with the factors of a mixed radix, the
 * number of the row's pattern.
 * @param blocks of numbers of texts, none of Float64Array
 */
export function addCells(sums: Int32Array, blocks: readonly Cells[], factors: readonly number[], rows: number): void {
  let at = 0
  // Three columns at a time: the sums are then read and written a third as often.
  for (; at + 3 <= blocks.length; at += 3) {
    const a = blocks[at]!
    const b = blocks[at + 1]!
    const c = blocks[at + 2]!
    if (!(a instanceof Uint8Array && b instanceof Uint8Array && c instanceof Uint8Array)) break
    const [fa, fb, fc] = [factors[at]!, factors[at + 1]!, factors[at + 2]!]
    if (at === 0)
      for (let row = 0; row < rows; row++)
        sums[row] = Math.imul(a[row]!, fa) + Math.imul(b[row]!, fb) + Math.imul(c[row]!, fc)
    else
      for (let row = 0; row < rows; row++)
        sums[row]! += Math.imul(a[row]!, fa) + Math.imul(b[row]!, fb) + Math.imul(c[row]!, fc)
  }
  if (at === 0) sums.fill(0, 0, rows)
  for (; at < blocks.length; at++) {
    const cells = blocks[at]!
    const factor = factors[at]!
    // One loop per kind of array keeps each of them fast.
    if (cells instanceof Uint8Array) for (let row = 0; row < rows; row++) sums[row]! += Math.imul(cells[row]!, factor)
    else for (let row = 0; row < rows; row++) sums[row]! += Math.imul(cells[row]!, factor)
  }
}
