/**
 * The logarithm of a table's probability as a sum over its cells. A cell x of a column of total c in a table of r rows
 * weighs v(x) = x ln(c/r) − ln x!, less its value at ⌊c/r⌋, so that sums stay near 0 and keep their digits.
 */
export interface Terms {
  readonly rows: number
  readonly columns: readonly number[]
  /** Per column: v(0) … v(c). */
  readonly cells: readonly Float64Array[]
  /** ln 0! … ln n!. */
  readonly lnFactorials: Float64Array
  /** ln of Σ exp(Σ v) over all tables of these columns with these row totals (a multinomial identity). */
  readonly lnMass: (rowTotals: ArrayLike<number>, columns: readonly number[]) => number
  /** At least the largest Σ v of a table of these columns with these row totals. */
  readonly bound: (rowTotals: ArrayLike<number>, columns: readonly number[]) => number
}

/** @param columns column totals, positive; `columns` arguments of the result are indices into them */
export function termsOf(rows: number, columns: readonly number[]): Terms {
  const n = columns.reduce((sum, c) => sum + c, 0)
  const lnFactorials = new Float64Array(n + 1)
  let lost = 0
  for (let k = 2; k <= n; k++) {
    const step = Math.log(k) - lost
    const sum = lnFactorials[k - 1]! + step
    lost = sum - lnFactorials[k - 1]! - step
    lnFactorials[k] = sum
  }
  const cells = columns.map((c) => {
    const mean = c / rows
    const start = Math.floor(mean)
    const cell = new Float64Array(c + 1)
    for (let x = start; x < c; x++) cell[x + 1] = cell[x]! + Math.log(mean / (x + 1))
    for (let x = start; x > 0; x--) cell[x - 1] = cell[x]! - Math.log(mean / x)
    return cell
  })
  // Σ v of a column of total c is Σ −ln x! plus this.
  const constants = columns.map((c) => {
    const start = Math.floor(c / rows)
    return rows * lnFactorials[start]! + (c - rows * start) * Math.log(c / rows)
  })

  const lnMass = (totals: ArrayLike<number>, chosen: readonly number[]): number => {
    let all = 0
    let ln = 0
    for (const j of chosen) {
      all += columns[j]!
      ln += constants[j]! - lnFactorials[columns[j]!]!
    }
    for (let i = 0; i < rows; i++) ln -= lnFactorials[totals[i]!]!
    return ln + lnFactorials[all]!
  }

  // Lagrange dual of the concave, totally unimodular maximum: any multipliers give a bound, these a close one.
  const bound = (totals: ArrayLike<number>, chosen: readonly number[]): number => {
    const k = chosen.length
    let all = (rows * k) / 2
    for (let i = 0; i < rows; i++) all += totals[i]!
    let sum = 0
    for (const j of chosen) {
      const columnSlope = Math.log((columns[j]! + rows / 2) / all)
      sum += constants[j]! - columnSlope * columns[j]!
      for (let i = 0; i < rows; i++) {
        const size = ((totals[i]! + k / 2) * (columns[j]! + rows / 2)) / all
        const x = Math.floor(size)
        if (x > 0) sum += columnSlope * x - lnFactorials[x]!
      }
    }
    for (let i = 0; i < rows; i++) {
      const rowSlope = Math.log(totals[i]! + k / 2)
      let taken = 0
      for (const j of chosen) taken += Math.floor(((totals[i]! + k / 2) * (columns[j]! + rows / 2)) / all)
      sum += rowSlope * (taken - totals[i]!)
    }
    return sum
  }
  return { rows, columns, cells, lnFactorials, lnMass, bound }
}
