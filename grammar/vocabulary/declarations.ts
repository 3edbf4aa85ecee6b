import { words } from './word.ts'

export const declarationWords = [
  ...words('declaration', [], {
    study: 'The study as a whole: its title, design, significance level and the conventions that its numbers follow.',
    use: 'Brings in the scales, instruments and variables of another file, or of the bundled library of instruments.',
    scale: 'The answers that an item can take: codes with labels, or a range such as 0..100.',
    instrument: 'A questionnaire: its items, which of them are reversed, its subscales, scores and cut-offs.',
    variable:
      'Something known about each respondent besides the questionnaires: a number, a category, a date, yes or no.',
    data: 'A file of answers, and how its columns belong to items and variables.',
    occasions: 'The times at which the same people answered, in order.',
    counts: 'A frequency table typed in from a publication, so that its test can be computed again.',
    table: 'A descriptive table, such as the “Table 1” of a paper.',
    figure: 'A figure of the results.',
    comparison: 'One question to the data: what is compared, with which test, and what was reported.',
    family: 'Comparisons whose p-values are adjusted together.',
  }),
  ...words('modifier', [], {
    planned: 'Decided before the data were seen; planned comparisons are adjusted for their number.',
    exploratory: 'Thought of after the data were seen; named so wherever the result is shown.',
  }),
  ...words('type', ['variable', 'score', 'scale', 'needs'], {
    number: 'A measured or counted quantity, such as age in years.',
    nominal: 'Categories without an order.',
    ordinal: 'Categories in the order in which they are written.',
    interval: 'Codes whose differences mean the same all along the scale.',
    flag: 'Yes or no.',
    date: 'A calendar date.',
  }),
]
