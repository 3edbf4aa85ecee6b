import type { VariableDeclaration } from '../../../grammar/syntax.ts'
import type { CategorySymbol, Instrument, Study, Variable } from '../../model/study.ts'
import type { ValueType } from '../../model/types.ts'

/** The variables that an instrument needs of the study: those of the study, where it has them, else as the clauses say. */
export function neededBy(instrument: Instrument, study: Study): Variable[] {
  return instrument.node.clauses.flatMap((clause) => {
    const node = clause.kind === 'needs' ? clause.variable : undefined
    if (node?.name === undefined) return []
    return [study.variables.get(node.name.text) ?? asNeeded(instrument, node, node.name.text)]
  })
}

function asNeeded({ origin: { file } }: Instrument, node: VariableDeclaration, name: string): Variable {
  const categories = (node.type?.categories ?? []).map(
    (category, index): CategorySymbol => ({
      kind: 'category',
      name: category.name.text,
      label: category.label?.text ?? category.name.text,
      variable: name,
      index,
      codes: [],
      origin: { file, span: category.span, nameSpan: category.name.span },
    }),
  )
  const origin = { file, span: node.span, nameSpan: node.name?.span ?? node.span }
  const label = node.label?.text ?? name
  return { kind: 'variable', name, label, type: typeOf(node, categories), categories, missing: [], origin, node }
}

function typeOf({ type }: VariableDeclaration, categories: readonly CategorySymbol[]): ValueType {
  const level = type?.name.text
  if (level === 'nominal' || level === 'ordinal') return { kind: 'category', level, categories }
  return level === 'flag' || level === 'date' ? { kind: level } : { kind: 'unknown' }
}
