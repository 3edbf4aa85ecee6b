import type { StudyResults } from '../results/types.ts'

/** @returns every name that `--only` knows: comparisons, tables, families, instruments, scores, data */
export function resultNames(results: StudyResults): string[] {
  const families = results.results.flatMap((r) => (r.adjusted ? [r.adjusted.family] : []))
  return [
    ...new Set([
      ...results.results.map((r) => r.name),
      ...results.tables.map((t) => t.name),
      ...families,
      ...results.scores.flatMap((s) => [`${s.instrument}.${s.name}`, s.instrument]),
      ...(results.counts ?? []).map((c) => c.name),
      ...results.data.map((d) => d.name),
    ]),
  ]
}

/**
 * @param names of comparisons, tables, families, instruments, scores (`STAR_P.total`) or data
 * @returns the results with nothing but what was asked for; diagnostics, settings and timing stay
 */
export function onlyResults(results: StudyResults, names: readonly string[]): StudyResults {
  const asked = new Set(names)
  return {
    ...results,
    data: results.data.filter((d) => asked.has(d.name)),
    scores: results.scores.filter((s) => asked.has(s.instrument) || asked.has(`${s.instrument}.${s.name}`)),
    results: results.results.filter((r) => asked.has(r.name) || (r.adjusted && asked.has(r.adjusted.family))),
    ...(results.counts ? { counts: results.counts.filter((c) => asked.has(c.name)) } : {}),
    tables: results.tables.filter((t) => asked.has(t.name)),
  }
}
