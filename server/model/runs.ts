import type * as syntax from '../../grammar/syntax.ts'
import { report, use } from './context.ts'
import { listed } from './problems.ts'
import { bindReference, lookup } from './references.ts'
import type { Environment, InstrumentScope } from './scope.ts'
import type { Item } from './study.ts'

/** Longer runs are surely a slip of the keyboard. */
const LONGEST = 10_000

/**
 * The names of a run: `p1..p3` is p1, p2, p3; `p08..p10` keeps the zeros.
 * @returns the names, or why there are none
 */
export function runNames(first: string, last: string): readonly string[] | string {
  const from = /^(.*?)(\d+)$/u.exec(first)
  const to = /^(.*?)(\d+)$/u.exec(last)
  if (from === null || to === null) return `\`${from === null ? first : last}\` does not end in a number`
  const [stem, start] = [from[1]!, from[2]!]
  if (stem !== to[1]) return `\`${first}\` and \`${last}\` do not begin alike`
  const [low, high] = [Number(start), Number(to[2])]
  if (high < low) return `it runs backwards: \`${last}\` comes before \`${first}\``
  if (high - low >= LONGEST) return `it has more than ${LONGEST} names`
  const width = start.startsWith('0') || start.length === to[2]!.length ? start.length : 0
  return Array.from({ length: high - low + 1 }, (_, i) => stem + String(low + i).padStart(width, '0'))
}

/** The items of a run, as far as they exist. */
export interface BoundRun {
  readonly items: readonly Item[]
  /** False when some are missing, so that nothing may be computed from the rest. */
  readonly whole: boolean
}

const NOTHING: BoundRun = { items: [], whole: false }

/** The items of `p1..p12` or `PHQ9.q1..q9`; what is wrong is reported. */
export function bindRun(env: Environment, run: syntax.Run): BoundRun {
  const { context, scope } = env
  const inside = instrumentOf(env, run.first)
  const first = run.first.path.at(-1)
  if (inside === undefined || first === undefined) {
    bindReference(env, run.first)
    return NOTHING
  }
  if (run.first.path.length > 1) use(context, scope.file, run.first.path[0]!.span, inside.instrument)
  const names = runNames(first.text, run.last.text)
  if (typeof names === 'string') {
    report(context, 'broken-run', scope.file, run.span, `This is no run of items: ${names}.`)
    return NOTHING
  }
  const items: Item[] = []
  const missing: string[] = []
  for (const name of names) {
    const symbol = inside.names.get(name)
    if (symbol?.kind === 'item') items.push(symbol)
    else missing.push(name)
  }
  for (const [i, item] of items.entries()) {
    const at =
      item.name === first.text
        ? first.span
        : i === items.length - 1 && item.name === run.last.text
          ? run.last.span
          : run.span
    use(context, scope.file, at, item)
  }
  if (missing.length > 0 && !inside.instrument.node.broken) {
    const { name, origin } = inside.instrument
    const message = `The run has a gap: ${name} has no item ${listed(
      missing.map((item) => `\`${item}\``),
      4,
    )}.`
    report(context, 'broken-run', scope.file, run.span, message, {
      related: [{ file: origin.file, span: origin.nameSpan, message: `\`${name}\` is declared here` }],
    })
  }
  return { items, whole: missing.length === 0 }
}

/** The instrument that a run's first name says or, without one, that has the item. */
function instrumentOf(env: Environment, reference: syntax.Reference): InstrumentScope | undefined {
  const [head, member] = reference.path
  if (head === undefined || reference.path.length > 2) return undefined
  if (member === undefined) {
    if (env.instrument !== undefined) return env.instrument
    const found = lookup(env, head.text)
    if (found === undefined || !('kind' in found) || found.kind !== 'item') return undefined
    return [...env.scope.instruments.values()].find((inside) => inside.names.get(head.text) === found)
  }
  const named = env.scope.named.get(head.text)
  return named?.kind === 'instrument' ? env.scope.instruments.get(named) : undefined
}
