import type { ItemResult, ScoreResult } from '../../../results/types.ts'
import { forestFigure } from '../../figures/forest.ts'
import { codesOf, type LikertGroup, likertFigure, sameScale } from '../../figures/likert.ts'
import { comparisonDistribution, scoreDistribution } from '../../figures/study.ts'
import { type Html, html, trusted } from '../markup.ts'
import type { Page, Place } from '../page.ts'
import { sourceAttributes, toolsHtml } from '../table.ts'

/** A figure with its place; undefined where there was nothing to draw. */
interface Drawn {
  readonly id: string
  readonly title: string
  readonly svg: string | undefined
  readonly place?: Place | undefined
}

/** Effects, then what was compared by group with the bands of its cut-offs, then the answers to the items. */
export function figures(page: Page): Html | undefined {
  const { format, words, results } = page
  const small = results.settings.smallCells
  const hidden = small > 0 ? ` ${words.hiddenNote} ${small}.` : ''
  const drawn = [
    ...shown([forest(page)], `${format.confidence(results.settings.confidence)} CI`, page),
    ...shown(distributions(page), words.distributionNote + hidden, page),
    // Bars that are put together of what is left would stand in the wrong place.
    ...(small > 0 ? [] : shown(likert(page), words.answersNote, page)),
  ]
  return drawn.length === 0 ? undefined : html`${drawn}`
}

/** @param note how to read figures of this kind, said below the first of them */
function shown(figures: readonly Drawn[], note: string, page: Page): Html[] {
  return figures
    .filter((figure) => figure.svg !== undefined)
    .map(({ id, title, svg = '', place }, i) => {
      const source = page.from(id, place)
      return html`<figure class="block" id="${id}"${sourceAttributes(source)}>
${toolsHtml(id, title, 'figure', source, page)}
<figcaption>${title}</figcaption>
<div class="figure-scroll" role="region" tabindex="0" aria-label="${title}">${trusted(svg)}</div>
${i === 0 && html`<p class="figure-note">${note}</p>`}
</figure>`
    })
}

function forest(page: Page): Drawn {
  const { results, format, words } = page
  const id = page.id('figure-effects')
  const title = words.effects
  const key = { planned: format.word('planned'), exploratory: format.word('exploratory'), other: words.notDeclared }
  return { id, title, svg: forestFigure(results.results, { id, title, format, words: key }) }
}

function distributions(page: Page): Drawn[] {
  const { results, format } = page
  const numeric = results.results.filter((r) => r.groups.some((g) => g.distribution !== undefined))
  const covered = new Set(numeric.flatMap((r) => r.groups.map((g) => g.sample)))
  const others = results.scores.filter((s) => s.bands.length > 0 && !covered.has(`${s.instrument}.${s.name}`))
  return [
    ...numeric.map((result) => {
      const id = page.id('figure', result.name)
      const place = { line: result.line, file: result.file }
      return {
        id,
        title: result.label || result.name,
        svg: comparisonDistribution(result, results, { id, format }),
        place,
      }
    }),
    ...others.map((score) => {
      const id = page.id('figure', score.instrument, score.name)
      const title = `${score.instrumentLabel || score.instrument}: ${score.label || score.name}`
      return { id, title, svg: scoreDistribution(score, { id, format }), place: placeOf(score) }
    }),
  ]
}

const placeOf = (score: ScoreResult) => ({ line: score.line, file: score.file })

/** One figure for each instrument and scale: the items under the names of their subscales. */
function likert(page: Page): Drawn[] {
  const { results, words, format } = page
  const instruments = [...new Set(results.scores.map((s) => s.instrument))]
  return instruments.flatMap((instrument) => {
    const own = results.scores.filter((s) => s.instrument === instrument)
    const subscales = own.filter((s) => s.subscale && s.items.length > 0)
    const groups = subscales.map((s) => ({
      label: s.label || s.name,
      items: s.items.filter((i) => i.n > 0 && codesOf(i)),
    }))
    return byScale(groups).map((sharing) => {
      const id = page.id('figure', 'items', instrument)
      const title = `${own[0]?.instrumentLabel || instrument}: ${words.answers.toLowerCase()}`
      // One subscale alone needs no heading.
      const named = sharing.length === 1 ? sharing.map((g) => ({ ...g, label: '' })) : sharing
      const svg = likertFigure(named, { id, title, format, reversed: format.word('reversed') })
      return { id, title, svg, place: subscales[0] && placeOf(subscales[0]) }
    })
  })
}

function byScale(groups: readonly LikertGroup[]): LikertGroup[][] {
  const firsts: ItemResult[] = []
  for (const { items } of groups)
    for (const item of items) if (!firsts.some((f) => sameScale(f, item))) firsts.push(item)
  return firsts.map((first) =>
    groups
      .map((g) => ({ ...g, items: g.items.filter((item) => sameScale(first, item)) }))
      .filter((g) => g.items.length > 0),
  )
}
