import type * as syntax from '../../grammar/syntax.ts'
import { type Context, isFirstMissing, report, use } from './context.ts'
import { isCertain, nearest } from './nearest.ts'
import { listed, replaceFix } from './problems.ts'
import type { FileScope, Named } from './scope.ts'
import type { Occasions, Origin, Variable } from './study.ts'

/** Says that there is no scale, variable, … of that name, with the nearest one. */
export function reportUnknownOf(
  context: Context,
  scope: FileScope,
  name: syntax.Name,
  what: string,
  candidates: Iterable<string>,
): void {
  if (scope.unreadable) return
  const names = [...candidates]
  const meant = nearest(name.text, names)
  if (meant === undefined && !isFirstMissing(context, scope.file, name.text)) return
  const hint =
    meant !== undefined
      ? ` Did you mean \`${meant}\`?`
      : names.length === 0
        ? ` No ${what} is declared.`
        : ` Declared: ${listed(names, 6)}.`
  report(context, 'unknown-name', scope.file, name.span, `There is no ${what} \`${name.text}\`.${hint}`, {
    fixes:
      meant === undefined
        ? []
        : [replaceFix(`Change to ${meant}`, scope.file, name.span, meant, isCertain(name.text, meant, names))],
  })
}

/** Says that a name is taken, and where. */
export function reportTwice(context: Context, file: string, name: syntax.Name, first: Origin): void {
  report(context, 'declared-twice', file, name.span, `\`${name.text}\` is declared twice.`, {
    related: [{ file: first.file, span: first.nameSpan, message: `\`${name.text}\` is declared here first` }],
  })
}

const KINDS: Readonly<Record<Named['kind'], string>> = {
  instrument: 'an instrument',
  variable: 'a variable',
  occasions: 'a set of occasions',
  counts: 'a table of counts',
}

/** The variable or occasions that stand behind `by`; anything else is reported. */
export function findBy(context: Context, scope: FileScope, node: syntax.Reference): Variable | Occasions | undefined {
  const head = node.path[0]
  if (head === undefined) return undefined
  const symbol = scope.named.get(head.text)
  if (symbol === undefined) {
    if (node.path.length === 1) {
      const names = [...scope.named].filter(([, { kind }]) => kind === 'variable' || kind === 'occasions')
      reportUnknownOf(
        context,
        scope,
        head,
        'variable',
        names.map(([name]) => name),
      )
    } else reportUnknownOf(context, scope, head, 'instrument', scope.named.keys())
    return undefined
  }
  use(context, scope.file, head.span, symbol)
  if ((symbol.kind === 'variable' || symbol.kind === 'occasions') && node.path.length === 1) return symbol
  const path = node.path.map(({ text }) => text).join('.')
  const message =
    symbol.kind === 'instrument' && node.path.length > 1
      ? `Groups come from a variable, and \`${path}\` is computed: declare one, \`variable … : ordinal { … } = if … then … else …\` or \`variable … : flag = …\`.`
      : `Groups come from a variable or from occasions, but \`${head.text}\` is ${KINDS[symbol.kind]}.`
  report(context, 'wrong-kind', scope.file, node.span, message)
  return undefined
}

/** The variable that stands behind `by`, `stratified by`, …; occasions and anything else are reported. */
export function findVariable(context: Context, scope: FileScope, node: syntax.Reference): Variable | undefined {
  const found = findBy(context, scope, node)
  if (found === undefined || found.kind === 'variable') return found
  const message = `A variable is needed here, but \`${found.name}\` is ${KINDS[found.kind]}.`
  report(context, 'wrong-kind', scope.file, node.span, message)
  return undefined
}
