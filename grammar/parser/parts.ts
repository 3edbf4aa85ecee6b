import { EmbeddedActionsParser, type IToken, type TokenType } from 'chevrotain'
import type { Code, Name, NumberLiteral, Range, Reference, Run, Text } from '../syntax.ts'
import type { Span } from '../text.ts'
import type { SyntaxProblem } from './errors.ts'
import {
  allTypes,
  Comma,
  Dot,
  DotDot,
  DotDotLess,
  Minus,
  Name as NameToken,
  NumberToken,
  Reserved,
  StringToken,
} from './lexemes.ts'
import { endOf } from './lexer.ts'
import { lazyLookahead } from './lookahead.ts'
import { expectations, type Lack } from './messages.ts'
import { nameOf, numberOf, textOf, wordOf } from './values.ts'

/** What the rules of all clauses share: names, words with hyphens, texts, numbers, codes, ranges, references and runs. */
export abstract class PartsParser extends EmbeddedActionsParser {
  /** Mistakes that do not stop a rule. */
  readonly notes: SyntaxProblem[] = []
  /** The mark that the clause stopped for, where it is known which it is and where it belongs. */
  lack: Lack | undefined
  /** Depth of lists in which a comma separates, so that `0,5` is two entries. */
  protected inList = 0

  constructor() {
    super([...allTypes], {
      maxLookahead: 2,
      lookaheadStrategy: lazyLookahead(2),
      recoveryEnabled: false,
      skipValidations: true,
      nodeLocationTracking: 'none',
      errorMessageProvider: expectations,
    })
  }

  /** The span from an offset to the end of what was read last. */
  protected since(start: number): Span {
    return { start, end: endOf(this.LA(0)) }
  }

  protected touching(): boolean {
    return this.LA(1).startOffset === endOf(this.LA(0))
  }

  protected is(type: TokenType, ahead = 1): boolean {
    return this.LA(ahead).tokenType === type
  }

  protected name = this.RULE('name', (): Name => nameOf(this.CONSUME(NameToken, { ERR_MSG: 'a name' })))

  protected text = this.RULE('text', (): Text => textOf(this.CONSUME(StringToken, { ERR_MSG: 'a text in quotes' })))

  /** A word of a vocabulary, hyphens included: `cross-sectional`, `n-1`. Also an unknown one. */
  protected word = this.RULE('word', (): Name => {
    const parts: IToken[] = [this.CONSUME(NameToken, { ERR_MSG: 'a word' })]
    this.MANY({
      GATE: () => this.touching() && this.LA(2).startOffset === endOf(this.LA(1)),
      DEF: () => {
        parts.push(this.CONSUME(Minus))
        parts.push(
          this.OR([
            { ALT: () => this.CONSUME2(NameToken) },
            { ALT: () => this.CONSUME(NumberToken) },
            { ALT: () => this.CONSUME(Reserved) },
          ]),
        )
      },
    })
    return this.ACTION(() => wordOf(parts))
  })

  /** Finds out whether a hyphen stands where `..` belongs, before the end of a range or of a run. */
  protected expectDots(end: TokenType): void {
    const hyphen = this.LA(1)
    if (hyphen.tokenType !== Minus || hyphen.image !== '-' || this.is(Minus, 0)) return
    const last = this.LA(2).tokenType
    if (last !== end && !(last.CATEGORIES?.includes(end) ?? false)) return
    const at = hyphen.startOffset
    this.lack = { text: '..', at, instead: { start: endOf(this.LA(0)), end: this.LA(2).startOffset } }
  }

  /** A number with its sign. */
  protected signed = this.RULE('signed', (): NumberLiteral => {
    const sign = this.OPTION(() => this.CONSUME(Minus))
    const token = this.CONSUME(NumberToken, { ERR_MSG: 'a number' })
    return this.ACTION(() => numberOf(token, sign))
  })

  /** A number where exactly one can stand: a decimal comma is understood, and said. */
  protected single = this.RULE('single', (): NumberLiteral => {
    const number = this.SUBRULE(this.signed)
    return this.decimals(number)
  })

  /** Reads `,030` behind `0` as decimals, where exactly one number can stand. */
  protected decimals(number: NumberLiteral): NumberLiteral {
    let result = number
    this.OPTION8({
      GATE: () => this.hasDecimalComma(),
      DEF: () => {
        this.CONSUME8(Comma)
        const decimals = this.CONSUME8(NumberToken)
        this.ACTION(() => {
          const written = `${number.written}.${decimals.image}`
          const span = { start: number.span.start, end: endOf(decimals) }
          result = { kind: 'number', span, value: Number(written), written }
          this.notes.push({
            code: 'syntax-decimal-comma',
            span,
            message: `Numbers are written with a decimal point: \`${written}\`.`,
            fix: { title: `Write ${written}`, edits: [{ span, newText: written }], certain: true },
          })
        })
      },
    })
    return result
  }

  /** Whether the number just read is followed, without a space, by a comma and digits. */
  protected hasDecimalComma(): boolean {
    const comma = this.LA(1)
    const next = this.LA(2)
    return (
      this.inList === 0 &&
      comma.tokenType === Comma &&
      next.tokenType === NumberToken &&
      this.touching() &&
      next.startOffset === endOf(comma) &&
      /^\d+$/.test(next.image) &&
      /^\d+$/.test(this.LA(0).image)
    )
  }

  protected code = this.RULE(
    'code',
    (): Code =>
      this.OR({
        DEF: [{ ALT: () => this.SUBRULE(this.signed) }, { ALT: () => this.SUBRULE(this.text) }],
        ERR_MSG: 'a code: a number, or a text in quotes',
      }),
  )

  protected codes = this.RULE('codes', (): Code[] => {
    const codes: Code[] = [this.SUBRULE(this.code)]
    this.MANY({
      GATE: () => !this.is(NameToken, 2),
      DEF: () => {
        this.CONSUME(Comma)
        codes.push(this.SUBRULE2(this.code))
      },
    })
    return codes
  })

  /** `0..24`, `0..<2.5`, `25..`, `..24`. */
  protected range = this.RULE('range', (): Range => {
    const start = this.LA(1).startOffset
    const low = this.OPTION(() => this.SUBRULE(this.single))
    let open = false
    this.ACTION(() => this.expectDots(NumberToken))
    this.OR({
      DEF: [
        { ALT: () => this.CONSUME(DotDot) },
        {
          ALT: () => {
            this.CONSUME(DotDotLess)
            open = true
          },
        },
      ],
      ERR_MSG:
        low === undefined ? 'a range, like `0..24`' : '`..` and the upper end of the range (one value is `5..5`)',
    })
    const high = this.OPTION2({
      GATE: () => this.LA(1).tokenType !== Minus || this.LA(2).tokenType === NumberToken,
      DEF: () => this.SUBRULE2(this.single),
    })
    const span = this.since(start)
    return { kind: 'range', span, ...(low && { low }), ...(high && { high }), open }
  })

  protected numberOrRange = this.RULE('numberOrRange', (): NumberLiteral | Range =>
    this.OR({
      DEF: [
        { GATE: () => this.rangeAhead(), ALT: () => this.SUBRULE(this.range) },
        { ALT: () => this.SUBRULE(this.single) },
      ],
      ERR_MSG: 'a number',
    }),
  )

  protected rangeAhead(): boolean {
    let at = this.is(Minus) ? 2 : 1
    if (this.is(NumberToken, at)) at++
    if (this.is(Comma, at) && this.is(NumberToken, at + 1) && !this.is(NumberToken, at + 2)) {
      if (this.is(DotDot, at + 2) || this.is(DotDotLess, at + 2)) at += 2
    }
    return this.is(DotDot, at) || this.is(DotDotLess, at)
  }

  /** `total`, `STAR_P.total.band`. */
  protected reference = this.RULE('reference', (): Reference => {
    const start = this.LA(1).startOffset
    const path: Name[] = [this.SUBRULE(this.name)]
    this.MANY(() => {
      this.CONSUME(Dot)
      path.push(this.SUBRULE2(this.name))
    })
    return { kind: 'reference', span: this.since(start), path }
  })

  /** `p1`, `p1..p12`, `PHQ9.q1..q9`. */
  protected referenceOrRun = this.RULE('referenceOrRun', (): Reference | Run => {
    const first = this.SUBRULE(this.reference)
    const last = this.OPTION(() => {
      this.CONSUME(DotDot)
      return this.SUBRULE(this.name)
    })
    return last === undefined
      ? first
      : this.ACTION(() => ({
          kind: 'run',
          span: { start: first.span.start, end: last.span.end },
          first,
          last,
        }))
  })

  /** A column of a data file; any word will do, also one reserved in expressions. */
  protected columnName = this.RULE('columnName', (): Name | Text =>
    this.OR({
      DEF: [
        { ALT: () => this.SUBRULE(this.name) },
        { ALT: () => nameOf(this.CONSUME(Reserved)) },
        { ALT: () => this.SUBRULE(this.text) },
      ],
      ERR_MSG: 'the name of a column (in quotes where it is no single word)',
    }),
  )
}
