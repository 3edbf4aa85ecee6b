import type * as syntax from '../../grammar/syntax.ts'
import { type Draft, report, use } from './context.ts'
import { bindCondition } from './expressions.ts'
import { isCertain, nearest } from './nearest.ts'
import { replaceFix } from './problems.ts'
import { type Environment, originOf } from './scope.ts'
import type { BandSymbol, Cutoffs, Norms, Score } from './study.ts'

type Later = (() => void)[]

/** `cutoffs SCORE ["Label"] [when CONDITION] { … }`: the bands belong to the score from now on. */
export function declareCutoffs(env: Environment, node: syntax.CutoffsClause, later: Later): void {
  const score = findScore(env, node.score)
  if (score === undefined) return
  const bands = node.bands.map(
    (band): BandSymbol => ({
      kind: 'band',
      name: band.name.text,
      label: band.label?.text ?? band.name.text,
      low: band.range?.low?.value ?? Number.NEGATIVE_INFINITY,
      high: band.range?.high?.value ?? Number.POSITIVE_INFINITY,
      openHigh: band.range?.open ?? false,
      origin: originOf(env.scope.file, band, band.name),
    }),
  )
  const cutoffs: Draft<Cutoffs> = {
    kind: 'cutoffs',
    score: score.name,
    instrument: score.instrument,
    label: node.label?.text ?? score.label,
    bands,
    origin: originOf(env.scope.file, node, node.score),
    node,
  }
  push(score.cutoffs, cutoffs)
  if (node.when !== undefined) {
    later.push(() => {
      cutoffs.when = bindCondition(env, node.when, node.span)
    })
  }
}

/** `norms SCORE [when CONDITION] { mean M sd S }` or `{ RAW => VALUE … }`. */
export function declareNorms(env: Environment, node: syntax.NormsClause, later: Later): void {
  const score = findScore(env, node.score)
  if (score === undefined) return
  const norms: Draft<Norms> = {
    entries: node.entries.flatMap(({ raw, value }) =>
      value === undefined ? [] : [{ raw: raw.value, value: value.value }],
    ),
    node,
    ...(node.mean === undefined ? {} : { mean: node.mean.value }),
    ...(node.sd === undefined ? {} : { sd: node.sd.value }),
  }
  push(score.norms, norms)
  if (node.sd !== undefined && !(node.sd.value > 0)) {
    report(env.context, 'setting-out-of-range', env.scope.file, node.sd.span, 'A standard deviation is above 0.')
  }
  if (node.when !== undefined) {
    later.push(() => {
      norms.when = bindCondition(env, node.when, node.span)
    })
  }
}

/** `mcid SCORE N` and `retest SCORE 0.84`. */
export function declareChange(env: Environment, node: syntax.ChangeClause): void {
  const score: Draft<Score> | undefined = findScore(env, node.score)
  const { value } = node
  if (score === undefined || value === undefined) return
  const file = env.scope.file
  if (node.kind === 'mcid') {
    if (value.value > 0) score.mcid = value.value
    else report(env.context, 'setting-out-of-range', file, value.span, 'The smallest change that matters is above 0.')
  } else if (value.value > 0 && value.value < 1) score.retest = value.value
  else report(env.context, 'setting-out-of-range', file, value.span, 'A reliability is between 0 and 1.')
}

/** The lists of a score grow while its instrument is declared. */
function push<T>(list: readonly T[], entry: T): void {
  const growing = list as T[]
  growing.push(entry)
}

/** The score of this instrument that a clause is about. */
function findScore(env: Environment, reference: syntax.Reference | undefined): Score | undefined {
  const { context, scope, instrument: inside } = env
  if (reference === undefined || inside === undefined) return undefined
  const [head, member, ...rest] = reference.path
  const qualified = member !== undefined && head?.text === inside.instrument.name
  const name = qualified ? member : head
  if (name === undefined) return undefined
  if (rest.length > 0 || (member !== undefined && !qualified)) {
    report(
      context,
      'wrong-kind',
      scope.file,
      reference.span,
      `A score of ${inside.instrument.name} is named here, alone.`,
    )
    return undefined
  }
  const symbol = inside.names.get(name.text)
  if (symbol === undefined) {
    if (inside.instrument.node.broken) return undefined
    const scores = inside.instrument.scores.map((score) => score.name)
    const meant = nearest(name.text, scores)
    const hint = meant === undefined ? '' : ` Did you mean \`${meant}\`?`
    const message = `${inside.instrument.name} has no score \`${name.text}\`.${hint}`
    const fixes =
      meant === undefined
        ? []
        : [replaceFix(`Change to ${meant}`, scope.file, name.span, meant, isCertain(name.text, meant, scores))]
    report(context, 'unknown-name', scope.file, name.span, message, { fixes })
    return undefined
  }
  use(context, scope.file, name.span, symbol)
  if (symbol.kind === 'score') return symbol
  const message = `\`${name.text}\` is ${symbol.kind === 'item' ? 'an item' : 'a summary'}: declare a score of it first.`
  report(context, 'wrong-kind', scope.file, name.span, message)
  return undefined
}
