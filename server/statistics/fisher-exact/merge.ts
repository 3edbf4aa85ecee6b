import type { List } from './bag.ts'

/**
 * Weight of all pairs of a listed left table and any right table whose values sum to at most `limit`. Left tables below
 * the cut are not counted here.
 */
export function pairsUpTo(left: List, right: List, limit: number): number {
  const { values, weights, cumulative, sure } = left
  const count = right.values.length
  const from = count === 0 ? values.length : upTo(values, limit - right.values[count - 1]!)
  let sum = (cumulative[from]! - sure) * right.cumulative[count]!
  if (from === values.length) return sum
  const to = upTo(values, limit - right.values[0]!)
  if (right.sure > 0) sum += (cumulative[values.length]! - cumulative[to]!) * right.sure
  let at = upTo(right.values, limit - values[from]!)
  for (let i = from; i < to; i++) {
    const most = limit - values[i]!
    while (at > 0 && right.values[at - 1]! > most) at--
    sum += weights[i]! * right.cumulative[at]!
  }
  return sum
}

/** @returns how many of the ascending values are at most `limit` */
function upTo(values: Float64Array, limit: number): number {
  let low = 0
  let high = values.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (values[middle]! <= limit) low = middle + 1
    else high = middle
  }
  return low
}
