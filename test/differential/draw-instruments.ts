import type { Dice } from './dice.ts'
import { drawAggregate, drawCat, drawCond, drawNum, type Scope } from './draw-expressions.ts'
import { compare, decimal, type Fraction, fraction, over, plus, times } from './fraction.ts'
import type { Cond, Cutoffs, Definition, Instrument, Item, Num, Scale, Score } from './language.ts'

export const NOWHERE: Scope = { nums: [], normed: [], items: [], flags: [], dates: [], categories: [] }

export function drawScale(dice: Dice, name: string): Scale {
  const { int, pick, often } = dice
  const missing = often(40) ? pick([['9'], ['8', '9'], ['-1']]) : []
  if (often(25)) {
    const step = pick(['1', '0.5', '0.1', '2'])
    const steps = int(2, 6)
    const low = pick(['0', '1', '-2', '0.1'])
    const high = plus(times(decimal(step)!, fraction(BigInt(steps))), decimal(low)!)
    return { name, range: { low, high: textOf(high), step }, missing: missing.filter((one) => one === '9') }
  }
  const low = pick([0, 0, 1, -2])
  const stored = often(25)
  const gaps = often(15) ? 2 : 1
  const codes = Array.from({ length: int(2, 5) }, (_, i) => ({
    text: String(low + i * gaps),
    stored: stored ? pick([[String(i + 11)], [String(i + 11), `w${i}`], [`is, ${i}`], [`a "${i}"`]]) : [],
  }))
  return { name, codes, missing: missing.filter((one) => codes.every(({ text }) => text !== one)) }
}

/** A fraction whose decimals end, as text. */
export const textOf = ({ n, d }: Fraction): string => String(Number(n) / Number(d))

/** Lowest, highest, and whether only whole values lie between, of what an item contributes. */
function span({ scale, asked }: Item): { low: Fraction; high: Fraction } {
  const all = [
    ...(scale.codes?.map(({ text }) => text) ?? [scale.range!.low, scale.range!.high]),
    ...(asked?.otherwise === undefined ? [] : [asked.otherwise]),
  ].map((text) => decimal(text)!)
  all.sort(compare)
  return { low: all[0]!, high: all.at(-1)! }
}

/** What can be banded: where all of it lies. */
function spanOf(is: Num, items: readonly Item[]): { low: Fraction; high: Fraction } | undefined {
  if (is.k !== 'aggregate' || (is.fn !== 'sum' && is.fn !== 'mean')) return undefined
  const spans = is.of.map((of) => span(items.find(({ name }) => name === of)!))
  const total = { low: spans.map(({ low }) => low).reduce(plus), high: spans.map(({ high }) => high).reduce(plus) }
  if (is.fn === 'sum') return total
  const by = fraction(BigInt(spans.length))
  return { low: over(total.low, by), high: over(total.high, by) }
}

function drawCutoffs(
  dice: Dice,
  { low, high }: { low: Fraction; high: Fraction },
  whens: readonly (Cond | undefined)[],
): Cutoffs[] {
  const size = dice.int(2, 4)
  const wide = Number(high.n) / Number(high.d) - Number(low.n) / Number(low.d)
  return whens.map((when) => {
    const cuts = Array.from({ length: size - 1 }, () => Number(low.n) / Number(low.d) + (wide * dice.int(1, 19)) / 20)
    // Where scores are, rather than between them.
    const round = dice.often(60) ? 1 : 2
    const ends = [...new Set(cuts.map((cut) => Number(cut.toFixed(round))))].sort((a, b) => a - b).map(String)
    const bands = [...ends, undefined].map((end, i) => ({
      name: `band${i}`,
      range: { ...(i > 0 ? { low: ends[i - 1]! } : {}), ...(end === undefined ? {} : { high: end, below: true }) },
    }))
    return { ...(when === undefined ? {} : { when }), bands }
  })
}

/**
 * @param scope what of outside may be named
 * @returns the instrument, and what of it may be named after it
 */
export function drawInstrument(dice: Dice, name: string, scales: readonly Scale[], scope: Scope): [Instrument, Scope] {
  const { int, pick, often, some } = dice
  const stem = name.toLowerCase()
  const asked = often(25) ? drawCond(dice, { ...scope, dates: [] }, 1) : undefined
  const items: Item[] = []
  for (let i = 1; i <= int(2, 6); i += 1) {
    const scale = pick(scales)
    const before = {
      ...scope,
      nums: [...scope.nums, ...items.filter(({ reversed }) => !reversed).map((one) => one.name)],
    }
    const when = often(15) ? drawCond(dice, before, 1) : undefined
    const otherwise = often(50) ? { otherwise: scale.codes?.[0]?.text ?? scale.range!.low } : {}
    const reversed = often(25)
    items.push({
      name: `${name}.${stem}${i}`,
      scale,
      reversed,
      ...(when === undefined ? {} : { asked: { when, ...otherwise } }),
      heading: often(20) ? `Pitanje ${stem} ${i}` : `${stem}${i}`,
      already: reversed && often(20),
    })
  }
  const own = items.map((one) => one.name)
  let inside: Scope = { ...scope, items: own, nums: [...scope.nums, ...own] }
  const scores: Score[] = []
  for (let i = 1; i <= int(1, 5); i += 1) {
    const score = drawScore(dice, `${name}.${stem}Score${i}`, items, inside)
    scores.push(score)
    const { definition } = score
    const bands = score.cutoffs[0]?.bands.map((one) => one.name)
    inside = {
      ...inside,
      nums: definition.type === 'number' ? [...inside.nums, score.name] : inside.nums,
      normed: score.norms.length > 0 ? [...inside.normed, score.name] : inside.normed,
      flags: definition.type === 'flag' ? [...inside.flags, score.name] : inside.flags,
      categories: [
        ...inside.categories,
        ...('categories' in definition
          ? [{ of: score.name, names: definition.categories, ordered: definition.type === 'ordinal' }]
          : []),
        ...(bands === undefined ? [] : [{ of: `${score.name}.band`, names: bands, ordered: true }]),
      ],
    }
  }
  return [
    { name, ...(asked === undefined ? {} : { asked }), items, scores: some(scores, scores.length, scores.length) },
    { ...inside, items: [] },
  ]
}

function drawScore(dice: Dice, name: string, items: readonly Item[], scope: Scope): Score {
  const { int, pick, often } = dice
  const plain = { name, subscale: false, rounded: false, cutoffs: [], norms: [] }
  const kind = int(0, 9)
  if (kind === 0) return { ...plain, definition: { type: 'flag', is: drawCond(dice, scope, 2) } }
  if (kind === 1) {
    const categories = ['one', 'two', 'three'].slice(0, int(2, 3))
    return {
      ...plain,
      definition: { type: pick(['nominal', 'ordinal']), categories, is: drawCat(dice, scope, categories) },
    }
  }
  const is = kind <= 6 ? drawAggregate(dice, scope.items) : drawNum(dice, scope, 2)
  const definition: Definition = { type: 'number', is }
  const allow = often(45) ? { allow: int(1, 2), rounded: often(30) } : {}
  const within = spanOf(is, items)
  if (within === undefined || compare(within.low, within.high) === 0) return { ...plain, ...allow, definition }
  const groups = scope.categories.filter(({ of }) => !of.includes('.'))
  const split = groups.length > 0 && often(40) ? pick(groups) : undefined
  const whens: (Cond | undefined)[] =
    split === undefined ? [undefined] : split.names.map((one) => ({ k: 'category', of: split.of, op: '=', name: one }))
  let cutoffs = often(60) ? drawCutoffs(dice, within, whens) : []
  if (cutoffs.some(({ bands }) => bands.length !== cutoffs[0]?.bands.length)) cutoffs = cutoffs.slice(0, 0)
  const norms = often(30)
    ? whens.map((when) => ({
        ...(when === undefined ? {} : { when }),
        mean: pick(['2', '3.5', '10']),
        sd: pick(['1', '2.5', '0.3']),
      }))
    : []
  const table =
    norms.length === 0 && often(30)
      ? Array.from({ length: 4 }, (_, i) => [String(i), String(i * 10 + 5)] as const)
      : undefined
  const looked = table === undefined ? {} : { table }
  return { ...plain, ...allow, ...looked, subscale: is.k === 'aggregate' && often(60), definition, cutoffs, norms }
}
