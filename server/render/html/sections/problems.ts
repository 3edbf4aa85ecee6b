import type { ResultDiagnostic } from '../../../results/types.ts'
import { type Html, html } from '../markup.ts'
import type { Page } from '../page.ts'
import { sourceAttributes } from '../table.ts'

/** What is wrong with the data, and what the checks have against the study; remarks are left to the editor. */
export function problems(page: Page): Html | undefined {
  const { data, diagnostics } = page.results
  const grave = diagnostics.filter((d) => d.severity !== 'information')
  const remarks = new Set(diagnostics.filter((d) => d.severity === 'information').map((d) => d.message))
  const said = new Set(grave.map((d) => d.message))
  const ofData = data.flatMap((one) =>
    one.problems.filter((p) => !said.has(p.message) && !remarks.has(p.message)).map((p) => ({ of: one.name, ...p })),
  )
  if (grave.length === 0 && ofData.length === 0)
    return data.length === 0 ? undefined : html`<p id="${page.id('problems-none')}">${page.words.noProblems}</p>`
  return html`<ul class="problems" id="${page.id('problems-list')}">
${grave.map((d) => diagnosticHtml(d, page))}
${ofData.map((p) => html`<li><span class="severity">${p.of}</span> ${messageHtml(p.message)} <code>${p.code}</code></li>`)}
</ul>`
}

function diagnosticHtml(d: ResultDiagnostic, page: Page): Html {
  const id = page.id('problem', d.code)
  const source = page.from(id, { line: d.line, file: d.file })
  const where =
    d.file === page.results.file ? `${page.words.line} ${d.line}` : `${d.file}, ${page.words.line} ${d.line}`
  return html`<li class="${d.severity}" id="${id}"${sourceAttributes(source)}><span class="severity">${MARKS[d.severity]}</span> ${messageHtml(d.message)} <code>${d.code}</code> <span class="where">${where}</span></li>`
}

/** What a message quotes from the study stands between back quotes. */
const messageHtml = (message: string): Html =>
  html`${message.split(/`([^`]*)`/).map((part, i) => (i % 2 === 1 ? html`<code>${part}</code>` : html`${part}`))}`

const MARKS = { error: '✗', warning: '⚠', information: 'i' } as const
