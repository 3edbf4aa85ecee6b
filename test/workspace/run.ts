import type { ComparisonResult, ScoreResult } from '../../server/results/types.ts'
import type { Analysed, AnalyseInput } from '../../server/workspace/analyse.ts'
import { analyse } from '../../server/workspace/analyse.ts'
import { memoryHost } from './memory-host.ts'

/** Analyses a study given as text, with its files. */
export function run(
  text: string,
  files: Readonly<Record<string, string>> = {},
  more: Partial<AnalyseInput> = {},
): Promise<Analysed> {
  const named = new Map(Object.entries(files).map(([name, content]) => [`/${name}`, content]))
  const host = memoryHost(named)
  return analyse({ file: 'test.study', text, baseDir: '/', roots: ['/'], host, version: '0.0.0', ...more })
}

export function comparison({ results }: Analysed, name: string): ComparisonResult {
  const found = results.results.find((one) => one.name === name)
  if (found === undefined) throw new Error(`no comparison ${name}`)
  return found
}

export function score({ results }: Analysed, instrument: string, name: string): ScoreResult {
  const found = results.scores.find((one) => one.instrument === instrument && one.name === name)
  if (found === undefined) throw new Error(`no score ${instrument}.${name}`)
  return found
}

export const codes = ({ diagnostics }: Analysed): readonly string[] => diagnostics.map(({ code }) => code)
