import { type Diagnostic, diagnostic } from '../../../grammar/diagnostic.ts'
import type { Expression, Item, Score, Study } from '../../model/study.ts'
import type { ValueType } from '../../model/types.ts'
import { counted, decimal, listed, quoted, rangeText, scoresOf, understood } from '../words.ts'

/** `in 0..24` is held against the range that the items give. */
export function* statedRanges(study: Study): Generator<Diagnostic> {
  const found = [...wrongRanges(study)]
  // Several that are wrong have one cause, such as a code that a scale lost: then the ranges are right, and nothing is sure.
  const [only] = found
  if (only === undefined || found.length > 1) yield* found
  else yield { ...only, fixes: only.fixes.map((fix) => ({ ...fix, preferred: !beyond(study, only) })) }
}

/** Whether cut-offs of the score reach where the items do not, as the stated range does: then an item may be forgotten. */
function beyond(study: Study, { file, span }: Diagnostic): boolean {
  const score = scoresOf(study).find(
    ({ score: one }) => one.origin.file === file && one.node.stated?.span.start === span.start,
  )?.score
  if (score?.type.kind !== 'number') return true
  const { low, high } = score.type.attainable
  return score.cutoffs.some(({ bands }) =>
    bands.some(
      (band) => (Number.isFinite(band.low) && band.low < low) || (Number.isFinite(band.high) && band.high > high),
    ),
  )
}

function* wrongRanges(study: Study): Generator<Diagnostic> {
  for (const { score } of scoresOf(study)) {
    const { stated } = score.node
    if (!stated || score.node.broken || score.type.kind !== 'number' || !understood(score.expression)) continue
    const { low, high } = score.type.attainable
    const lowFits = stated.low === undefined || same(stated.low.value, low)
    const highFits = stated.high === undefined || (same(stated.high.value, high) && !stated.open)
    if (lowFits && highFits) continue
    const written = rangeText(stated.low?.value ?? -Infinity, stated.high?.value ?? Infinity, stated.open)
    const right = rangeText(low, high)
    yield diagnostic(
      'score-range-wrong',
      { file: score.origin.file, span: stated.span },
      `${quoted(score.name)} is stated as ${written}, but it can be ${right}: ${sumText(score.expression)}. State ${right}, or correct the items.`,
      {
        related: related(score),
        fixes: [
          {
            title: `State ${right}`,
            edits: [{ file: score.origin.file, span: stated.span, newText: right }],
            preferred: false,
          },
        ],
      },
    )
  }
}

const same = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b))

function related(score: Score): { file: string; span: Item['origin']['span']; message: string }[] {
  const scales = new Set(score.items.flatMap((item) => item.scale ?? []))
  return [...scales].map((scale) => ({
    file: scale.origin.file,
    span: scale.origin.nameSpan,
    message: `${quoted(scale.name)} is ${ofType(scale.type)}`,
  }))
}

const ofType = (type: ValueType): string =>
  type.kind === 'number' ? rangeText(type.attainable.low, type.attainable.high) : 'no number'

/** How the range comes about: "5 items of 0..4", "a (0..12) + b (0..24)". */
export function sumText(expression: Expression): string {
  switch (expression.kind) {
    case 'aggregate': {
      const ranges = new Map<string, number>()
      for (const { type } of expression.of) ranges.set(ofType(type), (ranges.get(ofType(type)) ?? 0) + 1)
      const items = [...ranges].map(([range, n]) => `${counted(n, 'item')} of ${range}`)
      if (expression.function === 'count') return `a count of ${counted(expression.of.length, 'item')}`
      return expression.function === 'sum' ? listed(items) : `the ${expression.function} of ${listed(items)}`
    }
    case 'arithmetic':
      return `${operand(expression.left)} ${expression.operator} ${operand(expression.right)}`
    case 'negate':
      return `-${operand(expression.operand)}`
    default:
      return operand(expression)
  }
}

function operand(expression: Expression): string {
  const range = ofType(expression.type)
  switch (expression.kind) {
    case 'number':
      return decimal(expression.value)
    case 'score':
      return `${quoted(expression.score.name)} (${range})`
    case 'item':
      return `${quoted(expression.item.name)} (${range})`
    case 'variable':
      return `${quoted(expression.variable.name)} (${range})`
    case 'aggregate':
      return `${expression.function} of ${sumText(expression)}`
    case 'arithmetic':
      return expression.operator === '+' ? sumText(expression) : `(${sumText(expression)})`
    default:
      return `(${range})`
  }
}
