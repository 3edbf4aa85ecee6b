import type {
  AskedWhen,
  Band,
  ChangeClause,
  CiteClause,
  Claim,
  CutoffsClause,
  ItemClause,
  LicenceClause,
  NeedsClause,
  NormEntry,
  NormsClause,
  Reference,
  Reported,
  ReverseClause,
  Run,
  ScoreClause,
  SummaryClause,
  VariableDeclaration,
  VariableType,
} from '../syntax.ts'
import { blank, EntryParser } from './entries.ts'
import {
  BlockToken,
  Colon,
  Comma,
  DotDot,
  Equals,
  Greater,
  GreaterEqual,
  In,
  Less,
  LessEqual,
  Name as NameToken,
  word,
} from './lexemes.ts'
import type { Draft } from './values.ts'

const W = {
  allow: word('allow'),
  asked: word('asked'),
  cite: word('cite'),
  cutoffs: word('cutoffs'),
  doi: word('doi'),
  item: word('item'),
  items: word('items'),
  licence: word('licence'),
  mcid: word('mcid'),
  measures: word('measures'),
  missing: word('missing'),
  needs: word('needs'),
  norms: word('norms'),
  on: word('on'),
  otherwise: word('otherwise'),
  reported: word('reported'),
  retest: word('retest'),
  reverse: word('reverse'),
  reversed: word('reversed'),
  rounded: word('rounded'),
  score: word('score'),
  subscale: word('subscale'),
  summary: word('summary'),
  unscored: word('unscored'),
  variable: word('variable'),
  when: word('when'),
}

/** The clauses of an instrument, and `reported`. */
export abstract class InstrumentParser extends EntryParser {
  cite = this.RULE('cite', (n: Draft<CiteClause> = blank()): void => {
    this.CONSUME(W.cite)
    n.text = this.SUBRULE(this.text)
    this.OPTION(() => {
      this.CONSUME(W.doi)
      n.doi = this.SUBRULE2(this.text)
    })
  })

  licence = this.RULE('licence', (n: Draft<LicenceClause> = blank()): void => {
    this.CONSUME(W.licence)
    n.text = this.SUBRULE(this.text)
  })

  asked = this.RULE('asked', (n: Draft<AskedWhen> = blank()): void => {
    const start = this.LA(1).startOffset
    this.CONSUME(W.asked)
    this.CONSUME(W.when, { ERR_MSG: '`when` and a condition' })
    n.condition = this.SUBRULE(this.expression)
    this.OPTION(() => {
      this.CONSUME(W.otherwise)
      n.otherwise = this.SUBRULE(this.single)
    })
    n.span = this.since(start)
  })

  item = this.RULE('item', (n: Draft<ItemClause> = blank()): void => {
    this.OR([
      {
        ALT: () => {
          this.CONSUME(W.item)
          n.name = this.SUBRULE(this.name)
        },
      },
      {
        ALT: () => {
          this.CONSUME(W.items)
          n.name = this.SUBRULE2(this.name)
          this.ACTION(() => this.expectDots(NameToken))
          this.CONSUME(DotDot, { ERR_MSG: 'the first and the last item' })
          n.last = this.SUBRULE3(this.name)
        },
      },
    ])
    this.OPTION(() => {
      n.wording = this.SUBRULE(this.text)
    })
    this.CONSUME(W.on, { ERR_MSG: '`on` and a scale' })
    n.scale = this.SUBRULE4(this.name)
    this.MANY(() =>
      this.OR2([
        {
          ALT: () => {
            this.CONSUME(W.reversed)
            n.reversed = true
          },
        },
        {
          ALT: () => {
            this.CONSUME(W.unscored)
            n.unscored = true
          },
        },
        {
          ALT: () => {
            const asked: Draft<AskedWhen> = { kind: 'asked', span: { start: 0, end: 0 } }
            this.SUBRULE(this.asked, { ARGS: [asked] })
            n.asked = asked
          },
        },
      ]),
    )
  })

  reverse = this.RULE('reverse', (n: Draft<ReverseClause> = blank()): void => {
    const items: (Reference | Run)[] = []
    n.items = items
    this.CONSUME(W.reverse)
    items.push(this.SUBRULE(this.referenceOrRun))
    this.MANY(() => {
      this.CONSUME(Comma)
      items.push(this.SUBRULE2(this.referenceOrRun))
    })
    this.ACTION(() => this.expectDots(NameToken))
  })

  needs = this.RULE('needs', (n: Draft<NeedsClause> = blank()): void => {
    this.CONSUME(W.needs)
    const start = this.LA(1).startOffset
    const variable: Draft<VariableDeclaration> = { kind: 'variable', span: { start, end: start }, broken: false }
    this.SUBRULE(this.variable, { ARGS: [variable] })
    variable.span = this.since(start)
    n.variable = variable
  })

  variable = this.RULE('variable', (n: Draft<VariableDeclaration> = blank()): void => {
    this.CONSUME(W.variable, { ERR_MSG: '`variable`, a name and a type' })
    n.name = this.SUBRULE(this.name)
    this.OPTION(() => {
      n.label = this.SUBRULE(this.text)
    })
    this.CONSUME(Colon, { ERR_MSG: '`:` and a type' })
    const type = blank<VariableType>()
    this.SUBRULE(this.variableType, { ARGS: [type] })
    n.type = type
    this.OPTION2(() => {
      this.CONSUME(Equals)
      n.expression = this.SUBRULE(this.expression)
    })
  })

  score = this.RULE('score', (n: Draft<ScoreClause> = blank()): void => {
    this.OR([{ ALT: () => this.CONSUME(W.subscale) }, { ALT: () => this.CONSUME(W.score) }])
    n.name = this.SUBRULE(this.name)
    this.OPTION(() => {
      n.label = this.SUBRULE(this.text)
    })
    this.OPTION2(() => {
      this.CONSUME(Colon)
      const type = blank<VariableType>()
      this.SUBRULE(this.variableType, { ARGS: [type] })
      n.type = type
    })
    this.CONSUME(Equals, { ERR_MSG: '`=` and an expression' })
    this.inAllowed = false
    this.rangeMayFollow = n.type?.name?.text !== 'flag'
    n.expression = this.SUBRULE(this.expression)
    this.rangeMayFollow = false
    this.MANY(() =>
      this.OR2([
        {
          ALT: () => {
            this.CONSUME(In)
            n.stated = this.SUBRULE(this.range)
          },
        },
        {
          ALT: () => {
            this.CONSUME(W.allow)
            n.allow = this.SUBRULE(this.single)
            this.CONSUME(W.missing, { ERR_MSG: '`missing`' })
          },
        },
        {
          ALT: () => {
            this.CONSUME(W.rounded)
            n.rounded = true
          },
        },
        {
          ALT: () => {
            this.CONSUME(W.measures)
            n.measures = this.SUBRULE2(this.text)
          },
        },
      ]),
    )
  })

  cutoffs = this.RULE('cutoffs', (n: Draft<CutoffsClause> = blank()): void => {
    const bands: Band[] = []
    n.bands = bands
    this.CONSUME(W.cutoffs)
    n.score = this.SUBRULE(this.reference)
    this.OPTION(() => {
      n.label = this.SUBRULE(this.text)
    })
    this.OPTION2(() => {
      this.CONSUME(W.when)
      n.when = this.SUBRULE(this.expression)
    })
    const token = this.CONSUME(BlockToken, { ERR_MSG: '`{` and its bands' })
    this.block(token, 'A band', 'mild "Mild" 5..9', () => this.bandLine(bands))
  })

  change = this.RULE('change', (n: Draft<ChangeClause> = blank()): void => {
    this.OR([{ ALT: () => this.CONSUME(W.mcid) }, { ALT: () => this.CONSUME(W.retest) }])
    n.score = this.SUBRULE(this.reference)
    n.value = this.SUBRULE(this.single)
  })

  summary = this.RULE('summary', (n: Draft<SummaryClause> = blank()): void => {
    this.CONSUME(W.summary)
    n.name = this.SUBRULE(this.name)
    this.OPTION(() => {
      n.label = this.SUBRULE(this.text)
    })
    this.CONSUME(Equals, { ERR_MSG: '`=` and an expression' })
    n.expression = this.SUBRULE(this.expression)
  })

  norms = this.RULE('norms', (n: Draft<NormsClause> = blank()): void => {
    const entries: NormEntry[] = []
    n.entries = entries
    this.CONSUME(W.norms)
    n.score = this.SUBRULE(this.reference)
    this.OPTION(() => {
      this.CONSUME(W.when)
      n.when = this.SUBRULE(this.expression)
    })
    const token = this.CONSUME(BlockToken, { ERR_MSG: '`{` and its values' })
    this.block(token, 'A norm', 'mean 12.4 sd 5.1', () => this.normLine(n, entries))
  })

  reported = this.RULE('reported', (n: Draft<Reported> = blank()): void => {
    const claims: Claim[] = []
    n.claims = claims
    this.CONSUME(W.reported)
    this.SUBRULE(this.claim, { ARGS: [claims] })
    this.MANY(() => {
      this.CONSUME(Comma)
      this.SUBRULE2(this.claim, { ARGS: [claims] })
    })
  })

  protected claim = this.RULE('claim', (claims: Claim[] = []): void => {
    const start = this.LA(1).startOffset
    const name = this.SUBRULE(this.name)
    const of: Reference[] = []
    this.MANY(() => of.push(this.SUBRULE(this.reference)))
    const relation = this.OR({
      DEF: [Equals, LessEqual, GreaterEqual, Less, Greater].map((type) => ({ ALT: () => this.CONSUME(type) })),
      ERR_MSG: '`=` and the number that was reported',
    })
    const n: Draft<Claim> = {
      kind: 'claim',
      span: this.since(start),
      name,
      of,
      relation: '=',
    }
    this.ACTION(() => {
      const type = relation.tokenType
      n.relation =
        type === LessEqual ? '<=' : type === GreaterEqual ? '>=' : type === Less ? '<' : type === Greater ? '>' : '='
      claims.push(n)
    })
    n.value = this.SUBRULE(this.numberOrRange)
    this.OPTION(() => {
      this.CONSUME(In)
      n.interval = this.SUBRULE(this.range)
    })
    n.span = this.since(start)
  })
}
