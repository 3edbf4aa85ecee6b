import { type Diagnostic, diagnostic } from '../../../grammar/diagnostic.ts'
import { testNamed } from '../../../grammar/register/tests.ts'
import type { Claim } from '../../../grammar/syntax.ts'
import type { Comparison, Study } from '../../model/study.ts'
import { scoresOf } from '../words.ts'
import { exactly, type Fraction, fraction, order } from './fraction.ts'
import { endsOf, figureOf, isRange } from './printed.ts'

/** An interval holds its estimate, and says the same as the p beside it. */
export function* intervals(study: Study): Generator<Diagnostic> {
  for (const { file, claims } of declared(study)) for (const claim of claims) yield* withoutEstimate(claim, file)
  for (const comparison of study.comparisons) yield* againstP(comparison, study)
}

function declared(study: Study): { readonly file: string; readonly claims: readonly Claim[] }[] {
  const all = [
    ...study.comparisons.map(({ reported, origin }) => ({ reported, origin })),
    ...[...study.counts.values()],
    ...study.tables,
    ...scoresOf(study).map(({ score }) => ({ reported: score.node.reported, origin: score.origin })),
  ]
  return all.map(({ reported, origin }) => ({ file: origin.file, claims: reported.flatMap((one) => one.claims) }))
}

/** Figures that are an estimate with an interval; quartiles and a range are figures by themselves. */
const ESTIMATES: readonly string[] = ['difference', 'effect', 'statistic', 'alpha']

function* withoutEstimate(claim: Claim, file: string): Generator<Diagnostic> {
  const { name, value } = claim
  if (value === undefined) return
  const { low, high } = endsOf(claim)
  if (isRange(value)) {
    if (!ESTIMATES.includes(name.text)) return
    yield diagnostic(
      'reported-interval',
      { file, span: value.span },
      `The interval of \`${name.text}\` is reported without its estimate. Write it as \`${name.text} = ESTIMATE in LOW..HIGH\`.`,
    )
    return
  }
  const figure = figureOf(claim)
  if (figure === undefined) return
  const below = low !== undefined && order(figure.high, low.low) < 0
  const above = high !== undefined && order(figure.low, high.high) > 0
  if (!below && !above) return
  const interval = name.text === 'median' ? 'its quartiles' : 'its interval'
  const end = below ? low : high
  yield diagnostic(
    'reported-interval',
    { file, span: value.span },
    `The reported ${name.text} of ${figure.literal.written} lies outside ${interval}: it is ${below ? 'below' : 'above'} ${end?.literal.written}. One of them is wrong.`,
  )
}

/** Where an interval holds what no effect would be: then p is above α. */
const NULLS: Readonly<Record<string, bigint>> = {
  'rank-biserial': 0n,
  'hedges-g': 0n,
  'odds-ratio': 1n,
}
/** Their interval is the test turned round; of the others the two may differ near the limit. */
const STRICT: readonly string[] = ['welch-t', 'student-t']

function* againstP(
  { reported, alternative, using, margin, origin }: Comparison,
  { settings }: Study,
): Generator<Diagnostic> {
  const claims = reported.flatMap((one) => one.claims)
  const p = claims.find(({ name }) => name.text === 'p')
  if (
    p === undefined ||
    p.value === undefined ||
    isRange(p.value) ||
    alternative !== 'two-sided' ||
    margin !== undefined
  )
    return
  const alpha = 1 - settings.confidence
  const slack = STRICT.includes(using?.test ?? '') ? 1 : 1.25
  const { low: least, high: most } = limitsOf(p)
  // `p < 0.05` and `p > 0.05` say on which side of 0.05 it is; `p = 0.05` does not.
  const side = p.relation === '<' || p.relation === '>' ? 0 : 1
  const significant = most !== undefined && order(exactly(alpha / slack), most) >= side
  const not = least !== undefined && order(least, exactly(alpha * slack)) >= side
  for (const claim of claims) {
    const zero = nullOf(claim, using?.test)
    if (zero === undefined) continue
    const { low, high } = endsOf(claim)
    if (low === undefined || high === undefined) continue
    const holds = order(low.high, zero) < 0 && order(zero, high.low) < 0
    const excludes = order(zero, low.low) < 0 || order(high.high, zero) < 0
    if (!(significant && holds) && !(not && excludes)) continue
    const span = (isRange(claim.value ?? p.value) ? claim.value : claim.interval)?.span ?? claim.span
    const interval = `${low.literal.written} to ${high.literal.written}`
    const says = holds ? `holds ${zero.n}` : `leaves ${zero.n} out`
    const level = Number((100 * settings.confidence).toPrecision(6))
    yield diagnostic(
      'reported-p-and-interval',
      { file: origin.file, span },
      `The interval ${interval} ${says}, but p ${p.relation} ${p.value.written}: of a ${level} % interval and a two-sided p, one says there is a difference and the other does not.`,
      { related: [{ file: origin.file, span: p.span, message: 'p is reported here' }] },
    )
  }
}

/** Between which a reported p lies. */
function limitsOf(p: Claim): { readonly low?: Fraction; readonly high?: Fraction } {
  const figure = figureOf(p)
  if (figure !== undefined) return { low: figure.low, high: figure.high }
  if (p.value === undefined || isRange(p.value)) return {}
  const limit = exactly(p.value.value)
  return p.relation.startsWith('<') ? { high: limit } : { low: limit }
}

function nullOf({ name }: Claim, test: string | undefined): Fraction | undefined {
  if (name.text === 'difference') return fraction(0n)
  const effect = name.text === 'effect' ? NULLS[testNamed(test ?? '')?.effect ?? ''] : undefined
  return effect === undefined ? undefined : fraction(effect)
}
