import type * as syntax from '../../grammar/syntax.ts'
import { isFirstMissing, report } from './context.ts'
import { isCertain, nearest } from './nearest.ts'
import { listed, replaceFix } from './problems.ts'
import { type Environment, type Expected, type InstrumentScope, inInstruments, type Named } from './scope.ts'
import type { CategorySymbol, Item, Score, Summary } from './study.ts'

/** Says that a name could be several things, each with its instrument as a fix. */
export function reportAmbiguous(
  env: Environment,
  name: syntax.Name,
  found: readonly (Item | Score | Summary | Named)[],
): void {
  const full = found.map((symbol) => ('instrument' in symbol ? `${symbol.instrument}.${symbol.name}` : symbol.name))
  const message = `\`${name.text}\` could be ${listed(full)}. Say which instrument.`
  report(env.context, 'ambiguous-name', env.scope.file, name.span, message, {
    related: found.map(({ origin }, i) => ({
      file: origin.file,
      span: origin.nameSpan,
      message: `\`${full[i]}\` is declared here`,
    })),
    fixes: full.map((text) => replaceFix(`Change to ${text}`, env.scope.file, name.span, text)),
  })
}

/** Says that an instrument has no such item or score. */
export function reportMember(env: Environment, member: syntax.Name, inside: InstrumentScope): void {
  const { context, scope } = env
  const { name, origin } = inside.instrument
  const meant = nearest(member.text, inside.names.keys())
  const elsewhere = inInstruments(scope, member.text)[0]
  const hint =
    meant !== undefined
      ? ` Did you mean \`${meant}\`?`
      : elsewhere !== undefined
        ? ` ${elsewhere.instrument} has one.`
        : ''
  report(context, 'unknown-name', scope.file, member.span, `${name} has no item or score \`${member.text}\`.${hint}`, {
    related: [{ file: origin.file, span: origin.nameSpan, message: `\`${name}\` is declared here` }],
    fixes:
      meant === undefined
        ? []
        : [
            replaceFix(
              `Change to ${meant}`,
              scope.file,
              member.span,
              meant,
              isCertain(member.text, meant, inside.names.keys()),
            ),
          ],
  })
}

/** All names that would be valid where a value stands. */
export function visibleNames(env: Environment): string[] {
  const names = [
    ...(env.instrument?.names.keys() ?? []),
    ...(env.instrument?.needs.keys() ?? []),
    ...env.scope.named.keys(),
  ]
  if (env.instrument === undefined)
    for (const { names: inner } of env.scope.instruments.values()) names.push(...inner.keys())
  return names
}

/** Says that nothing of that name can be seen here, and where it would be valid. */
export function reportUnknown(env: Environment, name: syntax.Name): void {
  const { context, scope } = env
  if (env.instrument?.instrument.node.broken === true || scope.unreadable) return
  const meant = nearest(name.text, visibleNames(env))
  const here = env.instrument === undefined ? '' : ` in ${env.instrument.instrument.name}`
  const base = `There is no item, score or variable \`${name.text}\`${here}.`
  if (meant !== undefined) {
    report(context, 'unknown-name', scope.file, name.span, `${base} Did you mean \`${meant}\`?`, {
      fixes: [
        replaceFix(`Change to ${meant}`, scope.file, name.span, meant, isCertain(name.text, meant, visibleNames(env))),
      ],
    })
    return
  }
  if (!isFirstMissing(context, scope.file, name.text)) return
  const owner = ownerOf(env, name.text)
  const hint =
    owner === undefined ? '' : ` It is a category of ${owner.variable}: write \`${owner.variable} = ${name.text}\`.`
  report(context, 'unknown-name', scope.file, name.span, base + hint, {
    related:
      owner === undefined
        ? []
        : [{ file: owner.origin.file, span: owner.origin.nameSpan, message: `\`${name.text}\` is declared here` }],
  })
}

/** The category of that name in any variable that the file sees. */
export function ownerOf(env: Environment, name: string): CategorySymbol | undefined {
  for (const symbol of env.scope.named.values()) {
    if (symbol.kind !== 'variable') continue
    const category = symbol.categories.find((candidate) => candidate.name === name)
    if (category !== undefined) return category
  }
  return undefined
}

/** Says that what is compared has no such category. */
export function reportCategory(env: Environment, name: syntax.Name, expected: Expected): void {
  const { context, scope } = env
  const names = expected.categories.map((category) => category.name)
  const meant = nearest(name.text, names)
  const owner = ownerOf(env, name.text)
  const first = expected.categories[0]
  const other = owner === undefined ? '' : ` It is one of \`${owner.variable}\`.`
  const hint = meant === undefined ? ` It has ${listed(names)}.` : ` Did you mean \`${meant}\`?`
  report(
    context,
    'unknown-category',
    scope.file,
    name.span,
    `\`${expected.owner}\` has no category \`${name.text}\`.${other}${hint}`,
    {
      related:
        first === undefined
          ? []
          : [{ file: first.origin.file, span: first.origin.span, message: `The categories of ${expected.owner}` }],
      fixes:
        meant === undefined
          ? []
          : [replaceFix(`Change to ${meant}`, scope.file, name.span, meant, isCertain(name.text, meant, names))],
    },
  )
}
