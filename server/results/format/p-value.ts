import { roundHalfUp } from './round.ts'

export type PValueStyle = 'exact' | 'apa' | 'ama' | 'nejm' | 'lancet'

/** A p-value as it is printed: `= 0.020`, `< 0.001`, `> 0.999`; digits with a decimal point and a leading zero. */
export interface PrintedP {
  readonly relation: '=' | '<' | '>'
  readonly digits: string
}

const SMALLEST = 2.2e-16

/**
 * A p-value is never printed as 0, nor as 1 unless it is 1.
 *
 * - `exact`: three decimals; below 0.001 two significant digits, down to 2.2e-16
 * - `apa`: three decimals, `< .001` (APA 7, JARS-Quant)
 * - `ama`: two decimals above .01 (more where two would cross α), three below, `< .001`, `> .99` (AMA Manual of Style 11, JMIR)
 * - `nejm`: two decimals above 0.01, three from 0.001, `< 0.001` (NEJM statistical guidelines 2019)
 * - `lancet`: two significant figures, at most four decimals, `< 0.0001` (The Lancet, formatting guidelines)
 *
 * @param p from 0 to 1
 * @param alpha the significance level of the study, which rounding may not cross in `ama`
 */
export function printP(p: number, style: PValueStyle, alpha: number): PrintedP {
  switch (style) {
    case 'exact':
      return exact(p)
    case 'apa':
      return decimals(p, 3, 0.001)
    case 'ama':
      return p < 0.01 ? decimals(p, 3, 0.001) : decimals(p, digitsThatKeepSide(p, alpha), 0.001)
    case 'nejm':
      return decimals(p, p < 0.01 ? 3 : 2, 0.001)
    case 'lancet':
      return lancet(p)
  }
}

function decimals(p: number, digits: number, least: number): PrintedP {
  if (p < least) return { relation: '<', digits: String(least) }
  const text = roundHalfUp(p, digits)
  if (p < 1 && Number(text) === 1) return { relation: '>', digits: `0.${'9'.repeat(digits)}` }
  return { relation: '=', digits: text }
}

function exact(p: number): PrintedP {
  if (p < SMALLEST) return { relation: '<', digits: '2.2e-16' }
  if (p >= 0.001) return decimals(p, 3, 0)
  const [mantissa = '', exponent = ''] = p.toExponential().split('e')
  const power = Number(exponent)
  const two = roundHalfUp(Number(mantissa), 1)
  // 9.96e-5 is 10.0e-5 at two digits.
  const [shown, shownPower] = two === '10.0' ? ['1.0', power + 1] : [two, power]
  return shownPower >= -4
    ? { relation: '=', digits: roundHalfUp(Number(`${shown}e${shownPower}`), 1 - shownPower) }
    : { relation: '=', digits: `${shown}e${shownPower}` }
}

/** Two decimals, or as many more (to four) as keep the printed value on the same side of α as the value itself. */
function digitsThatKeepSide(p: number, alpha: number): number {
  for (const digits of [2, 3]) {
    const shown = Number(roundHalfUp(p, digits))
    if (p < alpha ? shown < alpha : p > alpha ? shown > alpha : true) return digits
  }
  return 4
}

function lancet(p: number): PrintedP {
  if (p < 0.0001) return { relation: '<', digits: '0.0001' }
  const leadingZeros = Math.max(0, -Math.floor(Math.log10(p)) - 1)
  const digits = Math.min(4, leadingZeros + 2)
  // 0.0996 is 0.10 at two figures, not 0.100.
  const carried = digits === leadingZeros + 2 && Number(roundHalfUp(p, digits)) >= 10 ** -leadingZeros
  return decimals(p, carried ? Math.max(2, digits - 1) : digits, 0.0001)
}
