import type { StudyResults } from '../../server/results/types.ts'
import { Respondent } from './evaluate.ts'
import { described, groups } from './expect-samples.ts'
import type { Drawn } from './language.ts'
import { alike, isIn, nameOf, size, summary } from './summary.ts'

/** One thing that the engine says otherwise than the naive evaluator. */
export interface Difference {
  readonly what: string
  readonly engine: unknown
  readonly naive: unknown
}

/** What was compared: how many figures, which were refused by the engine and why. */
export interface Held {
  readonly differences: readonly Difference[]
  readonly figures: number
  readonly refused: readonly string[]
}

/** Holds the results of the engine against the naive ones. */
export function hold(study: Drawn, results: StudyResults): Held {
  const differences: Difference[] = []
  const refused: string[] = []
  let figures = 0
  const same = (what: string, engine: unknown, naive: unknown): void => {
    figures += 1
    if (!alike(engine, naive)) differences.push({ what, engine, naive })
  }
  const everybody = study.rows.map((row) => new Respondent(study, row))
  const included = everybody.filter((one) => one.leftOutBy === undefined)
  const [data] = results.data
  if (data === undefined || data.included === null)
    return { differences, figures, refused: [`data: ${JSON.stringify(data?.why)}`] }
  same('included', data.included, size(included))
  same(
    'excluded',
    data.excluded.map(({ reason, rows }) => [reason, rows]),
    study.data.includes.map((_, i) => [`Reason ${i + 1}`, size(everybody.filter((one) => one.leftOutBy === i))]),
  )
  for (const score of results.scores) {
    const of = `${score.instrument}.${score.name}`
    if (score.failed !== undefined) {
      refused.push(`${of}: ${score.failed}`)
      continue
    }
    const naive = summary(study, included, { of })
    for (const key of ['n', 'missing', 'notAsked', 'distribution'] as const)
      same(`${of} ${key}`, score[key], naive[key])
    const drawn = study.instruments.flatMap((one) => one.scores).find(({ name }) => name === of)!
    if (!('categories' in drawn.definition)) {
      for (const key of ['mean', 'median'] as const) same(`${of} ${key}`, score[key], naive[key])
      same(`${of} observed`, [score.observed.min, score.observed.max], [naive.min, naive.max])
    }
    if (score.yes !== undefined)
      same(`${of} yes`, score.yes.count, naive.distribution.find(([value]) => value === 1)?.[1] ?? 0)
    const sets = drawn.cutoffs.flatMap(({ when, bands }) => bands.map((band) => ({ when, name: band.name })))
    for (const [i, band] of score.bands.entries()) {
      const { when, name } = sets[i]!
      const inside = included.filter((one) => isIn(one, when) && one.value(of, 'band') === name)
      same(`${of} band ${i} ${name}`, [band.name, band.count], [name, size(inside)])
      for (const group of band.groups) {
        const bys = [
          ...study.comparisons.map((one) => ('by' in one && one.sample.of === of ? one.by : undefined)),
          ...study.tables.map((one) => one.by),
        ]
        const counts = bys.flatMap((by) =>
          by === undefined ? [] : [size(inside.filter((person) => nameOf(person.value(by)) === group.name))],
        )
        same(`${of} band ${name} in ${group.name}`, counts.includes(group.count ?? -1) || counts, true)
      }
    }
    for (const item of score.items) {
      const all = study.instruments.flatMap((one) => one.items)
      const whole = all.find(({ name }) => name.endsWith(`.${item.name}`))
      const raw = summary(study, included, { of: whole?.name ?? item.name }, true)
      same(
        `${of} item ${item.name}`,
        [item.n, item.missing, item.mean, item.distribution],
        [raw.n, raw.missing, raw.mean, raw.distribution],
      )
    }
  }
  for (const comparison of study.comparisons) {
    const found = results.results.find(({ name }) => name === comparison.name)
    if (found === undefined || found.groups.length === 0) refused.push(`${comparison.name}: ${found?.failed}`)
    else groups(study, included, comparison, found, same)
  }
  for (const table of study.tables) {
    const found = results.tables.find(({ name }) => name === table.name)
    if (found === undefined || found.rows.length === 0 || found.notes.some((note) => note.includes('is left out')))
      refused.push(`${table.name}: ${found?.notes.join()}`)
    else described(study, included, table, found, same)
  }
  return { differences, figures, refused }
}
