import { type Diagnostic, diagnostic } from '../../../grammar/diagnostic.ts'
import type { Expression, Score, Study } from '../../model/study.ts'
import type { Attainable } from '../../model/types.ts'
import { counted, listed, quoted, rangeText, scoresOf, understood, within } from '../words.ts'

type Aggregate = Extract<Expression, { kind: 'aggregate' }>

/** What is summed, divided and prorated. */
export function* aggregates(study: Study): Generator<Diagnostic> {
  for (const { score } of scoresOf(study)) {
    if (!understood(score.expression)) continue
    for (const part of within(score.expression)) {
      if (part.kind === 'aggregate') {
        yield* mixed(score, part)
        yield* nominalItems(score, part)
      }
      if (part.kind === 'arithmetic' && part.operator === '/') yield* divisor(score.origin.file, part.right)
    }
    yield* proration(score, score.expression)
  }
  for (const variable of study.variables.values())
    if (understood(variable.expression))
      for (const part of within(variable.expression))
        if (part.kind === 'arithmetic' && part.operator === '/') yield* divisor(variable.origin.file, part.right)
}

function* mixed(score: Score, { function: fn, of, span }: Aggregate): Generator<Diagnostic> {
  if (fn !== 'sum' && fn !== 'mean') return
  const items = of.flatMap((part) =>
    part.kind === 'item' && part.type.kind === 'number' ? [{ name: part.item.name, of: part.type.attainable }] : [],
  )
  if (items.every(({ of: { low, high } }) => low === items[0]!.of.low && high === items[0]!.of.high)) return
  const ranges = new Map<string, string[]>()
  for (const {
    name,
    of: { low, high },
  } of items) {
    const range = rangeText(low, high)
    ranges.set(range, [...(ranges.get(range) ?? []), quoted(name)])
  }
  if (ranges.size < 2) return
  const groups = [...ranges].map(([range, names]) => `${listed(names, 4)} (${range})`)
  yield diagnostic(
    'scales-mixed',
    { file: score.origin.file, span },
    `${quoted(score.name)} takes the ${fn} of items on different ranges, so those with the longer range weigh more: ${groups.join('; ')}. Check the scales, or bring the items to one range first.`,
    {
      related: [
        ...new Set(of.flatMap((part) => (part.kind === 'item' && part.item.scale ? [part.item.scale] : []))),
      ].map((scale) => ({
        file: scale.origin.file,
        span: scale.origin.nameSpan,
        message: `the scale ${quoted(scale.name)}`,
      })),
    },
  )
}

/** Codes of more than two unordered categories cannot be added; yes and no as 1 and 0 can. */
function* nominalItems(score: Score, { function: fn, of, span }: Aggregate): Generator<Diagnostic> {
  if (fn !== 'sum' && fn !== 'mean') return
  const nominal = of.flatMap((part) =>
    part.kind === 'item' && part.item.scale?.level === 'nominal' && part.item.scale.codes.length > 2 ? [part.item] : [],
  )
  const [first] = nominal
  if (!first?.scale) return
  const names = listed(nominal.map(({ name }) => quoted(name)))
  yield diagnostic(
    'nominal-mean',
    { file: score.origin.file, span },
    `The ${fn} in ${quoted(score.name)} adds up codes of categories that have no order: ${names} ${nominal.length === 1 ? 'is' : 'are'} on the nominal scale ${quoted(first.scale.name)}. Count the answers instead (\`count(${first.name} = …)\`), or correct the level of the scale.`,
    {
      related: [
        {
          file: first.scale.origin.file,
          span: first.scale.origin.nameSpan,
          message: `${quoted(first.scale.name)} is nominal`,
        },
      ],
    },
  )
}

function holdsZero({ low, high, values }: Attainable): boolean {
  return values ? values.some((value) => value.n === 0) : low <= 0 && high >= 0
}

function* divisor(file: string, { type, span }: Expression): Generator<Diagnostic> {
  if (type.kind !== 'number' || !holdsZero(type.attainable)) return
  const { low, high } = type.attainable
  yield diagnostic(
    'division-by-zero',
    { file, span },
    low === 0 && high === 0
      ? 'This divides by 0, so the result is always missing. Correct the divisor.'
      : `This divisor can be 0 (${rangeText(low, high)}), and the result is then missing. Say what should happen: \`if … = 0 then … else …\`.`,
  )
}

function* proration(score: Score, expression: Expression): Generator<Diagnostic> {
  const { allow } = score.node
  if (!allow) return
  const sizes = within(expression).flatMap((part) => (part.kind === 'aggregate' ? [part.of.length] : []))
  const size = Math.min(...sizes)
  if (sizes.length === 0 || allow.value * 2 <= size) return
  const most = Math.floor(size / 2)
  yield diagnostic(
    'proration-over-half',
    { file: score.origin.file, span: allow.span },
    `${quoted(score.name)} is computed with ${allow.value} of ${counted(size, 'item')} missing, so from ${counted(Math.max(0, size - allow.value), 'answer')}. At most half of the items (${most}) should be filled in from the others.`,
    {
      fixes:
        most > 0
          ? [
              {
                title: `Allow ${most} missing`,
                edits: [{ file: score.origin.file, span: allow.span, newText: String(most) }],
              },
            ]
          : [],
    },
  )
}
