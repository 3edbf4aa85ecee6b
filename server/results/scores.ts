import type { Item, Score, Settings } from '../model/study.ts'
import type { ScorePlan } from '../plan/scores.ts'
import { cronbachAlpha } from '../statistics/alpha.ts'
import { describe } from '../statistics/descriptives.ts'
import { type Frequencies, isNotComputed, total } from '../statistics/frequencies.ts'
import { scoreClaims } from './claims/score.ts'
import { because, figure } from './computed.ts'
import { type Context, momentsOf, placeOf, tableOf } from './context.ts'
import { groupResults } from './groups.ts'
import { type Rules, rulesOf } from './rules.ts'
import { bandsOf, groupsOf, sampleOf } from './sample.ts'
import { countOnly, distributionOf, distributionsOf, summarise } from './summary.ts'
import { suppress } from './suppress.ts'
import type { BandResult, Counted, Hidden, ItemResult, ScoreResult, Summary } from './types.ts'

/** A score as it came out: distribution, reliability, items and bands. */
export function scoreResult(plan: ScorePlan, context: Context): ScoreResult {
  const { score } = plan
  const { settings } = context.study
  const table = tableOf(plan.measure, context)
  const range = rangeOf(score)
  const instrument = context.study.instruments.get(score.instrument)
  const base = {
    instrument: score.instrument,
    ...(instrument?.label ? { instrumentLabel: instrument.label } : {}),
    ...(instrument?.cite ? { instrumentCite: instrument.cite } : {}),
    name: score.name,
    label: score.label,
    ...placeOf(score.origin, context),
    subscale: score.subscale,
    min: range.low,
    max: range.high,
    step: range.step,
  }
  const sample = 'why' in table || 'why' in plan.measure ? undefined : sampleOf(plan.measure, table)
  const frequencies = sample?.frequencies ?? { values: [], counts: [] }
  const { min, max, ...summary } = summaryOf(score, frequencies, sample?.missing ?? 0, rulesOf(settings))
  const grouped = groupsOfScore(plan, frequencies, context)
  const saysYes = score.type.kind !== 'category' && range.low === 0 && range.high === 1 && range.step === 1
  const yes = saysYes ? countOf(frequencies, 1, settings) : undefined
  const reliability = reliabilityOf(plan, context)
  const result: ScoreResult = {
    ...base,
    ...(yes?.hidden === undefined ? summary : withoutMean(summary)),
    notAsked: sample?.notAsked ?? 0,
    observed: { min, max },
    floor: share(frequencies, range.low, settings),
    ceiling: share(frequencies, range.high, settings),
    ...(reliability?.alpha === undefined ? {} : { alpha: reliability.alpha }),
    items: plan.items.map(({ item, key }, i) => {
      const own = reliability?.items?.[i]
      return itemResult({ item, key }, own, context)
    }),
    bands: bandResults(plan, context),
    ...(yes === undefined ? {} : { yes }),
    ...grouped,
    ...('why' in table ? { failed: table.why } : {}),
  }
  const claims = scoreClaims(score, result, frequencies, context)
  return claims.length === 0 ? result : { ...result, claims }
}

/** Categories have no mean; a yes has one, its share, and nothing to be normal. */
function summaryOf({ type }: Score, f: Frequencies, missing: number, rules: Rules): Summary {
  if (type.kind === 'category') return countOnly(total(f), missing)
  const { normality, ...summary } = summarise(f, missing, rules)
  return type.kind === 'flag' || normality === undefined ? summary : { ...summary, normality }
}

function rangeOf({ type }: Score): { low: number; high: number; step: number | null } {
  if (type.kind === 'number') {
    const { low, high, step } = type.attainable
    return { low, high, step: step ?? null }
  }
  const last = type.kind === 'category' ? type.categories.length - 1 : 1
  return { low: 0, high: last, step: 1 }
}

/** Per cent at one value; null where so few have it, or have not, that the study does not tell. */
function share(f: Frequencies, value: number, settings: Settings): number | null {
  return Number.isFinite(value) ? countOf(f, value, settings).percent : null
}

/** How many have one value, where that tells neither how few have it nor how few have not. */
function countOf({ values, counts }: Frequencies, value: number, { smallCells }: Settings): Counted {
  const n = total({ values, counts })
  const at = [...values].indexOf(value)
  const count = at < 0 ? 0 : (counts[at] ?? 0)
  const [hidden] = suppress([{ counts: [count, n - count] }], undefined, smallCells)[0] ?? []
  return counted(count, n, hidden)
}

/** @param hidden why it is not told */
const counted = (count: number, n: number, hidden: Hidden | null | undefined): Counted =>
  hidden ? { count: null, percent: null, hidden } : { count, percent: n > 0 ? (100 * count) / n : null }

/** The mean of yes and no is the share of yes. */
function withoutMean<T extends Pick<Summary, 'mean' | 'sd' | 'why'>>(summary: T): T {
  const why = 'it would give a suppressed count away'
  return { ...summary, mean: null, sd: null, why: { ...summary.why, mean: why, sd: why } }
}

type Reliability = {
  readonly alpha: NonNullable<ScoreResult['alpha']>
  readonly items?: readonly { readonly itemRest: number; readonly alphaIfDropped: number }[]
}

function reliabilityOf({ moments }: ScorePlan, context: Context): Reliability | undefined {
  if (moments === undefined) return undefined
  const table = momentsOf(moments.key, context)
  if (table === undefined) return undefined
  const { confidence } = context.study.settings
  const result = cronbachAlpha(table, confidence)
  const base = { n: table.n, confidence, method: 'Feldt' }
  if (isNotComputed(result)) {
    const nothing = { value: null, low: null, high: null, standardised: null }
    const why = Object.fromEntries(Object.keys(nothing).map((key) => [key, result.why]))
    return { alpha: { ...base, ...nothing, why } }
  }
  const { alpha, low, high, standardised, items } = result
  const figures = { value: figure(alpha), low: figure(low), high: figure(high), standardised: figure(standardised) }
  const why = Number.isFinite(standardised) ? undefined : { standardised: 'an item does not vary' }
  return { alpha: { ...base, ...figures, ...because(why) }, items }
}

function itemResult(
  { item, key }: ScorePlan['items'][number],
  reliability: NonNullable<Reliability['items']>[number] | undefined,
  context: Context,
): ItemResult {
  const table = context.table(key)
  const { name, wording, reversed } = item
  const sample = table?.kind === 'frequencies' ? sampleOf({}, table) : undefined
  const { mean, sd } = describe(sample?.frequencies ?? { values: [], counts: [] })
  return {
    name,
    wording,
    reversed,
    n: sample?.n ?? 0,
    missing: sample?.missing ?? 0,
    mean: figure(mean),
    sd: figure(sd),
    itemRest: figure(reliability?.itemRest),
    alphaIfDropped: figure(reliability?.alphaIfDropped),
    distribution: distributionOf(sample?.frequencies ?? { values: [], counts: [] }, context.study.settings.smallCells),
    ...scaleOf(item),
  }
}

/** What could be answered, where answers are numbers. */
function scaleOf({ type, scale }: Item): Pick<ItemResult, 'scale'> {
  if (type.kind !== 'number') return {}
  const { low, high } = type.attainable
  const codes = (scale?.codes ?? []).flatMap(({ code, label }) =>
    typeof code === 'number' ? [{ value: code, label }] : [],
  )
  return { scale: { low, high, codes } }
}

/** The score of everybody, and by the groups that the study compares. */
function groupsOfScore(
  { score, byGroup }: ScorePlan,
  all: Frequencies,
  context: Context,
): Pick<ScoreResult, 'groups' | 'distribution'> {
  const { settings } = context.study
  const table = byGroup === undefined ? undefined : tableOf(byGroup, context)
  if (byGroup === undefined || table === undefined || 'why' in table || score.type.kind !== 'number')
    return { distribution: distributionOf(all, settings.smallCells) }
  const sample = `${score.instrument}.${score.name}`
  const sampleLabel = score.label || score.name
  const groups = groupsOf(byGroup).map(({ name, label }, i) => ({
    name,
    label,
    sample,
    sampleLabel,
    values: sampleOf(byGroup, table, i),
  }))
  const parts = groups.map(({ values }) => values.frequencies)
  const distribution = distributionsOf(parts, settings.smallCells, all).at(-1) ?? []
  return { groups: groupResults(groups, true, settings, all), distribution }
}

function whenOf({ when, bands }: Score['cutoffs'][number], { written }: Context): Pick<BandResult, 'when'> {
  const [first] = bands
  const text = when === undefined || first === undefined ? '' : written(first.origin.file, when.span)
  return text === '' ? {} : { when: text.replace(/\s+/g, ' ').trim() }
}

function bandResults({ score, measure, byGroup }: ScorePlan, context: Context): BandResult[] {
  const table = tableOf(measure, context)
  const grouped = byGroup === undefined ? undefined : tableOf(byGroup, context)
  const { settings } = context.study
  return score.cutoffs.flatMap((cutoffs) => {
    const all = 'why' in table || 'why' in measure ? undefined : bandsOf(measure, table, cutoffs)
    const groups =
      byGroup === undefined || grouped === undefined || 'why' in grouped
        ? []
        : groupsOf(byGroup).map(({ name }, i) => ({ name, ...bandsOf(byGroup, grouped, cutoffs, i) }))
    const hidden = suppress(groups, all ?? { counts: [] }, settings.smallCells)
    return cutoffs.bands.map((band, i) => ({
      name: band.name,
      label: band.label,
      low: figure(band.low),
      high: figure(band.high),
      openHigh: band.openHigh,
      ...whenOf(cutoffs, context),
      line: context.line(band.origin.file, band.origin.span.start),
      ...(all === undefined
        ? { count: null, percent: null }
        : counted(all.counts[i] ?? 0, all.n, hidden[i]?.[groups.length])),
      groups: groups.map(({ name, counts, n }, j) => ({ name, ...counted(counts[i] ?? 0, n, hidden[i]?.[j]) })),
    }))
  })
}
