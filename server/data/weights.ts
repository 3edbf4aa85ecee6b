import { parseNumber } from './csv/number.ts'
import { applyRule, type NumberRule } from './meaning.ts'
import type { At, PlacedPart } from './placed.ts'
import { type DataProblem, OCCURRENCES, type Occurrence } from './problem.ts'

/** What a weight may be. */
export const WEIGHTS: NumberRule = { missing: [], low: 0, high: Number.POSITIVE_INFINITY }

/** @returns by part, the weights by number of the text; what is no weight is reported and counts for nothing */
export async function interpretWeight(
  weight: { readonly slot: number; readonly heading: string },
  decimal: '.' | ',',
  parts: readonly PlacedPart[],
  texts: readonly (readonly (readonly string[])[])[],
  problems: DataProblem[],
  at: At,
): Promise<Float64Array[]> {
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
  if (count > 0)
    problems.push({
      ...at,
      code: 'value-not-a-number',
      severity: 'error',
      column: weight.heading,
      ...(first[0] ?? {}),
      count,
      occurrences: first.slice(0, OCCURRENCES),
      message: `${count} ${count === 1 ? 'row has' : 'rows have'} no weight from 0 up (“${first[0]?.value ?? ''}” in row ${first[0]?.row ?? ''}); ${count === 1 ? 'it counts' : 'they count'} for nothing.`,
    })
  return values
}
