import { chiSquare } from '../../statistics/chi-square.ts'
import { cramersV } from '../../statistics/cramers-v.ts'
import { isNotComputed } from '../../statistics/frequencies.ts'
import { figure } from '../computed.ts'
import type { Rules } from '../rules.ts'
import { oddsRatioOf } from './odds.ts'
import { effectOf, notComputed, type Outcome, type TableInput } from './runner.ts'
import { reduce, restore } from './table.ts'

const names = { pearson: 'Pearson', yates: 'Yates-corrected', 'n-1': '(N − 1)-corrected' } as const

/** Categories by groups; the variants are for 2×2 tables, larger ones are Pearson’s by every convention. */
export function runChiSquare(input: TableInput, rules: Rules): Outcome {
  const reduced = reduce(input)
  const { counts, rows, columns, notes } = reduced
  const fourfold = rows.length === 2 && columns.length === 2
  const variant = fourfold ? rules.chiSquare : 'pearson'
  const method = `${names[variant]}, asymptotic`
  const test = chiSquare(counts, variant)
  if (isNotComputed(test)) return { ...notComputed(method, test.why), notes }
  const { expectedBelow5, minExpected } = test
  const cells = rows.length * columns.length
  const small = minExpected < 1 || expectedBelow5 * 5 > cells || (fourfold && expectedBelow5 > 0)
  const undirected = rules.alternative === 'two-sided' ? [] : ['χ² has no direction: p is two-sided.']
  const message = `${expectedBelow5} of ${cells} expected counts ${expectedBelow5 === 1 ? 'is' : 'are'} below 5 (the smallest is ${short(minExpected)}): χ² is not reliable here, Fisher’s exact test is.`
  return {
    method,
    statistics: {
      chiSquare: figure(test.chiSquare),
      df: test.df,
      p: figure(test.p),
      minExpected: figure(minExpected),
      expectedBelow5,
      effect: effectOf('cramers-v', cramersV(counts, rules.confidence)),
      ...(fourfold ? oddsRatioOf(counts, rules.confidence) : {}),
    },
    expected: restore(test.expected, reduced, input),
    residuals: restore(test.residuals, reduced, input),
    notes: [...notes, ...undirected, ...(small ? [message] : [])],
    warnings: small ? [{ code: 'expected-counts-small', message }] : [],
  }
}

const short = (value: number): string => value.toFixed(value < 1 ? 2 : 1)
