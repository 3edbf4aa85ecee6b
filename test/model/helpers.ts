import { parse } from '../../grammar/parser.ts'
import { type Bound, bind } from '../../server/model/bind.ts'
import { toNumber } from '../../server/model/rational.ts'
import type { Score } from '../../server/model/study.ts'

/** Binds a text by itself, or with files that it uses by their path or library name. */
export function bound(text: string, others: Readonly<Record<string, string>> = {}): Bound {
  const files = new Map([['main.study', parse(text).tree]])
  for (const [name, other] of Object.entries(others)) files.set(name, parse(other).tree)
  return bind('main.study', files, (_from, use) => {
    const name = use.path?.text ?? use.library?.text ?? ''
    return name === 'main.study' || name in others ? name : undefined
  })
}

/** Code and marked text of every problem, in the order found. */
export function problemsOf(text: string, others: Readonly<Record<string, string>> = {}): string[] {
  return bound(text, others).problems.map(({ code, file, span }) => {
    const source = file === 'main.study' ? text : (others[file] ?? '')
    return `${code}: ${source.slice(span.start, span.end)}`
  })
}

/** The text with the first fix of its only problem applied. */
export function fixed(text: string): string {
  const edits = bound(text).problems.flatMap(({ fixes }) => fixes[0]?.edits ?? [])
  return edits
    .toSorted((a, b) => b.span.start - a.span.start)
    .reduce((result, { span, newText }) => result.slice(0, span.start) + newText + result.slice(span.end), text)
}

/** A study of one instrument `T` whose clauses are given, on scales 0..3 (`Four`) and 1..5 (`Five`). */
export const instrument = (clauses: string, rest = ''): string => `scale Four {
  0 "a"
  1 "b"
  2 "c"
  3 "d"
}
scale Five {
  1 "a"
  2 "b"
  3 "c"
  4 "d"
  5 "e"
}
instrument T {
${clauses}
}
${rest}
`

/** A score of the instrument `T`. */
export function scoreOf(text: string, name = 's'): Score {
  const { study, problems } = bound(text)
  const score = study.instruments.get('T')?.scores.find((candidate) => candidate.name === name)
  if (score === undefined) throw new Error(`no score ${name}: ${JSON.stringify(problems)}`)
  return score
}

/** What is known of a score's values; `values` as numbers. */
export function attainable(text: string, name = 's') {
  const { type } = scoreOf(text, name)
  if (type.kind !== 'number') throw new Error(`${name} is a ${type.kind}`)
  const { low, high, step, fractional, values } = type.attainable
  return { low, high, step, fractional, values: values?.map(toNumber), level: type.level }
}
