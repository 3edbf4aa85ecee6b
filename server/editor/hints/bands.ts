import type { Score } from '../../model/study.ts'
import { countedText, withheldText } from '../../render/layout/counted.ts'
import type { BandResult, Counted, ScoreResult } from '../../results/types.ts'
import type { Snapshot } from '../../workspace/snapshot.ts'
import { type Found, resultsOf } from '../results.ts'
import { fitting, type Hint, LONGEST, markOf } from './hint.ts'

/** Behind each band: how many fall into it, by group where the study compares groups of the score. */
export function bandHints(snapshot: Snapshot): Hint[] {
  const found = resultsOf(snapshot)
  if (found === undefined) return []
  return [...snapshot.study.instruments.values()]
    .flatMap(({ scores }) => scores)
    .flatMap((score) => hintsOf(snapshot, score, found))
}

function hintsOf(snapshot: Snapshot, score: Score, found: Found): Hint[] {
  const result = found.score(score.instrument, score.name)
  if (result === undefined || result.failed !== undefined) return []
  const mark = markOf(result, found)
  // Sets of one score share their names, so a band is the nth of its name.
  const left = [...result.bands]
  return score.cutoffs.flatMap(({ bands }) =>
    bands.flatMap(({ name, label, origin }): Hint[] => {
      const at = left.findIndex((one) => one.name === name)
      const [band] = at < 0 ? [] : left.splice(at, 1)
      if (band === undefined || origin.file !== snapshot.name) return []
      const tooltip = [
        `**${label}** of ${score.label}${band.when === undefined ? '' : `, where ${band.when}`}`,
        ...lines(band, result, found),
      ]
      return [{ offset: origin.span.end, label: countsOf(band, found, mark), tooltip, stale: found.staleness(result) }]
    }),
  )
}

const counted = (one: Counted, { format, settings }: Found): string => countedText(one, settings, format)

function countsOf(band: BandResult, found: Found, mark: string): string {
  const overall = counted(band, found)
  if (band.groups.length === 0) return overall + mark
  const groups = band.groups.map((group) => counted(group, found))
  const named = groups.map((text, i) => `${band.groups[i]?.name} ${text}`)
  return fitting([named.join(' · '), groups.join(' · '), overall], LONGEST - mark.length) + mark
}

function lines(band: BandResult, { groups = [] }: ScoreResult, found: Found): string[] {
  const labelOf = (name: string): string => groups.find((group) => group.name === name)?.label || name
  const withheld = [band, ...band.groups].some(({ hidden }) => hidden === 'beside-small')
  return [
    `All: ${counted(band, found)}`,
    ...band.groups.map((group) => `${labelOf(group.name)}: ${counted(group, found)}`),
    ...(withheld ? [withheldText(found.settings)] : []),
  ]
}
