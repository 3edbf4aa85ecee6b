/** How p values of one family are adjusted. */
export type Adjustment = 'holm' | 'bonferroni' | 'hochberg' | 'hommel' | 'bh' | 'by'

/**
 * Adjusted p values, in the order given: to compare with α as if each stood alone.
 *
 * Bonferroni (Dunn 1961); Holm (1979); Hochberg (1988); Hommel (1988), by Wright (1992, Biometrics 48, appendix);
 * Benjamini and Hochberg (1995); Benjamini and Yekutieli (2001).
 *
 * @param p probabilities of the whole family
 */
export function adjust(p: readonly number[], method: Adjustment): number[] {
  const m = p.length
  const order = p.map((_, i) => i).sort((a, b) => p[a]! - p[b]!)
  const sorted = order.map((i) => p[i]!)
  const adjusted = adjustSorted(sorted, m, method)
  const result = new Array<number>(m)
  for (const [rank, i] of order.entries()) result[i] = Math.min(1, adjusted[rank]!)
  return result
}

function adjustSorted(sorted: readonly number[], m: number, method: Adjustment): number[] {
  switch (method) {
    case 'bonferroni':
      return sorted.map((p) => m * p)
    case 'holm':
      return stepDown(sorted.map((p, i) => (m - i) * p))
    case 'hochberg':
      return stepUp(sorted.map((p, i) => (m - i) * p))
    case 'bh':
      return stepUp(sorted.map((p, i) => (m / (i + 1)) * p))
    case 'by': {
      const harmonic = sorted.reduce((sum, _, i) => sum + 1 / (i + 1), 0)
      return stepUp(sorted.map((p, i) => ((harmonic * m) / (i + 1)) * p))
    }
    case 'hommel':
      return hommel(sorted, m)
  }
}

/** Never below the one before. */
function stepDown(values: readonly number[]): number[] {
  let bound = 0
  return values.map((value) => (bound = Math.max(bound, value)))
}

/** Never above the one after. */
function stepUp(values: readonly number[]): number[] {
  let bound = 1
  return values.map((_, i) => (bound = Math.min(bound, values[values.length - 1 - i]!))).reverse()
}

/**
 * The adjusted p is the largest, over sizes s of a subset of hypotheses, of Simes' p for the subset least favourable to the
 * hypothesis among those of that size: itself and the s − 1 with the largest p values.
 */
function hommel(sorted: readonly number[], m: number): number[] {
  const adjusted = [...sorted]
  for (let s = 2; s <= m; s++) {
    const largest = sorted.slice(m - s + 1)
    const simes = largest.reduce((least, p, i) => Math.min(least, (s * p) / (i + 2)), Number.POSITIVE_INFINITY)
    for (let i = 0; i < m; i++) adjusted[i] = Math.max(adjusted[i]!, Math.min(simes, s * sorted[Math.min(i, m - s)]!))
  }
  return adjusted
}
