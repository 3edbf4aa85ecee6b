import { type Diagnostic, diagnostic } from '../../../grammar/diagnostic.ts'
import type { Study } from '../../model/study.ts'
import { quoted } from '../words.ts'
import { ceiling, type Fraction, floor, fraction, times } from './fraction.ts'
import { cellSum, type GroupClaim, type PrintedGroup, printedIn, typedSum } from './groups.ts'
import { agree, countOf, figureOf, fits, type Printed, percentage, written } from './printed.ts'

/** A percentage, and what it is a percentage of. */
interface Share {
  readonly file: string
  readonly figure: Printed
  /** The same for the same fraction: a count of an n, or a category of a group. */
  readonly key: string
  /** "43 of 52". */
  readonly says: string
  readonly exact?: Fraction
}

/** `percent` is held against its count over n, and against what else is printed of the same fraction. */
export function* percents(study: Study): Generator<Diagnostic> {
  const shares: Share[] = []
  for (const { groups, total } of printedIn(study))
    for (const group of [...groups, total])
      for (const told of group.claims) {
        const figure = told.claim.name.text === 'percent' ? figureOf(told.claim) : undefined
        if (figure === undefined) continue
        yield* notItsCount(group, told, figure)
        shares.push(shareOf(group, told, figure))
      }
  yield* twice(shares)
}

function* notItsCount(group: PrintedGroup, told: GroupClaim, figure: Printed): Generator<Diagnostic> {
  const at = { file: group.file, span: figure.literal.span }
  const count = group.cells.get(told.category ?? '')
  const sizes = sizesOf(group)
  const [n] = sizes
  if (n === undefined) return
  if (count === undefined) {
    // Without the count: some count must give it.
    if (!group.complete || sizes.length > 1 || someCount(figure, n)) return
    yield diagnostic(
      'reported-percent',
      at,
      `No count of ${n} is ${figure.literal.written} %: ${nearestTo(figure, n)}.`,
    )
    return
  }
  if (couldBe(group, figure, count, sizes)) return
  const exact = percentage(count, n)
  const right = written(exact, figure.decimals)
  const why = appended(figure, exact) || slip(figure, right)
  yield diagnostic(
    'reported-percent',
    at,
    `${count} of ${n} is ${right} %, not the reported ${figure.literal.written} %.${why}`,
    {
      fixes: [{ title: `Write ${right}`, edits: [{ ...at, newText: right }] }],
    },
  )
}

/** The n that a percentage may be of: as claimed, as typed in, as the counts add up. The first is the one to name. */
function sizesOf(group: PrintedGroup): number[] {
  const claimed = group.n === undefined ? undefined : countOf(group.n.claim)
  const sizes = [claimed, typedSum(group), cellSum(group)].flatMap((n) => (n === undefined || n === 0 ? [] : [n]))
  return [...new Set(sizes)]
}

/** In a table of participants some may have no value, so that a smaller n is possible too. */
function couldBe(group: PrintedGroup, figure: Printed, count: number, sizes: readonly number[]): boolean {
  if (sizes.some((n) => fits(percentage(count, n), figure))) return true
  if (group.complete) return false
  const known = [...group.cells].filter(([name]) => group.categories.includes(name)).reduce((sum, [, c]) => sum + c, 0)
  const least = Math.max(1, count, known)
  const most = Math.max(...sizes)
  // count / n falls as n grows: the n that give the printed digits are a run, n between 100 count / high and 100 count / low.
  if (count === 0) return fits(fraction(0n), figure)
  if (figure.high.n <= 0n) return false
  const hundred = fraction(100n * BigInt(count))
  const over = (by: Fraction): Fraction => ({ n: hundred.n * by.d, d: hundred.d * by.n })
  const from = Math.max(least, Number(ceiling(over(figure.high))))
  const to = figure.low.n <= 0n ? most : Math.min(most, Number(floor(over(figure.low))))
  return from <= to
}

function someCount({ low, high }: Printed, n: number): boolean {
  const share = fraction(BigInt(n), 100n)
  const least = ceiling(times(low, share))
  return least <= floor(times(high, share)) && least <= BigInt(n) && floor(times(high, share)) >= 0n
}

function nearestTo({ value, decimals }: Printed, n: number): string {
  const below = Number(floor(times(value, fraction(BigInt(n), 100n))))
  const near = [below, below + 1].filter((count) => count >= 0 && count <= n)
  return near.map((count) => `${count} would be ${written(percentage(count, n), decimals)} %`).join(', ')
}

/** 81.0 for 80.8: whole per cent with a zero added. */
function appended({ literal, decimals }: Printed, exact: Fraction): string {
  if (decimals < 1 || !literal.written.endsWith('0')) return ''
  const shorter = literal.written.slice(0, -1).replace(/\.$/, '')
  if (written(exact, decimals - 1) !== shorter) return ''
  const at = decimals === 1 ? 'in whole per cent' : `at ${decimals - 1} decimals`
  return ` It agrees ${at}, ${shorter}: a 0 may have been appended.`
}

/** 45.4 for 65.4: one digit off. */
function slip({ literal }: Printed, right: string): string {
  const differ = [...right].filter((digit, i) => digit !== literal.written[i]).length
  return right.length === literal.written.length && differ === 1 && right.length > 2
    ? ' One digit differs: a slip of the pen?'
    : ''
}

/** In a table of participants n may count people without a value, so that only the same category of the same group is the same. */
function shareOf(group: PrintedGroup, { category = '' }: GroupClaim, figure: Printed): Share {
  const { file, cells, complete, name } = group
  const count = cells.get(category)
  const [n] = sizesOf(group)
  if (count === undefined || n === undefined || !complete)
    return { file, figure, key: `${category} ${name}`, says: quoted(category) }
  return { file, figure, key: `${count}/${n}`, says: `${count} of ${n}`, exact: percentage(count, n) }
}

/** Said once of each figure; of a right and a wrong one it is said of the wrong one. */
function* twice(shares: readonly Share[]): Generator<Diagnostic> {
  const first = new Map<string, Share[]>()
  const said = new Set<Share>()
  for (const share of shares.toSorted((a, b) => a.figure.literal.span.start - b.figure.literal.span.start)) {
    const before = first.get(share.key) ?? []
    const conflict = before.find((one) => !agree(one.figure, share.figure))
    first.set(share.key, [...before, share])
    if (conflict === undefined) continue
    const [wrong, other] = isRight(share) && !isRight(conflict) ? [conflict, share] : [share, conflict]
    if (said.has(wrong)) continue
    said.add(wrong)
    const { file, figure, says, exact } = wrong
    const is = exact === undefined ? '' : ` It is ${written(exact, Math.max(1, figure.decimals))} %.`
    yield diagnostic(
      'reported-fraction-twice',
      { file, span: figure.literal.span },
      `${says} is reported as ${figure.literal.written} % here and as ${other.figure.literal.written} % elsewhere.${is}`,
      { related: [{ file: other.file, span: other.figure.literal.span, message: 'The same fraction' }] },
    )
  }
}

const isRight = ({ exact, figure }: Share): boolean => exact !== undefined && fits(exact, figure)
