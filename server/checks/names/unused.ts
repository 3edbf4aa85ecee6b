import { type Diagnostic, diagnostic } from '../../../grammar/diagnostic.ts'
import type { Instrument, ModelSymbol, Scale, Study, Variable } from '../../model/study.ts'
import { quoted } from '../words.ts'

/** Scales, instruments and variables of a study that analyses something, and that nothing in it reads. */
export function* unused(study: Study): Generator<Diagnostic> {
  const analyses =
    study.tables.length > 0 ||
    study.figures.length > 0 ||
    study.comparisons.some(({ question }) => question?.kind !== 'counts')
  // Declarations alone are there to be used by others, or stand beside tables that were typed in.
  if (!analyses) return
  const own = <T extends Scale | Instrument | Variable>(symbols: Iterable<T>): T[] =>
    [...symbols].filter((symbol) => symbol.origin.file === study.file && !symbol.node.broken)
  const used = usedNames(study)
  const declared = [
    ...own(study.scales.values()).map((symbol) => ({ symbol, what: 'scale', of: 'No item is on' })),
    ...own(study.instruments.values()).map((symbol) => ({ symbol, what: 'instrument', of: 'Nothing reads' })),
    ...own(study.variables.values()).map((symbol) => ({ symbol, what: 'variable', of: 'Nothing reads' })),
  ]
  for (const { symbol, what, of } of declared) {
    if (used.has(symbol)) continue
    yield diagnostic(
      'name-unused',
      { file: symbol.origin.file, span: symbol.origin.nameSpan },
      `${of} the ${what} ${quoted(symbol.name)}. Use it in a table or a comparison, or remove it.`,
    )
  }
}

/** What is read from outside its own declaration. A column bound to a variable is no use of it. */
function usedNames(study: Study): ReadonlySet<ModelSymbol> {
  const used = new Set<ModelSymbol>()
  for (const { symbol, file, span } of study.uses) {
    const owner = ownerOf(study, symbol)
    if (!owner) continue
    const { origin } = owner
    const inside = file === origin.file && span.start >= origin.span.start && span.end <= origin.span.end
    const inData = study.datasets.some(
      (data) => data.origin.file === file && span.start >= data.origin.span.start && span.end <= data.origin.span.end,
    )
    const included = study.datasets.some((data) =>
      data.includes.some((one) => span.start >= one.condition.span.start && span.end <= one.condition.span.end),
    )
    // Scores and reliability of a questionnaire whose columns are stated are in the results.
    if (!inside && (!inData || included || owner.kind === 'instrument')) used.add(owner)
  }
  return used
}

function ownerOf(study: Study, symbol: ModelSymbol): Scale | Instrument | Variable | undefined {
  switch (symbol.kind) {
    case 'scale':
    case 'instrument':
    case 'variable':
      return symbol
    case 'item':
    case 'score':
    case 'cutoffs':
      return study.instruments.get(symbol.instrument)
    case 'category':
      return study.variables.get(symbol.variable)
    default:
      return undefined
  }
}
