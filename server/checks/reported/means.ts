import { type Diagnostic, diagnostic } from '../../../grammar/diagnostic.ts'
import type { Study } from '../../model/study.ts'
import type { Attainable } from '../../model/types.ts'
import { counted, rangeText } from '../words.ts'
import { exactly, type Fraction, fraction, minus, order, plus, times } from './fraction.ts'
import { type Grid, gridOf, spreadFits, spreadPossible, sumsBehind } from './grid.ts'
import { type PrintedGroup, printedIn, sizeOf } from './groups.ts'
import { figureOf, type Printed, written } from './printed.ts'

/** Beyond so many sums behind a printed mean it says next to nothing about the spread. */
const MOST_SUMS = 2000n

/** Means and standard deviations that no answers can have: off the scale, or not a sum of whole answers over n. */
export function* means(study: Study): Generator<Diagnostic> {
  for (const { groups, total } of printedIn(study)) for (const group of [...groups, total]) yield* ofGroup(group)
}

function* ofGroup(group: PrintedGroup): Generator<Diagnostic> {
  const { attainable } = group
  if (attainable === undefined) return
  const claimed = (name: string): Printed | undefined => {
    const told = group.claims.find(({ claim }) => claim.name.text === name)
    return told === undefined ? undefined : figureOf(told.claim)
  }
  const mean = claimed('mean')
  const sd = claimed('sd')
  const n = sizeOf(group)
  const wrong = mean === undefined ? undefined : meanWrong(mean, n, attainable)
  if (mean !== undefined && wrong !== undefined)
    yield diagnostic('reported-mean', { file: group.file, span: mean.literal.span }, wrong)
  if (sd === undefined) return
  const why = spreadWrong(sd, wrong === undefined ? mean : undefined, n, attainable)
  if (why !== undefined) yield diagnostic('reported-sd', { file: group.file, span: sd.literal.span }, why)
}

function meanWrong(mean: Printed, n: number | undefined, attainable: Attainable): string | undefined {
  const { low, high } = attainable
  const { written: text } = mean.literal
  if (
    (Number.isFinite(low) && order(mean.high, exactly(low)) < 0) ||
    (Number.isFinite(high) && order(exactly(high), mean.low) < 0)
  )
    return `A mean of ${text} is off the scale: values can be ${rangeText(low, high)}.`
  const grid = gridOf(attainable)
  if (grid === undefined || n === undefined || n === 0) return undefined
  const { from, to } = sumsBehind(mean, n, grid)
  if (from <= to) return undefined
  const near = [to, from].map((sum) => written(meanOf(sum, n, grid), Math.max(2, mean.decimals)))
  return `${people(n)} cannot have a mean of ${text}: their sum is a whole number of steps, and the nearest means are ${near.join(' and ')}. Look for a wrong n, or for values that are missing.`
}

const meanOf = (sum: bigint, n: number, { low, step }: Grid): Fraction =>
  plus(low, times(step, fraction(sum, BigInt(n))))

const people = (n: number): string => counted(n, 'value')

function spreadWrong(
  sd: Printed,
  mean: Printed | undefined,
  n: number | undefined,
  attainable: Attainable,
): string | undefined {
  const { low, high } = attainable
  const { written: text } = sd.literal
  if (sd.high.n < 0n) return `A standard deviation is never below 0, and ${text} is.`
  if (n !== undefined && n < 2) return undefined
  const closed = Number.isFinite(low) && Number.isFinite(high)
  if (closed && !spreadPossible(sd, minus(exactly(high), exactly(low)), n))
    return `A standard deviation of ${text} is impossible: with ${n === undefined ? 'any number of values' : people(n)} of ${rangeText(low, high)} it is largest when half are at each end.`
  const grid = gridOf(attainable)
  if (grid === undefined || mean === undefined || n === undefined) return undefined
  const { from, to } = sumsBehind(mean, n, grid)
  if (to - from > MOST_SUMS) return undefined
  for (let sum = from; sum <= to; sum++) if (spreadFits(sd, sum, n, grid)) return undefined
  return `No ${people(n)} of ${rangeText(low, high)} with a mean of ${mean.literal.written} have a standard deviation of ${text}.`
}
