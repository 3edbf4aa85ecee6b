import type { Formatter } from '../../results/format/formatter.ts'
import type { BandResult, ComparisonResult, ScoreResult, StudyResults } from '../../results/types.ts'
import { type DistributionGroup, distributionFigure } from './distribution.ts'
import { type HistogramOptions, histogram } from './histogram.ts'
import type { Palette } from './palette.ts'

/** The score that a sample such as `STAR_C.total` names. */
export const scoreNamed = (results: StudyResults, sample: string): ScoreResult | undefined =>
  results.scores.find((s) => `${s.instrument}.${s.name}` === sample)

interface DistributionOf {
  readonly id: string
  readonly format: Formatter
  readonly palette?: Palette
  readonly width?: number
}

/** @returns the groups of a comparison of numbers, with the bands of the scores compared; undefined where it compares no numbers */
export function comparisonDistribution(
  result: ComparisonResult,
  results: StudyResults,
  options: DistributionOf,
): string | undefined {
  const groups = result.groups.flatMap((g) =>
    g.distribution === undefined || g.n === 0
      ? []
      : [
          {
            ...g,
            label: g.label || g.name,
            distribution: g.distribution,
            bands: scoreNamed(results, g.sample)?.bands ?? [],
          },
        ],
  )
  if (groups.length === 0) return undefined
  const scores = groups.map((g) => scoreNamed(results, g.sample))
  const lows = groups.map((g, i) => scores[i]?.min ?? g.min ?? 0)
  const highs = groups.map((g, i) => scores[i]?.max ?? g.max ?? 0)
  const steps = new Set(scores.map((s) => s?.step ?? null))
  const axis = [...new Set(groups.map((g, i) => scores[i]?.label || g.sampleLabel || g.sample))].join(' / ')
  const title = result.label || result.name
  return distributionFigure(groups, {
    ...options,
    title,
    axis,
    low: Math.min(...lows),
    high: Math.max(...highs),
    step: steps.size === 1 ? ([...steps][0] ?? null) : null,
  })
}

/** @returns a score by the groups that the study compares, or of everybody; undefined where nobody has a value */
export function scoreDistribution(score: ScoreResult, options: DistributionOf): string | undefined {
  const groups = groupsOf(score, options.format.word('total'))
  if (groups.length === 0) return undefined
  const name = score.label || score.name
  const title = `${score.instrumentLabel || score.instrument}: ${name}`
  return distributionFigure(groups, {
    ...options,
    title,
    axis: name,
    low: score.min,
    high: score.max,
    step: score.step,
  })
}

/** @param all what everybody together is called */
function groupsOf(score: ScoreResult, all: string): DistributionGroup[] {
  const bands: readonly BandResult[] = score.bands
  const groups = (score.groups ?? []).flatMap((g) =>
    g.distribution === undefined || g.n === 0
      ? []
      : [{ ...g, label: g.label || g.name, distribution: g.distribution, bands }],
  )
  if (groups.length > 0) return groups
  return score.n > 0 ? [{ ...score, label: all, bands }] : []
}

/** @returns the picture of a score for a hover: everybody, or the two groups that the study compares */
export function scoreHistogram(
  score: ScoreResult,
  options: Pick<HistogramOptions, 'id' | 'palette'> & { readonly format: Formatter },
): string | undefined {
  if (score.n === 0) return undefined
  const groups = groupsOf(score, '')
  const everybody = { label: '', n: score.n, distribution: score.distribution, median: score.median }
  const { format, ...rest } = options
  return histogram(groups.length === 2 ? groups : [everybody], {
    ...rest,
    title: score.label || score.name,
    low: score.min,
    high: score.max,
    step: score.step,
    print: (value) => format.measured(value),
  })
}
