import { EOF, type IToken, type TokenType } from 'chevrotain'
import type {
  AtOccasion,
  BinaryOperator,
  Call,
  Conditional,
  Expression,
  Membership,
  Name,
  Parenthesised,
  Reference,
  Run,
  ValueList,
} from '../syntax.ts'
import { Climber } from './climb.ts'
import {
  BinaryOperatorToken,
  Comma,
  Else,
  Equals,
  GreaterEqual,
  If,
  In,
  LessEqual,
  LParen,
  Minus,
  Name as NameToken,
  Not,
  NotEquals,
  NumberToken,
  PlainName,
  RParen,
  Slash,
  Star,
  StringToken,
  Then,
  word,
} from './lexemes.ts'
import { endOf } from './lexer.ts'
import { PartsParser } from './parts.ts'
import { numberOf, textOf } from './values.ts'

const At = word('at')

const canonical = new Map<TokenType, BinaryOperator>([
  [Equals, '='],
  [NotEquals, '!='],
  [LessEqual, '<='],
  [GreaterEqual, '>='],
  [Minus, '-'],
  [Star, '*'],
  [Slash, '/'],
])

/** What holds conditions between parentheses: functions that count who fulfils one, and a list behind `in`. */
const OF_CONDITIONS: readonly string[] = ['count', 'percent', 'in']

/** The end of what a comparison, the first of several, holds against something. */
function comparedEnd(expression: Expression): number | undefined {
  if (expression.kind === 'in') return expression.operand?.span.end
  if (expression.kind !== 'binary' || expression.left === undefined) return undefined
  const { operator, left } = expression
  if (operator === 'and' || operator === 'or') return comparedEnd(left)
  return ['=', '!=', '<', '<=', '>', '>='].includes(operator) ? left.span.end : undefined
}

/** Expressions: operators by precedence in one rule, so that a long chain costs no stack; only parentheses and `if` nest. */
export abstract class ExpressionParser extends PartsParser {
  /** False behind the `=` of a score, where `in` is the stated range. */
  protected inAllowed = true
  /** Whether the expression is one that a stated range may follow, so that a range behind an open parenthesis is that one. */
  protected rangeMayFollow = false

  protected expression = this.RULE('expression', (): Expression => {
    const climber = this.ACTION(() => new Climber())
    this.SUBRULE(this.operand, { ARGS: [climber] })
    this.MANY({
      GATE: () => this.inAllowed || !this.is(In),
      DEF: () => {
        this.OR([
          {
            ALT: () => {
              const token = this.CONSUME(BinaryOperatorToken)
              this.ACTION(() => {
                const operator = canonical.get(token.tokenType) ?? (token.image as BinaryOperator)
                climber.binary(operator, { start: token.startOffset, end: endOf(token) })
              })
              this.SUBRULE2(this.operand, { ARGS: [climber] })
            },
          },
          {
            ALT: () => {
              this.CONSUME(In)
              const set = this.SUBRULE(this.set)
              this.ACTION(() => climber.membership(set))
            },
          },
        ])
      },
    })
    return this.ACTION(() => {
      const { chained } = climber
      if (chained !== undefined) {
        const message = 'Two comparisons in a row need `and`: write `x > 0 and x < 5`, or `x in 1..4`.'
        this.notes.push({ code: 'syntax-chained-comparison', span: chained, message })
      }
      return climber.finish()
    })
  })

  /** Signs and `not`, then what they stand before. */
  protected operand = this.RULE('operand', (climber: Climber): void => {
    this.MANY(() => {
      const token = this.OR([{ ALT: () => this.CONSUME(Minus) }, { ALT: () => this.CONSUME(Not) }])
      this.ACTION(() =>
        climber.prefix(token.tokenType === Not ? 'not' : '-', { start: token.startOffset, end: endOf(token) }),
      )
    })
    const operand = this.SUBRULE(this.primary)
    this.ACTION(() => climber.operand(operand))
  })

  protected primary = this.RULE(
    'primary',
    (): Expression =>
      this.OR({
        DEF: [
          { ALT: () => this.SUBRULE(this.conditional) },
          { ALT: () => this.SUBRULE(this.parenthesised) },
          {
            ALT: () => {
              const token = this.CONSUME(NumberToken)
              const number = this.ACTION(() => numberOf(token))
              return this.decimals(number)
            },
          },
          { ALT: () => textOf(this.CONSUME(StringToken)) },
          { GATE: () => this.LA(2).tokenType === LParen, ALT: () => this.SUBRULE(this.call) },
          { ALT: () => this.SUBRULE(this.atOccasion) },
        ],
        ERR_MSG: 'a name, a number or `(`',
      }),
  )

  protected parenthesised = this.RULE('parenthesised', (): Parenthesised => {
    const start = this.LA(1).startOffset
    const outer = this.inAllowed
    const list = this.inList
    this.CONSUME(LParen)
    this.inAllowed = true
    this.inList = 0
    const expression = this.SUBRULE(this.expression)
    this.ACTION(() => this.expectClosed(expression))
    this.CONSUME(RParen, { ERR_MSG: '`)`' })
    this.inAllowed = outer
    this.inList = list
    return { kind: 'parenthesised', span: this.since(start), expression }
  })

  protected conditional = this.RULE('conditional', (): Conditional => {
    const start = this.LA(1).startOffset
    const outer = this.inAllowed
    const ranged = this.rangeMayFollow
    this.CONSUME(If)
    this.inAllowed = true
    this.rangeMayFollow = false
    const condition = this.SUBRULE(this.expression)
    this.inAllowed = outer
    this.rangeMayFollow = ranged
    this.CONSUME(Then, { ERR_MSG: '`then` and a value' })
    const then = this.SUBRULE2(this.expression)
    this.CONSUME(Else, { ERR_MSG: '`else` and a value' })
    const otherwise = this.SUBRULE3(this.expression)
    return { kind: 'if', span: this.since(start), condition, then, else: otherwise }
  })

  protected call = this.RULE('call', (): Call => {
    const start = this.LA(1).startOffset
    const name = this.SUBRULE(this.name)
    this.CONSUME(LParen)
    const values = this.SUBRULE(this.values)
    this.ACTION(() => this.expectClosed(values.at(-1)!, name.text))
    this.CONSUME(RParen, { ERR_MSG: '`)`' })
    return { kind: 'call', span: this.since(start), function: name, arguments: values }
  })

  /** Finds out what is missing where a list of values neither goes on nor ends. */
  protected expectClosed(last: Expression, of?: string): void {
    const next = this.LA(1)
    if (next.tokenType === RParen) return
    const end = endOf(this.LA(0))
    if (of !== undefined && this.isValue(next) && this.listGoesOn()) this.lack = { text: ',', at: end }
    else this.lack = { text: ')', at: this.closingPlace(last, of) ?? end }
  }

  /** Where the `)` belongs when it is not where the reading stopped: what is compared, or has a range, is the whole. */
  private closingPlace(last: Expression, of: string | undefined): number | undefined {
    if (of !== undefined && !OF_CONDITIONS.includes(of)) return comparedEnd(last)
    const ranged = last.kind === 'in' && last.set?.kind === 'range' ? last.operand : undefined
    if (!this.rangeMayFollow || ranged === undefined) return undefined
    const counted = of !== undefined && ranged.kind !== 'binary' && ranged.kind !== 'in'
    return counted ? undefined : ranged.span.end
  }

  private isValue({ tokenType: type }: IToken): boolean {
    return type === NumberToken || type === StringToken || (type.CATEGORIES?.includes(NameToken) ?? false)
  }

  /** Whether what is next, a value, belongs to the list that is open: no word of the clause, or the list is closed behind it. */
  private listGoesOn(): boolean {
    if (this.LA(1).tokenType === PlainName) return true
    let depth = 0
    for (let ahead = 1; ; ahead++) {
      const type = this.LA(ahead).tokenType
      if (type === EOF) return false
      if (type === LParen) depth++
      else if (type === RParen && depth-- === 0) return true
    }
  }

  /** Values between parentheses, where a comma always separates. */
  protected values = this.RULE('values', (): Expression[] => {
    const values: Expression[] = []
    const outer = this.inAllowed
    this.inAllowed = true
    this.inList++
    values.push(this.SUBRULE(this.expression))
    this.MANY(() => {
      this.CONSUME(Comma)
      values.push(this.SUBRULE2(this.expression))
    })
    this.inList--
    this.inAllowed = outer
    return values
  })

  /** `total`, `q1..q9`, `PHQ9.total at baseline`. */
  protected atOccasion = this.RULE('atOccasion', (): Reference | Run | AtOccasion => {
    const operand = this.SUBRULE(this.referenceOrRun)
    const occasion: Name | undefined = this.OPTION({
      GATE: () => this.LA(2).tokenType !== LParen,
      DEF: () => {
        this.CONSUME(At)
        return this.SUBRULE(this.name, { LABEL: 'occasion' })
      },
    })
    return occasion === undefined
      ? operand
      : this.ACTION(() => ({
          kind: 'at',
          span: { start: operand.span.start, end: occasion.span.end },
          operand,
          occasion,
        }))
  })

  /** What stands behind `in`: a range or a list in parentheses. */
  protected set = this.RULE(
    'set',
    (): Exclude<Membership['set'], undefined> =>
      this.OR({
        DEF: [{ ALT: () => this.SUBRULE(this.list) }, { ALT: () => this.SUBRULE(this.range) }],
        ERR_MSG: 'a range, like `18..30`, or a list, like `(female, male)`',
      }),
  )

  protected list = this.RULE('list', (): ValueList => {
    const start = this.LA(1).startOffset
    this.CONSUME(LParen)
    const values = this.SUBRULE(this.values)
    this.ACTION(() => this.expectClosed(values.at(-1)!, 'in'))
    this.CONSUME(RParen, { ERR_MSG: '`)`' })
    return { kind: 'list', span: this.since(start), values }
  })

  /** Whether a name is next; for lists that end where a word of the clause stands. */
  protected nameAhead(): boolean {
    return this.LA(1).tokenType.CATEGORIES?.includes(NameToken) ?? false
  }
}
