import { isNotComputed } from '../../statistics/frequencies.ts'
import { hedgesG } from '../../statistics/hedges-g.ts'
import { brownForsythe } from '../../statistics/levene.ts'
import { studentT, welchT } from '../../statistics/t-tests.ts'
import { figure } from '../computed.ts'
import type { Rules } from '../rules.ts'
import { effectOf, type GroupsInput, notComputed, type Outcome, signOf, turned } from './runner.ts'

/** Two independent means: unequal variances (Welch), with Hedges’ g. */
export const runWelchT = (input: GroupsInput, rules: Rules): Outcome => runT(input, rules, false)

/** Two independent means: equal variances (Student), with Hedges’ g. */
export const runStudentT = (input: GroupsInput, rules: Rules): Outcome => runT(input, rules, true)

function runT(input: GroupsInput, rules: Rules, pooled: boolean): Outcome {
  const method = pooled ? 'equal variances' : 'unequal variances, Welch–Satterthwaite'
  const [x, y] = input.groups.map(({ values }) => values)
  if (x === undefined || y === undefined || input.groups.length !== 2)
    return notComputed(method, 'a t test compares two groups')
  const { alternative, confidence } = rules
  const test = (pooled ? studentT : welchT)(x, y, { alternative, confidence })
  if (isNotComputed(test)) return notComputed(method, test.why)
  const sign = signOf(rules)
  const spread = brownForsythe([x, y])
  return {
    method,
    statistics: {
      t: figure(sign * test.t),
      df: figure(test.df),
      p: figure(test.p),
      estimate: figure(sign * test.estimate),
      ...turned(test.low, test.high, sign),
      confidence,
      effect: effectOf('hedges-g', hedgesG(x, y, { confidence }), sign),
    },
    notes: [
      `The difference is that of the means, ${sign === -1 ? 'second minus first' : 'first minus second'}.`,
      ...(pooled && !isNotComputed(spread) && spread.p < rules.alpha
        ? ['The variances differ (Brown–Forsythe): welch-t does not assume that they are equal.']
        : []),
    ],
    warnings: [],
  }
}
