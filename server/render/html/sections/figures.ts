import type { ItemResult, ScoreResult } from '../../../results/types.ts'
import { forestFigure } from '../../figures/forest.ts'
import { codesOf, type LikertGroup, likertFigure, sameScale } from '../../figures/likert.ts'
import { comparisonDistribution, scoreDistribution } from '../../figures/study.ts'
import { type Html, html, trusted } from '../markup.ts'
import type { Page, Place } from '../page.ts'
import { sourceAttributes, toolsHtml } from '../table.ts'

/** In a narrow window the letters of the usual picture would be too small. Pixels. */
const NARROW = 460

/** A figure with its place. */
interface Drawn {
  readonly id: string
  readonly title: string
  /** @param options the id of the picture, and its width in pixels where that is not the usual one */
  readonly draw: (options: { readonly id: string; readonly width?: number }) => string | undefined
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
    .flatMap((figure) => {
      const svg = figure.draw({ id: figure.id })
      return svg === undefined ? [] : [{ ...figure, svg }]
    })
    .map(({ id, title, svg, draw, place }, i) => {
      const source = page.from(id, place)
      // A file is read and printed at any width; only a window beside the study is often narrow.
      const narrow = page.live ? draw({ id: page.id(id, 'narrow'), width: NARROW }) : undefined
      const pictures =
        narrow === undefined
          ? trusted(svg)
          : html`<div class="wide">${trusted(svg)}</div><div class="narrow">${trusted(narrow)}</div>`
      return html`<figure class="block" id="${id}"${sourceAttributes(source)}>
${toolsHtml(id, title, 'figure', source, page)}
<figcaption>${title}</figcaption>
<div class="figure-scroll" role="region" tabindex="0" aria-label="${title}">${pictures}</div>
${i === 0 && html`<p class="figure-note">${note}</p>`}
</figure>`
    })
}

function forest(page: Page): Drawn {
  const { results, format, words } = page
  const id = page.id('figure-effects')
  const title = words.effects
  const key = { planned: format.word('planned'), exploratory: format.word('exploratory'), other: words.notDeclared }
  return {
    id,
    title,
    draw: (options) => forestFigure(results.results, { title, format, words: key, ...options }),
  }
}

function distributions(page: Page): Drawn[] {
  const { results, format } = page
  const numeric = results.results.filter((r) => r.groups.some((g) => g.distribution !== undefined))
  const covered = new Set(numeric.flatMap((r) => r.groups.map((g) => g.sample)))
  const others = results.scores.filter((s) => s.bands.length > 0 && !covered.has(`${s.instrument}.${s.name}`))
  return [
    ...numeric.map((result): Drawn => {
      const id = page.id('figure', result.name)
      const place = { line: result.line, file: result.file }
      return {
        id,
        title: result.label || result.name,
        draw: (options) => comparisonDistribution(result, results, { format, ...options }),
        place,
      }
    }),
    ...others.map((score): Drawn => {
      const id = page.id('figure', score.instrument, score.name)
      const title = `${score.instrumentLabel || score.instrument}: ${score.label || score.name}`
      return { id, title, draw: (options) => scoreDistribution(score, { format, ...options }), place: placeOf(score) }
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
    return byScale(groups).map((sharing): Drawn => {
      const id = page.id('figure', 'items', instrument)
      const title = `${own[0]?.instrumentLabel || instrument}: ${words.answers.toLowerCase()}`
      // One subscale alone needs no heading.
      const named = sharing.length === 1 ? sharing.map((g) => ({ ...g, label: '' })) : sharing
      const reversed = format.word('reversed')
      return {
        id,
        title,
        draw: (options) => likertFigure(named, { title, format, reversed, ...options }),
        place: subscales[0] && placeOf(subscales[0]),
      }
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
