import type { Formatter } from '../../results/format/formatter.ts'
import type { ComparisonResult, Effect, Statistics } from '../../results/types.ts'

interface StatisticRow {
  readonly key: string
  readonly symbol: string
  readonly print: (format: Formatter, value: number, statistics: Statistics) => string
}

const two = (format: Formatter, value: number) => format.fixed(value, 2)
/** Whole or half: rank sums, U, degrees of freedom. */
const short = (format: Formatter, value: number) =>
  Number.isInteger(value * 2) ? format.fixed(value, Number.isInteger(value) ? 0 : 1) : format.fixed(value, 2)

/** How each statistic is written in a line of results, in this order. */
const ROWS: readonly StatisticRow[] = [
  {
    key: 'u1',
    symbol: 'U',
    print: (f, u1, s) => (isNumber(s['u2']) ? `${short(f, u1)} ${f.word('both')} ${short(f, s['u2'])}` : short(f, u1)),
  },
  { key: 'w', symbol: 'W', print: (f, v) => (Math.abs(v) < 1 ? f.coefficient(v, 3) : short(f, v)) },
  { key: 't', symbol: 't', print: (f, v, s) => two(f, v) + degrees(f, s) },
  { key: 'f', symbol: 'F', print: (f, v, s) => two(f, v) + degrees(f, s) },
  { key: 'h', symbol: 'H', print: (f, v, s) => two(f, v) + degrees(f, s) },
  { key: 'q', symbol: 'Q', print: (f, v, s) => two(f, v) + degrees(f, s) },
  { key: 'chiSquare', symbol: 'χ²', print: (f, v, s) => two(f, v) + degrees(f, s) },
  { key: 'z', symbol: 'z', print: two },
]

const isNumber = (value: unknown): value is number => typeof value === 'number' && !Number.isNaN(value)

function degrees(format: Formatter, statistics: Statistics): string {
  const shown = ['df', 'df1', 'df2'].map((key) => statistics[key]).filter(isNumber)
  return shown.length > 0 ? ` (df ${shown.map((df) => short(format, df)).join('; ')})` : ''
}

/** @returns `U = 3042 and 3822, z = −1.20, p = .230`, as far as they are known */
export function statisticLine(result: ComparisonResult, format: Formatter): string {
  const parts = ROWS.flatMap((row) => {
    const value = result.statistics[row.key]
    return isNumber(value) ? [`${row.symbol} = ${row.print(format, value, result.statistics)}`] : []
  })
  const { pLow, pHigh, p } = result.statistics
  const simulated = isNumber(pLow) && isNumber(pHigh) ? ` ${format.brackets(pLow, pHigh, (v) => format.p(v))}` : ''
  return [...parts, format.pClause(p) + simulated].join(', ')
}

const EFFECTS: Readonly<Record<string, string>> = {
  'rank-biserial': 'rank-biserial r',
  'hedges-g': 'Hedges g',
  'cramers-v': 'Cramér’s V',
  'odds-ratio': 'odds ratio',
  'risk-ratio': 'risk ratio',
  'risk-difference': 'risk difference',
  'epsilon-squared': 'ε²',
  'omega-squared': 'ω²',
  'matched-rank-biserial': 'matched-pairs rank-biserial r',
  'd-z': 'Cohen’s d of the differences',
  'kendalls-w': 'Kendall’s W',
  'generalised-eta-squared': 'generalised η²',
  probability: 'P(first higher)',
}

/** Effects that cannot exceed 1 and are written without a leading zero where the style says so. */
const BOUNDED = new Set(['rank-biserial', 'cramers-v', 'epsilon-squared', 'omega-squared', 'risk-difference'])

/** @returns how an effect is called: `rank-biserial r` */
export const effectName = (name: string): string => EFFECTS[name] ?? name.replaceAll('-', ' ')

/** @returns whether 1 means no effect */
export const isRatio = (name: string): boolean => name.endsWith('-ratio')

/** @returns an effect or an end of its interval, as it is printed */
export const coefficientOf = (effect: Effect, value: number | null | undefined, format: Formatter): string =>
  BOUNDED.has(effect.name) ? format.coefficient(value) : format.fixed(value, 2)

/** @returns `rank-biserial r = −.11 [−.29, .07]` */
export function effectText(effect: Effect, format: Formatter): string {
  const print = (value: number | null | undefined) => coefficientOf(effect, value, format)
  const limits =
    isNumber(effect.low) || isNumber(effect.high) ? ` ${format.brackets(effect.low, effect.high, print)}` : ''
  return `${effectName(effect.name)} = ${print(effect.value)}${limits}`
}

/** @returns the effect size and whatever other effects (odds ratio, risk ratio) stand among the statistics */
export function effects(result: ComparisonResult): Effect[] {
  const found: Effect[] = []
  if (result.statistics.effect) found.push(result.statistics.effect)
  for (const [key, value] of Object.entries(result.statistics))
    if (key !== 'effect' && isEffect(value)) found.push(value)
  return found.filter((effect) => isNumber(effect.value))
}

function isEffect(value: Statistics[string]): value is Effect {
  return typeof value === 'object' && value !== null && 'name' in value && 'low' in value && 'value' in value
}
