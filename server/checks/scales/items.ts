import { type Diagnostic, diagnostic } from '../../../grammar/diagnostic.ts'
import type * as syntax from '../../../grammar/syntax.ts'
import type { Span } from '../../../grammar/text.ts'
import type { Instrument, Item, Study } from '../../model/study.ts'
import { behind, joined, listed, quoted, understood, within } from '../words.ts'

/** Items that no score reads, line by line. */
export function* items(study: Study): Generator<Diagnostic> {
  const scored = new Set([...study.instruments.values()].flatMap((one) => one.scores.flatMap((score) => score.items)))
  for (const instrument of study.instruments.values()) {
    const { scores, node } = instrument
    // Scores that could not be read may be the ones the items belong to; without scores, items are read one by one.
    if (scores.length === 0 || node.broken || scores.some((score) => !understood(score.expression))) continue
    const left = instrument.items.filter((item) => !scored.has(item) && !item.unscored)
    if (left.length === 0) continue
    const read = readElsewhere(study, instrument)
    yield* unscored(
      instrument,
      left.filter((item) => !read.has(item)),
    )
  }
}

/** What is read outside the instrument, or by one of its summaries. To say which column holds an item is not to read it. */
function readElsewhere(study: Study, { origin, summaries }: Instrument): ReadonlySet<unknown> {
  const bound = study.datasets.flatMap(({ node, origin: { file } }) =>
    node.clauses.filter(({ kind }) => BINDS.has(kind)).map(({ span }) => ({ file, span })),
  )
  const named = [origin, ...bound]
  const outside = study.uses.filter((use) => !named.some((place) => place.file === use.file && contains(place, use)))
  const summarised = summaries.flatMap(({ expression }) =>
    expression ? within(expression).flatMap((part) => (part.kind === 'item' ? [part.item] : [])) : [],
  )
  return new Set([...outside.map(({ symbol }) => symbol), ...summarised])
}

const BINDS: ReadonlySet<string> = new Set(['column', 'columns', 'occasion'])

const contains = (outer: { readonly span: Span }, inner: { readonly span: Span }): boolean =>
  inner.span.start >= outer.span.start && inner.span.end <= outer.span.end

const declares = ({ span }: syntax.ItemClause, { origin }: Item): boolean =>
  origin.span.start >= span.start && origin.span.end <= span.end

function* unscored(instrument: Instrument, left: readonly Item[]): Generator<Diagnostic> {
  const { file } = instrument.origin
  for (const clause of instrument.node.clauses) {
    if (clause.kind !== 'item' || clause.broken || !clause.name) continue
    const these = left.filter((item) => declares(clause, item))
    if (these.length === 0) continue
    const names = listed(these.map(({ name }) => quoted(name)))
    const many = these.length > 1
    const whole = instrument.items.filter((item) => declares(clause, item)).length === these.length
    const edits = [{ file, span: behind(clause.span), newText: ' unscored' }]
    yield diagnostic(
      'item-unscored',
      { file, span: clause.last ? joined(clause.name.span, clause.last.span) : clause.name.span },
      `${names} ${many ? 'belong' : 'belongs'} to no subscale or score of ${quoted(instrument.name)}. Add ${many ? 'them' : 'it'} to one, or write \`unscored\` if that is on purpose.`,
      { fixes: whole && !clause.asked ? [{ title: 'Mark as `unscored`', edits }] : [] },
    )
  }
}
