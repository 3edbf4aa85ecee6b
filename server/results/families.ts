import type { Study } from '../model/study.ts'
import { adjust } from '../statistics/adjust.ts'
import { figure } from './computed.ts'
import type { ComparisonResult } from './types.ts'

/**
 * Adds the adjusted p of every family. All its comparisons count, those that could not be computed too; exploratory ones
 * are not adjusted, since nothing was promised of them.
 */
export function adjustFamilies(results: readonly ComparisonResult[], study: Study): ComparisonResult[] {
  const adjusted = new Map<string, NonNullable<ComparisonResult['adjusted']>>()
  for (const family of study.families) {
    const method = family.adjust
    if (method === undefined) continue
    const label = family.label === '' ? {} : { label: family.label }
    const members = family.comparisons
      .map((name) => results.find((result) => result.name === name))
      .filter((result) => result !== undefined)
      .filter(({ exploratory }) => !exploratory)
    // A p of 1 in place of a missing one keeps the number of comparisons, and rejects nothing.
    const p = adjust(
      members.map(({ statistics }) => statistics.p ?? 1),
      method,
    )
    for (const [i, member] of members.entries()) {
      const value = member.statistics.p === null ? null : figure(p[i])
      adjusted.set(member.name, { family: family.name, ...label, method, p: value })
    }
  }
  return results.map((result) => {
    const found = adjusted.get(result.name)
    return found === undefined ? result : { ...result, adjusted: found }
  })
}
