import { type Diagnostic, diagnostic } from '../../../grammar/diagnostic.ts'
import type * as syntax from '../../../grammar/syntax.ts'
import type { Span } from '../../../grammar/text.ts'
import type { Instrument, Item, Study } from '../../model/study.ts'
import { behind, joined, listed, quoted, understood, within } from '../words.ts'

/** Items that no score reads. */
export function* items(study: Study): Generator<Diagnostic> {
  for (const instrument of study.instruments.values()) {
    yield* unscored(study, instrument)
  }
}

const clausesOf = (instrument: Instrument): syntax.ItemClause[] =>
  instrument.node.clauses.filter((clause) => clause.kind === 'item')

/** The items that a clause declares. */
const declaredBy = (instrument: Instrument, clause: syntax.ItemClause): Item[] =>
  instrument.items.filter(({ origin }) => origin.span.start >= clause.span.start && origin.span.end <= clause.span.end)

function nameSpan(clause: syntax.ItemClause): Span {
  if (!clause.name) return clause.span
  return clause.last ? joined(clause.name.span, clause.last.span) : clause.name.span
}

function* unscored(study: Study, instrument: Instrument): Generator<Diagnostic> {
  const { scores, node, origin } = instrument
  // Scores that could not be read may be the ones the items belong to; without scores, items are read one by one.
  if (scores.length === 0 || node.broken || scores.some((score) => !understood(score.expression))) return
  const scored = new Set([...study.instruments.values()].flatMap((one) => one.scores.flatMap((score) => score.items)))
  const read = new Set(
    study.uses.flatMap(({ symbol, file, span }) =>
      file !== origin.file || span.start < origin.span.start || span.end > origin.span.end ? [symbol] : [],
    ),
  )
  const inSummaries = new Set(
    instrument.summaries.flatMap(({ expression }) =>
      expression ? [...within(expression)].flatMap((part) => (part.kind === 'item' ? [part.item] : [])) : [],
    ),
  )
  for (const clause of clausesOf(instrument)) {
    if (clause.unscored || clause.broken) continue
    const left = declaredBy(instrument, clause).filter(
      (item) => !scored.has(item) && !read.has(item) && !inSummaries.has(item),
    )
    if (left.length === 0) continue
    const names = listed(left.map(({ name }) => quoted(name)))
    const plural = left.length > 1
    const all = left.length === declaredBy(instrument, clause).length
    yield diagnostic(
      'item-unscored',
      { file: origin.file, span: nameSpan(clause) },
      `${names} ${plural ? 'belong' : 'belongs'} to no subscale or score of ${quoted(instrument.name)}. Add ${plural ? 'them' : 'it'} to one, or write \`unscored\` if that is on purpose.`,
      {
        fixes:
          all && !clause.asked
            ? [
                {
                  title: 'Mark as `unscored`',
                  edits: [{ file: origin.file, span: behind(clause.span), newText: ' unscored' }],
                },
              ]
            : [],
      },
    )
  }
}
