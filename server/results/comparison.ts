import { diagnostic, type Fix } from '../../grammar/diagnostic.ts'
import { CONVENTIONS } from '../../grammar/register/conventions.ts'
import { testNamed } from '../../grammar/register/tests.ts'
import { listed } from '../model/problems.ts'
import type { Comparison, Conventions } from '../model/study.ts'
import type { Category } from '../model/types.ts'
import type { ComparisonPlan } from '../plan/plan.ts'
import type { Frequencies } from '../statistics/frequencies.ts'
import { asked, type Chosen, choose, unsuitable } from './choose.ts'
import { checkClaims } from './claims/comparison.ts'
import { type Context, placeOf } from './context.ts'
import { contingency } from './contingency.ts'
import { type GroupData, type Groups, groupResults, groupsFor } from './groups.ts'
import { type Rules, rulesOf, rulesUnder } from './rules.ts'
import { sentence } from './sentence.ts'
import { isNormal, normality } from './summary.ts'
import { runners } from './tests/register.ts'
import type { Outcome, TestInput } from './tests/runner.ts'
import type { ClaimResult, ComparisonResult } from './types.ts'
import { unanswered } from './unanswered.ts'

export interface Compared {
  readonly result: ComparisonResult
  /** What was printed of it, held against it once its p is adjusted. */
  readonly claims?: (adjusted: ComparisonResult) => readonly ClaimResult[]
}

/** Computes one comparison; whatever stands in the way is said in `failed`, and never stops another one. */
export function compareResult(plan: ComparisonPlan, context: Context): Compared {
  const { comparison } = plan
  const { question } = comparison
  if (question === undefined || plan.why !== undefined)
    return failed(comparison, context, plan.why ?? 'what it compares could not be understood')
  const data =
    question.kind === 'counts'
      ? { groups: [], numeric: false, ordered: false, categories: [], notes: [] }
      : groupsFor(plan, context)
  if ('why' in data) return failed(comparison, context, data.why)
  const shape = asked(question)
  const { alpha } = context.study.settings
  const tested = () => data.groups.map(({ values }) => normality(values.frequencies))
  const chosen = choose(comparison, shape, () => tested().every((one) => isNormal(one, alpha)))
  const whyNot = unsuitable(chosen.test, shape)
  const runner = runners[chosen.test]
  if (whyNot !== undefined || runner === undefined)
    return failed(comparison, context, whyNot ?? `${chosen.test} is not computed by this version`, chosen)

  const counts = question.kind === 'counts' ? question.counts : undefined
  const rules: Rules = {
    ...rulesOf(context.study.settings, comparison.alternative, chosen.options),
    ...(context.patience === undefined ? {} : { patience: context.patience }),
  }
  const empty = emptyGroups(data, runner.takes)
  const usable = { ...data, groups: data.groups.filter((group) => !empty.includes(group)) }
  if (counts === undefined && usable.groups.length < 2)
    return failed(comparison, context, reportEmpty(comparison, empty, context), chosen, data)
  const dropped = empty.map(({ label }) => `${label}: nobody has a value, so the test leaves this group out.`)
  const table: TestInput = {
    kind: 'table',
    rows: counts?.rows ?? data.categories,
    columns: counts?.columns ?? data.groups.map(category),
    ordered: data.ordered,
    counts:
      counts?.counts ?? data.categories.map((_, row) => data.groups.map((group) => group.categories?.counts[row] ?? 0)),
  }
  const ranked = counts === undefined && !data.numeric
  const numbers = usable.groups.map((group) => numbersOf(group, data))
  const values: TestInput = { kind: 'groups', groups: numbers, ...(ranked ? { ranked } : {}) }
  const run = (by: Rules): Outcome => (runner.takes === 'groups' ? runner.run(values, by) : runner.run(table, by))
  const outcome = run(rules)
  reportOutcome(outcome, comparison, chosen, context)
  if (runner.takes === 'groups' && outcome.statistics.p === null) reportConstant(usable, comparison, context)
  const normal = comparison.otherwise === undefined ? [] : [decided(comparison, chosen)]
  const result: ComparisonResult = {
    ...head(comparison, context, chosen),
    method: outcome.method,
    groups: groupResults(data.groups, data.numeric && runner.takes === 'groups', context.study.settings),
    // Categories that are compared by their ranks are shown as counts: they have no median.
    ...(runner.takes === 'table' || ranked ? { table: contingency(table, outcome, context.study.settings) } : {}),
    statistics: outcome.statistics,
    otherConventions: others(rules).map((name) => {
      const { method, statistics } = runner.varies ? run(rulesUnder(name, rules)) : outcome
      return { conventions: name, method, p: statistics.p }
    }),
    ...(outcome.pairs === undefined ? {} : { pairs: outcome.pairs }),
    notes: [...normal, ...data.notes, ...dropped, ...outcome.notes, ...unanswered(comparison)],
    ...(outcome.statistics.p === null ? { failed: sentence(outcome.statistics.why?.['p'] ?? 'p is not known') } : {}),
  }
  const inputs = { table, values, rules, data }
  return { result, claims: (adjusted) => checkClaims(comparison, adjusted, inputs, context) }
}

function head(comparison: Comparison, context: Context, chosen?: Chosen): Omit<ComparisonResult, 'method'> {
  const { name, label, status, alternative, using } = comparison
  return {
    name,
    label,
    kind: 'comparison',
    planned: status === 'planned',
    exploratory: status === 'exploratory',
    ...placeOf(comparison.origin, context),
    test: chosen?.test ?? using?.test ?? '',
    defaultTest: chosen?.isDefault ?? using === undefined,
    conventions: context.study.settings.conventions,
    alternative,
    groups: [],
    statistics: { p: null },
    otherConventions: [],
    claims: [],
    notes: [],
  }
}

function failed(comparison: Comparison, context: Context, why: string, chosen?: Chosen, data?: Groups): Compared {
  const result: ComparisonResult = {
    ...head(comparison, context, chosen),
    method: '',
    groups: groupResults(data?.groups ?? [], data?.numeric ?? false, context.study.settings),
    statistics: { p: null, why: { p: why } },
    failed: sentence(why),
  }
  return { result }
}

const category = ({ name, label }: GroupData): Category => ({ name, label })

/** Bands and ordinal categories are ranked by their order, everything else by its value. */
function numbersOf(group: GroupData, { categories }: Groups): { name: string; values: Frequencies } {
  const { name, values } = group
  if (group.categories === undefined || !group.sample.endsWith('.band')) return { name, values: values.frequencies }
  const index = categories.map((_, i) => i).filter((i) => (group.categories?.counts[i] ?? 0) > 0)
  return { name, values: { values: index, counts: index.map((i) => group.categories?.counts[i] ?? 0) } }
}

const emptyGroups = ({ groups }: Groups, takes: 'groups' | 'table'): readonly GroupData[] =>
  groups.filter(({ values, categories }) => (takes === 'table' ? (categories?.n ?? values.n) : values.n) === 0)

function reportEmpty(comparison: Comparison, empty: readonly GroupData[], { report }: Context): string {
  const labels = listed(empty.map(({ label, name }) => label || name))
  const why = `nobody in ${labels || 'any group'} has a value: there is nothing to compare`
  report(diagnostic('group-empty', questionAt(comparison), sentence(why)))
  return why
}

function reportConstant({ groups }: Groups, comparison: Comparison, { report }: Context): void {
  const constant = groups.filter(({ values }) => values.frequencies.values.length === 1)
  if (constant.length === 0) return
  const alone = constant.filter(({ values }) => values.n === 1)
  const same = constant.filter(({ values }) => values.n !== 1)
  const named = (some: typeof groups): string => listed(some.map(({ label, name }) => label || name))
  const said = [
    ...(alone.length === 0 ? [] : [`there is one observation in ${named(alone)}`]),
    ...same.map(
      ({ label, name, values }) => `all ${values.n} have the value ${values.frequencies.values[0]} in ${label || name}`,
    ),
  ]
  const message = sentence(`${listed(said)}: the test cannot be computed`)
  report(diagnostic('group-constant', questionAt(comparison), message))
}

const questionAt = ({ origin, question }: Comparison) => ({
  file: origin.file,
  span: question !== undefined && 'first' in question ? question.first.span : origin.nameSpan,
})

function reportOutcome(outcome: Outcome, comparison: Comparison, chosen: Chosen, { report }: Context): void {
  const { using, otherwise, origin } = comparison
  const choice = otherwise !== undefined && otherwise.test === chosen.test ? otherwise : using
  for (const { code, message } of outcome.warnings) {
    const fix = (file: string): readonly Fix[] =>
      choice === undefined
        ? []
        : [{ title: 'Use Fisher’s exact test', edits: [{ file, span: choice.span, newText: 'fisher' }] }]
    const at = { file: origin.file, span: choice?.span ?? origin.nameSpan }
    report(diagnostic(code, at, message, { fixes: fix(origin.file) }))
  }
}

function decided({ using, otherwise }: Comparison, chosen: Chosen): string {
  const taken = testNamed(chosen.test)?.title ?? chosen.test
  return chosen.test === otherwise?.test && using?.test !== otherwise.test
    ? `${taken} was taken, since not every group is normal by Shapiro–Wilk; a test chosen by the data has no exact error rate.`
    : `${taken} was taken, since every group is normal by Shapiro–Wilk; a test chosen by the data has no exact error rate.`
}

const others = ({ conventions }: Rules): readonly Conventions[] =>
  Object.values(CONVENTIONS)
    .map(({ name }) => name)
    .filter((name) => name !== conventions)
