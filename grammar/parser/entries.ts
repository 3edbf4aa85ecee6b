import type { IToken, TokenType } from 'chevrotain'
import type {
  Band,
  CategoryNode,
  Code,
  MissingCodes,
  Name,
  NormEntry,
  NormsClause,
  NumberLiteral,
  OccasionNode,
  ScaleCode,
  Text,
  VariableType,
} from '../syntax.ts'
import { ExpressionParser } from './expressions.ts'
import {
  Arrow,
  BlockToken,
  Comma,
  Equals,
  In,
  Minus,
  Name as NameToken,
  NumberToken,
  StringToken,
  word,
} from './lexemes.ts'
import { type Block, blockOf } from './outline.ts'
import type { Draft } from './values.ts'

const Missing = word('missing')
const Mean = word('mean')
const Sd = word('sd')

/** A block inside a clause: each of its lines is read by the rule given, after the clause itself. */
export interface Pending {
  readonly block: Block
  readonly noun: string
  readonly example: string
  readonly read: () => void
}

/** Stands for the node to fill while chevrotain records the grammar. */
export function blank<T>(): Draft<T> {
  return {} as Draft<T>
}

/** The lines of entries: codes of a scale, categories, bands, occasions, norms. Several may share a line. */
export abstract class EntryParser extends ExpressionParser {
  /** The blocks of the clause that was read last. */
  readonly pending: Pending[] = []

  protected block(token: IToken, noun: string, example: string, read: () => void): void {
    this.ACTION(() => this.pending.push({ block: blockOf(token), noun, example, read }))
  }

  /** Between entries a comma may stand. */
  protected separator(): void {
    this.OPTION9(() => this.CONSUME9(Comma))
  }

  /** `missing` is a clause before a code, and a name otherwise; `missing "Missing" = 9` is a category with its label. */
  protected missingAhead(): boolean {
    if (!this.is(Missing)) return false
    return this.is(NumberToken, 2) || this.is(Minus, 2) || (this.isKind(StringToken, 2) && !this.is(Equals, 3))
  }

  protected isKind(type: TokenType, ahead = 1): boolean {
    const found = this.LA(ahead).tokenType
    return found === type || (found.CATEGORIES?.includes(type) ?? false)
  }

  /** `missing -99, "NA"`; in a scale or variable with a label. */
  missingCodes = this.RULE('missingCodes', (n: Draft<MissingCodes> = blank()): void => {
    const start = this.LA(1).startOffset
    this.CONSUME(Missing)
    const codes = this.SUBRULE(this.codes)
    n.codes = codes
    const label = this.OPTION(() => this.SUBRULE(this.text))
    if (label) n.label = label
    n.span = this.since(start)
  })

  protected stored = this.RULE('stored', (): Code[] => {
    this.CONSUME(Equals)
    return this.SUBRULE(this.codes)
  })

  scaleLine = this.RULE('scaleLine', (codes: ScaleCode[] = [], missing: MissingCodes[] = []): void => {
    this.MANY(() => {
      this.OR([
        {
          ALT: () => {
            const n: Draft<MissingCodes> = { kind: 'missing', span: { start: 0, end: 0 }, codes: [] }
            this.SUBRULE(this.missingCodes, { ARGS: [n] })
            missing.push(n)
          },
        },
        {
          ALT: () => {
            const start = this.LA(1).startOffset
            const code = this.SUBRULE(this.code)
            const label: Text | undefined = this.OPTION(() => this.SUBRULE(this.text))
            const n: Draft<ScaleCode> = {
              kind: 'code',
              span: this.since(start),
              code,
              stored: [],
              ...(label && { label }),
            }
            codes.push(n)
            n.stored = this.OPTION2(() => this.SUBRULE(this.stored)) ?? []
            n.span = this.since(start)
          },
        },
      ])
      this.separator()
    })
  })

  /** `NAME ["Label"] [= CODE, …]` of a category or an occasion. */
  protected entry = this.RULE('entry', (n: Draft<CategoryNode | OccasionNode> = blank()): void => {
    const start = this.LA(1).startOffset
    n.name = this.SUBRULE(this.name)
    const label = this.OPTION(() => this.SUBRULE(this.text))
    if (label) n.label = label
    n.codes = this.OPTION2(() => this.SUBRULE(this.stored)) ?? []
    n.span = this.since(start)
  })

  categoryLine = this.RULE('categoryLine', (categories: CategoryNode[] = [], missing: MissingCodes[] = []): void => {
    this.MANY(() => {
      this.OR([
        {
          GATE: () => this.missingAhead(),
          ALT: () => {
            const n: Draft<MissingCodes> = { kind: 'missing', span: { start: 0, end: 0 }, codes: [] }
            this.SUBRULE(this.missingCodes, { ARGS: [n] })
            missing.push(n)
          },
        },
        {
          ALT: () => {
            const n = { kind: 'category' } as Draft<CategoryNode>
            this.SUBRULE(this.entry, { ARGS: [n] })
            categories.push(n)
          },
        },
      ])
      this.separator()
    })
  })

  occasionLine = this.RULE('occasionLine', (occasions: OccasionNode[] = []): void => {
    this.MANY(() => {
      const n = { kind: 'occasion-entry' } as Draft<OccasionNode>
      this.SUBRULE(this.entry, { ARGS: [n] })
      occasions.push(n)
      this.separator()
    })
  })

  bandLine = this.RULE('bandLine', (bands: Band[] = []): void => {
    this.MANY(() => {
      const start = this.LA(1).startOffset
      const name: Name = this.SUBRULE(this.name)
      const label: Text | undefined = this.OPTION(() => this.SUBRULE(this.text))
      const n: Draft<Band> = { kind: 'band', span: this.since(start), name, ...(label && { label }) }
      bands.push(n)
      n.range = this.SUBRULE(this.range)
      n.span = this.since(start)
      this.separator()
    })
  })

  normLine = this.RULE('normLine', (n: Draft<NormsClause> = blank(), entries: NormEntry[] = []): void => {
    this.MANY(() => {
      this.OR([
        {
          ALT: () => {
            this.CONSUME(Mean)
            n.mean = this.SUBRULE(this.single)
          },
        },
        {
          ALT: () => {
            this.CONSUME(Sd)
            n.sd = this.SUBRULE2(this.single)
          },
        },
        {
          ALT: () => {
            const start = this.LA(1).startOffset
            const raw: NumberLiteral = this.SUBRULE(this.signed)
            const entry: Draft<NormEntry> = { kind: 'norm', span: this.since(start), raw }
            entries.push(entry)
            this.CONSUME(Arrow, { ERR_MSG: '`=>` and the value of this raw score' })
            entry.value = this.SUBRULE2(this.signed)
            entry.span = this.since(start)
          },
        },
      ])
      this.separator()
    })
  })

  /** `number [in RANGE]`, `nominal { … }`, `flag`, … as far as a type goes. */
  protected variableType = this.RULE('variableType', (n: Draft<VariableType> = blank()): void => {
    const start = this.LA(1).startOffset
    const name = this.CONSUME(NameToken, { ERR_MSG: 'a type: number, nominal, ordinal, flag or date' })
    const categories: CategoryNode[] = []
    const missing: MissingCodes[] = []
    n.kind = 'type'
    n.name = { kind: 'name', span: this.since(start), text: name.image }
    n.span = this.since(start)
    n.categories = categories
    n.missing = missing
    this.OPTION(() => {
      this.CONSUME(In)
      n.range = this.SUBRULE(this.range)
    })
    this.OPTION2(() => {
      const token = this.CONSUME(BlockToken)
      this.block(token, 'A category', 'female "Women" = "f"', () => this.categoryLine(categories, missing))
    })
    n.span = this.since(start)
  })
}
