import { compare, decimal, type Fraction, fraction, minus, over } from './fraction.ts'
import type { Code, Data, Item, Range, Variable } from './language.ts'

/** Categories, bands and dates are texts; numbers fractions; flags true or false. */
export type Value = Fraction | boolean | string | None
export const MISSING: unique symbol = Symbol('missing')
export const UNASKED: unique symbol = Symbol('not asked')
export type None = typeof MISSING | typeof UNASKED

export const need = (text: string): Fraction => decimal(text) ?? fraction(0n)

export function within(value: Fraction, { low, high, below = false }: Range): boolean {
  if (low !== undefined && compare(value, need(low)) < 0) return false
  return high === undefined || compare(value, need(high)) < (below ? 0 : 1)
}

const same = (cell: string, code: string): boolean => {
  const [a, b] = [decimal(cell), decimal(code)]
  return a !== undefined && b !== undefined ? compare(a, b) === 0 : cell === code
}

/** The code that a cell stands for; missing where it is empty, declared missing, or nothing that was declared. */
function readCode(text: string, codes: readonly Code[], missing: readonly string[]): string | typeof MISSING {
  if (text === '' || missing.some((one) => same(text, one))) return MISSING
  const found = codes.find((one) => (one.stored.length > 0 ? one.stored : [one.text]).some((code) => same(text, code)))
  return found?.text ?? MISSING
}

export const clean = (cell: string): string => cell.replace(/^~/, '').trim()

export function readItem({ scale }: Item, cell: string, data: Data): Value {
  const text = clean(cell)
  const missing = [...scale.missing, ...data.missing]
  if (scale.codes !== undefined) {
    const found = readCode(text, scale.codes, missing)
    return found === MISSING ? MISSING : need(found)
  }
  return readNumber(text, missing, scale.range, scale.range?.step)
}

function readNumber(text: string, missing: readonly string[], range?: Range, step?: string): Value {
  const value = decimal(text)
  if (value === undefined || missing.some((one) => same(text, one))) return MISSING
  if (range !== undefined && !within(value, range)) return MISSING
  if (step !== undefined && over(minus(value, need(range?.low ?? '0')), need(step)).d !== 1n) return MISSING
  return value
}

export function readVariable({ type, categories, missing, range }: Variable, cell: string, data: Data): Value {
  const text = clean(cell)
  const gone = [...missing, ...data.missing]
  if (type === 'number') return readNumber(text, gone, range)
  if (text === '' || gone.some((one) => same(text, one))) return MISSING
  if (type === 'date') return /^\d{4}-\d\d-\d\d$/.test(text) ? text : MISSING
  if (type === 'flag') return text === '1' ? true : text === '0' ? false : MISSING
  return readCode(text, categories, gone)
}
