import type { StudyResults } from '../results/types.ts'

/**
 * @returns the results as one JSON object, every number in full; what is no number (an infinite odds ratio, say) is null
 */
export function renderJson(results: StudyResults): string {
  return `${JSON.stringify(results, null, 2)}\n`
}
