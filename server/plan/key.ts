import type { DataRequest } from './request.ts'

/**
 * The content key of a request: equal requests have equal keys, whatever the order in which their parts were written
 * down, so that a table is computed once and found again after an edit that does not touch it.
 */
export function requestKey(request: DataRequest): string {
  return canonical(request)
}

/** @param value plain data @returns JSON with the keys of every object sorted and undefined ones left out */
export function canonical(value: unknown): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null'
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  const entries = Object.entries(value).filter(([, part]) => part !== undefined)
  entries.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
  return `{${entries.map(([name, part]) => `${JSON.stringify(name)}:${canonical(part)}`).join(',')}}`
}
