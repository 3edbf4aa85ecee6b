import { words } from './word.ts'

export const dataWords = [
  ...words('clause', ['data'], {
    id: 'The column that says which respondent a row belongs to.',
    column:
      'A column whose name differs from that of its item or variable; a list names the alternatives of other files.',
    columns: 'A run of columns that belong to a run of items.',
    include: 'Who is analysed; each condition is reported with how many it left out.',
    expect: 'How many rows the file should have.',
    weight: 'A column of frequency weights: how many respondents a row stands for.',
    occasion: 'Which occasion an answer belongs to, by a column (long data) or by the names of columns (wide data).',
    encoding: 'The character encoding of the file, such as "windows-1250".',
    delimiter: 'The character between the fields of a line.',
    decimal: 'The decimal mark of the file.',
    sheet: 'The sheet of a workbook.',
  }),
  ...words('connector', ['data'], {
    from: 'Where the answers, or the occasions, come from.',
    as: 'The item or variable that a column holds.',
    already: 'The file holds this item already reversed, so that it is not reversed again.',
    rows: 'The number of rows of the file.',
    postgres: 'A PostgreSQL connection from the settings.',
  }),
]
