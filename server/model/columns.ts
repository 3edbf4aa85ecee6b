import type { ColumnBinding, Dataset, Expression, Instrument, Item, Score, Study, Variable } from './study.ts'
import { childrenOf } from './walk.ts'

/** One column that a file may hold, by the headings it can have. */
export interface NeededColumn {
  readonly target: Item | Variable
  /** In wide data: the occasion whose answers it holds. */
  readonly occasion?: string
  /** The first of these that the file has is the column. */
  readonly headings: readonly string[]
  readonly alreadyReversed: boolean
  /** A result depends on it; other columns are read when they are there. */
  readonly required: boolean
  /** A heading that fits this and other items or variables, so that it may not be taken for any of them. */
  readonly shared?: { readonly heading: string; readonly targets: readonly (Item | Variable)[] }
  /** The clause that names the column; undefined: it is found by its name. */
  readonly binding?: ColumnBinding
}

/**
 * What a study looks for in one of its files: stated columns by their alternatives, the rest by name: `p1`, `STAR_P.p1`
 * or `STAR_P_p1`. The `id`, `weight` and occasion columns are fields of the data set. In the order declared.
 */
export function neededColumns(study: Study, dataset: Dataset): NeededColumn[] {
  const required = requiredOf(study)
  const stated = new Map<Item | Variable, ColumnBinding[]>()
  for (const binding of dataset.bindings) {
    const known = stated.get(binding.target)
    if (known === undefined) stated.set(binding.target, [binding])
    else known.push(binding)
  }
  const elsewhere = new Set<Item | Variable>()
  for (const other of study.datasets) {
    if (other !== dataset) for (const { target } of other.bindings) elsewhere.add(target)
  }
  const targets = targetsOf(study)
  const byName = new Map<string, (Item | Variable)[]>()
  for (const target of targets) {
    const known = byName.get(target.name)
    if (known === undefined) byName.set(target.name, [target])
    else known.push(target)
  }
  return targets.flatMap((target): NeededColumn[] => {
    const alike = byName.get(target.name)!
    const bindings = stated.get(target)
    const names = [...(alike.length === 1 ? [target.name] : []), ...qualified(target)]
    if (bindings === undefined) {
      const shared = alike.length === 1 ? {} : { shared: { heading: target.name, targets: alike } }
      const needed = required.has(target) && !elsewhere.has(target)
      return [{ target, headings: names, alreadyReversed: false, required: needed, ...shared }]
    }
    return bindings.map((binding) => ({
      target,
      headings:
        binding.occasion === undefined ? [...new Set([...binding.alternatives, ...names])] : binding.alternatives,
      alreadyReversed: binding.alreadyReversed,
      required: required.has(target),
      binding,
      ...(binding.occasion === undefined ? {} : { occasion: binding.occasion }),
    }))
  })
}

const qualified = (target: Item | Variable): string[] =>
  target.kind === 'item' ? [`${target.instrument}.${target.name}`, `${target.instrument}_${target.name}`] : []

/** Everything that a column can hold: items of all instruments and variables that are not computed. */
function targetsOf(study: Study): (Item | Variable)[] {
  return [
    ...[...study.variables.values()].filter((variable) => variable.expression === undefined),
    ...[...study.instruments.values()].flatMap(({ items }) => items),
  ]
}

/** What the results depend on; the scores of the study's own instruments are results by themselves. */
function requiredOf(study: Study): ReadonlySet<Item | Variable> {
  const found = new Set<Item | Variable>()
  const scores = new Set<Score>()
  const instruments = new Set<Instrument>()

  const visitInstrument = (name: string): void => {
    const instrument = study.instruments.get(name)
    if (instrument === undefined || instruments.has(instrument)) return
    instruments.add(instrument)
    visit(instrument.askedWhen)
  }
  const visitItem = (item: Item): void => {
    if (found.has(item)) return
    found.add(item)
    visit(item.askedWhen)
    visitInstrument(item.instrument)
  }
  const visitScore = (score: Score): void => {
    if (scores.has(score)) return
    scores.add(score)
    visit(score.expression)
    for (const { when } of score.cutoffs) visit(when)
    for (const { when } of score.norms) visit(when)
  }
  const visitVariable = (variable: Variable): void => {
    if (found.has(variable)) return
    found.add(variable)
    visit(variable.expression)
  }
  const visit = (expression: Expression | undefined): void => {
    if (expression === undefined) return
    switch (expression.kind) {
      case 'item':
        return visitItem(expression.item)
      case 'score':
      case 'band':
      case 'norm':
        return visitScore(expression.score)
      case 'variable':
        return visitVariable(expression.variable)
      default:
        for (const child of childrenOf(expression)) visit(child)
    }
  }

  for (const instrument of study.instruments.values()) {
    if (instrument.origin.file !== study.file) continue
    instrument.scores.forEach(visitScore)
    for (const { expression } of instrument.summaries) visit(expression)
  }
  for (const { includes } of study.datasets) for (const { condition } of includes) visit(condition)
  for (const { by, rows, where } of study.tables) {
    if (by !== undefined) visitVariable(by)
    rows.forEach(visit)
    visit(where)
  }
  for (const { parts, where } of study.figures) {
    visit(where)
    for (const { by, of } of parts) {
      if (by !== undefined) visitVariable(by)
      of.forEach(visit)
    }
  }
  for (const comparison of study.comparisons) {
    for (const part of expressionsOf(comparison.question)) visit(part)
    visit(comparison.where)
    if (comparison.question?.kind === 'groups') visitVariable(comparison.question.by)
    if (comparison.stratified !== undefined) visitVariable(comparison.stratified)
    for (const covariate of comparison.adjusted) {
      if (covariate.kind === 'score') visitScore(covariate)
      else visitVariable(covariate)
    }
  }
  return found
}

/** Every expression in a question. */
export function expressionsOf(question: Study['comparisons'][number]['question']): Expression[] {
  const ofSample = ({ expression, where }: { expression: Expression; where?: Expression }): Expression[] =>
    where === undefined ? [expression] : [expression, where]
  switch (question?.kind) {
    case undefined:
    case 'counts':
      return []
    case 'groups':
    case 'occasions':
      return ofSample(question.sample)
    case 'two-samples':
    case 'correlate':
      return [...ofSample(question.first), ...ofSample(question.second)]
    case 'agreement':
      return question.samples.flatMap(ofSample)
    case 'detect':
      return [question.condition, ...ofSample(question.score)]
  }
}
