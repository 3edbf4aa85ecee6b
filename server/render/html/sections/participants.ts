import type { DataResult } from '../../../results/types.ts'
import { dataLines } from '../../layout/study.ts'
import { type Html, html } from '../markup.ts'
import type { Page } from '../page.ts'
import { sourceAttributes } from '../table.ts'

/** Who is in the study: of each data set how many rows were read, left out and kept, as a flow from top to bottom. */
export function participants(page: Page): Html | undefined {
  const { data } = page.results
  if (data.length === 0) return undefined
  return html`${data.map((one) => flow(one, page))}`
}

function flow(data: DataResult, page: Page): Html {
  const id = page.id('data', data.name)
  const source = page.from(id, data.line === undefined ? undefined : { line: data.line, file: data.file })
  const name = data.path.split(/[\\/]/).at(-1) ?? data.path
  if (data.rows === null)
    return html`<div class="block" id="${id}"${sourceAttributes(source)}>
<h3>${data.name}</h3>
<ul class="notes">${dataLines(data, new Set(), page.format).map((line) => html`<li class="failure">✗ ${line}</li>`)}</ul>
</div>`
  const { format, words } = page
  return html`<div class="block" id="${id}"${sourceAttributes(source)}>
<h3>${data.name}</h3>
<ol class="flow">
<li><strong>${data.rows}</strong> ${words.flowRead} ${name}</li>
${data.excluded.map((e) => html`<li class="out"><strong>${e.rows}</strong> ${format.word('excluded')}: ${words.notMet} “${e.reason}”</li>`)}
<li><strong>${data.included ?? '–'}</strong> ${format.word('included')}</li>
</ol>
</div>`
}
