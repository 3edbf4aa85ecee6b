import type { ComparisonResult } from '../../../results/types.ts'
import { comparisonBlocks } from '../../layout/comparison.ts'
import { familyTables } from '../../layout/study.ts'
import { type Html, html } from '../markup.ts'
import type { Page } from '../page.ts'
import { tableHtml } from '../table.ts'

/**
 * Comparisons, those of a family together with its table of adjusted p, the others after them.
 *
 * @param chosen of the results, in the order declared
 */
export function comparisons(chosen: readonly ComparisonResult[], page: Page): Html | undefined {
  if (chosen.length === 0) return undefined
  const families = [...new Set(chosen.flatMap((r) => (r.adjusted ? [r.adjusted.family] : [])))]
  const alone = chosen.filter((r) => !r.adjusted)
  return html`${families.map((family) =>
    familyHtml(
      family,
      chosen.filter((r) => r.adjusted?.family === family),
      page,
    ),
  )}
${alone.map((result) => comparisonHtml(result, page))}`
}

function familyHtml(family: string, members: readonly ComparisonResult[], page: Page): Html {
  const all = page.results.results.filter((r) => r.adjusted?.family === family)
  // A family that is planned only in part is summed up once, where its first comparison stands.
  const first = all[0] !== undefined && members.includes(all[0])
  const tables = first ? familyTables(all, page.format) : []
  const id = page.id('family', family)
  return html`<section class="family" id="${id}">
<h3>${members[0]?.adjusted?.label ?? family}</h3>
${members.map((result) => comparisonHtml(result, page))}
${tables.map((table) => tableHtml(table, page.id(id, 'adjusted'), undefined, page))}
</section>`
}

function comparisonHtml(result: ComparisonResult, page: Page): Html {
  const place = { line: result.line, file: result.file }
  const [main, ...more] = comparisonBlocks(result, page.results.settings, page.format)
  const id = page.id('comparison', result.name)
  return html`${main && tableHtml(main, id, place, page)}
${more.map((block) => tableHtml(block, page.id(id, 'pairs'), place, page))}`
}
