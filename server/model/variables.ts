import type * as syntax from '../../grammar/syntax.ts'
import { interval } from './attainable.ts'
import { type Context, type Draft, report } from './context.ts'
import { bindExpression } from './expressions.ts'
import { kindOf } from './kinds.ts'
import { reportTwice } from './lookups.ts'
import { numberType } from './quantities.ts'
import { codeOf, missingOf } from './scales.ts'
import { type FileScope, originOf } from './scope.ts'
import type { CategorySymbol, Expression, Variable } from './study.ts'
import type { ValueType } from './types.ts'
import { oneOf } from './words.ts'

const TYPES = ['number', 'nominal', 'ordinal', 'flag', 'date'] as const

/** Declares a variable; a derived one is bound when first asked for. */
export function declareVariable(
  context: Context,
  scope: FileScope,
  node: syntax.VariableDeclaration & { readonly name: syntax.Name },
): Variable {
  const name = node.name.text
  const categories = declareCategories(context, scope, node.type, name)
  const variable: Draft<Variable> = {
    kind: 'variable',
    name,
    label: node.label?.text ?? name,
    // Categories that could not be read would be missing from everything computed.
    type: node.broken
      ? { kind: 'unknown' }
      : (declaredType(context, scope, node.type, categories) ?? { kind: 'unknown' }),
    categories,
    missing: node.type === undefined ? [] : missingOf(node.type.missing),
    origin: originOf(scope.file, node, node.name),
    node,
  }
  if (node.expression !== undefined) {
    context.pending.set(variable, { state: 'waiting', bind: () => derive(context, scope, variable, node) })
  }
  return variable
}

function derive(context: Context, scope: FileScope, variable: Draft<Variable>, node: syntax.VariableDeclaration): void {
  const expected =
    variable.categories.length === 0 ? undefined : { owner: variable.name, categories: variable.categories }
  const env = { bind: bindExpression, context, scope }
  const expression = bindExpression(env, node.expression, node.span, expected)
  variable.expression = expression
  if (node.broken) return
  variable.type = settledType(context, scope.file, expression, node.type === undefined ? undefined : variable.type)
  const quantity = context.quantities.get(expression)
  if (quantity !== undefined && variable.type.kind === 'number') context.quantities.set(variable, quantity)
}

/**
 * The type of something defined by an expression: of numbers the derived one, otherwise the one declared. A definition
 * that gives another kind of value is reported.
 */
export function settledType(
  context: Context,
  file: string,
  expression: Expression,
  declared: ValueType | undefined,
): ValueType {
  const { type } = expression
  if (expression.kind === 'text') {
    report(context, 'wrong-kind', file, expression.span, 'A text is no value that can be analysed.')
    return declared ?? { kind: 'unknown' }
  }
  if (declared === undefined || declared.kind === 'unknown') return type
  if (type.kind === 'unknown') return declared.kind === 'number' ? type : declared
  if (type.kind !== declared.kind) {
    const message = `Declared as ${NOUNS[declared.kind]}, but the expression gives ${kindOf(expression)}.`
    report(context, 'wrong-kind', file, expression.span, message)
    return declared
  }
  if (type.kind === 'category' && declared.kind === 'category') {
    const names = new Set(declared.categories.map(({ name }) => name))
    const foreign = type.categories.find(({ name }) => !names.has(name))
    if (foreign !== undefined) {
      const message = `The expression can give \`${foreign.name}\`, which is not among the categories declared.`
      report(context, 'wrong-kind', file, expression.span, message)
    } else if (type.categories.some(({ name }, i) => name !== declared.categories[i]?.name)) {
      // A value is the place of its category, so another order would give every answer another meaning.
      const order = type.categories.map(({ name }) => name).join(', ')
      const message = `The expression gives its categories in the order ${order}: declare them in the same order, or say which becomes which with \`if\`.`
      report(context, 'wrong-kind', file, expression.span, message)
    }
    return declared
  }
  return type.kind === 'number' ? type : declared
}

const NOUNS: Readonly<Record<ValueType['kind'], string>> = {
  number: 'a number',
  category: 'a category',
  flag: 'a flag (true or false)',
  date: 'a date',
  unknown: 'something unknown',
}

export function declareCategories(
  context: Context,
  scope: FileScope,
  type: syntax.VariableType | undefined,
  owner: string,
): CategorySymbol[] {
  const categories = new Map<string, CategorySymbol>()
  for (const node of type?.categories ?? []) {
    const name = node.name.text
    const known = categories.get(name)
    if (known !== undefined) {
      reportTwice(context, scope.file, node.name, known.origin)
      continue
    }
    categories.set(name, {
      kind: 'category',
      name,
      label: node.label?.text ?? name,
      variable: owner,
      index: categories.size,
      codes: node.codes.length === 0 ? [name] : node.codes.map(codeOf),
      origin: originOf(scope.file, node, node.name),
    })
  }
  return [...categories.values()]
}

/** `number in 18..110`, `nominal { … }`, …; undefined when nothing readable is declared. */
export function declaredType(
  context: Context,
  scope: FileScope,
  type: syntax.VariableType | undefined,
  categories: readonly CategorySymbol[],
): ValueType | undefined {
  switch (oneOf(context, scope.file, type?.name, 'type', TYPES)) {
    case 'number': {
      const low = type?.range?.low?.value ?? Number.NEGATIVE_INFINITY
      const high = type?.range?.high?.value ?? Number.POSITIVE_INFINITY
      return numberType(interval(low, high), 'interval')
    }
    case 'nominal':
      return { kind: 'category', level: 'nominal', categories }
    case 'ordinal':
      return { kind: 'category', level: 'ordinal', categories }
    case 'flag':
      return { kind: 'flag' }
    case 'date':
      return { kind: 'date' }
    case undefined:
      return undefined
  }
}
