import type {
  AgreementClause,
  AlternativeClause,
  CompareClause,
  CorrelateClause,
  DetectClause,
  ExpectClause,
  MarginClause,
  Name,
  Reference,
  Sample,
  TestOption,
  TestUse,
  UsingClause,
} from '../syntax.ts'
import { DataParser } from './data.ts'
import { blank } from './entries.ts'
import { Comma, Else, If, Minus, NumberToken, word } from './lexemes.ts'
import type { Draft } from './values.ts'

const W = {
  adjust: word('adjust'),
  adjusted: word('adjusted'),
  agreement: word('agreement'),
  alternative: word('alternative'),
  as: word('as'),
  by: word('by'),
  compare: word('compare'),
  comparisons: word('comparisons'),
  correlate: word('correlate'),
  detect: word('detect'),
  equivalence: word('equivalence'),
  expect: word('expect'),
  for: word('for'),
  group: word('group'),
  margin: word('margin'),
  noninferiority: word('noninferiority'),
  normal: word('normal'),
  paired: word('paired'),
  per: word('per'),
  stratified: word('stratified'),
  using: word('using'),
  where: word('where'),
  with: word('with'),
  within: word('within'),
}

/** Options whose value is a word. */
const withWord = new Set(['continuity', 'post-hoc', 'variant', 'adjust', 'variances'])

/** The clauses of comparisons and families. */
export abstract class ComparisonParser extends DataParser {
  protected sample = this.RULE('sample', (): Sample => {
    const start = this.LA(1).startOffset
    const expression = this.SUBRULE(this.expression)
    const n: Draft<Sample> = { kind: 'sample', span: this.since(start), expression }
    this.MANY(() =>
      this.OR([
        {
          ALT: () => {
            this.CONSUME(W.where)
            n.where = this.SUBRULE2(this.expression)
          },
        },
        {
          ALT: () => {
            this.CONSUME(W.as)
            n.as = this.SUBRULE(this.name)
          },
        },
      ]),
    )
    n.span = this.since(start)
    return n
  })

  compare = this.RULE('compare', (n: Draft<CompareClause> = blank()): void => {
    this.CONSUME(W.compare)
    n.first = this.SUBRULE(this.sample)
    this.MANY(() =>
      this.OR([
        {
          ALT: () => {
            this.CONSUME(W.by)
            n.by = this.SUBRULE(this.reference)
          },
        },
        {
          ALT: () => {
            this.CONSUME(W.with)
            n.second = this.SUBRULE2(this.sample)
          },
        },
        {
          ALT: () => {
            this.CONSUME(W.paired)
            n.paired = true
          },
        },
        { ALT: () => this.SUBRULE(this.stratified, { ARGS: [n] }) },
        { ALT: () => this.SUBRULE(this.adjusted, { ARGS: [n] }) },
      ]),
    )
  })

  stratified = this.RULE('stratified', (n: Draft<CompareClause> = blank()): void => {
    this.CONSUME(W.stratified)
    this.CONSUME(W.by, { ERR_MSG: '`by` and a variable' })
    n.stratified = this.SUBRULE(this.reference)
  })

  adjusted = this.RULE('adjusted', (n: Draft<CompareClause> = blank()): void => {
    this.CONSUME(W.adjusted)
    this.CONSUME(W.for, { ERR_MSG: '`for` and variables' })
    const adjusted: Reference[] = [this.SUBRULE(this.reference)]
    n.adjusted = adjusted
    this.MANY(() => {
      this.CONSUME(Comma)
      adjusted.push(this.SUBRULE2(this.reference))
    })
  })

  correlate = this.RULE('correlate', (n: Draft<CorrelateClause> = blank()): void => {
    this.CONSUME(W.correlate)
    n.first = this.SUBRULE(this.sample)
    this.CONSUME(W.with, { ERR_MSG: '`with` and the other score' })
    n.second = this.SUBRULE2(this.sample)
  })

  agreement = this.RULE('agreement', (n: Draft<AgreementClause> = blank()): void => {
    const samples: Sample[] = []
    n.samples = samples
    this.CONSUME(W.agreement)
    samples.push(this.SUBRULE(this.sample))
    this.MANY(() => {
      this.CONSUME(Comma)
      samples.push(this.SUBRULE2(this.sample))
    })
  })

  detect = this.RULE('detect', (n: Draft<DetectClause> = blank()): void => {
    this.CONSUME(W.detect)
    n.condition = this.SUBRULE(this.expression)
    this.CONSUME(W.with, { ERR_MSG: '`with` and a score' })
    n.score = this.SUBRULE(this.sample)
  })

  using = this.RULE('using', (n: Draft<UsingClause> = blank()): void => {
    this.CONSUME(W.using)
    n.test = this.SUBRULE(this.test)
    this.OPTION(() => {
      this.CONSUME(If)
      this.CONSUME(W.normal, { ERR_MSG: '`normal`, then `else` and the other test' })
      this.CONSUME(Else, { ERR_MSG: '`else` and the other test' })
      n.otherwise = this.SUBRULE2(this.test)
    })
  })

  protected test = this.RULE('test', (): TestUse => {
    const start = this.LA(1).startOffset
    const name = this.SUBRULE(this.word)
    const options: TestOption[] = []
    this.MANY(() => {
      this.separator()
      const from = this.LA(1).startOffset
      const option: Draft<TestOption> = { kind: 'option', span: this.since(from), name: this.SUBRULE2(this.word) }
      options.push(option)
      const value = this.OPTION({
        GATE: () => this.isNumberAhead() || withWord.has(option.name.text),
        DEF: (): Name | NonNullable<TestOption['value']> =>
          this.OR([{ ALT: () => this.SUBRULE(this.single) }, { ALT: () => this.SUBRULE3(this.word) }]),
      })
      if (value) option.value = value
      option.span = this.since(from)
    })
    return { kind: 'test', span: this.since(start), name, options }
  })

  protected isNumberAhead(): boolean {
    return this.is(NumberToken) || (this.is(Minus) && this.is(NumberToken, 2))
  }

  alternative = this.RULE('alternative', (n: Draft<AlternativeClause> = blank()): void => {
    this.CONSUME(W.alternative)
    n.value = this.SUBRULE(this.word)
  })

  margin = this.RULE('margin', (n: Draft<MarginClause> = blank()): void => {
    this.OR([
      {
        ALT: () => {
          this.CONSUME(W.equivalence)
          this.CONSUME(W.within, { ERR_MSG: '`within` and a number' })
        },
      },
      {
        ALT: () => {
          this.CONSUME(W.noninferiority)
          this.CONSUME(W.margin, { ERR_MSG: '`margin` and a number' })
        },
      },
    ])
    n.margin = this.SUBRULE(this.single)
  })

  expect = this.RULE('expect', (n: Draft<ExpectClause> = blank()): void => {
    this.CONSUME(W.expect)
    n.n = this.SUBRULE(this.single)
    this.OPTION(() => {
      this.CONSUME(W.per)
      this.CONSUME(W.group, { ERR_MSG: '`group`' })
      n.perGroup = true
    })
  })

  adjust = this.RULE('adjust', (n: { adjust?: Name } = {}): void => {
    this.CONSUME(W.adjust)
    n.adjust = this.SUBRULE(this.word)
  })

  comparisons = this.RULE('comparisons', (names: Name[] = []): void => {
    this.CONSUME(W.comparisons)
    names.push(this.SUBRULE(this.name))
    this.MANY(() => {
      this.CONSUME(Comma)
      names.push(this.SUBRULE2(this.name))
    })
  })
}
