import { methods } from '../../methods/methods.ts'
import { type Html, html } from '../markup.ts'
import type { Page } from '../page.ts'
import { languageOf } from '../words.ts'

/** What was computed and how, with its sources; in English, whatever the language of the tables. */
export function methodsSection({ results, words }: Page): Html {
  const { paragraphs, references } = methods(results)
  const foreign = languageOf(results.settings.locale) !== 'en'
  return html`<div class="methods"${foreign && html` lang="en"`}>
${paragraphs.map((text) => html`<p>${text}</p>`)}
${
  references.length > 0 &&
  html`<h3>${words.references}</h3>
<ol class="references">
${references.map((text) => html`<li>${text}</li>`)}
</ol>`
}
</div>`
}
