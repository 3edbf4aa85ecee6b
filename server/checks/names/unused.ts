import { type Diagnostic, diagnostic } from '../../../grammar/diagnostic.ts'
import type { Span } from '../../../grammar/text.ts'
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
  const data = study.datasets.map(({ origin }) => origin)
  const conditions = study.datasets.flatMap(({ includes }) => includes.map(({ condition }) => condition))
  for (const { symbol, file, span } of study.uses) {
    const owner = ownerOf(study, symbol)
    if (!owner || used.has(owner)) continue
    if (file === owner.origin.file && lies(span, owner.origin.span)) continue
    // Scores and reliability of a questionnaire whose columns are stated are in the results.
    const counts =
      owner.kind === 'instrument' ||
      !data.some((origin) => origin.file === file && lies(span, origin.span)) ||
      conditions.some((condition) => lies(span, condition.span))
    if (counts) used.add(owner)
  }
  return used
}

const lies = (inner: Span, outer: Span): boolean => inner.start >= outer.start && inner.end <= outer.end

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
