import type { Item } from '../../model/study.ts'
import { peopleText } from '../../render/layout/counted.ts'
import { NOTHING } from '../../results/format/formatter.ts'
import type { ItemResult } from '../../results/types.ts'
import { paragraphs, quote, simpleTable } from '../markdown.ts'
import type { Found } from '../results.ts'
import { heading } from './heading.ts'
import { missingText } from './scale.ts'

/** Wording, scale and, with data, how often each answer was given, as it was given. */
export function itemText(item: Item, found: Found | undefined): string {
  const result = found?.all.scores
    .filter(({ instrument, failed }) => instrument === item.instrument && failed === undefined)
    .flatMap(({ items }) => items)
    .find(({ name }) => name === item.name)
  return paragraphs(
    heading(item.wording || item.name, `item of ${item.instrument}`, item.name),
    facts(item).join(' · '),
    answers(item, result, found),
    item.scale === undefined ? undefined : missingText(item.scale),
  )
}

function facts({ scale, reversed, unscored, askedWhen, otherwise }: Item): string[] {
  const asked = askedWhen === undefined ? [] : ['not asked of everybody']
  const instead = otherwise === undefined ? [] : [`counts as ${otherwise} where not asked`]
  return [
    ...(scale === undefined ? [] : [`on \`${scale.name}\``]),
    ...(reversed ? ['**reversed**: a score sees low + high − answer'] : []),
    ...(unscored ? ['belongs to no score, so its answers are not counted'] : []),
    ...asked,
    ...instead,
  ]
}

function answers(item: Item, result: ItemResult | undefined, found: Found | undefined): string {
  const codes = item.scale?.codes ?? []
  const counts = countsOf(result)
  const known = found !== undefined && result !== undefined && counts !== undefined
  // What is not told is not in the distribution, and neither is what nobody answered.
  const withheld = known && [...counts.values()].reduce((sum, count) => sum + count, 0) < result.n
  const share = (code: number | string): string[] => {
    if (!known) return []
    const count = counts.get(Number(code)) ?? 0
    return count === 0 && withheld ? [NOTHING, ''] : [String(count), found.format.percent(count, result.n)]
  }
  const rows = codes.map(({ code, label }) => [String(code), quote(label), ...share(code)])
  const table = simpleTable(known ? ['Code', 'Answer', '>n', '>%'] : ['Code', 'Answer'], rows)
  const summary = known
    ? `n = ${result.n}, missing ${quote(peopleText(result.missing, found.settings))}; mean (SD) as scored ${found.format.meanSd(result)}`
    : undefined
  const left = withheld
    ? `${NOTHING}: nobody, fewer than ${found.settings.smallCells}, or not shown, since such a count could be computed from it.`
    : undefined
  return paragraphs(table, left, summary)
}

/** By the code as answered: results have the values as the score sees them. */
function countsOf(result: ItemResult | undefined): ReadonlyMap<number, number> | undefined {
  if (result === undefined) return undefined
  const { scale, reversed, distribution } = result
  if (reversed && scale === undefined) return undefined
  const turned = reversed && scale !== undefined ? scale.low + scale.high : undefined
  return new Map(distribution.map(([value, count]) => [turned === undefined ? value : turned - value, count]))
}
