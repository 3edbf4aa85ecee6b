import type { Dataset } from '../model/study.ts'
import { parseNumber } from './csv/number.ts'
import { applyRule, type NumberRule } from './meaning.ts'
import type { At, PlacedPart } from './placed.ts'
import { type DataProblem, OCCURRENCES, type Occurrence } from './problem.ts'

/** @returns where the study names the column of weights */
export function weightAt({ node, origin }: Dataset): At {
  const clause = node.clauses.find(({ kind }) => kind === 'weight')
  return { file: origin.file, span: clause?.span ?? origin.nameSpan }
}

/** What a weight may be. */
export const WEIGHTS: NumberRule = { missing: [], low: 0, high: Number.POSITIVE_INFINITY }

export interface Weights {
  /** By part, the weights by number of the text. */
  readonly values: readonly Float64Array[]
  /** Rows without a weight from 0 up: with them left out, or counted once, every number would be another one. */
  readonly problem?: DataProblem
}

/** Reads the weights. */
export async function interpretWeight(
  weight: { readonly slot: number; readonly heading: string },
  decimal: '.' | ',',
  parts: readonly PlacedPart[],
  texts: readonly (readonly (readonly string[])[])[],
  at: At,
): Promise<Weights> {
  const rule = WEIGHTS
  const values: Float64Array[] = []
  let count = 0
  const first: Occurrence[] = []
  for (const [index, placed] of parts.entries()) {
    const own = texts[index]![weight.slot]!
    const numbers = own.map((text) => applyRule(rule, parseNumber(text, decimal)) ?? Number.NaN)
    values.push(Float64Array.of(Number.NaN, ...numbers))
    const bad = [0, ...numbers.flatMap((number, i) => (Number.isNaN(number) ? [i + 1] : []))]
    const found = await placed.part.misfits(weight.slot, bad, rule)
    count += found.count
    for (const { row, line, text, number } of found.first)
      first.push({
        row: placed.rowsBefore + row + 1,
        line: placed.linesBefore + line,
        value: text === undefined ? String(number) : (own[text - 1] ?? ''),
      })
  }
  if (count === 0) return { values }
  const shown = first[0]?.value ?? ''
  const what = shown === '' ? 'nothing' : `“${shown}”`
  const problem: DataProblem = {
    ...at,
    code: 'value-not-a-number',
    severity: 'error',
    column: weight.heading,
    ...(first[0] ?? {}),
    count,
    occurrences: first.slice(0, OCCURRENCES),
    message: `${count} ${count === 1 ? 'row has' : 'rows have'} no weight from 0 up (${what} in row ${first[0]?.row ?? ''}), so nothing is computed from these data. Correct the column “${weight.heading}”: 0 leaves a row out.`,
  }
  return { values, problem }
}
