import { anova, type FTest } from './anova.ts'
import { minus, moments, narrow, type Wide, wide } from './exact-sums.ts'
import { type Frequencies, isNotComputed, type NotComputed, total } from './frequencies.ts'
import { median } from './quantiles.ts'

/** How often each distance from the centre occurs. */
function distances(f: Frequencies, centre: Wide): Frequencies {
  const counts = new Map<number, number>()
  for (let i = 0; i < f.values.length; i++) {
    const distance = Math.abs(narrow(minus(wide(f.values[i]!), centre)))
    counts.set(distance, (counts.get(distance) ?? 0) + f.counts[i]!)
  }
  const values = [...counts.keys()].sort((a, b) => a - b)
  return { values, counts: values.map((value) => counts.get(value)!) }
}

function compare(groups: readonly Frequencies[], centreOf: (f: Frequencies) => Wide): FTest | NotComputed {
  const filled = groups.filter((group) => total(group) > 0)
  const result = anova(filled.map((group) => distances(group, centreOf(group))))
  if (isNotComputed(result) && !result.why.startsWith('all values')) return result
  if (isNotComputed(result) || result.sumWithin <= noise(filled))
    return { why: 'within each group all values are equally far from the centre' }
  return { f: result.f, df1: result.df1, df2: result.df2, p: result.p }
}

/** What Σ (distance − its mean)² is when all distances are equal but for the rounding of decimals: 0.3 − 0.2, 0.2 − 0.1. */
function noise(groups: readonly Frequencies[]): number {
  const largest = Math.max(...groups.map(({ values }) => Math.max(Math.abs(values[0]!), Math.abs(values.at(-1)!))))
  return groups.reduce((sum, group) => sum + total(group), 0) * (4 * Number.EPSILON * largest) ** 2
}

/**
 * Levene's (1960) test of equal variances: analysis of variance of the distances from the mean of the group.
 *
 * @param groups at least 2 with observations
 */
export function levene(groups: readonly Frequencies[]): FTest | NotComputed {
  return compare(groups, (group) => moments(group).mean)
}

/**
 * Brown and Forsythe's (1974, J. Amer. Statist. Assoc. 69) test of equal variances: distances from the median.
 *
 * @param groups at least 2 with observations
 */
export function brownForsythe(groups: readonly Frequencies[]): FTest | NotComputed {
  return compare(groups, (group) => wide(median(group)))
}
