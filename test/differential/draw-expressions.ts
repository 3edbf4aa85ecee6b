import type { Dice } from './dice.ts'
import type { Cat, Compare, Cond, Num, Range } from './language.ts'

/** What an expression may name where it stands. */
export interface Scope {
  readonly nums: readonly string[]
  /** Scores with norms, whose `.z` and `.t` may be named. */
  readonly normed: readonly string[]
  readonly items: readonly string[]
  readonly flags: readonly string[]
  readonly dates: readonly string[]
  readonly categories: readonly { readonly of: string; readonly names: readonly string[]; readonly ordered: boolean }[]
}

const COMPARE: readonly Compare[] = ['=', '!=', '<', '<=', '>', '>=']
const NUMBERS = ['0', '1', '2', '3', '1.5', '2.5', '10', '0.1', '0.3', '1.1', '0.7']
export const DATES = ['2020-01-31', '2020-02-29', '2021-06-15', '1999-12-31']

export function drawNum(dice: Dice, scope: Scope, depth: number): Num {
  const { int, pick, some, often } = dice
  const kind = depth <= 0 ? int(0, 1) : int(0, 7)
  const deeper = (): Num => drawNum(dice, scope, depth - 1)
  if (kind === 0 && often(40)) return { k: 'number', text: pick(NUMBERS) }
  if (scope.items.length > 1 && (kind === 2 || kind === 3)) return drawAggregate(dice, scope.items)
  if (kind === 4) return { k: 'arithmetic', op: pick(['+', '-', '*', '/']), a: deeper(), b: deeper() }
  if (kind === 5) return { k: pick(['negate', 'round']), a: deeper() }
  if (kind === 6) return { k: 'if', c: drawCond(dice, scope, depth - 1), a: deeper(), b: deeper() }
  if (scope.items.length > 0 && kind === 7)
    return {
      k: 'count',
      of: often(40) ? scope.items.slice(-3) : some(scope.items, 1, 5),
      holds: often(30) ? { range: drawRange(dice) } : { op: pick(COMPARE), text: pick(NUMBERS) },
    }
  if (scope.normed.length > 0 && often(15)) return { k: 'name', of: pick(scope.normed), part: pick(['z', 't']) }
  return scope.nums.length === 0 ? { k: 'number', text: pick(NUMBERS) } : { k: 'name', of: pick(scope.nums) }
}

export function drawAggregate({ pick, some, often }: Dice, items: readonly string[]): Num {
  const from = pick(items.map((_, i) => i))
  if (often(40)) return { k: 'aggregate', fn: pick(['sum', 'mean']), of: items.slice(from, from + 4) }
  return { k: 'aggregate', fn: pick(['sum', 'sum', 'mean', 'mean', 'min', 'max']), of: some(items, 1, 6) }
}

function drawRange({ int, often }: Dice): Range {
  const low = int(0, 3)
  const high = String(low + int(1, 3))
  if (often(20)) return { low: String(low) }
  if (often(20)) return { high, below: often(40) }
  return { low: String(low), high, below: often(30) }
}

export function drawCond(dice: Dice, scope: Scope, depth: number): Cond {
  const { int, pick, some, often } = dice
  if (depth > 0 && often(45)) {
    if (often(25)) return { k: 'not', a: drawCond(dice, scope, depth - 1) }
    return { k: pick(['and', 'or']), a: drawCond(dice, scope, depth - 1), b: drawCond(dice, scope, depth - 1) }
  }
  const kind = int(0, 9)
  if (kind <= 2 && scope.categories.length > 0) {
    const { of, names, ordered } = pick(scope.categories)
    if (often(30)) return { k: 'categories', of, names: some(names, 1, 2) }
    return { k: 'category', of, op: pick(ordered ? COMPARE : ['=', '!=']), name: pick(names) }
  }
  if (kind === 3 && scope.flags.length > 0) return { k: 'flag', of: pick(scope.flags) }
  if (kind === 4 && scope.dates.length > 0)
    return { k: 'date', of: pick(scope.dates), op: pick(COMPARE), text: pick(DATES) }
  if (kind === 5 && depth > 0 && often(40)) return { k: 'missing', of: drawNum(dice, scope, depth - 1) }
  const named = [...scope.nums, ...scope.flags, ...scope.categories.map(({ of }) => of)]
  if (kind === 5 && named.length > 0) return { k: 'missing', of: pick(named) }
  if (scope.nums.length === 0) {
    if (scope.categories.length > 0) return { k: 'missing', of: pick(scope.categories).of }
    return { k: 'compare', op: '>', a: { k: 'number', text: '2' }, b: { k: 'number', text: '1' } }
  }
  const a: Num = { k: 'name', of: pick(scope.nums) }
  if (kind === 6) return { k: 'range', a, range: drawRange(dice) }
  if (kind === 7) return { k: 'list', a, values: some(NUMBERS, 1, 3) }
  if (kind === 8 && depth > 0)
    return { k: 'compare', op: pick(COMPARE), a: drawNum(dice, scope, depth - 1), b: drawNum(dice, scope, 0) }
  return { k: 'compare', op: pick(COMPARE), a, b: { k: 'number', text: pick(NUMBERS) } }
}

export function drawCat(dice: Dice, scope: Scope, names: readonly string[]): Cat {
  const [first, ...rest] = names
  if (rest.length === 0) return { name: first! }
  if (rest.length > 1 && dice.often(30))
    return {
      c: drawCond(dice, scope, 1),
      then: drawCat(dice, scope, [first!, rest[0]!]),
      else: drawCat(dice, scope, rest.slice(1)),
    }
  return { c: drawCond(dice, scope, 1), then: { name: first! }, else: drawCat(dice, scope, rest) }
}
