import { type Diagnostic, diagnostic, type Fix } from '../../../grammar/diagnostic.ts'
import type { Instrument, Score, Study } from '../../model/study.ts'
import { listed, quoted, understood } from '../words.ts'

/** A subscale has several items, and shares none with another. */
export function* subscales(study: Study): Generator<Diagnostic> {
  for (const instrument of study.instruments.values()) {
    const list = instrument.scores.filter((score) => score.subscale && understood(score.expression))
    for (const score of list) if (score.items.length === 1) yield single(score)
    yield* shared(instrument, list)
  }
}

function single(score: Score): Diagnostic {
  return diagnostic(
    'subscale-single-item',
    { file: score.origin.file, span: score.origin.nameSpan },
    `The subscale ${quoted(score.name)} has one item, ${quoted(score.items[0]!.name)}, so it has no reliability. Add items, or call it a \`score\`.`,
    { fixes: [asScore(score)] },
  )
}

function asScore(score: Score): Fix {
  const start = score.node.span.start
  return {
    title: `Call ${quoted(score.name)} a score`,
    edits: [{ file: score.origin.file, span: { start, end: start + 'subscale'.length }, newText: 'score' }],
  }
}

function* shared(instrument: Instrument, list: readonly Score[]): Generator<Diagnostic> {
  for (const [index, score] of list.entries())
    for (const other of list.slice(0, index)) {
      const common = score.items.filter((item) => other.items.includes(item))
      if (common.length === 0) continue
      const names = listed(common.map(({ name }) => quoted(name)))
      // A total of subscales is not one of them.
      const total = [score, other].find(
        (one) => one.items.length > common.length && common.length === Math.min(score.items.length, other.items.length),
      )
      const wayOut = total
        ? `If ${quoted(total.name)} is their total, call it a \`score\`.`
        : 'Take it out of one of them, or call one a `score`.'
      yield diagnostic(
        'item-in-two-subscales',
        { file: score.origin.file, span: score.origin.nameSpan },
        `${names} ${common.length === 1 ? 'is' : 'are'} in two subscales of ${quoted(instrument.name)}, ${quoted(other.name)} and ${quoted(score.name)}, which then correlate by construction. ${wayOut}`,
        {
          related: [
            {
              file: other.origin.file,
              span: other.origin.nameSpan,
              message: `${quoted(other.name)} has ${common.length === 1 ? 'it' : 'them'} too`,
            },
          ],
          fixes: total ? [asScore(total)] : [],
        },
      )
    }
}
