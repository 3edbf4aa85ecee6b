import type { ClaimResult } from '../../../results/types.ts'
import { left, right, row, type TableBlock } from '../../document.ts'
import { recomputedText } from '../../layout/claims.ts'
import { countsBlock } from '../../layout/study.ts'
import { type Html, html } from '../markup.ts'
import type { Page, Place } from '../page.ts'
import { tableHtml } from '../table.ts'

interface Claimed {
  readonly where: string
  readonly place: Place
  readonly claim: ClaimResult
}

/** What was printed against what comes out: one table over the whole study, then the printed tables themselves. */
export function claims(page: Page): Html | undefined {
  const all = claimed(page)
  const counts = page.results.counts ?? []
  const printed = counts.flatMap((one) =>
    countsBlock(one, page.results, page.format)
      .filter((block) => block.columns.length > 0)
      // What agrees stands in the table of claims alone.
      .map((block) => ({ block: { ...block, notes: block.notes.filter(({ kind }) => kind === 'bad') }, one })),
  )
  if (all.length === 0 && printed.length === 0) return undefined
  return html`${all.length > 0 && tableHtml(claimsTable(all, page), page.id('claims-table'), all[0]?.place, page)}
${printed.map(({ block, one }) => tableHtml(block, page.id('counts', one.name), { line: one.line, file: one.file }, page))}`
}

function claimed({ results: { scores, results, tables, counts = [] } }: Page): Claimed[] {
  const of = (
    where: string,
    { file }: { readonly file?: string },
    list: readonly ClaimResult[] | undefined,
  ): Claimed[] => (list ?? []).map((claim) => ({ where, place: { line: claim.line, file }, claim }))
  return [
    ...scores.flatMap((s) => of(`${s.instrument}: ${s.label || s.name}`, s, s.claims)),
    ...tables.flatMap((t) => of(t.label || t.name, {}, t.claims)),
    ...counts.flatMap((c) => of(c.label || c.name, c, c.claims)),
    ...results.flatMap((r) => of(r.label || r.name, r, r.claims)),
  ]
}

function claimsTable(all: readonly Claimed[], { format, words }: Page): TableBlock {
  const failed = all.filter(({ claim }) => claim.holds === false)
  return {
    kind: 'table',
    title: words.claims,
    tag: `${failed.length} / ${all.length} ${words.failed}`,
    columns: [left(words.where), left(words.claim), right(words.printed), right(words.recomputed), left(words.verdict)],
    rows: all.map(({ where, claim }) =>
      row([
        where,
        claim.name,
        claim.reported,
        recomputedText(claim, format),
        claim.holds === null ? `· ${words.noClaim}` : claim.holds ? `✓ ${words.holds}` : `✗ ${words.failed}`,
      ]),
    ),
    notes: [],
  }
}
