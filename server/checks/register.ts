import type { Diagnostic } from '../../grammar/diagnostic.ts'
import type { Study } from '../model/study.ts'
import { bandNames } from './cutoffs/band-names.ts'
import { bandRanges } from './cutoffs/band-ranges.ts'
import { bandSets } from './cutoffs/band-sets.ts'
import { alreadyReversed } from './data/already-reversed.ts'
import { pairing } from './measurement/pairing.ts'
import { samples } from './measurement/samples.ts'
import { summaries } from './measurement/summaries.ts'
import { unused } from './names/unused.ts'
import { bandCounts } from './reported/bands.ts'
import { intervals } from './reported/intervals.ts'
import { means } from './reported/means.ts'
import { zeroP } from './reported/p-values.ts'
import { percents } from './reported/percents.ts'
import { sums } from './reported/sums.ts'
import { codes } from './scales/codes.ts'
import { items } from './scales/items.ts'
import { aggregates } from './scores/aggregates.ts'
import { statedRanges } from './scores/stated-ranges.ts'
import { subscales } from './scores/subscales.ts'
import { wording } from './scores/wording.ts'
import { alternatives } from './tests/alternatives.ts'
import { choiceOfTest } from './tests/choice.ts'
import { exactness } from './tests/exactness.ts'
import { multiplicity } from './tests/multiplicity.ts'
import { notComputed } from './tests/not-computed.ts'
import { options } from './tests/options.ts'

/** Looks at one thing in a study and says what is wrong with it. */
export type Check = (study: Study) => Iterable<Diagnostic>

/** All checks of the text. A new one is a file and a row here. */
export const checks: readonly Check[] = [
  unused,
  codes,
  items,
  statedRanges,
  aggregates,
  subscales,
  wording,
  bandNames,
  bandRanges,
  bandSets,
  samples,
  pairing,
  summaries,
  alreadyReversed,
  choiceOfTest,
  options,
  notComputed,
  multiplicity,
  alternatives,
  exactness,
  percents,
  sums,
  bandCounts,
  means,
  intervals,
  zeroP,
]
