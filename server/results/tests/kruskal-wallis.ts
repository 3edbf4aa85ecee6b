import { type Adjustment, adjust } from '../../statistics/adjust.ts'
import { dunn } from '../../statistics/dunn.ts'
import { isNotComputed } from '../../statistics/frequencies.ts'
import { kruskalWallis } from '../../statistics/kruskal-wallis.ts'
import { figure } from '../computed.ts'
import { adjustName } from '../format/adjustment.ts'
import type { Rules } from '../rules.ts'
import type { PairResult } from '../types.ts'
import { type GroupsInput, notComputed, type Outcome } from './runner.ts'

/** k independent groups by ranks, with Dunn’s comparisons of pairs where `post-hoc dunn` asks for them. */
export function runKruskalWallis(input: GroupsInput, rules: Rules): Outcome {
  const groups = input.groups.map(({ values }) => values)
  const test = kruskalWallis(groups)
  const method = 'asymptotic, tie-corrected'
  if (isNotComputed(test)) return notComputed(method, test.why)
  const postHoc = rules.options.get('post-hoc')
  const adjusted = adjustment(rules)
  const said =
    postHoc === undefined || postHoc === 'dunn'
      ? postHoc === 'dunn'
        ? [`Pairs: Dunn’s test with the ranks of all groups, two-sided, p adjusted by ${adjustName(adjusted)}.`]
        : []
      : [`post-hoc ${postHoc} is not computed by this version; dunn is.`]
  const pairs = postHoc === 'dunn' ? { pairs: pairsOf(input, adjusted) } : {}
  const why = 'its interval is not computed by this version'
  return {
    method,
    statistics: {
      h: figure(test.h),
      df: test.df,
      p: figure(test.p),
      effect: {
        name: 'epsilon-squared',
        value: figure(test.epsilonSquared),
        low: null,
        high: null,
        why: { low: why, high: why },
      },
    },
    ...pairs,
    notes: said,
    warnings: [],
  }
}

function adjustment(rules: Rules): Adjustment {
  const word = rules.options.get('adjust')
  const known: readonly Adjustment[] = ['holm', 'bonferroni', 'hochberg', 'hommel', 'bh', 'by']
  return known.find((method) => method === word) ?? 'holm'
}

function pairsOf(input: GroupsInput, method: Adjustment): PairResult[] {
  const result = dunn(
    input.groups.map(({ values }) => values),
    (p) => adjust(p, method),
  )
  if (isNotComputed(result)) return []
  return result.pairs.map(({ a, b, z, p, adjustedP }) => ({
    a: input.groups[a]?.name ?? '',
    b: input.groups[b]?.name ?? '',
    statistic: figure(z),
    p: figure(p),
    adjustedP: figure(adjustedP),
  }))
}
