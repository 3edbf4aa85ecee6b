import { chiSquare } from '../../statistics/chi-square.ts'
import { cramersV } from '../../statistics/cramers-v.ts'
import { fisher2x2 } from '../../statistics/fisher.ts'
import { fisherExact } from '../../statistics/fisher-exact.ts'
import { fisherMonteCarlo } from '../../statistics/fisher-monte-carlo.ts'
import { isNotComputed } from '../../statistics/frequencies.ts'
import { figure } from '../computed.ts'
import type { Rules } from '../rules.ts'
import type { Statistics } from '../types.ts'
import { effectOf, notComputed, type Outcome, type TableInput } from './runner.ts'
import { reduce, restore } from './table.ts'

/** Categories by groups, exactly: Fisher for 2×2 with the conditional odds ratio, Freeman–Halton for larger tables. */
export function runFisher(input: TableInput, rules: Rules): Outcome {
  const reduced = reduce(input)
  const { counts, rows, columns, notes } = reduced
  if (rows.length < 2 || columns.length < 2)
    return { ...notComputed('exact', 'only one row or column has counts'), notes }
  const pearson = chiSquare(counts, 'pearson')
  const shown = isNotComputed(pearson)
    ? {}
    : { expected: restore(pearson.expected, reduced, input), residuals: restore(pearson.residuals, reduced, input) }
  const { method, statistics, said } = fisher(
    counts,
    input.ordered ? { ...rules, alternative: opposite(rules.alternative) } : rules,
  )
  return {
    method,
    statistics: { ...statistics, effect: effectOf('cramers-v', cramersV(counts, rules.confidence)) },
    ...shown,
    notes: [...notes, ...said],
    warnings: [],
  }
}

/** The odds ratio is about the first row, so in rising rows a higher first group has the smaller one. */
const opposite = (alternative: Rules['alternative']): Rules['alternative'] =>
  alternative === 'two-sided' ? alternative : alternative === 'greater' ? 'less' : 'greater'

interface Fisher {
  readonly method: string
  readonly statistics: Statistics
  readonly said: readonly string[]
}

function fisher(counts: readonly (readonly number[])[], rules: Rules): Fisher {
  const { alternative, confidence, options } = rules
  const replicates = options.get('monte-carlo')
  if (typeof replicates === 'number') return monteCarlo(counts, rules, replicates)
  if (counts.length === 2 && counts[0]?.length === 2) {
    const midP = options.has('mid-p')
    const test = fisher2x2(counts, { alternative, confidence, midP })
    const method = midP ? 'exact, mid-p' : 'exact'
    if (isNotComputed(test)) return { method, statistics: { p: null, why: { p: test.why } }, said: [] }
    const { value, low, high } = test.oddsRatio
    const infinite = [
      ...(value === Number.POSITIVE_INFINITY ? ['value'] : []),
      ...(high === Number.POSITIVE_INFINITY ? ['high'] : []),
    ]
    const oneSided = Number.isFinite(value) && alternative === 'greater'
    const reason = oneSided ? 'the interval is one-sided, as the alternative' : 'it is infinite: a cell is empty'
    const why = Object.fromEntries(infinite.map((key) => [key, reason]))
    const oddsRatio = { name: 'odds-ratio', value: figure(value), low: figure(low), high: figure(high) }
    return {
      method,
      statistics: {
        p: figure(test.p),
        oddsRatio: infinite.length === 0 ? oddsRatio : { ...oddsRatio, why },
        confidence,
      },
      said: ['The odds ratio is the conditional maximum-likelihood estimate with exact limits.'],
    }
  }
  const ask = rules.patience?.begin()
  let ended = false
  const test = fisherExact(counts, ask === undefined ? {} : { shouldStop: () => (ended = ask()) })
  if (ended && rules.patience !== undefined) {
    rules.patience.ended()
    return standIn(counts, rules, rules.patience.says)
  }
  const said = alternative === 'two-sided' ? [] : ['A table larger than 2×2 has no direction: p is two-sided.']
  if (isNotComputed(test))
    return { method: 'exact (Freeman–Halton)', statistics: { p: null, why: { p: test.why } }, said }
  return { method: 'exact (Freeman–Halton)', statistics: { p: figure(test.p) }, said }
}

/** Tables drawn while the exact test is still running: the limits of p are then within ± 0.01. */
const STAND_IN = 10_000

/** An estimate for the time that the exact test takes. */
function standIn(counts: readonly (readonly number[])[], rules: Rules, says: string): Fisher {
  const seed = rules.seed % 2 ** 32
  const { method, statistics, said } = monteCarlo(counts, { ...rules, seed }, STAND_IN)
  return { method: `${method}; ${says}`, statistics, said }
}

function monteCarlo(counts: readonly (readonly number[])[], rules: Rules, replicates: number): Fisher {
  const { confidence, seed } = rules
  const test = fisherMonteCarlo(counts, { replicates, seed, confidence })
  const method = `Monte Carlo, ${replicates} tables, seed ${seed}`
  if (isNotComputed(test)) return { method, statistics: { p: null, why: { p: test.why } }, said: [] }
  const limits = { pLow: figure(test.low), pHigh: figure(test.high), confidence }
  return { method, statistics: { p: figure(test.p), ...limits }, said: [] }
}
