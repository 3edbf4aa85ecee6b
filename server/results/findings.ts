import { type Diagnostic, diagnostic, type Fix } from '../../grammar/diagnostic.ts'
import type { Item, Score } from '../model/study.ts'
import type { ScorePlan } from '../plan/scores.ts'
import type { StraightLines } from '../plan/straight-lines.ts'
import { type Context, shown } from './context.ts'
import { formatter } from './format/formatter.ts'
import { sampleOf } from './sample.ts'
import type { ScoreResult } from './types.ts'

/** Above this share at one end a score can hardly tell people apart (Terwee et al. 2007, J Clin Epidemiol 60:34). */
const CROWDED = 15

/** What only the data can show of a score: unused bands, crowded ends, items that run against the rest. */
export function scoreFindings(plan: ScorePlan, result: ScoreResult, context: Context): readonly Diagnostic[] {
  const { score } = plan
  if (result.failed !== undefined || result.n === 0) return []
  return [
    ...unusedBands(score, result),
    ...(plan.moments === undefined
      ? []
      : [...crowdedEnds(score, result, context), ...contraryItems(plan, result, context)]),
  ]
}

function unusedBands({ cutoffs, name }: Score, { bands, n }: ScoreResult): Diagnostic[] {
  const declared = cutoffs.flatMap((set) => set.bands)
  return declared.flatMap((band, i) =>
    bands[i]?.count === 0
      ? [
          diagnostic(
            'band-never-observed',
            { file: band.origin.file, span: band.origin.nameSpan },
            `Nobody of ${n} has a \`${name}\` in ${band.label || band.name}.`,
          ),
        ]
      : [],
  )
}

function crowdedEnds(score: Score, result: ScoreResult, { study }: Context): Diagnostic[] {
  const format = formatter(study.settings)
  const at = { file: score.origin.file, span: score.origin.nameSpan }
  const percent = (value: number): string => `${format.fixed(value, 1)} %`
  const end = (code: 'floor-effect' | 'ceiling-effect', share: number | null, value: number): Diagnostic[] =>
    share === null || share <= CROWDED
      ? []
      : [
          diagnostic(
            code,
            at,
            `${percent(share)} of ${result.n} have the ${code === 'floor-effect' ? 'lowest' : 'highest'} possible \`${score.name}\`, ${value}: the score cannot tell them apart.`,
          ),
        ]
  return [...end('floor-effect', result.floor, result.min), ...end('ceiling-effect', result.ceiling, result.max)]
}

function contraryItems({ score }: ScorePlan, { items }: ScoreResult, { study }: Context): Diagnostic[] {
  if (!score.subscale) return []
  return score.items.flatMap((item) => {
    const found = items.find(({ name }) => name === item.name)
    const r = found?.itemRest ?? 0
    if (r >= 0) return []
    const way = item.reversed
      ? 'It is declared reversed: should it not be?'
      : 'Should it be reversed, or did somebody reverse it in the file already?'
    return [
      diagnostic(
        'item-negative-with-subscale',
        { file: item.origin.file, span: item.origin.nameSpan },
        `\`${item.name}\` correlates ${formatter(study.settings).fixed(r, 2)} with the rest of \`${score.name}\`. ${way}`,
        { fixes: reverseFix(item) },
      ),
    ]
  })
}

/** Who gave one answer throughout, though the items point both ways: perhaps without reading them. */
export function straightLining({ instrument, items, key }: StraightLines, context: Context): readonly Diagnostic[] {
  const table = context.table(key)
  if (table?.kind !== 'frequencies') return []
  const { frequencies, n } = sampleOf({}, table)
  const count = frequencies.counts[[...frequencies.values].indexOf(1)] ?? 0
  if (count === 0) return []
  const { settings } = context.study
  const format = formatter(settings)
  const many =
    shown(count, settings) === null
      ? `Fewer than ${settings.smallCells} of ${n} people`
      : `${format.measured(count)} of ${n} people (${format.fixed((100 * count) / n, 1)} %)`
  const reversed = items.filter((item) => item.reversed).length
  return [
    diagnostic(
      'straight-lining',
      { file: instrument.origin.file, span: instrument.origin.nameSpan },
      `${many} gave the same answer to all ${items.length} items of \`${instrument.name}\`, of which ${reversed} ${reversed === 1 ? 'is' : 'are'} reversed. Look whether they read the questions.`,
    ),
  ]
}

/** An item with a line of its own can be reversed there; one of a run cannot. */
function reverseFix({ origin, reversed, name }: Item): readonly Fix[] {
  const alone = origin.nameSpan.end - origin.nameSpan.start === name.length
  if (reversed || !alone) return []
  return [
    {
      title: `Reverse \`${name}\``,
      edits: [
        { file: origin.file, span: { start: origin.span.end, end: origin.span.end }, newText: `\n  reverse ${name}` },
      ],
    },
  ]
}
