import type { Binary, BinaryOperator, Expression, Membership, Unary } from '../syntax.ts'
import type { Span } from '../text.ts'

const precedence: Readonly<Record<string, number>> = {
  or: 1,
  and: 2,
  not: 3,
  '=': 4,
  '!=': 4,
  '<': 4,
  '<=': 4,
  '>': 4,
  '>=': 4,
  '+': 5,
  '-': 5,
  '*': 6,
  '/': 6,
  negative: 7,
}

interface Pending {
  readonly operator: string
  readonly span: Span
}

/**
 * Builds the tree of an expression from its operands and operators in the order of the text, by precedence: `or`, `and`, `not`,
 * comparisons and `in`, `+ -`, `* /`, the sign. Operators of one level group to the left.
 */
export class Climber {
  readonly #operands: Expression[] = []
  readonly #operators: Pending[] = []
  /** The second of two comparisons in a row, which no one means: `0 < x < 5`. */
  chained: Span | undefined

  prefix(operator: 'not' | '-', span: Span): void {
    this.#operators.push({ operator: operator === '-' ? 'negative' : operator, span })
  }

  operand(expression: Expression): void {
    this.#operands.push(expression)
  }

  binary(operator: BinaryOperator, span: Span): void {
    this.#reduce(precedence[operator]!)
    const left = this.#operands.at(-1)
    if (
      precedence[operator] === 4 &&
      (left?.kind === 'in' || (left?.kind === 'binary' && precedence[left.operator] === 4))
    ) {
      this.chained ??= span
    }
    this.#operators.push({ operator, span })
  }

  /** `in` binds like a comparison. */
  membership(set: Exclude<Membership['set'], undefined>): void {
    this.#reduce(4)
    const operand = this.#operands.pop()!
    this.#operands.push({ kind: 'in', span: { start: operand.span.start, end: set.span.end }, operand, set })
  }

  finish(): Expression {
    this.#reduce(0)
    return this.#operands[0]!
  }

  #reduce(level: number): void {
    for (
      let top = this.#operators.at(-1);
      top !== undefined && precedence[top.operator]! >= level;
      top = this.#operators.at(-1)
    ) {
      this.#operators.pop()
      this.#operands.push(this.#node(top))
    }
  }

  #node({ operator, span }: Pending): Unary | Binary {
    const right = this.#operands.pop()!
    if (operator === 'not' || operator === 'negative') {
      const sign = operator === 'not' ? 'not' : '-'
      return { kind: 'unary', span: { start: span.start, end: right.span.end }, operator: sign, operand: right }
    }
    const left = this.#operands.pop()!
    const whole = { start: left.span.start, end: right.span.end }
    return { kind: 'binary', span: whole, operator: operator as BinaryOperator, operatorSpan: span, left, right }
  }
}
