import type { Dataset, Expression, Item, Score, Study } from '../model/study.ts'
import { canonical } from './key.ts'
import { lowerScoredItem } from './lower.ts'
import { type Among, isNotPlanned, type Measure, measure, type NotPlanned, scoreExpression } from './measure.ts'
import { obstacle } from './obstacle.ts'
import type { DataRequest, Formula } from './request.ts'
import type { Stopped } from './stopped.ts'

export interface ScorePlan {
  readonly score: Score
  readonly measure: Measure | NotPlanned
  /** The score by the groups of a comparison or table of the study, for counts of bands by group. */
  readonly byGroup?: Measure
  /** Reliability of its items, for a score that is their sum or mean. */
  readonly moments?: { readonly key: string; readonly items: readonly Item[] }
  readonly items: readonly { readonly item: Item; readonly key: string }[]
}

/**
 * @param grouped what the study measures by groups: a score among it gets its bands by group
 * @param keep remembers what is measured, @param need what is asked besides
 */
export function planScore(
  score: Score,
  study: Study,
  dataset: Dataset | undefined,
  grouped: readonly Measure[],
  stopped: Stopped,
  keep: (measured: Measure | NotPlanned) => Measure | NotPlanned,
  need: (request: DataRequest) => string,
): ScorePlan {
  const own = keep(bandedMeasure(score, { study, dataset, stopped }))
  if (isNotPlanned(own) || dataset === undefined) return { score, measure: own, items: [] }
  const where = own.request.where
  const formula = (item: Item): Formula => lowerScoredItem(item, study)
  const usable = score.items.filter((item) => obstacle(itemExpression(item), study) === undefined)
  const items = usable.map((item) => {
    const base = { kind: 'frequencies' as const, dataset: dataset.name, dimensions: [formula(item)] }
    return { item, key: need(where === undefined ? base : { ...base, where }) }
  })
  const same = grouped.find(
    ({ expression, bandsOf, request }) =>
      (bandsOf === score || (expression.kind === 'score' && expression.score === score)) && sameWhere(request, own),
  )
  const by = same?.by === undefined ? undefined : keep(bandedMeasure(score, { study, dataset, stopped, by: same.by }))
  const byGroup = by === undefined || isNotPlanned(by) ? {} : { byGroup: by }
  if (usable.length !== score.items.length || usable.length < 2 || !sumsItems(score))
    return { score, measure: own, ...byGroup, items }
  const base = { kind: 'moments' as const, dataset: dataset.name, items: usable.map(formula) }
  const moments = { key: need(where === undefined ? base : { ...base, where }), items: usable }
  return { score, measure: own, ...byGroup, moments, items }
}

const sameWhere = (request: DataRequest, { request: own }: Measure): boolean =>
  canonical(request.where) === canonical(own.where)

/**
 * A score with what its bands need, or alone when it has none. What an error in its cut-offs leaves of its bands is shown;
 * comparisons of them are stopped.
 */
function bandedMeasure(score: Score, among: Among): Measure | NotPlanned {
  const value = scoreExpression(score)
  const categories = score.cutoffs[0]?.bands ?? []
  const band: Expression = {
    kind: 'band',
    score,
    span: value.span,
    type: { kind: 'category', level: 'ordinal', categories },
  }
  const alone = measure(value, among)
  if (score.cutoffs.length === 0 || isNotPlanned(alone)) return alone
  const { stopped: _, ...all } = among
  const banded = measure(band, all)
  return isNotPlanned(banded) ? alone : banded
}

const itemExpression = (item: Item): Expression => ({
  kind: 'item',
  item,
  type: item.type,
  span: item.origin.nameSpan,
})

/** Whether reliability means something: the score is a sum or mean of items, or of such scores, perhaps times a constant. */
function sumsItems(score: Score): boolean {
  const additive = (e: Expression): boolean => {
    if (e.kind === 'number' || e.kind === 'item') return true
    if (e.kind === 'score') return e.score.expression !== undefined && additive(e.score.expression)
    if (e.kind === 'round') return additive(e.operand)
    if (e.kind === 'aggregate') return (e.function === 'sum' || e.function === 'mean') && e.of.every(additive)
    if (e.kind !== 'arithmetic') return false
    if (e.operator === '+') return additive(e.left) && additive(e.right)
    if (e.operator === '-') return additive(e.left) && e.right.kind === 'number'
    if (e.operator === '/') return additive(e.left) && e.right.kind === 'number'
    return (e.left.kind === 'number' && additive(e.right)) || (additive(e.left) && e.right.kind === 'number')
  }
  return score.type.kind === 'number' && score.expression !== undefined && additive(score.expression)
}
