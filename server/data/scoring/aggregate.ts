import { add, divide, multiply, rational } from '../../model/rational.ts'
import { MISSING, NOT_ASKED } from '../../plan/request.ts'
import { asDouble, exactOr, FALSE, isNotAsked, isPresent, TRUE, type Value } from './value.ts'

export type AggregateFunction = 'sum' | 'mean' | 'count' | 'min' | 'max'

/** What an aggregate has seen. `total` is the sum, or for `min` and `max` the extreme; of no value: MISSING. */
export interface AggregateState {
  readonly asked: number
  readonly answered: number
  readonly total: Value
}

export const emptyState: AggregateState = { asked: 0, answered: 0, total: MISSING }

export function foldState(fn: AggregateFunction, state: AggregateState, value: Value): AggregateState {
  if (isNotAsked(value)) return state
  const asked = state.asked + 1
  if (!isPresent(value)) return { ...state, asked }
  const part = fn === 'count' ? (asDouble(value) === 0 ? FALSE : TRUE) : value
  const answered = state.answered + 1
  return { asked, answered, total: state.answered === 0 ? part : combined(fn, state.total, part) }
}

function combined(fn: AggregateFunction, a: Value, b: Value): Value {
  if (fn === 'min') return asDouble(b) < asDouble(a) ? b : a
  if (fn === 'max') return asDouble(b) > asDouble(a) ? b : a
  const sum = (): number => asDouble(a) + asDouble(b)
  return typeof a !== 'number' && typeof b !== 'number' ? exactOr(() => add(a, b), sum) : sum()
}

/**
 * @param allow how many of the asked may be missing
 * @returns the mean of the answered for `mean`; that × the number asked for `sum` and `count`; the extreme
 */
export function aggregateValue(fn: AggregateFunction, state: AggregateState, allow: number): Value {
  const { asked, answered, total } = state
  if (asked === 0) return NOT_ASKED
  if (asked - answered > allow || answered === 0) return MISSING
  if (fn === 'min' || fn === 'max') return total
  const times = fn === 'mean' ? 1 : asked
  if (times === answered) return total
  const approximate = (): number => (asDouble(total) * times) / answered
  if (typeof total === 'number') return approximate()
  return exactOr(() => divide(multiply(total, rational(times)), rational(answered)), approximate)
}

export function stateKey(state: AggregateState): string {
  const { asked, answered, total } = state
  return `${asked},${answered},${typeof total === 'number' ? total : `${total.n}/${total.d}`}`
}
