import { isNotComputed, total } from '../../statistics/frequencies.ts'
import { hodgesLehmann } from '../../statistics/hodges-lehmann.ts'
import { mannWhitney } from '../../statistics/mann-whitney.ts'
import { rankBiserial } from '../../statistics/rank-biserial.ts'
import { figure } from '../computed.ts'
import { exactFor, type Rules } from '../rules.ts'
import { sentence } from '../sentence.ts'
import { effectOf, type GroupsInput, notComputed, type Outcome, signOf, turned } from './runner.ts'

/**
 * Two independent groups by ranks. U and the ranks are of the groups in the order given; the difference, z and the effect
 * have the sign of the conventions.
 */
export function runMannWhitney(input: GroupsInput, rules: Rules): Outcome {
  const [x, y] = input.groups.map(({ values }) => values)
  if (x === undefined || y === undefined || input.groups.length !== 2)
    return notComputed('', 'the Mann–Whitney test compares two groups')
  const [m, n] = [total(x), total(y)]
  const tied = hasTies(x, y)
  const method = exactFor(rules, m, n, tied) ? 'exact' : 'asymptotic'
  const { alternative, confidence, continuity } = rules
  const test = mannWhitney(x, y, { method, continuity, alternative })
  if (isNotComputed(test)) return notComputed(method, test.why)
  const shift = input.ranked ? NO_SHIFT : hodgesLehmann(x, y, { confidence, method, alternative })
  const sign = signOf(rules)
  const why: Record<string, string> = {}
  if (test.z === undefined) why['z'] = 'the exact test needs none'
  const estimate = isNotComputed(shift)
    ? { estimate: null, low: null, high: null, achievedConfidence: null }
    : {
        estimate: figure(sign * shift.estimate),
        ...turned(shift.low, shift.high, sign),
        achievedConfidence: figure(shift.achievedConfidence),
      }
  if (isNotComputed(shift)) for (const key of Object.keys(estimate)) why[key] = shift.why
  else for (const end of ['low', 'high'] as const) if (estimate[end] === null) why[end] = noLimit(rules)
  const open = alternative === 'two-sided' && !isNotComputed(shift) && estimate.low === null
  return {
    method: methodPhrase(test.method, test.ties, test.continuity),
    statistics: {
      u1: figure(test.u1),
      u2: figure(test.u2),
      z: test.z === undefined ? null : figure(sign * test.z),
      p: figure(test.p),
      ...estimate,
      confidence,
      probabilityFirstHigher: figure(test.probabilityFirstHigher),
      effect: effectOf('rank-biserial', rankBiserial(test.u1, m, n, confidence), sign),
      ...(Object.keys(why).length === 0 ? {} : { why }),
    },
    notes: [...notes(rules, tied, method, isNotComputed(shift)), ...(open ? [sentence(noLimit(rules))] : [])],
    warnings: [],
  }
}

const NO_SHIFT = { why: 'categories have an order, but no differences' } as const

const noLimit = ({ alternative, confidence }: Rules): string =>
  alternative === 'two-sided'
    ? `the groups are too small for an interval of ${100 * confidence} % of the difference`
    : `the interval is one-sided, as the alternative (${alternative})`

function methodPhrase(method: 'exact' | 'asymptotic', ties: boolean, continuity: boolean): string {
  if (method === 'exact') return ties ? 'exact, given the ties' : 'exact'
  return ['asymptotic', ...(ties ? ['tie-corrected'] : []), ...(continuity ? ['continuity-corrected'] : [])].join(', ')
}

function notes(rules: Rules, ties: boolean, method: 'exact' | 'asymptotic', without: boolean): string[] {
  const direction = rules.difference === 'second - first' ? 'second minus first' : 'first minus second'
  const said = without ? [] : [`The difference is the Hodges–Lehmann median of all pairwise differences, ${direction}.`]
  const { exactness, alternative } = rules
  if (method === 'exact' && alternative === 'two-sided')
    said.push('The two-sided exact p is twice the smaller tail, as in R 4.6.')
  if (typeof exactness === 'object' && exactness.when !== 'never' && exactness.ties === 'ignored' && ties)
    if (method === 'asymptotic') said.push('SPSS also prints an exact p that ignores ties; it is not given here.')
  return said
}

function hasTies(x: GroupsInput['groups'][number]['values'], y: typeof x): boolean {
  const seen = new Set<number>()
  for (const f of [x, y])
    for (let i = 0; i < f.values.length; i++) {
      const value = f.values[i] ?? 0
      if ((f.counts[i] ?? 0) > 1 || seen.has(value)) return true
      seen.add(value)
    }
  return false
}
