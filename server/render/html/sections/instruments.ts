import type { ItemResult, ScoreResult } from '../../../results/types.ts'
import { left, note, right, row, type TableBlock } from '../../document.ts'
import { peopleText } from '../../layout/counted.ts'
import { bandTable, scoreTables } from '../../layout/scores.ts'
import { type Html, html } from '../markup.ts'
import type { Page } from '../page.ts'
import { tableHtml } from '../table.ts'

/** Each instrument: its scores with their reliability, then for each score its bands and its items. */
export function instruments(page: Page): Html | undefined {
  const { scores, settings } = page.results
  if (scores.length === 0) return undefined
  const names = [...new Set(scores.map((s) => s.instrument))]
  const tables = scoreTables(scores, settings, page.format)
  return html`${names.map((name, i) => {
    const own = scores.filter((s) => s.instrument === name)
    const table = tables[i]
    return html`<section class="instrument" id="${page.id('instrument', name)}" aria-label="${own[0]?.instrumentLabel || name}">
${table && tableHtml(table, page.id('scores', name), own[0] && { ...placeOf(own[0]), instrument: name }, page)}
${own.some((s) => s.failed === undefined) && own.map((score) => scoreHtml(score, page))}
</section>`
  })}`
}

const placeOf = (score: ScoreResult) => ({ line: score.line, file: score.file })

function scoreHtml(score: ScoreResult, page: Page): Html {
  const { format, results, words } = page
  const label = score.label || score.name
  const tag = `${score.instrument}.${score.name}`
  const id = page.id('score', score.instrument, score.name)
  const place = placeOf(score)
  const bands =
    score.bands.length > 0 &&
    tableHtml(
      { ...bandTable(score, `${label}: ${words.bands}`, results.settings, format), tag },
      page.id(id, 'bands'),
      place,
      page,
    )
  // What is no sum of items, such as a diagnosis, has them in common with the score that is.
  const items =
    score.items.length > 0 &&
    (score.subscale || score.alpha !== undefined) &&
    tableHtml({ ...itemsTable(score, `${label}: ${words.items}`, page), tag }, page.id(id, 'items'), place, page)
  // The items of a total are those of its subscales once more.
  const shown =
    items &&
    (score.subscale
      ? items
      : html`<details id="${id}-more"><summary>${label}: ${words.items}</summary>
${items}
</details>`)
  return html`<div class="score" id="${id}">
${bands}
${shown}
</div>`
}

/** Items as the score sees them, after reversal: mean, spread, how they hang together. */
export function itemsTable(score: ScoreResult, title: string, { format, results }: Page): TableBlock {
  const missing = score.items.some((i) => i.missing > 0)
  const reliable = score.alpha !== undefined
  return {
    kind: 'table',
    title,
    columns: [
      left(format.word('item')),
      right('n'),
      ...(missing ? [right(format.word('missing'))] : []),
      right(format.word('mean')),
      right('SD'),
      ...(reliable ? [right(format.word('itemRest')), right(format.word('alphaIfDropped'))] : []),
    ],
    rows: score.items.map((item) =>
      row([
        itemLabel(item),
        String(item.n),
        ...(missing ? [peopleText(item.missing, results.settings)] : []),
        format.mean(item.mean),
        format.mean(item.sd),
        ...(reliable ? [format.coefficient(item.itemRest), format.coefficient(item.alphaIfDropped)] : []),
      ]),
    ),
    notes: score.items.some((i) => i.reversed) ? [note(`* ${format.word('reversed')}`)] : [],
  }
}

/** `p4* I feel …`, as the tables of the terminal have it. */
export const itemLabel = (item: ItemResult): string =>
  `${item.name}${item.reversed ? '*' : ''}${item.wording && item.wording !== item.name ? ` ${item.wording}` : ''}`
