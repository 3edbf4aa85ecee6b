import type { IToken } from 'chevrotain'
import type {
  ComparisonDeclaration,
  DataDeclaration,
  FamilyDeclaration,
  MissingCodes,
  OccasionNode,
  OccasionsDeclaration,
  ScaleCode,
  ScaleDeclaration,
  StudyDeclaration,
  UseDeclaration,
} from '../syntax.ts'
import { ComparisonParser } from './comparison.ts'
import { blank } from './entries.ts'
import { BlockToken, Colon, Name as NameToken, word } from './lexemes.ts'
import type { Draft } from './values.ts'

const W = {
  comparison: word('comparison'),
  data: word('data'),
  exploratory: word('exploratory'),
  from: word('from'),
  occasions: word('occasions'),
  planned: word('planned'),
  scale: word('scale'),
  step: word('step'),
  study: word('study'),
  use: word('use'),
}

/** A declaration's head: everything before its `{`, and the block. */
export class StudyParser extends ComparisonParser {
  /** The block of the declaration that was read last, where its clauses are read one by one. */
  body: IToken | undefined

  constructor() {
    super()
    this.performSelfAnalysis()
  }

  /** Makes ready for the next clause. */
  begin(tokens: IToken[]): void {
    this.input = tokens
    this.notes.length = 0
    this.pending.length = 0
    this.body = undefined
    this.inAllowed = true
    this.inList = 0
    this.rangeMayFollow = false
    this.lack = undefined
  }

  study = this.RULE('study', (n: Draft<StudyDeclaration> = blank()): void => {
    this.CONSUME(W.study)
    n.label = this.SUBRULE(this.text)
    this.body = this.CONSUME(BlockToken, { ERR_MSG: '`{` and its settings' })
  })

  use = this.RULE('use', (n: Draft<UseDeclaration> = blank()): void => {
    this.CONSUME(W.use)
    this.OR({
      DEF: [
        {
          ALT: () => {
            n.path = this.SUBRULE(this.text)
          },
        },
        {
          ALT: () => {
            n.library = this.SUBRULE(this.word)
          },
        },
      ],
      ERR_MSG: 'the path of a file in quotes, or the name of an instrument of the library',
    })
  })

  scale = this.RULE('scale', (n: Draft<ScaleDeclaration> = blank()): void => {
    const codes: ScaleCode[] = []
    const missing: MissingCodes[] = []
    n.codes = codes
    n.missing = missing
    this.CONSUME(W.scale)
    n.name = this.SUBRULE(this.name)
    this.OPTION(() => {
      n.label = this.SUBRULE(this.text)
    })
    this.OPTION2(() => {
      this.CONSUME(Colon)
      n.level = this.SUBRULE2(this.name)
    })
    this.OR({
      DEF: [
        {
          ALT: () => {
            const token = this.CONSUME(BlockToken)
            this.block(token, 'A code', '0 "Never"', () => this.scaleLine(codes, missing))
          },
        },
        {
          ALT: () => {
            n.range = this.SUBRULE(this.range)
            this.OPTION3(() => {
              this.CONSUME(W.step)
              n.step = this.SUBRULE(this.single)
            })
            this.OPTION4(() => {
              const token = this.CONSUME2(BlockToken)
              this.block(token, 'A code', '0 "Never"', () => this.scaleLine(codes, missing))
            })
          },
        },
      ],
      ERR_MSG: '`{` and its codes, or a range like `0..100`',
    })
  })

  data = this.RULE('data', (n: Draft<DataDeclaration> = blank()): void => {
    this.CONSUME(W.data)
    n.name = this.SUBRULE(this.name)
    this.OPTION(() => {
      n.label = this.SUBRULE(this.text)
    })
    this.CONSUME(W.from, { ERR_MSG: '`from` and the path of a file in quotes' })
    this.OPTION2(() => {
      n.source = this.SUBRULE2(this.name)
    })
    n.path = this.SUBRULE2(this.text)
    this.OPTION3(() => {
      this.body = this.CONSUME(BlockToken)
    })
  })

  occasions = this.RULE('occasions', (n: Draft<OccasionsDeclaration> = blank()): void => {
    const occasions: OccasionNode[] = []
    n.occasions = occasions
    this.CONSUME(W.occasions)
    n.name = this.SUBRULE(this.name)
    this.OPTION(() => {
      n.label = this.SUBRULE(this.text)
    })
    const token = this.CONSUME(BlockToken, { ERR_MSG: '`{` and its occasions' })
    this.block(token, 'An occasion', 'baseline "Baseline" = 0', () => this.occasionLine(occasions))
  })

  /** The head that most declarations have: word, name, label, block. */
  headed = this.RULE('headed', (n: Draft<Pick<FamilyDeclaration, 'name' | 'label'>> = {}): void => {
    this.CONSUME(NameToken)
    n.name = this.SUBRULE(this.name)
    this.OPTION(() => {
      n.label = this.SUBRULE(this.text)
    })
    this.body = this.CONSUME(BlockToken, { ERR_MSG: '`{` and its clauses' })
  })

  comparison = this.RULE('comparison', (n: Draft<ComparisonDeclaration> = blank()): void => {
    this.OPTION(() =>
      this.OR([
        {
          ALT: () => {
            this.CONSUME(W.planned)
            n.status = 'planned'
          },
        },
        {
          ALT: () => {
            this.CONSUME(W.exploratory)
            n.status = 'exploratory'
          },
        },
      ]),
    )
    this.CONSUME(W.comparison, { ERR_MSG: '`comparison`' })
    n.name = this.SUBRULE(this.name)
    this.OPTION2(() => {
      n.label = this.SUBRULE(this.text)
    })
    this.body = this.CONSUME(BlockToken, { ERR_MSG: '`{` and its clauses' })
  })
}
