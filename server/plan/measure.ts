import type { Dataset, Expression, Score, Study, Variable } from '../model/study.ts'
import { requestKey } from './key.ts'
import { lower } from './lower.ts'
import { obstacle } from './obstacle.ts'
import type { Formula, FrequencyRequest } from './request.ts'
import type { Stopped } from './stopped.ts'

/**
 * One thing that is measured, perhaps by groups, and the frequency table that holds it. The dimensions are the value, then
 * the group if there is one, then the conditions of the score's cut-offs that have one. Bands are no dimension: they are
 * read off the finished table, so that editing one never touches the data.
 */
export interface Measure {
  readonly expression: Expression
  /** The score whose bands are wanted, when the expression is its `.band`. */
  readonly bandsOf?: Score
  readonly by?: Variable
  readonly request: FrequencyRequest
  /** The content key of the request. */
  readonly key: string
}

/** Why something cannot be asked of the data: a sentence without a full stop. */
export interface NotPlanned {
  readonly why: string
}

export const isNotPlanned = (plan: object): plan is NotPlanned => 'why' in plan

/** Who is measured. */
export interface Among {
  readonly study: Study
  readonly dataset: Dataset | undefined
  /** Conditions that all have to hold; those of the data's `include` clauses come on their own. */
  readonly where?: readonly (Expression | undefined)[]
  readonly by?: Variable
  /** What errors of the text stop; without it nothing is stopped. */
  readonly stopped?: Stopped | undefined
}

/** @returns where to find an expression, by groups if `among.by` says so; or why it cannot be asked of the data */
export function measure(expression: Expression, among: Among): Measure | NotPlanned {
  const { study, dataset, by } = among
  if (dataset === undefined) return { why: 'the study has no data' }
  const error = among.stopped?.data(dataset)
  if (error !== undefined) return { why: error }
  // A respondent has a row per occasion there: whatever is counted would count people more than once.
  if (dataset.long !== undefined)
    return {
      why: `this version does not read one row per occasion (\`occasion ${dataset.long.occasions.name} from "${dataset.long.column}"\`); it reads one row per respondent, with a column per occasion`,
    }
  const conditions = [
    ...dataset.includes.map(({ condition }) => condition),
    ...(among.where ?? []).filter((condition) => condition !== undefined),
  ]
  const group = by === undefined ? undefined : variableExpression(by)
  const banded = bandScore(expression)
  const value = banded === undefined ? expression : withoutBand(expression)
  for (const part of [expression, ...conditions, ...(group === undefined ? [] : [group])]) {
    const why = among.stopped?.by(part) ?? obstacle(part, study)
    if (why !== undefined) return { why }
  }
  const dimensions = [value, ...(group === undefined ? [] : [group]), ...bandConditions(banded)]
  const where = allOf(conditions.map((condition) => lower(condition, study)))
  const base = {
    kind: 'frequencies' as const,
    dataset: dataset.name,
    dimensions: dimensions.map((dimension) => lower(dimension, study)),
  }
  const request: FrequencyRequest = where === undefined ? base : { ...base, where }
  const bandsOf = banded === undefined ? {} : { bandsOf: banded }
  return { expression, ...bandsOf, ...(by === undefined ? {} : { by }), request, key: requestKey(request) }
}

/** @returns the conjunction of formulas, undefined for none */
export function allOf(conditions: readonly Formula[]): Formula | undefined {
  const [first, ...rest] = conditions
  if (first === undefined) return undefined
  return rest.reduce<Formula>((left, right) => ({ op: 'and', left, right }), first)
}

/** @returns the score behind `.band`, also at an occasion */
export function bandScore(e: Expression): Score | undefined {
  return e.kind === 'band' ? e.score : e.kind === 'occasion' ? bandScore(e.operand) : undefined
}

/** The conditions of a score's sets of bands, those that have one: a dimension each, in the order of the sets. */
export const bandConditions = (score: Score | undefined): readonly Expression[] =>
  (score?.cutoffs ?? []).flatMap(({ when }) => (when === undefined ? [] : [when]))

function withoutBand(e: Expression): Expression {
  if (e.kind === 'occasion') return { ...e, operand: withoutBand(e.operand) }
  return e.kind === 'band' ? scoreExpression(e.score, e.span) : e
}

export const scoreExpression = (score: Score, span = score.origin.nameSpan): Expression => ({
  kind: 'score',
  score,
  type: score.type,
  span,
})

export const variableExpression = (variable: Variable): Expression => ({
  kind: 'variable',
  variable,
  type: variable.type,
  span: variable.origin.nameSpan,
})
