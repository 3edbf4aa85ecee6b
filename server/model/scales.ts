import type * as syntax from '../../grammar/syntax.ts'
import { fromValues, progression } from './attainable.ts'
import { type Context, report, use } from './context.ts'
import { reportUnknownOf } from './lookups.ts'
import { numberType } from './quantities.ts'
import { fromDecimal } from './rational.ts'
import { type FileScope, originOf } from './scope.ts'
import type { Scale } from './study.ts'
import type { Level, ValueType } from './types.ts'
import { oneOf } from './words.ts'

export const codeOf = (code: syntax.Code): number | string => (code.kind === 'number' ? code.value : code.text)

/** All user-missing codes of some `missing` clauses. */
export const missingOf = (clauses: readonly syntax.MissingCodes[]): (number | string)[] =>
  clauses.flatMap(({ codes }) => codes.map(codeOf))

export function declareScale(context: Context, scope: FileScope, node: syntax.ScaleDeclaration & Named): Scale {
  const level = oneOf(context, scope.file, node.level, 'level', ['nominal', 'ordinal', 'interval']) ?? 'ordinal'
  reportMixed(context, scope.file, node)
  return {
    kind: 'scale',
    name: node.name.text,
    label: node.label?.text ?? node.name.text,
    level,
    codes: node.codes.map(({ code, label, stored }) => ({
      code: codeOf(code),
      label: label?.text ?? String(codeOf(code)),
      stored: stored.length === 0 ? [codeOf(code)] : stored.map(codeOf),
    })),
    missing: missingOf(node.missing),
    type: typeOf(node, level),
    origin: originOf(scope.file, node, node.name),
    node,
  }
}

/** Codes are all numbers or all texts: a text among numbers is an answer whose code was forgotten. */
function reportMixed(context: Context, file: string, node: syntax.ScaleDeclaration & Named): void {
  const numbers = node.codes.filter(({ code }) => code.kind === 'number')
  const texts = node.codes.filter(({ code }) => code.kind === 'text')
  if (numbers.length === 0 || texts.length === 0 || node.broken) return
  const [odd, others] = texts.length <= numbers.length ? [texts[0]!, 'numbers'] : [numbers[0]!, 'texts']
  const message = `The other codes of \`${node.name.text}\` are ${others}: write the code before the label.`
  report(context, 'wrong-kind', file, odd.span, message)
}

/** A declaration whose name could be read. */
interface Named {
  readonly name: syntax.Name
}

/** Numbers where all codes are numbers; texts are categories named by themselves. A range of whole numbers has step 1. */
function typeOf(node: syntax.ScaleDeclaration, level: Level): ValueType {
  if (node.range !== undefined) {
    const low = node.range.low?.value ?? Number.NEGATIVE_INFINITY
    const high = node.range.high?.value ?? Number.POSITIVE_INFINITY
    const whole = Number.isInteger(low) && Number.isInteger(high)
    return numberType(progression(low, high, node.step?.value ?? (whole ? 1 : undefined)), level)
  }
  if (node.codes.length === 0) return { kind: 'unknown' }
  const numbers = node.codes.map(({ code }) => (code.kind === 'number' ? fromDecimal(code.value) : undefined))
  const known = numbers.filter((value) => value !== undefined)
  if (known.length === numbers.length) return numberType(fromValues(known), level)
  if (known.length > 0) return { kind: 'unknown' }
  const categories = node.codes.map(({ code, label }) => ({
    name: String(codeOf(code)),
    label: label?.text ?? String(codeOf(code)),
  }))
  return { kind: 'category', level: level === 'nominal' ? 'nominal' : 'ordinal', categories }
}

/** The scale that `on SCALE` names; an unknown one is reported. */
export function findScale(context: Context, scope: FileScope, name: syntax.Name): Scale | undefined {
  const scale = scope.scales.get(name.text)
  if (scale === undefined) reportUnknownOf(context, scope, name, 'scale', scope.scales.keys())
  else use(context, scope.file, name.span, scale)
  return scale
}
