import type { ClaimResult, StudyResults } from '../../server/results/types.ts'

/** Which tables open by themselves. */
export type Automatic = 'off' | 'failedClaims' | 'all'

/** A result that has a table of its own. */
export interface Tabled {
  /** As `studyspec/inlineTable` takes it. */
  readonly name: string
  readonly label: string
}

const fails = (claims: readonly ClaimResult[] | undefined): boolean =>
  claims?.some(({ holds }) => holds === false) ?? false

/** @returns everything of these results that has a table of its own, in the order of the report */
export function tabled(results: StudyResults): readonly Tabled[] {
  return [
    ...results.data.map(({ name, path }) => ({ name: `data.${name}`, label: path })),
    ...results.scores.map(({ instrument, name, label }) => ({ name: `${instrument}.${name}`, label })),
    ...results.tables,
    ...results.results,
    ...(results.counts ?? []),
  ].map(({ name, label }) => ({ name, label }))
}

/** @returns the names of the tables that open by themselves */
export function automatic(results: StudyResults, which: Automatic): readonly string[] {
  if (which === 'off') return []
  const analyses = [...results.tables, ...results.results, ...(results.counts ?? [])]
  if (which === 'all') return analyses.map(({ name }) => name)
  const scores = results.scores
    .filter(({ claims }) => fails(claims))
    .map((s) => ({ name: `${s.instrument}.${s.name}` }))
  return [...scores, ...analyses.filter(({ claims }) => fails(claims))].map(({ name }) => name)
}
