import { MISSING, UNASKED, type Value } from './cells.ts'
import { categoriesOf, type Respondent } from './evaluate.ts'
import { number } from './fraction.ts'
import type { Drawn, Sample } from './language.ts'

export type Person = Respondent
export type Same = (what: string, engine: unknown, naive: unknown) => void
export const size = (people: readonly Person[]): number => people.reduce((sum, { weight }) => sum + weight, 0)

export function alike(a: unknown, b: unknown): boolean {
  if (typeof a === 'number' && typeof b === 'number')
    return Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b))
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((one, i) => alike(one, b[i]))
  return a === b
}

export const isIn = (one: Person, ...wheres: readonly Sample['where'][]): boolean =>
  wheres.every((where) => where === undefined || one.cond(where) === true)

/** A category as its place in the order, a flag as 1 or 0. */
function figure(study: Drawn, { of, part }: Sample, value: Value): number | undefined {
  if (value === MISSING || value === UNASKED) return undefined
  if (typeof value === 'string') return categoriesOf(study, part === 'band' ? `${of}.band` : of).indexOf(value)
  return typeof value === 'boolean' ? Number(value) : number(value)
}

export function summary(study: Drawn, people: readonly Person[], sample: Sample, scored = false) {
  const all: number[] = []
  let [missing, notAsked] = [0, 0]
  for (const one of people) {
    const value = one.value(sample.of, sample.part, scored)
    const is = figure(study, sample, value)
    if (value === MISSING) missing += one.weight
    else if (value === UNASKED) notAsked += one.weight
    else for (let i = 0; i < one.weight; i += 1) all.push(is!)
  }
  all.sort((a, b) => a - b)
  const middle = (all.length - 1) / 2
  const distribution: [number, number][] = []
  for (const one of all) {
    const last = distribution.at(-1)
    if (last !== undefined && alike(last[0], one)) last[1] += 1
    else distribution.push([one, 1])
  }
  const none = all.length === 0
  return {
    n: all.length,
    missing,
    notAsked,
    distribution,
    mean: none ? null : all.reduce((a, b) => a + b, 0) / all.length,
    median: none ? null : (all[Math.floor(middle)]! + all[Math.ceil(middle)]!) / 2,
    min: all[0] ?? null,
    max: all.at(-1) ?? null,
  }
}

export const nameOf = (value: Value): string => (typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value))
