import type { QuantileType } from '../../../grammar/register/conventions.ts'
import type { Claim, NumberLiteral } from '../../../grammar/syntax.ts'
import { chiSquare } from '../../statistics/chi-square.ts'
import { fisherExact } from '../../statistics/fisher-exact.ts'
import { type Frequencies, isNotComputed } from '../../statistics/frequencies.ts'
import { mannWhitney } from '../../statistics/mann-whitney.ts'
import { quartiles } from '../../statistics/quantiles.ts'
import { studentT, welchT } from '../../statistics/t-tests.ts'
import type { TestInput } from '../tests/runner.ts'
import { decimalsOf, isRange, roundsTo, withoutZero } from './written.ts'

/** A figure that another test or convention gives. */
interface Sibling {
  readonly says: string
  readonly p: number | null
}

/**
 * Which other test or convention gives the printed p, and whether only an appended 0 stands in the way.
 * @param p what the named test gives; a sibling that gives the same explains nothing
 */
export function explainP(claim: Claim, p: number | null, inputs: readonly TestInput[]): readonly string[] {
  const { value } = claim
  if (value === undefined || isRange(value) || claim.relation !== '=') return []
  const shorter = withoutZero(value)
  const found: string[] = []
  const agrees = shorter !== undefined && roundsTo(p, shorter)
  if (agrees)
    found.push(
      `${figure(p)} rounds to ${shorter.written}: it agrees at ${decimals(shorter)}; a 0 may have been appended.`,
    )
  for (const { says, p: other } of inputs.flatMap(siblings)) {
    if (other === null || p === null || Math.abs(other - p) <= 1e-9 * p) continue
    if (roundsTo(other, value)) found.push(`${says} gives ${figure(other)}, which rounds to ${value.written}.`)
    else if (!agrees && shorter !== undefined && roundsTo(other, shorter))
      found.push(`${says} gives ${figure(other)}, which rounds to ${shorter.written}.`)
  }
  return found
}

const decimals = (literal: NumberLiteral): string => {
  const n = decimalsOf(literal.written)
  return n === 1 ? 'one decimal' : `${n} decimals`
}

const figure = (p: number | null): string => (p === null ? '–' : Number(p.toPrecision(3)).toString())

function siblings(input: TestInput): Sibling[] {
  return input.kind === 'table' ? tableSiblings(input.counts) : groupSiblings(input.groups.map(({ values }) => values))
}

/** Beyond this many observations, or cells, an exact test is not tried only to explain a figure. */
const EXACT_LIMIT = 500
const CELL_LIMIT = 12

function tableSiblings(counts: readonly (readonly number[])[]): Sibling[] {
  const variants = [
    ['Pearson’s χ²', 'pearson'],
    ['χ² with Yates’s correction', 'yates'],
    ['χ² with N − 1', 'n-1'],
  ] as const
  const chiSquares = variants.map(([says, variant]): Sibling => {
    const test = chiSquare(counts, variant)
    return { says, p: isNotComputed(test) || test.variant !== variant ? null : test.p }
  })
  const n = counts.flat().reduce((a, b) => a + b, 0)
  if (n === 0 || n > EXACT_LIMIT || counts.flat().length > CELL_LIMIT) return chiSquares
  const exact = fisherExact(counts, {})
  return [...chiSquares, { says: 'Fisher’s exact test', p: isNotComputed(exact) ? null : exact.p }]
}

function groupSiblings([x, y, ...more]: readonly Frequencies[]): Sibling[] {
  if (x === undefined || y === undefined || more.length > 0) return []
  const options = { alternative: 'two-sided', confidence: 0.95 } as const
  const rank = (says: string, method: 'exact' | 'asymptotic', continuity: boolean): Sibling => {
    const test = mannWhitney(x, y, { method, continuity, alternative: 'two-sided' })
    return { says, p: isNotComputed(test) ? null : test.p }
  }
  const t = (says: string, test: ReturnType<typeof welchT>): Sibling => ({
    says,
    p: isNotComputed(test) ? null : test.p,
  })
  const n = [x, y].flatMap(({ counts }) => [...counts]).reduce((a, b) => a + b, 0)
  return [
    rank('Mann–Whitney with continuity correction', 'asymptotic', true),
    rank('Mann–Whitney without continuity correction', 'asymptotic', false),
    ...(n > EXACT_LIMIT ? [] : [rank('Exact Mann–Whitney', 'exact', false)]),
    t('Welch’s t test', welchT(x, y, options)),
    t('Student’s t test', studentT(x, y, options)),
  ]
}

/** Which definitions of the quantile give the printed quartiles or median. */
export function explainQuartiles(claim: Claim, f: Frequencies, used: QuantileType): readonly string[] {
  const { value } = claim
  if (value === undefined) return []
  const types = ([7, 6, 5, 2, 1, 3, 4, 8, 9] as const).filter((type) => {
    const { q1, median, q3 } = quartiles(f, type)
    if (!isRange(value)) return roundsTo(median, value)
    return (
      (value.low === undefined || roundsTo(q1, value.low)) && (value.high === undefined || roundsTo(q3, value.high))
    )
  })
  const others = types.filter((type) => type !== used)
  if (others.length === 0) return []
  return [
    `Quantiles of type ${others.join(', ')} give the printed value${isRange(value) ? 's' : ''}; the study uses type ${used}.`,
  ]
}
