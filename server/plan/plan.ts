import type { Diagnostic } from '../../grammar/diagnostic.ts'
import { diagnostics } from '../../grammar/register/diagnostics.ts'
import type { Comparison, Dataset, Expression, Family, Study, Table } from '../model/study.ts'
import { requestKey } from './key.ts'
import { lower } from './lower.ts'
import { isNotPlanned, type Measure, measure, type NotPlanned } from './measure.ts'
import { obstacle } from './obstacle.ts'
import type { DataRequest, Formula } from './request.ts'
import { planScore, type ScorePlan } from './scores.ts'
import { type Stopped, stoppedBy } from './stopped.ts'
import { planStraightLines, type StraightLines } from './straight-lines.ts'

/** What each result of a study needs of the data, and every request once. Pure: the same study gives the same plan. */
export interface StudyPlan {
  readonly comparisons: readonly ComparisonPlan[]
  readonly tables: readonly TablePlan[]
  readonly scores: readonly ScorePlan[]
  readonly straightLines: readonly StraightLines[]
  readonly data: readonly DataPlan[]
  readonly families: readonly FamilyPlan[]
  /** By content key. Equal requests of different results are one. */
  readonly requests: ReadonlyMap<string, DataRequest>
}

export interface ComparisonPlan {
  readonly comparison: Comparison
  /** One measure by groups, or one for each sample; none for counts typed in. */
  readonly measures: readonly Measure[]
  /** Why it cannot be computed. */
  readonly why?: string
}

export interface TablePlan {
  readonly table: Table
  readonly rows: readonly { readonly expression: Expression; readonly measure: Measure | NotPlanned }[]
}

export interface FamilyPlan {
  readonly family: Family
  /** Why it is not known which comparisons are adjusted together. */
  readonly why?: string
}

/** How many rows there are and which condition leaves how many out: dimensions are the conditions, in order. */
export interface DataPlan {
  readonly dataset: Dataset
  readonly key?: string
  readonly why?: string
}

/**
 * @param errors of the text: they stop what is computed from the part where they are, and nothing else
 * @returns what every result of the study needs; what cannot be asked carries its reason
 */
export function plan(study: Study, errors: readonly Diagnostic[] = []): StudyPlan {
  // A printed figure that cannot be stops nothing: it is held against what is computed.
  const stopped = stoppedBy(
    study,
    errors.filter(({ code }) => diagnostics[code].area !== 'reported'),
  )
  const requests = new Map<string, DataRequest>()
  const need = (request: DataRequest): string => {
    const key = requestKey(request)
    requests.set(key, request)
    return key
  }
  const keep = <T extends Measure | NotPlanned>(measured: T): T => {
    if (!isNotPlanned(measured)) requests.set(measured.key, measured.request)
    return measured
  }
  const dataset = study.datasets[0]
  const comparisons = study.comparisons.map((comparison) => planComparison(comparison, study, dataset, stopped, keep))
  const tables = study.tables.map(
    (table): TablePlan => ({
      table,
      rows: table.rows.map((expression) => {
        const why = stopped.table(table) ?? stopped.at(table.origin.file, expression.span)
        if (why !== undefined) return { expression, measure: { why } }
        const by = table.by === undefined ? {} : { by: table.by }
        const among = { study, dataset, where: [table.where], stopped, ...by }
        return { expression, measure: keep(measure(expression, among)) }
      }),
    }),
  )
  const grouped = [...comparisons.flatMap(({ measures }) => measures), ...tables.flatMap(tableMeasures)].filter(
    ({ by }) => by !== undefined,
  )
  const scores = [...study.instruments.values()].flatMap((instrument) =>
    instrument.scores.map((score) => planScore(score, study, dataset, grouped, stopped, keep, need)),
  )
  const straightLines = planStraightLines(study, dataset, stopped, need)
  const data = study.datasets.map((set) => planData(set, study, stopped, need))
  const families = study.families.map((family) => planFamily(family, stopped))
  return { comparisons, tables, scores, straightLines, data, families, requests }
}

function planFamily(family: Family, stopped: Stopped): FamilyPlan {
  if (stopped.family(family) !== undefined) return { family, why: `\`${family.name}\` has an error` }
  // A name that means nothing may be that of a comparison that could not be read.
  if (family.comparisons.length < family.node.comparisons.length)
    return { family, why: `a comparison of \`${family.name}\` could not be understood` }
  return { family }
}

const tableMeasures = ({ rows }: TablePlan): Measure[] =>
  rows.flatMap(({ measure: row }) => (isNotPlanned(row) ? [] : [row]))

function planComparison(
  comparison: Comparison,
  study: Study,
  dataset: Dataset | undefined,
  stopped: Stopped,
  keep: (measured: Measure | NotPlanned) => Measure | NotPlanned,
): ComparisonPlan {
  const failed = (why: string): ComparisonPlan => ({ comparison, measures: [], why })
  const { question } = comparison
  const error = stopped.comparison(comparison)
  if (error !== undefined) return failed(error)
  if (question === undefined) return failed('what it compares could not be understood')
  if (comparison.adjusted.length > 0) return failed('`adjusted for` is not computed by this version')
  if (comparison.stratified !== undefined) return failed('`stratified by` is not computed by this version')
  const samples = () => {
    if (question.kind === 'groups') return [{ sample: question.sample, by: { by: question.by } }]
    if (question.kind !== 'two-samples') return []
    return [question.first, question.second].map((sample) => ({ sample, by: {} }))
  }
  switch (question.kind) {
    case 'counts': {
      const within = stopped.counts(question.counts)
      return within === undefined ? { comparison, measures: [] } : failed(within)
    }
    case 'groups':
    case 'two-samples': {
      if (question.kind === 'two-samples' && question.paired)
        return failed('paired comparisons are not computed by this version')
      const measures: Measure[] = []
      for (const { sample, by } of samples()) {
        const among = { study, dataset, where: [comparison.where, sample.where], stopped, ...by }
        const measured = keep(measure(sample.expression, among))
        if (isNotPlanned(measured)) return failed(measured.why)
        measures.push(measured)
      }
      return { comparison, measures }
    }
    case 'occasions':
      return failed('comparisons of occasions are not computed by this version')
    case 'correlate':
      return failed('correlations are not computed by this version')
    case 'agreement':
      return failed('agreement is not computed by this version')
    case 'detect':
      return failed('the accuracy of a cut-off is not computed by this version')
  }
}

function planData(dataset: Dataset, study: Study, stopped: Stopped, need: (request: DataRequest) => string): DataPlan {
  const error = stopped.data(dataset)
  if (error !== undefined) return { dataset, why: error }
  for (const { condition } of dataset.includes) {
    const why = stopped.by(condition) ?? obstacle(condition, study)
    if (why !== undefined) return { dataset, why }
  }
  const conditions = dataset.includes.map(({ condition }) => lower(condition, study))
  const everyone: Formula = { op: 'number', value: { n: 1, d: 1 } }
  const dimensions = conditions.length === 0 ? [everyone] : conditions
  return { dataset, key: need({ kind: 'frequencies', dataset: dataset.name, dimensions }) }
}
