import { type Diagnostic, diagnostic } from '../../../grammar/diagnostic.ts'
import type { Instrument, Item, Study } from '../../model/study.ts'
import { behind, quoted } from '../words.ts'

/** `not_tired`, "I do not …", "I never …". Wordings that only contain a "not" ("not being able to stop") say nothing. */
const NEGATED_NAME = /^(not|no|never)_/i
const NEGATED_WORDING =
  /^I(’|')?(m| am| was| do| did| have| can| could| feel| felt| would| will)? ?(not\b|never\b)|^I (don|didn|can|couldn|haven|wasn|won|wouldn)(n?)['’]t\b|^I rarely\b/i

/** Items that read as the opposite of the others, and are not reversed. */
export function* wording(study: Study): Generator<Diagnostic> {
  for (const instrument of study.instruments.values()) {
    const suspected = instrument.items.filter((item) => !item.reversed && !item.unscored && negated(item))
    // Where everything is worded so, it is the direction of the questionnaire.
    if (suspected.length * 2 >= instrument.items.length) continue
    for (const item of suspected) yield suspect(instrument, item)
  }
}

const negated = (item: Item): boolean => NEGATED_NAME.test(item.name) || NEGATED_WORDING.test(item.wording.trim())

function suspect(instrument: Instrument, item: Item): Diagnostic {
  const clause = instrument.node.clauses.find(
    (one) => one.kind === 'item' && one.name?.span.start === item.origin.nameSpan.start && !one.last,
  )
  const scale = clause?.kind === 'item' ? clause.scale : undefined
  const { file, nameSpan } = item.origin
  return diagnostic(
    'reversal-suspected',
    { file, span: nameSpan },
    `${quoted(item.name)} reads as the opposite of the other items${item.wording ? ` (“${item.wording}”)` : ''}, but is not reversed. If a high answer means less of what is measured, write \`reversed\` behind its scale.`,
    {
      fixes: scale
        ? [{ title: `Reverse ${quoted(item.name)}`, edits: [{ file, span: behind(scale.span), newText: ' reversed' }] }]
        : [],
    },
  )
}
