import { expect } from 'vitest'
import type { Analysed } from '../../server/workspace/analyse.ts'
import { codes, run, score } from '../workspace/run.ts'

/** Answers of one person to the items of an instrument, in their order; null is no answer. */
export type Answers = readonly (number | null)[]

export interface Administered {
  readonly analysed: Analysed
  /** Of the first person: a number, 0 or 1 for a flag, null when it is missing. */
  readonly value: (score: string) => number | null
  /** How many persons are in each band, in the order of the bands. */
  readonly bands: (score: string) => readonly (number | null)[]
  /** The only band of a single person. */
  readonly band: (score: string) => string | undefined
}

/**
 * Gives a bundled instrument to some people through the whole engine.
 * @param items names of the columns, in the order of the answers
 * @param more columns and declarations that the study has besides
 */
export async function administer(
  name: string,
  instrument: string,
  items: readonly string[],
  people: readonly Answers[],
  more: { readonly declared?: string; readonly columns?: Readonly<Record<string, readonly string[]>> } = {},
): Promise<Administered> {
  const { declared = '', columns = {} } = more
  const study = `study "Test" {\n}\nuse ${name}\n${declared}\ndata people from "people.csv" {\n}\n`
  const heading = [...Object.keys(columns), ...items].join(',')
  const rows = people.map((answers, at) =>
    [...Object.values(columns).map((column) => column[at]), ...answers.map((answer) => answer ?? '')].join(','),
  )
  const analysed = await run(study, { 'people.csv': `${[heading, ...rows].join('\n')}\n` })
  const wrong = analysed.diagnostics.filter(({ severity }) => severity === 'error')
  expect(wrong.map(({ message }) => message)).toEqual([])
  expect(codes(analysed)).not.toContain('name-unused')
  const found = (one: string) => score(analysed, instrument, one)
  return {
    analysed,
    value: (one) => found(one).distribution[0]?.[0] ?? null,
    bands: (one) => found(one).bands.map(({ count }) => count),
    band: (one) => found(one).bands.find(({ count }) => count === 1)?.name,
  }
}

export const numbered = (stem: string, n: number): string[] => Array.from({ length: n }, (_, i) => `${stem}${i + 1}`)

export const all = (n: number, answer: number): Answers => Array.from({ length: n }, () => answer)
