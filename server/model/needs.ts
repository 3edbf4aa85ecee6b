import type { Span } from '../../grammar/text.ts'
import { type Context, report } from './context.ts'
import { listed } from './problems.ts'
import type { FileScope, InstrumentScope } from './scope.ts'
import type { Variable } from './study.ts'
import { declareVariable } from './variables.ts'

/**
 * Binds what instruments `need` of the study to its variables. In its own file an instrument stands alone, and the
 * variable is what the clause says.
 * @param site where the root file uses the file of an instrument
 */
export function bindNeeds(
  context: Context,
  root: FileScope,
  inside: InstrumentScope,
  site: (file: string) => Span | undefined,
): void {
  for (const clause of inside.instrument.node.clauses) {
    if (clause.kind !== 'needs' || clause.variable?.name === undefined) continue
    const { name } = clause.variable
    const needed = declareVariable(context, inside.file, { ...clause.variable, name })
    const own = root.named.get(name.text)
    const variable = own?.kind === 'variable' ? own : undefined
    inside.needs.set(name.text, variable ?? needed)
    const span = site(inside.file.file)
    if (span === undefined) continue
    const names = needed.categories.map((category) => category.name)
    if (variable !== undefined && fits(variable, needed)) {
      const others = variable.categories.map((category) => category.name).filter((name) => !names.includes(name))
      if (names.length === 0 || others.length === 0) continue
      const known = `${inside.instrument.name} knows ${listed(names)} of \`${name.text}\``
      const message = `${known}: whoever is ${listed(others)} has no cut-offs and no norms that depend on it.`
      report(context, 'needed-categories', root.file, span, message, {
        related: [
          { file: variable.origin.file, span: variable.origin.nameSpan, message: `\`${name.text}\` is declared here` },
        ],
      })
      continue
    }
    const detail = names.length === 0 ? '' : ` with the categories ${listed(names)}`
    const what = variable === undefined ? 'a variable' : 'the variable'
    const message = `${inside.instrument.name} needs ${what} \`${name.text}\`${detail}.`
    report(context, 'needed-variable', root.file, span, message, {
      related: [
        { file: inside.file.file, span: clause.span, message: `\`${inside.instrument.name}\` says so here` },
        ...(variable === undefined
          ? []
          : [
              {
                file: variable.origin.file,
                span: variable.origin.nameSpan,
                message: `\`${name.text}\` is declared here`,
              },
            ]),
      ],
    })
  }
}

function fits(variable: Variable, needed: Variable): boolean {
  if (variable.type.kind === 'unknown' || needed.type.kind === 'unknown') return true
  if (variable.type.kind !== needed.type.kind) return false
  const names = new Set(variable.categories.map(({ name }) => name))
  return needed.categories.every(({ name }) => names.has(name))
}
