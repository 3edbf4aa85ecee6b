import type { Formatter } from '../../results/format/formatter.ts'
import type { ClaimResult, ComparisonResult, Effect } from '../../results/types.ts'
import { fitting, LONGEST } from './hint.ts'

/** @returns `U = 2750.5, p = .020, r = −.19 [−.33, −.04]`, shortened where it must be; a claim that fails stays in sight */
export function answerText(result: ComparisonResult, format: Formatter, longest = LONGEST): string {
  if (result.failed !== undefined) return fitting([withMark('not computed', result.claims), 'not computed'], longest)
  const statistic = statisticText(result, format)
  const p = format.pClause(result.statistics.p)
  const effect = result.statistics.effect
  const [short, long] = effect === undefined ? [] : effectTexts(effect, format)
  const joined = (...parts: (string | undefined)[]): string => parts.filter((part) => part !== undefined).join(', ')
  // How sure an effect is tells more than U, which is for looking up.
  const texts = [joined(statistic, p, long), joined(p, long), joined(statistic, p, short), joined(statistic, p), p]
  const marked = texts.map((text) => withMark(text, result.claims))
  return fitting([...marked, withMark(p, result.claims, true), p], longest)
}

function withMark(text: string, claims: readonly ClaimResult[], brief = false): string {
  const failing = claims.filter(({ holds }) => holds === false)
  const [first] = failing
  if (first === undefined) return text
  if (brief) return `${text} ✗`
  if (failing.length > 1) return `${text} ✗ ${failing.length} reported`
  const name = first.name === 'p' ? '' : `${first.name} `
  return `${text} ✗ reported ${name}${first.reported}`
}

const SYMBOLS = [
  ['t', 't'],
  ['f', 'F'],
  ['h', 'H'],
  ['q', 'Q'],
  ['chiSquare', 'χ²'],
] as const

/** The test statistic as papers print it: of the two U the smaller. */
function statisticText({ statistics }: ComparisonResult, format: Formatter): string | undefined {
  const { u1, u2 } = statistics
  if (isNumber(u1) && isNumber(u2)) return `U = ${short(Math.min(u1, u2), format)}`
  for (const [key, symbol] of SYMBOLS) {
    const value = statistics[key]
    if (isNumber(value)) return `${symbol} = ${format.fixed(value, 2)}`
  }
  return undefined
}

const isNumber = (value: unknown): value is number => typeof value === 'number' && !Number.isNaN(value)

/** Whole or half. */
const short = (value: number, format: Formatter): string => format.fixed(value, Number.isInteger(value) ? 0 : 1)

const EFFECTS: Readonly<Record<string, string>> = {
  'rank-biserial': 'r',
  'hedges-g': 'g',
  'cramers-v': 'V',
  'odds-ratio': 'OR',
  'risk-ratio': 'RR',
  'risk-difference': 'RD',
  'epsilon-squared': 'ε²',
  'omega-squared': 'ω²',
}
/** These may exceed 1, so their leading zero is always written. */
const UNBOUNDED = new Set(['hedges-g', 'odds-ratio', 'risk-ratio'])

/** Without and with its limits. */
function effectTexts(effect: Effect, format: Formatter): readonly string[] {
  if (effect.value === null) return []
  const print = (value: number | null | undefined): string =>
    UNBOUNDED.has(effect.name) ? format.fixed(value, 2) : format.coefficient(value)
  const text = `${EFFECTS[effect.name] ?? effect.name} = ${print(effect.value)}`
  const limits =
    effect.low === null && effect.high === null ? '' : ` ${format.brackets(effect.low, effect.high, print)}`
  return [text, text + limits]
}
