import type { Declaration, Name, UseDeclaration } from '../../grammar/syntax.ts'
import { type Context, report } from './context.ts'
import { declareInstrument, type Later } from './instruments.ts'
import { reportTwice } from './lookups.ts'
import { declareScale } from './scales.ts'
import type { FileScope } from './scope.ts'
import type { Origin } from './study.ts'
import { declareCounts, declareOccasions } from './tables.ts'
import { declareVariable } from './variables.ts'

interface Direct {
  readonly scope: FileScope
  readonly use: UseDeclaration
}

type Names = Map<string, { readonly origin: Origin }>

/**
 * Declares what a file offers to expressions and to the files that use it: scales, variables, occasions, counts and
 * instruments; its own names before those of the files it uses.
 */
export function declareFile(context: Context, scope: FileScope, used: readonly Direct[], later: Later[]): void {
  for (const { scope: other, use } of used) {
    inherit(context, scope, use, scope.scales, other.scales)
    inherit(context, scope, use, scope.named, other.named)
    for (const [instrument, inside] of other.instruments) scope.instruments.set(instrument, inside)
  }
  const own = new Set<string>()
  for (const node of scope.tree.declarations) {
    if (node.kind === 'scale' && node.name !== undefined) {
      const scale = declareScale(context, scope, { ...node, name: node.name })
      if (isFree(context, scope.file, 'scale', node.name, own, scope.scales)) scope.scales.set(scale.name, scale)
    }
  }
  for (const node of scope.tree.declarations) {
    const { name } = node
    if (name === undefined || !isNamed(node)) continue
    if (!isFree(context, scope.file, 'named', name, own, scope.named)) continue
    switch (node.kind) {
      case 'variable':
        scope.named.set(name.text, declareVariable(context, scope, { ...node, name }))
        break
      case 'occasions':
        scope.named.set(name.text, declareOccasions(scope, { ...node, name }))
        break
      case 'counts':
        scope.named.set(name.text, declareCounts(context, scope, { ...node, name }))
        break
      case 'instrument': {
        const inside = declareInstrument(context, scope, { ...node, name }, later)
        scope.named.set(name.text, inside.instrument)
        scope.instruments.set(inside.instrument, inside)
        break
      }
    }
  }
}

type NamedNode = Extract<Declaration, { kind: 'variable' | 'occasions' | 'counts' | 'instrument' }>

const isNamed = (node: Declaration): node is NamedNode =>
  node.kind === 'variable' || node.kind === 'occasions' || node.kind === 'counts' || node.kind === 'instrument'

/** Takes over the names of a used file; of two files with the same name, the first is taken. */
function inherit<T extends { readonly origin: Origin; readonly name: string }>(
  context: Context,
  scope: FileScope,
  use: UseDeclaration,
  into: Map<string, T>,
  from: ReadonlyMap<string, T>,
): void {
  for (const [name, symbol] of from) {
    const known = into.get(name)
    if (known === undefined) into.set(name, symbol)
    else if (known !== symbol) {
      const message = `This file brings in another \`${name}\`; the one used first is taken.`
      report(context, 'shadowed-library-name', scope.file, use.span, message, {
        related: [known, symbol].map(({ origin }) => ({
          file: origin.file,
          span: origin.nameSpan,
          message: `\`${name}\` is declared here`,
        })),
      })
    }
  }
}

/** Whether a name is not yet declared in this file; one of a used file is hidden, which is worth a warning. */
function isFree(
  context: Context,
  file: string,
  namespace: string,
  name: Name,
  own: Set<string>,
  names: Names | ReadonlyMap<string, { readonly origin: Origin }>,
): boolean {
  const key = `${namespace} ${name.text}`
  const known = names.get(name.text)
  if (own.has(key) && known !== undefined) {
    reportTwice(context, file, name, known.origin)
    return false
  }
  own.add(key)
  if (known !== undefined) {
    const message = `\`${name.text}\` hides the one of a file that is used.`
    report(context, 'shadowed-library-name', file, name.span, message, {
      related: [{ file: known.origin.file, span: known.origin.nameSpan, message: `\`${name.text}\` of the used file` }],
    })
  }
  return true
}
