import type { StudyResults } from '../../results/types.ts'
import { type Html, html, join } from './markup.ts'
import { Page, type ReportSource } from './page.ts'
import { claims } from './sections/claims.ts'
import { comparisons } from './sections/comparisons.ts'
import { figures } from './sections/figures.ts'
import { instruments } from './sections/instruments.ts'
import { methodsSection } from './sections/methods.ts'
import { participants } from './sections/participants.ts'
import { problems } from './sections/problems.ts'
import { descriptives } from './sections/tables.ts'
import { languageOf } from './words.ts'

export interface ReportOptions {
  /** In the editor: with buttons to copy tables and figures and to go to their source. */
  readonly live?: boolean
}

/** The report as the content of a page. */
export interface Report {
  /** Markup without script, style elements, inline styles, event handlers or addresses of other pages. */
  readonly html: string
  /** Which part comes from which line, in the order of the page. The parts also carry `data-line` and `data-file`. */
  readonly sources: readonly ReportSource[]
}

export type { ReportSource } from './page.ts'

/**
 * The report of a study as a reader of the paper wants it: who took part, how they were measured, tables, planned
 * comparisons, exploratory ones apart, figures, claims, problems, methods. Ids stay the same from run to run.
 */
export function renderReport(results: StudyResults, options: ReportOptions = {}): Report {
  const page = new Page(results, options.live ?? false)
  const { words } = page
  const of = (wanted: (r: StudyResults['results'][number]) => boolean) =>
    comparisons(results.results.filter(wanted), page)
  const sections: readonly (readonly [name: string, title: string, content: Html | undefined])[] = [
    ['participants', words.participants, participants(page)],
    ['instruments', words.instruments, instruments(page)],
    ['descriptives', words.descriptives, descriptives(page)],
    ['planned', words.planned, of((r) => r.planned)],
    ['comparisons', words.otherComparisons, of((r) => !r.planned && !r.exploratory)],
    ['exploratory', words.exploratory, of((r) => r.exploratory)],
    ['figures', words.figures, figures(page)],
    ['claims', words.claims, claims(page)],
    ['problems', words.dataProblems, problems(page)],
    ['methods', words.methods, methodsSection(page)],
  ]
  const present = sections.flatMap(([name, title, content]) =>
    content === undefined ? [] : [{ id: page.id(`section-${name}`), title, content }],
  )
  const contents = html`<nav class="contents" id="contents" aria-label="${words.contents}">
<ul>
${present.map(({ id, title }) => html`<li><a href="#${id}">${title}</a></li>`)}
</ul>
</nav>`
  const body = present.map(
    ({ id, title, content }) => html`<section class="part" id="${id}" aria-labelledby="${id}-title">
<h2 id="${id}-title">${title}</h2>
${content}
</section>`,
  )
  const content = html`<div class="report-content" lang="${languageOf(results.settings.locale)}">
${join([heading(page), contents, ...body])}
</div>`
  return { html: content.text, sources: page.sources }
}

function heading({ results }: Page): Html {
  return html`<header id="report-title">
<h1>${results.study || results.file}</h1>
<p class="meta">${results.file} · StudySpec ${results.studyspec}</p>
</header>`
}
