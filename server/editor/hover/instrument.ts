import type { Instrument } from '../../model/study.ts'
import { scoreTables } from '../../render/layout/scores.ts'
import { rangeOf } from '../hints/scores.ts'
import { blockTable, code, paragraphs, quote, simpleTable } from '../markdown.ts'
import type { Found } from '../results.ts'
import { heading } from './heading.ts'

/** Items and scores, as the report has them where anything is computed; source and licence. */
export function instrumentText(instrument: Instrument, found: Found | undefined): string {
  const own = found?.all.scores.filter((score) => score.instrument === instrument.name) ?? []
  const isComputed = own.some(({ failed }) => failed === undefined)
  const [block] = found === undefined || !isComputed ? [] : scoreTables(own, found.settings, found.format)
  const reversed = instrument.items.filter((item) => item.reversed).map(({ name }) => name)
  const items = `${instrument.items.length} ${instrument.items.length === 1 ? 'item' : 'items'}`
  return paragraphs(
    heading(instrument.label, 'instrument', instrument.name),
    `${items}${reversed.length === 0 ? '' : `, reversed: ${reversed.join(', ')}`}`,
    block === undefined ? declared(instrument) : blockTable(block),
    instrument.cite === undefined ? undefined : quote(instrument.cite.text) + doi(instrument.cite.doi),
    instrument.licence === undefined ? undefined : `Licence: ${quote(instrument.licence)}`,
  )
}

const declared = ({ scores }: Instrument): string =>
  simpleTable(
    ['Score', 'Label', 'Range'],
    scores.map((score) => [code(score.name), quote(score.label), rangeOf(score) ?? '']),
  )

const doi = (id: string | undefined): string =>
  id === undefined ? '' : ` [doi:${quote(id)}](https://doi.org/${encodeURI(id).replaceAll(')', '%29')})`
