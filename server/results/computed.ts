import { isNotComputed, type NotComputed } from '../statistics/frequencies.ts'
import type { Why } from './types.ts'

/** A number for the results: −0 is 0; what is infinite or no number is null. */
export function figure(value: number | undefined | null): number | null {
  return value === undefined || value === null || !Number.isFinite(value) ? null : value + 0
}

/** Splits what a statistic gave into its figures, all null when it could not be computed, and the reasons. */
export function figures<T extends object, K extends keyof T & string>(
  result: T | NotComputed,
  ...keys: readonly K[]
): { readonly values: Readonly<Record<K, number | null>>; readonly why?: Why } {
  const values = {} as Record<K, number | null>
  if (isNotComputed(result)) {
    for (const key of keys) values[key] = null
    return { values, why: Object.fromEntries(keys.map((key) => [key, result.why])) }
  }
  for (const key of keys) {
    const value = result[key]
    values[key] = typeof value === 'number' ? figure(value) : null
  }
  return { values }
}

/** @returns `{ why }` with the reasons of all parts, or nothing where there is none */
export function because(...reasons: readonly (Why | undefined)[]): { readonly why?: Why } {
  const why = Object.assign({}, ...reasons) as Why
  return Object.keys(why).length === 0 ? {} : { why }
}
