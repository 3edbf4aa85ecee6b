import type { FamilyPlan } from '../plan/plan.ts'
import { adjust } from '../statistics/adjust.ts'
import { figure } from './computed.ts'
import type { ComparisonResult } from './types.ts'

/**
 * Adds the adjusted p of every family; exploratory comparisons are not adjusted, since nothing was promised of them. An
 * adjustment needs every p: while one of the family is not known, or it is not known who belongs to it, there is none, and
 * each member says why.
 */
export function adjustFamilies(
  results: readonly ComparisonResult[],
  families: readonly FamilyPlan[],
): ComparisonResult[] {
  const adjusted = new Map<string, Pick<ComparisonResult, 'adjusted' | 'notes'>>()
  for (const { family, why } of families) {
    const method = family.adjust
    if (method === undefined) continue
    const label = family.label === '' ? {} : { label: family.label }
    const members = family.comparisons
      .map((name) => results.find((result) => result.name === name))
      .filter((result) => result !== undefined)
      .filter(({ exploratory }) => !exploratory)
    const known = members.map(({ statistics }) => statistics.p).filter((p) => p !== null)
    const reason = why ?? (known.length < members.length ? without(members) : undefined)
    const values = reason === undefined ? adjust(known, method) : []
    for (const [i, member] of members.entries()) {
      const p = reason === undefined ? figure(values[i]) : null
      const notes = reason === undefined || member.statistics.p === null ? [] : [`p is not adjusted: ${reason}.`]
      adjusted.set(member.name, {
        adjusted: { family: family.name, ...label, method, p },
        notes: [...member.notes, ...notes],
      })
    }
  }
  return results.map((result) => ({ ...result, ...adjusted.get(result.name) }))
}

function without(members: readonly ComparisonResult[]): string {
  const names = members.filter(({ statistics }) => statistics.p === null).map(({ name }) => `\`${name}\``)
  const listed = names.length > 1 ? `${names.slice(0, -1).join(', ')} and ${names.at(-1)}` : names.join('')
  return `${listed} of the same family ${names.length === 1 ? 'has' : 'have'} no p, and the adjustment needs them all`
}
