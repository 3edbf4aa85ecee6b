import type { ColumnRef, DataRequest, Formula } from './request.ts'

/** @returns the columns that a request reads, each once */
export function columnsOf(request: DataRequest): readonly ColumnRef[] {
  const found = new Map<string, ColumnRef>()
  const walk = (formula: Formula): void => {
    switch (formula.op) {
      case 'number':
      case 'real':
        return
      case 'column':
        found.set(`${formula.ref.column}@${formula.ref.occasion ?? ''}`, formula.ref)
        return
      case 'asked':
        walk(formula.condition)
        walk(formula.operand)
        return
      case 'negate':
      case 'not':
      case 'missing':
      case 'round':
      case 'in-range':
        walk(formula.operand)
        return
      case 'if':
        walk(formula.condition)
        walk(formula.then)
        walk(formula.else)
        return
      case 'in-list':
        walk(formula.operand)
        formula.values.forEach(walk)
        return
      case 'band':
        walk(formula.operand)
        for (const { when } of formula.sets) if (when !== undefined) walk(when)
        return
      case 'aggregate':
        formula.of.forEach(walk)
        return
      default:
        walk(formula.left)
        walk(formula.right)
    }
  }
  const formulas = request.kind === 'frequencies' ? request.dimensions : request.items
  formulas.forEach(walk)
  if (request.where !== undefined) walk(request.where)
  return [...found.values()]
}
