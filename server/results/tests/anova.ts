import { type Anova, anova, type FTest, welchAnova } from '../../statistics/anova.ts'
import { isNotComputed, type NotComputed } from '../../statistics/frequencies.ts'
import { brownForsythe } from '../../statistics/levene.ts'
import { figure } from '../computed.ts'
import type { Rules } from '../rules.ts'
import type { Effect } from '../types.ts'
import { type GroupsInput, notComputed, type Outcome } from './runner.ts'

/** k independent means, equal variances assumed; ω² is reported with it. */
export function runAnova(input: GroupsInput, rules: Rules): Outcome {
  const groups = input.groups.map(({ values }) => values)
  const spread = brownForsythe(groups)
  const differ = !isNotComputed(spread) && spread.p < rules.alpha
  const said = differ ? ['The variances differ (Brown–Forsythe): welch-anova does not assume that they are equal.'] : []
  return conclude(anova(groups), 'equal variances', rules, said, (test) => omega(test.omegaSquared))
}

/** k independent means, whatever their variances. */
export function runWelchAnova(input: GroupsInput, rules: Rules): Outcome {
  const groups = input.groups.map(({ values }) => values)
  return conclude(welchAnova(groups), 'unequal variances, Welch', rules, [], () => {
    const classical = anova(groups)
    return isNotComputed(classical) ? undefined : omega(classical.omegaSquared)
  })
}

function conclude<T extends FTest>(
  test: T | NotComputed,
  method: string,
  rules: Rules,
  said: readonly string[],
  effectOf: (test: T) => Effect | undefined,
): Outcome {
  if (isNotComputed(test)) return notComputed(method, test.why)
  const effect = effectOf(test)
  const postHoc = rules.options.get('post-hoc')
  return {
    method,
    statistics: {
      f: figure(test.f),
      df1: figure(test.df1),
      df2: figure(test.df2),
      p: figure(test.p),
      ...(effect === undefined ? {} : { effect }),
    },
    notes: postHoc === undefined ? said : [...said, `post-hoc ${postHoc} is not computed by this version.`],
    warnings: [],
  }
}

function omega(value: Anova['omegaSquared']): Effect {
  const why = 'its interval is not computed by this version'
  return { name: 'omega-squared', value: figure(value), low: null, high: null, why: { low: why, high: why } }
}
