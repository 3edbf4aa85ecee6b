import type { Expression } from './study.ts'

/** The parts of an expression, in the order written; scores and variables are not looked into. */
export function childrenOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'occasion':
    case 'negate':
    case 'not':
    case 'in-range':
    case 'missing':
    case 'round':
      return [expression.operand]
    case 'arithmetic':
    case 'comparison':
    case 'logic':
      return [expression.left, expression.right]
    case 'in-list':
      return [expression.operand, ...expression.values]
    case 'if':
      return [expression.condition, expression.then, expression.else]
    case 'aggregate':
      return expression.of
    case 'percent':
      return [expression.condition]
    default:
      return []
  }
}

/** Visits an expression and all its parts, outermost first. */
export function walk(expression: Expression, visit: (part: Expression) => void): void {
  visit(expression)
  for (const child of childrenOf(expression)) walk(child, visit)
}
