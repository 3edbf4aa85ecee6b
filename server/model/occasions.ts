import { type Context, report } from './context.ts'
import { listed } from './problems.ts'
import type { Dataset, Expression, Item, SampleModel, Study, Variable } from './study.ts'
import { childrenOf } from './walk.ts'

/**
 * Where the data hold a measure once per occasion, a sample has to say which: `PHQ9.total at baseline`. Comparisons over
 * the occasions themselves need not.
 */
export function checkOccasions(context: Context, study: Study): void {
  const repeated = repeatedIn(study.datasets)
  if (repeated === undefined) return
  const occasions = [...study.occasions.values()].flatMap((set) => set.occasions.map(({ name }) => name))
  const check = (expression: Expression | undefined): void => {
    const bare = expression === undefined ? undefined : bareMeasure(expression, repeated)
    if (bare === undefined) return
    const message = `This is measured on several occasions: say which, \`… at ${occasions[0] ?? 'OCCASION'}\` (${listed(occasions)}).`
    report(context, 'occasion-missing', study.file, bare.span, message)
  }
  const checkSample = (sample: SampleModel | undefined): void => check(sample?.expression)
  for (const { question } of study.comparisons) {
    switch (question?.kind) {
      case 'groups':
        checkSample(question.sample)
        break
      case 'two-samples':
      case 'correlate':
        checkSample(question.first)
        checkSample(question.second)
        break
      case 'agreement':
        question.samples.forEach(checkSample)
        break
      case 'detect':
        check(question.condition)
        checkSample(question.score)
        break
    }
  }
  for (const table of study.tables) table.rows.forEach(check)
}

type IsRepeated = (measure: Item | Variable) => boolean

/** What is measured repeatedly: in wide data what is bound per occasion, in long data every item. */
function repeatedIn(datasets: readonly Dataset[]): IsRepeated | undefined {
  const wide = new Set<Item | Variable>()
  let long = false
  for (const dataset of datasets) {
    if (dataset.long !== undefined) long = true
    // A pattern for every item says nothing of a variable: age may be asked once beside it.
    for (const { target, occasion, wherever } of dataset.bindings)
      if (occasion !== undefined && (wherever === undefined || target.kind === 'item')) wide.add(target)
  }
  if (!long && wide.size === 0) return undefined
  return (measure) => wide.has(measure) || (long && measure.kind === 'item')
}

/** The first measure that is read without `at`. */
function bareMeasure(expression: Expression, repeated: IsRepeated): Expression | undefined {
  switch (expression.kind) {
    case 'occasion':
      return undefined
    case 'item':
      return repeated(expression.item) ? expression : undefined
    case 'variable':
      return repeated(expression.variable) ? expression : undefined
    case 'score':
    case 'band':
    case 'norm':
      return expression.score.items.some(repeated) ? expression : undefined
    default:
      for (const child of childrenOf(expression)) {
        const bare = bareMeasure(child, repeated)
        if (bare !== undefined) return bare
      }
      return undefined
  }
}
