import { type PValueStyle, printP } from './p-value.ts'
import { roundHalfUp, roundRatio, roundShort } from './round.ts'
import { type Word, word } from './words.ts'

/** What of the settings decides how a number looks. A `SettingsResult` is one. */
export interface Look {
  readonly pValues: PValueStyle
  readonly digits: number
  readonly locale: string
  readonly alpha: number
}

type Figure = number | null | undefined

/** What is printed for a number that cannot be computed. */
export const NOTHING = '–'

const MINUS = '−'

/**
 * Prints numbers the way the settings of a study ask for. `digits` is about numbers on the scale of the data: medians,
 * quartiles and differences have as many decimals as they need, at most `digits` (with `digits 0`, 9.5 is printed 10, half up);
 * means and standard deviations always have `digits`, at least one. Test statistics and coefficients have two decimals,
 * percentages one.
 */
export interface Formatter {
  /** On the scale of the data: 9.5, 37, −3. */
  measured(value: Figure): string
  mean(value: Figure): string
  /** Fixed decimals: 2750.50. */
  fixed(value: Figure, digits: number): string
  /** A coefficient that cannot exceed 1 (α, r, V): without its leading zero where the style says so. */
  coefficient(value: Figure, digits?: number): string
  /** One decimal, from the exact fraction. */
  percent(count: number, total: number): string
  /** `52 (28.3)`. */
  countPercent(count: number, total: number): string
  /** `9 (8–10)`. */
  medianIqr(summary: { readonly median: Figure; readonly q1: Figure; readonly q3: Figure }): string
  /** `41 (24–63)`. */
  medianRange(summary: { readonly median: Figure; readonly min: Figure; readonly max: Figure }): string
  /** `40.6 (11.4)`. */
  meanSd(summary: { readonly mean: Figure; readonly sd: Figure }): string
  /** `24–63`; `−3 to 1` where an end is negative. */
  range(low: Figure, high: Figure): string
  /** `−3 to 1`, in the words of the locale. */
  interval(low: Figure, high: Figure): string
  /** `[−.33, −.04]`; ends printed by `print`. */
  brackets(low: Figure, high: Figure, print: (value: Figure) => string): string
  /** `.020`, `< .001`. */
  p(value: Figure): string
  /** `p = .020`, `P < .001`, for running text. */
  pClause(value: Figure): string
  /** The heading of a column of p-values. */
  readonly pSymbol: string
  /** `95 %`. */
  confidence(level: number): string
  word(key: Word): string
}

/** @returns the printing functions for these settings */
export function formatter(look: Look): Formatter {
  const comma = ['hr', 'de', 'fr', 'es', 'it', 'sl', 'sr', 'bs'].includes(look.locale.split(/[-_]/)[0] ?? '')
  const mark = comma ? ',' : look.pValues === 'lancet' ? '·' : '.'
  const list = comma ? ';' : ','
  // Styles of English-language journals; where the decimal mark is a comma a leading zero is always written.
  const bare = !comma && (look.pValues === 'apa' || look.pValues === 'ama')
  const pSymbol = look.pValues === 'ama' || look.pValues === 'nejm' ? 'P' : 'p'

  const dress = (text: string) => text.replace('-', MINUS).replace('.', mark)
  const show = (value: Figure, print: (finite: number) => string) =>
    value === null || value === undefined || Number.isNaN(value)
      ? NOTHING
      : Number.isFinite(value)
        ? dress(print(value))
        : value > 0
          ? '∞'
          : `${MINUS}∞`
  const strip = (text: string) => (bare ? text.replace(/^(−?)0(?=\D)/, '$1') : text)

  const measured = (value: Figure) => show(value, (v) => roundShort(v, look.digits))
  const mean = (value: Figure) => show(value, (v) => roundHalfUp(v, Math.max(look.digits, 1)))
  const fixed = (value: Figure, digits: number) => show(value, (v) => roundHalfUp(v, digits))
  const coefficient = (value: Figure, digits = 2) => strip(fixed(value, digits))
  const percent = (count: number, total: number) => (total > 0 ? dress(ratio(100 * count, total, 1)) : NOTHING)
  const interval = (low: Figure, high: Figure) => `${measured(low)} ${word(look.locale, 'to')} ${measured(high)}`
  const range = (low: Figure, high: Figure) =>
    (low ?? 0) < 0 || (high ?? 0) < 0 ? interval(low, high) : `${measured(low)}–${measured(high)}`
  const p = (value: Figure) => {
    if (value === null || value === undefined || Number.isNaN(value)) return NOTHING
    const { relation, digits } = printP(value, look.pValues, look.alpha)
    const text = strip(exponent(digits.replace('.', mark)))
    return relation === '=' ? text : `${relation} ${text}`
  }

  return {
    measured,
    mean,
    fixed,
    coefficient,
    percent,
    countPercent: (count, total) => `${show(count, (v) => roundShort(v, 2))} (${percent(count, total)})`,
    medianIqr: (s) => (isFigure(s.median) ? `${measured(s.median)} (${range(s.q1, s.q3)})` : NOTHING),
    medianRange: (s) => (isFigure(s.median) ? `${measured(s.median)} (${range(s.min, s.max)})` : NOTHING),
    meanSd: (s) => (isFigure(s.mean) ? `${mean(s.mean)} (${mean(s.sd)})` : NOTHING),
    range,
    interval,
    brackets: (low, high, print) => `[${print(low)}${list} ${print(high)}]`,
    p,
    pClause: (value) => {
      const text = p(value)
      return `${pSymbol} ${/^[<>]/.test(text) ? text : `= ${text}`}`
    },
    pSymbol,
    confidence: (level) => `${dress(roundShort(100 * level, 2))} %`,
    word: (key) => word(look.locale, key),
  }
}

const isFigure = (value: Figure): value is number => typeof value === 'number' && !Number.isNaN(value)

/** Exact for whole counts; weighted counts are no whole numbers and are divided as they are. */
function ratio(numerator: number, denominator: number, digits: number): string {
  return Number.isSafeInteger(numerator) && Number.isSafeInteger(denominator)
    ? roundRatio(BigInt(numerator), BigInt(denominator), digits)
    : roundHalfUp(numerator / denominator, digits)
}

const SUPERSCRIPT = '⁰¹²³⁴⁵⁶⁷⁸⁹'

/** `2.2e-16` is `2.2 × 10⁻¹⁶`. */
function exponent(text: string): string {
  return text.replace(
    /e-(\d+)$/,
    (_, digits: string) => ` × 10⁻${[...digits].map((d) => SUPERSCRIPT[Number(d)]).join('')}`,
  )
}
