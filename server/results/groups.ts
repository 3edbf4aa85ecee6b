import type { Comparison, Expression, SampleModel, Settings } from '../model/study.ts'
import type { Category } from '../model/types.ts'
import type { ComparisonPlan } from '../plan/plan.ts'
import type { Frequencies } from '../statistics/frequencies.ts'
import { type Context, people, rowsWhere, tableOf } from './context.ts'
import {
  type CategorySample,
  categoriesOf,
  categorySampleOf,
  groupsOf,
  type Sample,
  sampleOf,
  withoutGroup,
} from './sample.ts'
import { countOnly, distributionOf, distributionsOf, summarise } from './summary.ts'
import type { Distribution, GroupResult } from './types.ts'

/** One side of a comparison with its data. */
export interface GroupData {
  readonly name: string
  readonly label: string
  /** What was measured, as written: `STAR_C.total`. */
  readonly sample: string
  /** For a reader: `Total STAR score`. */
  readonly sampleLabel: string
  readonly values: Sample
  /** Where something categorical is compared. */
  readonly categories?: CategorySample
}

export interface Groups {
  readonly groups: readonly GroupData[]
  /** Whether what is compared has a mean and quartiles: numbers have, bands and other categories have not. */
  readonly numeric: boolean
  /** Whether the categories rise in the order declared. */
  readonly ordered: boolean
  /** Empty for numbers. */
  readonly categories: readonly Category[]
  readonly notes: readonly string[]
}

/** @returns the groups of a comparison in the order declared, or why there are none */
export function groupsFor(plan: ComparisonPlan, context: Context): Groups | { readonly why: string } {
  const { comparison, measures } = plan
  const { question } = comparison
  const groups: GroupData[] = []
  const notes: string[] = []
  for (const [index, measure] of measures.entries()) {
    const rowsOnly = rowsWhere(sampleAt(comparison, index)?.where, comparison.origin, context)
    if (rowsOnly !== undefined)
      notes.push(
        measures.length === 1
          ? `Only ${rowsOnly}.`
          : `${namesOf(comparison, index, [])[0]?.label ?? ''}: only ${rowsOnly}.`,
      )
    const table = tableOf(measure, context)
    if ('why' in table) return table
    const names = namesOf(comparison, index, groupsOf(measure))
    const categorical = categoriesOf(measure.expression).length > 0
    for (const [i, { name, label }] of names.entries()) {
      const group = measure.by === undefined ? undefined : i
      const sample = written(measure.expression)
      const base = {
        name,
        label,
        sample,
        sampleLabel: labelOf(measure.expression),
        values: sampleOf(measure, table, group),
      }
      groups.push(categorical ? { ...base, categories: categorySampleOf(measure, table, group) } : base)
    }
    const lost = withoutGroup(measure, table)
    if (lost > 0 && question?.kind === 'groups')
      notes.push(
        `${people(lost, context.study.settings)} without ${question.by.label || question.by.name} ${lost === 1 ? 'is' : 'are'} in no group.`,
      )
  }
  const first = measures[0]
  const type = first?.expression.type
  const ordered = (type?.kind === 'category' || type?.kind === 'number') && type.level !== 'nominal'
  const categories = first === undefined ? [] : categoriesOf(first.expression)
  return { groups, numeric: type?.kind === 'number' || type?.kind === 'date', ordered, categories, notes }
}

function sampleAt({ question }: Comparison, index: number): SampleModel | undefined {
  if (question === undefined) return undefined
  if ('sample' in question) return question.sample
  return 'first' in question ? [question.first, question.second][index] : undefined
}

/** The groups of a variable are its categories; a sample has the name it is given. */
function namesOf({ question }: Comparison, index: number, groups: readonly Category[]): readonly Category[] {
  if (question?.kind !== 'two-samples') return groups
  const { first, second } = question
  const { name, label, expression } = index === 0 ? first : second
  const differ = written(first.expression) !== written(second.expression)
  const same = (first.label || first.name) === (second.label || second.name)
  // Two samples that are called alike are told apart by what they are, or by the name they are given.
  const own = differ ? written(expression) : name
  return [{ name: first.name === second.name ? own : name, label: same ? own : label || name }]
}

/**
 * @param groups shown beside each other
 * @param numbers whether they have a mean and quartiles
 * @param all everybody, where that is shown beside the groups
 */
export function groupResults(
  groups: readonly GroupData[],
  numbers: boolean,
  settings: Settings,
  all?: Frequencies,
): GroupResult[] {
  const measures = new Set(groups.map(({ sample }) => sample))
  const parts = groups.map(({ values }) => values.frequencies)
  // Different measures are not parts of a whole.
  const distributions =
    measures.size === 1
      ? distributionsOf(parts, settings.smallCells, all)
      : parts.map((one) => distributionOf(one, settings.smallCells))
  return groups.map((group, i) => groupResult(group, numbers, settings, distributions[i] ?? []))
}

function groupResult(group: GroupData, numbers: boolean, settings: Settings, distribution: Distribution): GroupResult {
  const { name, label, sample, sampleLabel, values, categories } = group
  const base = { name, label, sample, sampleLabel }
  if (categories !== undefined && !numbers) return { ...base, ...countOnly(categories.n, categories.missing) }
  const summary = summarise(values.frequencies, values.missing, settings)
  return { ...base, ...summary, distribution }
}

/** @returns an expression as it is written in the language, where it is a name; else what it is */
export function written(e: Expression): string {
  switch (e.kind) {
    case 'item':
      return `${e.item.instrument}.${e.item.name}`
    case 'score':
      return `${e.score.instrument}.${e.score.name}`
    case 'band':
      return `${e.score.instrument}.${e.score.name}.band`
    case 'norm':
      return `${e.score.instrument}.${e.score.name}.${e.which}`
    case 'variable':
      return e.variable.name
    case 'occasion':
      return `${written(e.operand)} at ${e.occasion}`
    case 'arithmetic':
      return `${written(e.left)} ${e.operator} ${written(e.right)}`
    case 'number':
      return String(e.value)
    default:
      return 'expression'
  }
}

const NORMS = { z: 'z', t: 'T', norm: 'norm' } as const

/** @returns the label of an expression for a reader; what is written where it has none */
export function labelOf(e: Expression): string {
  switch (e.kind) {
    case 'item':
      return e.item.wording || written(e)
    case 'score':
      return e.score.label || e.score.name
    case 'band': {
      const own = e.score.cutoffs.find(({ label }) => label !== '')?.label
      return own ?? (e.score.label || e.score.name)
    }
    case 'variable':
      return e.variable.label || e.variable.name
    case 'occasion':
      return `${labelOf(e.operand)}, ${e.label}`
    case 'norm':
      return `${e.score.label || e.score.name}, ${NORMS[e.which]}`
    default:
      return written(e)
  }
}
