import {
  filter,
  fromValues,
  highOf,
  interval,
  lowOf,
  plus,
  times,
  union,
  type ValueSet,
  valuesOf,
} from './attainable.ts'
import { compare, type Rational, rational } from './rational.ts'
import type { AggregateFunction } from './study.ts'

/** What an aggregate runs over. `skippable`: skip logic may leave it unasked, and then it is no part of the aggregate. */
export interface Operand {
  readonly set: ValueSet
  readonly skippable: boolean
}

/** Sets of sums, by how many operands were asked and how many of those answered. */
type Sums = Map<string, { readonly asked: number; readonly answered: number; readonly set: ValueSet }>

/**
 * The values that an aggregate can take over independent operands.
 * @param operands at least one; for `count` the sets hold 0 (false), 1 (true) or both
 * @param allow how many of the asked operands may be missing
 */
export function aggregate(fn: AggregateFunction, operands: readonly Operand[], allow: number): ValueSet {
  if (fn === 'min' || fn === 'max') return extreme(fn, operands, allow)
  if (fn !== 'mean' && allow === 0 && operands.some((operand) => !operand.skippable)) return plainSum(operands)
  let result: ValueSet | undefined
  for (const { asked, answered, set } of sumsByCount(operands, allow).values()) {
    if (answered === 0 || asked - answered > allow) continue
    const part = times(set, fn === 'mean' ? rational(1, answered) : rational(asked, answered))
    result = result === undefined ? part : union(result, part)
  }
  return result ?? interval(Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY)
}

const ZERO = fromValues([rational(0)])

/** One operand is always there, so those left out simply add nothing. */
function plainSum(operands: readonly Operand[]): ValueSet {
  let result = ZERO
  for (const { set, skippable } of operands) result = plus(result, skippable ? union(set, ZERO) : set)
  return result
}

/** Operands with the same set are interchangeable: only how many of them answered matters. */
function sumsByCount(operands: readonly Operand[], allow: number): Sums {
  const groups = new Map<string, { operand: Operand; size: number }>()
  for (const operand of operands) {
    const key = `${operand.skippable}${JSON.stringify(operand.set)}`
    const group = groups.get(key)
    if (group === undefined) groups.set(key, { operand, size: 1 })
    else group.size++
  }
  let sums: Sums = new Map([['0 0', { asked: 0, answered: 0, set: ZERO }]])
  for (const { operand, size } of groups.values()) {
    const folds = [ZERO]
    for (let k = 1; k <= size; k++) folds.push(plus(folds[k - 1]!, operand.set))
    const next: Sums = new Map()
    for (const before of sums.values()) {
      for (let asked = operand.skippable ? 0 : size; asked <= size; asked++) {
        for (let answered = Math.max(0, asked - allow); answered <= asked; answered++) {
          extend(next, before.asked + asked, before.answered + answered, plus(before.set, folds[answered]!), allow)
        }
      }
    }
    sums = next
  }
  return sums
}

function extend(sums: Sums, asked: number, answered: number, set: ValueSet, allow: number): void {
  if (asked - answered > allow) return
  const key = `${asked} ${answered}`
  const known = sums.get(key)
  sums.set(key, { asked, answered, set: known === undefined ? set : union(known.set, set) })
}

/** v is the least when an operand can be v and enough of the others can be v or more. */
function extreme(fn: 'min' | 'max', operands: readonly Operand[], allow: number): ValueSet {
  const all = operands.map((operand) => operand.set).reduce(union)
  const needed = operands.filter((operand) => !operand.skippable).length - allow
  const sign = fn === 'min' ? 1 : -1
  const beyond = (value: Rational): boolean => {
    const v = value.n / value.d
    const can = operands.map(({ set, skippable }) => ({
      skippable,
      reaches: fn === 'min' ? highOf(set) >= v : lowOf(set) <= v,
      takes: valuesOf(set)?.some((x) => sign * compare(x, value) === 0) ?? true,
    }))
    const fit = can.filter((operand) => operand.reaches && !operand.skippable).length
    return fit >= needed && can.some((operand) => operand.takes)
  }
  if (all.kind === 'range') {
    const ends = operands.map(({ set }) => (fn === 'min' ? highOf(set) : lowOf(set))).sort((a, b) => sign * (a - b))
    const bound = ends[Math.min(ends.length - 1, Math.max(0, operands.length - needed))]!
    return fn === 'min' ? interval(lowOf(all), bound) : interval(bound, highOf(all))
  }
  return filter(all, beyond) ?? all
}
