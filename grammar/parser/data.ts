import type {
  AsClause,
  ColumnClause,
  ColumnName,
  ColumnsClause,
  CountColumn,
  CountRow,
  DescribeClause,
  ExpectRowsClause,
  FigureClause,
  IdClause,
  IncludeClause,
  Name,
  NumberLiteral,
  OccasionClause,
  Setting,
  Text,
  WeightClause,
  WhereClause,
  WithClause,
} from '../syntax.ts'
import { blank } from './entries.ts'
import { InstrumentParser } from './instrument.ts'
import { Colon, Comma, Minus, Name as NameToken, word } from './lexemes.ts'
import type { Draft } from './values.ts'

const W = {
  already: word('already'),
  as: word('as'),
  by: word('by'),
  column: word('column'),
  columns: word('columns'),
  describe: word('describe'),
  difference: word('difference'),
  expect: word('expect'),
  from: word('from'),
  id: word('id'),
  include: word('include'),
  occasion: word('occasion'),
  of: word('of'),
  reversed: word('reversed'),
  rows: word('rows'),
  type: word('type'),
  under: word('under'),
  variant: word('variant'),
  weight: word('weight'),
  where: word('where'),
  with: word('with'),
}

/** The clauses of `study`, `data`, `counts`, `table` and `figure`. */
export abstract class DataParser extends InstrumentParser {
  setting = this.RULE('setting', (n: Draft<Setting> = blank()): void => {
    const values: (Name | NumberLiteral | Text)[] = []
    n.values = values
    n.name = this.SUBRULE(this.word)
    this.OPTION(() =>
      this.OR([
        { ALT: () => this.CONSUME(W.type) },
        { ALT: () => this.CONSUME(W.variant) },
        { ALT: () => this.CONSUME(W.under) },
      ]),
    )
    this.AT_LEAST_ONE({
      DEF: () =>
        this.OR2([
          { ALT: () => values.push(this.SUBRULE2(this.word)) },
          { ALT: () => values.push(this.SUBRULE(this.single)) },
          { ALT: () => values.push(this.SUBRULE(this.text)) },
        ]),
      ERR_MSG: 'a value',
    })
  })

  /** `difference second - first`, with or without spaces. */
  difference = this.RULE('difference', (n: Draft<Setting> = blank()): void => {
    const values: Name[] = []
    n.values = values
    n.name = this.SUBRULE(this.name)
    this.CONSUME(NameToken, { ERR_MSG: '`first - second` or `second - first`' })
    this.ACTION(() => values.push(this.named(0)))
    this.CONSUME(Minus, { ERR_MSG: '`-` and the other sample' })
    values.push(this.SUBRULE2(this.name))
  })

  /** The name that a token is, `ahead` tokens from here. */
  protected named(ahead: number): Name {
    const token = this.LA(ahead)
    return {
      kind: 'name',
      span: { start: token.startOffset, end: token.startOffset + token.image.length },
      text: token.image,
    }
  }

  column = this.RULE('column', (n: Draft<ColumnClause> = blank()): void => {
    const columns: ColumnName[] = []
    n.columns = columns
    this.CONSUME(W.column)
    columns.push(this.SUBRULE(this.columnName))
    this.MANY(() => {
      this.CONSUME(Comma)
      columns.push(this.SUBRULE2(this.columnName))
    })
    this.CONSUME(W.as, { ERR_MSG: '`as` and an item or a variable' })
    n.target = this.SUBRULE(this.reference)
    this.SUBRULE(this.alreadyReversed, { ARGS: [n] })
  })

  columns = this.RULE('columns', (n: Draft<ColumnsClause> = blank()): void => {
    const patterns: Text[] = []
    n.patterns = patterns
    this.CONSUME(W.columns)
    patterns.push(this.SUBRULE(this.text))
    this.MANY(() => {
      this.CONSUME(Comma)
      patterns.push(this.SUBRULE2(this.text))
    })
    this.OPTION(() => {
      this.CONSUME(W.as)
      n.target = this.SUBRULE(this.referenceOrRun)
      this.ACTION(() => this.expectDots(NameToken))
    })
    this.SUBRULE(this.alreadyReversed, { ARGS: [n] })
  })

  protected alreadyReversed = this.RULE('alreadyReversed', (n: Draft<ColumnClause | ColumnsClause> = blank()): void => {
    this.OPTION(() => {
      this.CONSUME(W.already)
      this.CONSUME(W.reversed, { ERR_MSG: '`reversed`' })
      n.alreadyReversed = true
    })
  })

  protected columnNames = this.RULE('columnNames', (): ColumnName[] => {
    const columns = [this.SUBRULE(this.columnName)]
    this.MANY(() => {
      this.CONSUME(Comma)
      columns.push(this.SUBRULE2(this.columnName))
    })
    return columns
  })

  id = this.RULE('id', (n: Draft<IdClause> = blank()): void => {
    this.CONSUME(W.id)
    n.columns = this.SUBRULE(this.columnNames)
  })

  weight = this.RULE('weight', (n: Draft<WeightClause> = blank()): void => {
    this.CONSUME(W.weight)
    n.columns = this.SUBRULE(this.columnNames)
  })

  include = this.RULE('include', (n: Draft<IncludeClause> = blank()): void => {
    this.CONSUME(W.include)
    n.condition = this.SUBRULE(this.expression)
    this.OPTION(() => {
      n.reason = this.SUBRULE(this.text)
    })
  })

  expectRows = this.RULE('expectRows', (n: Draft<ExpectRowsClause> = blank()): void => {
    this.CONSUME(W.expect)
    n.rows = this.SUBRULE(this.single)
    this.CONSUME(W.rows, { ERR_MSG: '`rows`' })
  })

  occasion = this.RULE('occasion', (n: Draft<OccasionClause> = blank()): void => {
    this.CONSUME(W.occasion)
    n.name = this.SUBRULE(this.name)
    const start = this.LA(1).startOffset
    this.OR({
      DEF: [
        {
          ALT: () => {
            this.CONSUME(W.from)
            n.from = this.SUBRULE(this.columnName)
          },
        },
        {
          ALT: () => {
            const column: Draft<ColumnClause> = {
              kind: 'column',
              span: { start, end: start },
              columns: [],
              alreadyReversed: false,
            }
            n.binding = column
            this.SUBRULE(this.column, { ARGS: [column] })
            column.span = this.since(start)
          },
        },
        {
          ALT: () => {
            const columns: Draft<ColumnsClause> = {
              kind: 'columns',
              span: { start, end: start },
              patterns: [],
              alreadyReversed: false,
            }
            n.binding = columns
            this.SUBRULE(this.columns, { ARGS: [columns] })
            columns.span = this.since(start)
          },
        },
      ],
      ERR_MSG: '`from` and a column, or `columns` and their names',
    })
  })

  countColumns = this.RULE('countColumns', (columns: CountColumn[] = []): void => {
    this.CONSUME(W.columns)
    this.SUBRULE(this.countColumn, { ARGS: [columns] })
    this.MANY(() => {
      this.CONSUME(Comma)
      this.SUBRULE2(this.countColumn, { ARGS: [columns] })
    })
  })

  protected countColumn = this.RULE('countColumn', (columns: CountColumn[] = []): void => {
    const start = this.LA(1).startOffset
    const name = this.SUBRULE(this.name)
    const label: Text | undefined = this.OPTION(() => this.SUBRULE(this.text))
    columns.push({ kind: 'count-column', span: this.since(start), name, ...(label && { label }) })
  })

  countRow = this.RULE('countRow', (rows: CountRow[] = []): void => {
    const start = this.LA(1).startOffset
    const counts: NumberLiteral[] = []
    const name = this.SUBRULE(this.name)
    const label: Text | undefined = this.OPTION(() => this.SUBRULE(this.text))
    const n: Draft<CountRow> = { kind: 'count-row', span: this.since(start), name, counts, ...(label && { label }) }
    rows.push(n)
    this.CONSUME(Colon, { ERR_MSG: '`:` and its counts' })
    counts.push(this.SUBRULE(this.signed))
    this.MANY(() => {
      this.CONSUME(Comma)
      counts.push(this.SUBRULE2(this.signed))
    })
    n.span = this.since(start)
  })

  describe = this.RULE('describe', (n: Draft<DescribeClause> = blank(), more: (AsClause | WithClause)[] = []): void => {
    const samples: DescribeClause['samples'][number][] = []
    n.samples = samples
    const start = this.LA(1).startOffset
    this.CONSUME(W.describe)
    samples.push(this.SUBRULE(this.atOccasion))
    this.MANY(() => {
      this.CONSUME(Comma)
      samples.push(this.SUBRULE2(this.atOccasion))
    })
    this.OPTION(() => {
      this.CONSUME(W.by)
      n.by = this.SUBRULE(this.reference)
    })
    n.span = this.since(start)
    this.MANY2(() =>
      this.OR([
        {
          ALT: () => {
            const clause: Draft<AsClause> = { kind: 'as', span: this.since(0) }
            more.push(clause)
            this.SUBRULE(this.as, { ARGS: [clause] })
          },
        },
        {
          ALT: () => {
            const clause: Draft<WithClause> = { kind: 'with', span: this.since(0) }
            more.push(clause)
            this.SUBRULE(this.with, { ARGS: [clause] })
          },
        },
      ]),
    )
  })

  as = this.RULE('as', (n: Draft<AsClause> = blank()): void => {
    const start = this.LA(1).startOffset
    this.CONSUME(W.as)
    n.summary = this.SUBRULE(this.word)
    n.span = this.since(start)
  })

  with = this.RULE('with', (n: Draft<WithClause> = blank()): void => {
    const start = this.LA(1).startOffset
    this.CONSUME(W.with)
    n.what = this.SUBRULE(this.word)
    n.span = this.since(start)
  })

  figure = this.RULE('figureClause', (n: Draft<FigureClause> = blank()): void => {
    const of: FigureClause['of'][number][] = []
    n.of = of
    n.figure = this.SUBRULE(this.word)
    this.OPTION(() => {
      this.CONSUME(W.of)
      of.push(this.SUBRULE(this.atOccasion))
      this.MANY(() => {
        this.CONSUME(Comma)
        of.push(this.SUBRULE2(this.atOccasion))
      })
    })
    this.OPTION2(() => {
      this.CONSUME(W.by)
      n.by = this.SUBRULE(this.reference)
    })
  })

  where = this.RULE('where', (n: Draft<WhereClause> = blank()): void => {
    this.CONSUME(W.where)
    n.condition = this.SUBRULE(this.expression)
  })
}
