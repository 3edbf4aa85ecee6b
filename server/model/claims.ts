import type * as syntax from '../../grammar/syntax.ts'
import { type Context, report, use } from './context.ts'
import { isCertain, nearest } from './nearest.ts'
import { listed, replaceFix } from './problems.ts'
import { bandsOf, expectedOf } from './references.ts'
import type { FileScope } from './scope.ts'
import type { Expression, ModelSymbol, Question, SampleModel, Score, Table } from './study.ts'
import { oneOf } from './words.ts'

/** The figures that `reported` can claim. */
export const CLAIMS = [
  'p',
  'difference',
  'statistic',
  'df',
  'effect',
  'n',
  'median',
  'quartiles',
  'mean',
  'sd',
  'range',
  'count',
  'percent',
  'alpha',
] as const

/** The groups and bands that claims of one declaration can name, with what they stand for where that is declared. */
export type Claimable = ReadonlyMap<string, ModelSymbol | undefined>

/**
 * Binds the names in `reported`: a claim about a group that does not exist would otherwise never be checked.
 * @param named asked where something is claimed; undefined where the groups are not known, so that none is judged
 */
export function bindClaims(
  context: Context,
  scope: FileScope,
  reported: readonly syntax.Reported[],
  named: () => Claimable | undefined,
): void {
  if (reported.length === 0) return
  const known = named()
  for (const claim of reported.flatMap(({ claims }) => claims)) {
    oneOf(context, scope.file, claim.name, 'figure to report', CLAIMS)
    for (const { path, span } of claim.of) {
      const last = path.at(-1)
      if (last === undefined || known === undefined) continue
      const whole = path.map(({ text }) => text).join('.')
      const name = known.has(whole) ? whole : last.text
      const symbol = known.get(name)
      if (symbol !== undefined) use(context, scope.file, last.span, symbol)
      if (known.has(name) || scope.unreadable) continue
      const meant = nearest(whole, known.keys())
      const hint = meant !== undefined ? ` Did you mean \`${meant}\`?` : ` There are ${listed([...known.keys()])}.`
      const message = `There is no group or band \`${whole}\` here.${known.size === 0 ? '' : hint}`
      report(context, 'unknown-category', scope.file, span, message, {
        fixes:
          meant === undefined
            ? []
            : [replaceFix(`Change to ${meant}`, scope.file, span, meant, isCertain(whole, meant, known.keys()))],
      })
    }
  }
}

type Entries = (readonly [string, ModelSymbol | undefined])[]

/** The bands or categories that a measure is reported by. */
function categoriesIn(expression: Expression): Entries {
  if (expression.kind === 'occasion') return categoriesIn(expression.operand)
  const expected =
    expression.kind === 'score' ? (bandsOf(expression.score) ?? expectedOf(expression)) : expectedOf(expression)
  return expected?.categories.map((category, i) => [category.name, expected.bands?.[i] ?? category] as const) ?? []
}

/** What the claims of a comparison can name; undefined when its question was not understood. */
export function claimableIn(question: Question | undefined, unread: boolean): Claimable | undefined {
  const ofSample = ({ name, expression }: SampleModel): Entries => [[name, undefined], ...categoriesIn(expression)]
  switch (question?.kind) {
    case undefined:
      return unread ? undefined : new Map()
    case 'groups': {
      const { by, sample } = question
      if (by.type.kind !== 'category') return undefined
      return new Map([...categoriesIn(sample.expression), ...by.categories.map((one) => [one.name, one] as const)])
    }
    case 'occasions': {
      const names = question.by.occasions.map(({ name }) => [name, undefined] as const)
      return new Map([...categoriesIn(question.sample.expression), ...names])
    }
    case 'two-samples':
    case 'correlate':
      return new Map([...ofSample(question.first), ...ofSample(question.second)])
    case 'counts':
      return new Map([...question.counts.columns, ...question.counts.rows].map(({ name }) => [name, undefined]))
    case 'agreement':
      return new Map(question.samples.flatMap(ofSample))
    case 'detect':
      return undefined
  }
}

/** What the claims of a table can name: its rows, their categories and its groups. */
export function claimableInTable({ rows, by }: Table): Claimable {
  const named = (expression: Expression): Entries => {
    switch (expression.kind) {
      case 'occasion':
        return named(expression.operand)
      case 'variable':
        return [[expression.variable.name, expression.variable]]
      case 'item':
        return [[expression.item.name, expression.item]]
      case 'score':
      case 'band':
      case 'norm':
        return [
          [expression.score.name, expression.score],
          ...(expression.kind === 'score' ? [] : [[expression.kind, undefined] as const]),
        ]
      default:
        return []
    }
  }
  const groups = by?.categories.map((category) => [category.name, category] as const) ?? []
  return new Map([...rows.flatMap(categoriesIn), ...rows.flatMap(named), ...groups])
}

/** What the claims of a score can name: its bands, and any group of the study. */
export function claimableInScore(score: Score, scope: FileScope): Claimable {
  const groups = [...scope.named.values()].flatMap((symbol) => (symbol.kind === 'variable' ? symbol.categories : []))
  const bands = bandsOf(score)?.bands ?? []
  return new Map([...groups, ...bands].map((symbol) => [symbol.name, symbol]))
}
